"""Deadlines are counted in the working days of Vietnamese offices."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import Holiday
from core.workdays import Calendar, Term, working_days_between

TET_2018 = {date(2018, 2, day): "Tết" for day in range(14, 21)}
SWAP_2018 = {date(2018, 12, 31): "Nghỉ", date(2019, 1, 1): "Tết Dương lịch"}
CALENDAR = Calendar(off=TET_2018 | SWAP_2018, working={date(2019, 1, 5): "Làm bù"})

days = st.dates(date(2017, 6, 1), date(2019, 12, 31))
terms = st.integers(0, 90)


def test_weekends_are_off_and_a_make_up_saturday_is_worked():
    assert not CALENDAR.is_working_day(date(2018, 11, 3))
    assert CALENDAR.is_working_day(date(2018, 11, 5))
    assert CALENDAR.is_working_day(date(2019, 1, 5))
    assert not CALENDAR.is_working_day(date(2018, 12, 31))


def test_the_first_day_is_not_counted():
    assert CALENDAR.add_working_days(date(2018, 11, 5), 1) == date(2018, 11, 6)


def test_working_days_step_over_weekends_and_tet():
    assert CALENDAR.add_working_days(date(2018, 11, 2), 5) == date(2018, 11, 9)
    assert CALENDAR.add_working_days(date(2018, 2, 12), 2) == date(2018, 2, 21)


def test_a_make_up_saturday_counts_towards_the_term():
    assert CALENDAR.add_working_days(date(2018, 12, 28), 4) == date(2019, 1, 5)


def test_working_days_are_counted_back_too():
    assert CALENDAR.working_days_before(date(2018, 11, 9), 5) == date(2018, 11, 2)
    assert CALENDAR.working_days_before(date(2018, 2, 21), 2) == date(2018, 2, 12)
    assert CALENDAR.working_days_before(date(2018, 11, 9), 0) == date(2018, 11, 9)
    with pytest.raises(ValueError):
        CALENDAR.working_days_before(date(2018, 11, 9), -1)


@given(days, terms)
def test_so_many_working_days_lie_between_a_day_and_the_one_counted_back_from_it(end, n):
    start = CALENDAR.working_days_before(end, n)
    assert CALENDAR.working_days_between(start, end) == (n if CALENDAR.is_working_day(end) else max(n - 1, 0))


def test_calendar_days_that_end_on_a_day_off_end_on_the_next_working_day():
    assert CALENDAR.add_calendar_days(date(2018, 11, 6), 15) == date(2018, 11, 21)
    assert CALENDAR.add_calendar_days(date(2018, 11, 1), 10) == date(2018, 11, 12)
    assert CALENDAR.add_calendar_days(date(2018, 2, 4), 10) == date(2018, 2, 21)


def test_a_term_cannot_be_negative():
    with pytest.raises(ValueError, match="negative"):
        CALENDAR.add_working_days(date(2018, 1, 1), -1)
    with pytest.raises(ValueError, match="negative"):
        CALENDAR.add_calendar_days(date(2018, 1, 1), -1)


def test_being_late_is_negative():
    assert CALENDAR.working_days_between(date(2018, 11, 5), date(2018, 11, 9)) == 4
    assert CALENDAR.working_days_between(date(2018, 11, 9), date(2018, 11, 5)) == -4
    assert CALENDAR.working_days_between(date(2018, 11, 10), date(2018, 11, 11)) == 0


@given(days, terms)
def test_a_term_always_ends_on_a_working_day(start, n):
    assert CALENDAR.is_working_day(CALENDAR.add_working_days(start, n))
    assert CALENDAR.is_working_day(CALENDAR.add_calendar_days(start, n))


@given(days, st.integers(1, 90))
def test_counting_back_gives_the_term(start, n):
    assert CALENDAR.working_days_between(start, CALENDAR.add_working_days(start, n)) == n


@given(days, terms, terms)
def test_terms_add_up(start, n, more):
    start = CALENDAR.next_working_day(start)
    in_steps = CALENDAR.add_working_days(CALENDAR.add_working_days(start, n), more)
    assert CALENDAR.add_working_days(start, n + more) == in_steps


@given(days, days)
def test_distance_changes_only_its_sign_with_the_direction(a, b):
    assert CALENDAR.working_days_between(a, b) == -CALENDAR.working_days_between(b, a)


@given(days, terms)
def test_a_calendar_term_is_never_shortened(start, n):
    end = CALENDAR.add_calendar_days(start, n)
    assert start + timedelta(days=n) <= end
    assert CALENDAR.working_days_between(start + timedelta(days=n), end) <= 1


def test_the_reason_for_a_deadline_names_what_was_not_counted():
    told = CALENDAR.explain(date(2018, 2, 12), 2, working=True)
    assert "21/02/2018" in told
    assert "14/02" in told
    assert "11/11/2018" in CALENDAR.explain(date(2018, 11, 1), 10, working=False)


def test_the_reason_for_a_day_before_another_names_what_was_passed_over():
    told = Term(2, working=True).explain_before(date(2018, 2, 21), CALENDAR)
    assert "21/02/2018" in told and "14/02" in told and told.endswith("12/02/2018.")
    told = Term(10).explain_before(date(2018, 11, 11), CALENDAR)
    assert told.count(";") == 1 and told.endswith("01/11/2018.")


@pytest.mark.django_db
def test_the_calendar_is_read_in_one_query(django_assert_num_queries):
    Holiday.objects.create(date=date(2018, 4, 25), name="Giỗ Tổ Hùng Vương")
    Holiday.objects.create(date=date(2019, 1, 5), kind=Holiday.Kind.WORKING, name="Làm bù")
    with django_assert_num_queries(1):
        calendar = Calendar.load()
        assert calendar.add_working_days(date(2018, 4, 24), 1) == date(2018, 4, 26)
        assert calendar.is_working_day(date(2019, 1, 5))
    assert working_days_between(date(2018, 4, 24), date(2018, 4, 26)) == 1
