"""A round that goes on now, and in it a visit soon of which the unit knows nothing yet."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.workdays import Calendar
from tests import make


@pytest.fixture
def today(inspection_round):
    """The round goes on for months."""
    today = timezone.localdate()
    around = {"period_start": today - timedelta(days=60), "period_end": today + timedelta(days=90)}
    type(inspection_round).objects.update(**around)
    inspection_round.refresh_from_db()
    return today


@pytest.fixture
def coming(team_a, que_vo, today):
    """A visit three days from now, of which Quế Võ knows nothing yet: too late by the usual term."""
    return make.make_visit(team_a, que_vo, day=today + timedelta(days=3))


def clock_of(visit):
    return visit.announcement_clock(Calendar.load())
