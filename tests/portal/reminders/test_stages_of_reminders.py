"""A reminder goes at each stage once, the latest one reached, to those whose turn it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.models import Holiday
from findings.models import Demand
from portal.models import Digest, Reminder
from portal.stages import stage_reached
from units.models import Notice

from ... import make
from .chasing import chase_days_after, chase_on, stages_of
from .conftest import DUE

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("days", "stage"),
    [(-8, None), (-7, -7), (-4, -7), (-3, -3), (-1, -3), (0, 0), (2, 0), (3, 3), (9, 3), (10, 10), (99, 20)],
)
def test_the_stage_is_the_latest_that_has_come(days, stage):
    assert stage_reached([-7, -3, 0, 3, 10, 20], DUE, DUE + timedelta(days=days)) == stage


@given(st.lists(st.integers(-30, 60), max_size=40), st.sets(st.integers(-20, 40), min_size=1))
def test_over_any_days_of_running_no_stage_comes_twice_or_goes_back(days, stages):
    reached = [stage_reached(stages, DUE, DUE + timedelta(days=day)) for day in sorted(days)]
    kept = [stage for stage in reached if stage is not None]
    assert kept == sorted(kept)
    assert set(kept) <= stages
    assert all(stage <= day for stage, day in zip(reached, sorted(days), strict=True) if stage is not None)


def test_the_unit_is_told_at_every_stage_and_never_twice(demand, reachable):
    for days in range(-12, 40):
        for _again in range(2):
            chase_days_after(DUE, days, any_hour=True)
    assert stages_of(reachable["binh"]) == [-7, -3, 0, 3, 10, 20]


def test_a_worker_that_slept_sends_one_message_not_three(demand, reachable, mailoutbox):
    chase_days_after(DUE, 4)
    assert [mail.to for mail in mailoutbox].count([reachable["binh"].email]) == 1
    assert stages_of(reachable["binh"]) == [3]


def test_officers_are_told_of_what_is_late_and_leaders_after_ten_days(demand, reachable):
    for days in range(-8, 30):
        chase_days_after(DUE, days, any_hour=True)
    assert stages_of(reachable["officer"]) == [3, 10, 20]
    assert stages_of(reachable["leader"]) == [10, 20]


def test_the_day_of_escalation_need_not_be_a_stage(demand, reachable, settings):
    settings.CHASE_ESCALATE_AFTER = 12
    for days in range(30):
        chase_days_after(DUE, days, any_hour=True)
    assert stages_of(reachable["leader"]) == [12, 20]


def test_an_officer_of_another_agency_and_another_unit_hear_nothing(demand, reachable, an, province):
    other = make.make_user("khac", role="officer", unit=make.make_unit("Sở Tư pháp", parent=province))
    chase_days_after(DUE, 20)
    assert stages_of(other) == stages_of(an) == []


@pytest.mark.parametrize("hour", [0, 6, 18, 23])
def test_outside_office_hours_nothing_is_sent(hour, demand, reachable, mailoutbox):
    chase_on(DUE, hour=hour)
    assert not mailoutbox and not Digest.objects.exists()


@pytest.mark.parametrize("hour", [7, 17])
def test_within_office_hours_it_is(hour, demand, reachable, mailoutbox):
    chase_on(DUE, hour=hour)
    assert len(mailoutbox) == 1


def test_on_a_holiday_it_waits_for_the_next_working_day(demand, reachable):
    Holiday.objects.create(date=DUE, kind="off", name="Nghỉ lễ")
    chase_on(DUE)
    assert stages_of(reachable["binh"]) == []
    chase_on(DUE + timedelta(days=1))
    assert stages_of(reachable["binh"]) == [0]


def test_on_a_saturday_it_waits_unless_the_office_works(demand, reachable):
    saturday = date(2018, 9, 22)
    chase_on(saturday)
    assert stages_of(reachable["binh"]) == []
    Holiday.objects.create(date=saturday, kind="working", name="Làm bù")
    chase_on(saturday)
    assert stages_of(reachable["binh"]) == [0]


def test_an_extended_deadline_starts_its_stages_anew(demand, reachable):
    chase_days_after(DUE, 0)
    later = DUE + timedelta(days=28)
    Demand.objects.update(due_on=later)
    chase_days_after(DUE, 1)
    assert stages_of(reachable["binh"]) == [0]
    chase_on(later)
    assert stages_of(reachable["binh"]) == [0, 0]


def test_a_plan_is_chased_by_its_own_day_until_the_report_is_due(demand, reachable):
    Demand.objects.update(plan_due_on=DUE - timedelta(days=8))
    for days in range(-20, 5):
        chase_days_after(DUE, days, any_hour=True)
    steps = Reminder.objects.filter(person=reachable["binh"], step="plan").order_by("pk")
    assert [row.stage for row in steps] == [-7, -3, 0, 3]


@pytest.mark.parametrize("state", ["reported", "accepted", "closed"])
def test_what_is_no_longer_owed_is_not_chased(state, demand, reachable):
    Demand.objects.update(state=state)
    chase_days_after(DUE, 20)
    assert not Digest.objects.exists()


def test_only_reminders_of_what_is_still_owed_are_looked_up(demand, reachable):
    chase_days_after(DUE, 0)
    assert Reminder.objects.still_owed().count() == 1
    Demand.objects.update(state="accepted")
    assert not Reminder.objects.still_owed().exists()


def test_without_a_successor_only_the_agency_is_told(demand, que_vo, binh, reachable):
    que_vo.valid_to = DUE - timedelta(days=5)
    que_vo.save()
    chase_on(DUE)
    assert stages_of(binh) == []
    row = Reminder.objects.get(person=reachable["officer"])
    assert (row.step, row.stage, row.due_on) == ("successor", 3, que_vo.valid_to)
    assert "/yeu-cau/chuyen-giao/" in row.digest.body


def test_who_has_no_address_is_told_in_the_application(demand, binh, mailoutbox):
    chase_on(DUE)
    assert Digest.objects.get(person=binh).state == Digest.State.IN_APP
    assert Notice.objects.filter(user=binh).count() == 1
    assert not mailoutbox


def test_who_has_left_is_not_told(demand, reachable, mailoutbox):
    reachable["binh"].is_active = False
    reachable["binh"].save()
    chase_on(DUE)
    assert not mailoutbox and not Digest.objects.exists()


def test_comments_and_self_reports_are_chased_too(team_a, que_vo, binh, minh):
    signed = make.make_visit(team_a, que_vo, state="signed")
    make.make_consultation(signed, by=minh, due_on=DUE)
    planned = make.make_visit(team_a, que_vo, day=DUE + timedelta(days=5))
    make.make_self_report(planned, by=minh, due_on=DUE)
    for _again in range(2):
        chase_on(DUE)
    assert sorted(Reminder.objects.filter(person=binh).values_list("step", flat=True)) == [
        "comments",
        "self_report",
    ]
