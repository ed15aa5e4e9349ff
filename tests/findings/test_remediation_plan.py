"""Where the conclusion asks for it, the unit sends a plan first, which is judged like a report."""

from datetime import date

import pytest

from core.errors import DomainError
from findings.models import Conclusion, Demand
from tests.standing import standing

from ..make import send_report


@standing
def conclusion(signed, leader):
    return Conclusion.issue(
        signed,
        by=leader,
        number="45/TB-SNV",
        date=date(2018, 6, 1),
        signer_name="Nguyễn Lãnh Đạo",
        plan_days=10,
    )


def fresh(demand):
    return Demand.objects.get(pk=demand.pk)


def test_it_is_owed_within_its_own_term(running):
    assert running.plan_due_on == date(2018, 6, 11)
    assert running.next_due_on == running.plan_due_on
    assert Demand.objects.plan_owed().get() == running


def test_an_accepted_plan_leaves_the_report_owed(running, binh, officer):
    send_report(running, by=binh, kind="plan", text="Lắp trước 15/6").accept(by=officer)
    demand = fresh(running)
    assert demand.state == "planned"
    assert demand.is_owed and not demand.is_plan_owed
    assert demand.next_due_on == demand.due_on


def test_a_returned_plan_is_owed_again(running, binh, officer):
    send_report(running, by=binh, kind="plan").send_back(by=officer, note="Thiếu người phụ trách")
    assert fresh(running).is_plan_owed
    again = send_report(fresh(running), by=binh, kind="plan", text="Ông Bình phụ trách")
    assert again.turn == 2


def test_the_report_does_not_wait_for_the_plan(running, binh, officer):
    plan = send_report(running, by=binh, kind="plan")
    report = send_report(fresh(running), by=binh)
    assert report.turn == 1
    with pytest.raises(DomainError):
        plan.accept(by=officer)
    report.accept(by=officer)
    assert fresh(running).state == "accepted"


def test_a_plan_counts_against_its_own_day(running, officer):
    item = send_report(running, by=officer, kind="plan", letter_date=date(2018, 6, 12))
    assert item.is_late
    report = send_report(fresh(running), by=officer, letter_date=date(2018, 6, 12))
    assert not report.is_late


def test_where_none_is_asked_for_none_is_taken(running, binh):
    Demand.objects.filter(pk=running.pk).update(plan_due_on=None)
    with pytest.raises(DomainError):
        send_report(fresh(running), by=binh, kind="plan")
    assert not running.items.exists()
