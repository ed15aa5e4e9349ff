"""A round that goes on now, and in it a visit soon of which the unit knows nothing yet."""

from datetime import timedelta

import pytest

from core.workdays import Calendar
from tests import make


@pytest.fixture
def today(inspection_round):
    return make.let_go_on(inspection_round)


@pytest.fixture
def coming(team_a, que_vo, today):
    """A visit three days from now, of which Quế Võ knows nothing yet: too late by the usual term."""
    return make.make_visit(team_a, que_vo, day=today + timedelta(days=3))


def clock_of(visit):
    return visit.announcement_clock(Calendar.load())
