"""Working days by number are those of the calendar, inside the days laid out at first and far outside."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.workday_numbers import WorkingDays

from .handled import CALENDAR

near = st.dates(date(2025, 11, 1), date(2026, 6, 30))
far = st.dates(date(2015, 1, 1), date(2035, 12, 31))
terms = st.integers(0, 60)


def laid_out(first=date(2026, 2, 1), last=date(2026, 2, 28)):
    return WorkingDays(CALENDAR, first, last)


@given(near, near)
def test_days_between_are_those_of_the_calendar(a, b):
    assert laid_out().between(a, b) == CALENDAR.working_days_between(a, b)


@given(near, terms)
def test_the_end_of_a_term_is_that_of_the_calendar(day, n):
    assert laid_out().add(day, n) == CALENDAR.add_working_days(day, n)


@given(near)
def test_a_day_is_worked_on_when_the_calendar_says_so(day):
    days = laid_out()
    assert days.is_working_day(day) == CALENDAR.is_working_day(day)
    assert days.next_working_day(day) == CALENDAR.next_working_day(day)


@given(far, st.lists(st.tuples(far, terms), max_size=3))
def test_the_range_widens_on_both_sides_without_changing_an_answer(start, questions):
    days = laid_out(start, start)
    for day, n in questions:
        assert days.add(day, n) == CALENDAR.add_working_days(day, n)
        assert days.between(start, day) == CALENDAR.working_days_between(start, day)


def test_days_laid_out_with_nothing_but_days_off_still_find_the_next():
    days = laid_out(date(2026, 2, 14), date(2026, 2, 22))
    assert days.next_working_day(date(2026, 2, 14)) == date(2026, 2, 23)
    assert days.between(date(2026, 2, 14), date(2026, 2, 22)) == 0


def test_the_first_and_last_days_of_all_can_be_asked_for():
    days = laid_out(date.max - timedelta(days=10), date.max)
    with pytest.raises(OverflowError):
        days.add(date.max, 1)
    days = laid_out(date.min, date.min + timedelta(days=10))
    assert days.next_working_day(date.min) == date.min  # a Monday


def test_a_term_cannot_be_negative():
    with pytest.raises(ValueError, match="negative"):
        laid_out().add(date(2026, 2, 2), -1)
