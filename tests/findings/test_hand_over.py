"""A demand whose unit has ended waits for a successor whom an officer names; its clock stands still."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import DomainError
from core.models import Holiday
from core.workdays import Calendar
from findings.models import Demand
from findings.models.demands import is_past
from tests.standing import standing
from tests.world import signed_in

from .. import make

ENDED = date(2025, 6, 30)


@standing
def orphan(running, que_vo):
    que_vo.valid_to = ENDED
    que_vo.save()
    return Demand.objects.get(pk=running.pk)


@standing
def heir(province):
    return make.make_unit("Phường Quế Võ", parent=province, valid_from=date(2025, 7, 1))


def clock(demand, **fields):
    """The demand with other days on its clock."""
    Demand.objects.filter(pk=demand.pk).update(**fields)
    return Demand.objects.get(pk=demand.pk)


def handed_over(demand, officer, heir):
    demand.hand_over(by=officer, unit=heir, note="Tiếp nhận theo Nghị quyết 1658")
    return Demand.objects.get(pk=demand.pk)


def test_it_awaits_a_successor(orphan):
    assert orphan.awaits_successor


def test_an_officer_names_one_and_both_names_stay_in_the_history(orphan, officer, heir):
    handed_over(orphan, officer, heir)
    change = orphan.changes.last()
    assert orphan.unit == heir
    assert "UBND huyện Quế Võ" in change.note
    assert "UBND phường Quế Võ" in change.note


def test_a_unit_that_has_ended_cannot_take_over(orphan, officer, province):
    gone = make.make_unit("Xã Đã Hết", parent=province, valid_to=date(2025, 6, 30))
    with pytest.raises(DomainError):
        orphan.hand_over(by=officer, unit=gone, note="Thử")


def test_while_the_unit_lives_nothing_is_handed_over(running, officer, yen_phong):
    with pytest.raises(DomainError):
        running.hand_over(by=officer, unit=yen_phong, note="Thử")


# The clock stands still


@pytest.mark.time_machine("2025-09-15")
def test_calendar_days_left_at_the_end_are_left_at_the_naming(orphan, officer, heir):
    """Ten days after the end, 77 days later: 25/09/2025."""
    demand = handed_over(clock(orphan, due_on=date(2025, 7, 10)), officer, heir)
    assert demand.due_on == date(2025, 9, 25)


@pytest.mark.time_machine("2025-09-15")
def test_the_new_last_day_is_never_a_day_off(orphan, officer, heir):
    Holiday.objects.create(date=date(2025, 9, 25), name="Nghỉ")
    demand = handed_over(clock(orphan, due_on=date(2025, 7, 10)), officer, heir)
    assert demand.due_on == date(2025, 9, 26)


@pytest.mark.time_machine("2025-09-15")
def test_working_days_left_are_counted_in_working_days(orphan, officer, heir):
    """Eight working days were left on 30/06; with 02/09 off eight are left on 15/09."""
    Holiday.objects.create(date=date(2025, 9, 2), name="Quốc khánh")
    orphan = clock(orphan, deadline_kind="working", days=8, due_on=date(2025, 7, 10))
    demand = handed_over(orphan, officer, heir)
    assert demand.due_on == date(2025, 9, 25)
    calendar = Calendar.load()
    assert calendar.working_days_between(ENDED, date(2025, 7, 10)) == 8
    assert calendar.working_days_between(date(2025, 9, 15), demand.due_on) == 8


@pytest.mark.time_machine("2025-09-15")
def test_the_day_of_the_plan_moves_as_well(orphan, officer, heir):
    demand = clock(orphan, plan_due_on=date(2025, 7, 3), due_on=date(2025, 7, 10))
    assert handed_over(demand, officer, heir).plan_due_on == date(2025, 9, 18)
    change = demand.deadline_changes.get()
    assert (change.plan_old, change.plan_new) == (date(2025, 7, 3), date(2025, 9, 18))


@pytest.mark.time_machine("2025-09-15")
def test_the_move_is_a_pause_with_both_names(orphan, officer, heir):
    demand = handed_over(clock(orphan, due_on=date(2025, 7, 10)), officer, heir)
    change = demand.deadline_changes.get()
    assert (change.kind, change.old, change.new) == ("pause", date(2025, 7, 10), date(2025, 9, 25))
    assert "UBND huyện Quế Võ → UBND phường Quế Võ" in change.reason


@pytest.mark.time_machine("2025-09-15")
def test_what_was_overdue_before_the_end_stays_as_overdue_as_it_was(orphan, officer, heir):
    """Five working days late on 30/06, and five on 15/09."""
    orphan = clock(orphan, deadline_kind="working", days=8, due_on=date(2025, 6, 23))
    assert (orphan.is_overdue, orphan.working_days_left) == (True, -5)
    demand = handed_over(orphan, officer, heir)
    assert (demand.is_overdue, demand.working_days_left) == (True, -5)


@pytest.mark.time_machine("2025-09-15")
def test_where_the_conclusion_came_after_the_end_the_clock_never_ran(orphan, officer, heir):
    type(orphan.finding.conclusion).objects.update(date=date(2025, 9, 1))
    demand = handed_over(clock(orphan, due_on=date(2025, 9, 16)), officer, heir)
    assert demand.due_on == date(2025, 9, 30)


@pytest.mark.time_machine("2025-09-15")
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    due=st.dates(date(2025, 5, 1), date(2025, 12, 31)),
    ended=st.dates(date(2025, 5, 1), date(2025, 9, 14)),
    working=st.booleans(),
)
def test_nobody_gains_or_loses_a_day_by_a_hand_over(orphan, due, ended, working):
    """As many working days are left, or as many calendar days but for a day off at the end."""
    calendar, today = Calendar.load(), date(2025, 9, 15)
    due = calendar.next_working_day(due)
    orphan.unit.valid_to = ended
    orphan.due_on, orphan.deadline_kind = due, "working" if working else "calendar"
    new, _plan = orphan.days_after_pause(calendar)
    if working:
        since = calendar.working_days_between(ended, due)
        assert calendar.working_days_between(today, new) == since
    else:
        left = (new - today).days - (due - ended).days
        assert 0 <= left <= 3
    assert calendar.is_working_day(new)


# What the list says agrees with what the demand says


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    due=st.integers(-60, 60),
    ended=st.none() | st.integers(-60, 60),
    state=st.sampled_from(["open", "plan_sent", "returned", "reported", "accepted"]),
)
def test_the_query_agrees_with_the_demand(running, que_vo, due, ended, state):
    today = timezone.localdate()
    ended = None if ended is None else today + timedelta(days=ended)
    type(que_vo).objects.filter(pk=que_vo.pk).update(valid_to=ended)
    demand = clock(running, due_on=today + timedelta(days=due), state=state)
    rows = Demand.objects.filter(pk=demand.pk)
    assert rows.overdue().exists() == demand.is_overdue
    assert rows.owed().filter(is_past("due_on", today)).exists() == demand.is_overdue
    assert rows.awaiting_successor().exists() == demand.awaits_successor


# The form


@pytest.mark.time_machine("2025-09-15")
def test_the_form_shows_the_days_before_they_are_saved(orphan, officer, heir):
    clock(orphan, due_on=date(2025, 7, 10))
    url = reverse("findings:hand_over", args=[orphan.finding.number])
    html = signed_in(officer).get(url).content.decode()
    for day in ("30/06/2025", "10/07/2025", "25/09/2025"):
        assert day in html


def test_it_waits_without_being_overdue(orphan, officer):
    demand = clock(orphan, due_on=date(2025, 7, 10))
    assert not demand.is_overdue
    assert not Demand.objects.overdue().exists()
    assert list(Demand.objects.awaiting_successor()) == [demand]
