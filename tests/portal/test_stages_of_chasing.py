"""A demand is chased before its last day, on it, and in stages after it; each person once a stage."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st

from core.models import Holiday
from findings.models import Demand
from portal.chasing import chase, stage_reached
from portal.models import Digest, Reminder

from .. import make

DUE = date(2018, 6, 18)
STAGES = [-7, -3, 0, 3, 10, 20]


def chase_on(day, hour=9):
    with time_machine.travel(f"{day} {hour:02d}:30+07:00", tick=False):
        return chase()


def told(person):
    return list(Reminder.objects.filter(person=person).order_by("pk").values_list("stage", flat=True))


@pytest.mark.parametrize(
    ("days", "stage"), [(-8, None), (-7, -7), (-4, -7), (-3, -3), (0, 0), (2, 0), (3, 3), (19, 10), (99, 20)]
)
def test_the_latest_stage_that_has_come_counts(days, stage):
    assert stage_reached(DUE, DUE + timedelta(days=days), STAGES) == stage


@given(st.lists(st.integers(-30, 60), min_size=1).map(sorted))
def test_however_often_it_runs_a_stage_comes_once_and_they_come_in_order(days):
    reached = [stage_reached(DUE, DUE + timedelta(days=day), STAGES) for day in days]
    stages = [stage for stage in dict.fromkeys(reached) if stage is not None]
    assert stages == sorted(set(stages))


def test_before_the_last_day_only_the_unit_is_told(owed, binh, officer, leader):
    chase_on("2018-06-11")
    assert (told(binh), told(officer), told(leader)) == ([-7], [], [])


def test_afterwards_the_agency_and_after_long_the_leader_too(owed, binh, officer, leader):
    for day in ("2018-06-18", "2018-06-21", "2018-06-28"):
        chase_on(day)
    assert (told(binh), told(officer), told(leader)) == ([0, 3, 10], [3, 10], [10])


def test_a_second_run_tells_nobody_anything(owed):
    assert len(chase_on("2018-06-11")) == 1
    assert chase_on("2018-06-11") == chase_on("2018-06-12") == []
    assert len(mail.outbox) == 1


def test_a_worker_that_slept_reminds_once_not_three_times(owed, binh):
    chase_on("2018-06-19")
    assert told(binh) == [0]


@pytest.mark.parametrize(("day", "hour"), [("2018-06-11", 6), ("2018-06-11", 18), ("2018-06-16", 9)])
def test_nobody_is_told_out_of_hours_or_on_a_weekend(owed, day, hour):
    assert chase_on(day, hour) == []
    assert not Reminder.objects.exists()


def test_nobody_is_told_on_a_holiday(owed):
    Holiday.objects.create(date=date(2018, 6, 11), name="Ngày nghỉ")
    assert chase_on("2018-06-11") == []


def test_another_last_day_begins_the_stages_anew(owed, binh, officer):
    chase_on("2018-06-18")
    with time_machine.travel("2018-06-19 09:00+07:00"):
        Demand.objects.get().extend(by=officer, to=date(2018, 6, 27), reason="Chờ vốn", number="5/CV")
    chase_on("2018-06-27")
    assert told(binh) == [0, 0]


def test_a_plan_is_chased_by_its_own_day(owed, binh):
    Demand.objects.update(plan_due_on=date(2018, 6, 11))
    chase_on("2018-06-11")
    steps = Reminder.objects.filter(person=binh).values_list("step", "stage").order_by("step")
    assert list(steps) == [("plan", 0), ("report", -7)]
    assert len(mail.outbox) == 1


def test_what_was_reported_is_not_chased(owed, binh):
    make.send_report(owed, by=binh)
    assert chase_on("2018-06-28") == []


def test_of_a_unit_that_has_ended_the_agency_is_told(owed, que_vo, binh, officer):
    que_vo.valid_to = date(2018, 6, 10)
    que_vo.save()
    chase_on("2018-06-12")
    assert (told(binh), told(officer)) == ([], [-7])


def test_an_officer_who_left_is_told_nothing(owed, binh):
    type(binh).objects.filter(pk=binh.pk).update(is_active=False)
    assert chase_on("2018-06-11") == []


def test_the_message_names_what_is_owed_and_where_to_go(owed, binh, settings):
    settings.SITE_URL = "https://kiemtra.example.vn/"
    chase_on("2018-06-11")
    [message] = mail.outbox
    assert message.to == ["binh@example.vn"]
    assert owed.finding.number in message.body
    assert "18/06/2018" in message.body
    assert f"https://kiemtra.example.vn{owed.finding.conclusion.get_absolute_url()}" in message.body
    assert binh.notices.filter(text__contains=owed.finding.number).exists()


def test_who_has_no_address_is_told_in_the_system(owed, binh):
    type(binh).objects.filter(pk=binh.pk).update(email="")
    [digest] = chase_on("2018-06-11")
    assert digest.state == Digest.State.IN_APP
    assert not mail.outbox
    assert binh.notices.filter(text__contains=owed.finding.number).exists()


def test_several_demands_make_one_message(owed, visit, minh, binh):
    second = make.make_demand(make.make_finding(visit, by=minh, title="Sổ để trống"), due_on=DUE)
    type(second.finding).objects.filter(pk=second.finding_id).update(
        state="concluded", conclusion=owed.finding.conclusion
    )
    chase_on("2018-06-18")
    assert len(mail.outbox) == 1
    assert "Sổ để trống" in mail.outbox[0].body and "Chưa bố trí bảng tên" in mail.outbox[0].body
