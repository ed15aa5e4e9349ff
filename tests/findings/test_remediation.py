"""The unit reports, the agency accepts or returns, and overdue is computed."""

from datetime import date

import pytest
import time_machine

from core.errors import DomainError
from findings.models import Demand

from ..make import send_report


def fresh(demand):
    return Demand.objects.get(pk=demand.pk)


def test_before_the_conclusion_nothing_is_owed(demand, binh):
    assert not demand.is_owed
    assert not Demand.objects.owed().exists()
    assert not demand.may("report", binh)


def test_the_units_officer_reports_and_an_officer_accepts(running, binh, officer):
    send_report(running, by=binh, text="Đã lắp 4 bảng tên")
    fresh(running).last_item.accept(by=officer)
    demand = fresh(running)
    assert demand.state == "accepted"
    assert demand.last_item.decided_by == officer


def test_a_returned_report_is_followed_by_a_second_turn(running, binh, officer):
    send_report(running, by=binh, text="Đang làm")
    fresh(running).last_item.send_back(by=officer, note="Đề nghị gửi ảnh")
    send_report(fresh(running), by=binh, text="Đã xong, có ảnh")
    demand = fresh(running)
    assert [item.turn for item in demand.items.all()] == [1, 2]
    assert demand.items.first().decision_note == "Đề nghị gửi ảnh"


def test_returning_needs_words(running, binh, officer):
    send_report(running, by=binh, text="Đang làm")
    with pytest.raises(DomainError) as refusal:
        fresh(running).last_item.send_back(by=officer, note="  ")
    assert refusal.value.field == "note"
    assert fresh(running).state == "reported"


def test_another_units_officer_may_not_report(running, an):
    with pytest.raises(DomainError):
        send_report(running, by=an, text="Không phải của tôi")


def test_what_came_by_letter_is_entered_on_behalf_and_judged_by_somebody_else(running, officer, leader):
    report = send_report(
        running, by=officer, text="Theo công văn", number="12/BC-UBND", letter_date=date(2018, 6, 10)
    )
    assert report.submission.on_behalf
    with pytest.raises(DomainError):
        fresh(running).last_item.accept(by=officer)
    fresh(running).last_item.accept(by=leader)
    assert fresh(running).state == "accepted"


def test_a_letter_needs_its_date(running, officer):
    with pytest.raises(DomainError) as refusal:
        send_report(running, by=officer, text="Theo công văn")
    assert refusal.value.field == "letter_date"


def test_a_letter_counts_by_its_own_date(running, officer):
    in_time = send_report(running, by=officer, text="Kịp hạn", letter_date=date(2018, 6, 18))
    assert not in_time.is_late


def test_a_report_after_the_deadline_is_taken_and_marked_late(running, binh):
    assert send_report(running, by=binh, text="Muộn").is_late


def test_an_accepted_demand_takes_no_more_reports(running, binh, officer):
    send_report(running, by=binh, text="Xong")
    fresh(running).last_item.accept(by=officer)
    with pytest.raises(DomainError):
        send_report(fresh(running), by=binh, text="Thêm")


@pytest.mark.parametrize(("today", "overdue"), [("2018-06-18", False), ("2018-06-19", True)])
def test_it_is_overdue_from_the_day_after_the_last_day(running, today, overdue):
    with time_machine.travel(f"{today} 09:00+07:00", tick=False):
        assert running.is_overdue is overdue
        assert Demand.objects.overdue().exists() is overdue


def test_a_reported_demand_is_not_overdue(running, binh):
    send_report(running, by=binh, text="Xong")
    assert not Demand.objects.overdue().exists()


def test_a_letter_from_the_future_is_refused(running, officer):
    with pytest.raises(DomainError) as refusal, time_machine.travel("2018-06-20"):
        send_report(running, by=officer, text="Theo công văn", letter_date=date(2018, 6, 21))
    assert refusal.value.field == "letter_date"
    assert fresh(running).state == "open"
