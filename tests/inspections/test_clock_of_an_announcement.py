"""By which day a unit is told of its visit, how that day is computed, and whether it was kept."""

from datetime import date, timedelta

import pytest

from core.errors import DomainError
from core.models import Holiday
from core.workdays import Calendar
from inspections.models import Visit
from inspections.waiting import to_announce
from tests import make

from .conftest import clock_of

pytestmark = pytest.mark.django_db


def test_ten_working_days_before_the_visit_are_usual_and_an_office_may_say_otherwise(settings):
    visit = Visit(date=date(2030, 5, 16))  # a Thursday
    assert visit.announce_by(Calendar.load()) == date(2030, 5, 2)
    settings.TERMS = settings.TERMS | {"announcement": (7, False)}
    assert visit.announce_by(Calendar.load()) == date(2030, 5, 9)


def test_the_day_is_explained_with_the_days_off_that_were_passed_over():
    Holiday.objects.create(date=date(2030, 5, 9), kind=Holiday.Kind.OFF, name="Nghỉ")
    clock = clock_of(Visit(date=date(2030, 5, 16), kind="planned", state="planned"))
    assert clock.by == date(2030, 5, 1)
    assert "10" in clock.explained and "16/05/2030" in clock.explained
    assert "09/05" in clock.explained and clock.explained.endswith("01/05/2030.")


def test_a_changed_calendar_moves_the_day_at_once(coming):
    before = clock_of(coming).by
    Holiday.objects.create(date=before, kind=Holiday.Kind.OFF, name="Nghỉ")
    assert clock_of(coming).by < before


def test_an_unannounced_visit_has_no_such_clock(team_a, que_vo, today, officer):
    surprise = make.make_visit(team_a, que_vo, day=today + timedelta(days=3), kind="unannounced")
    assert clock_of(surprise) is None and not to_announce(officer)
    with pytest.raises(DomainError) as refusal:
        make.announce(surprise, by=officer)
    assert refusal.value.field == "visits"


def test_a_visit_that_began_without_being_announced_has_none_any_more(visit):
    assert clock_of(visit) is None
