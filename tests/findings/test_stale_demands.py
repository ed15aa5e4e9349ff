"""Two people write the demand of one shortcoming: the later is told, and the conclusion fixes it for both."""

from datetime import date

import pytest
from django.urls import reverse

from core.errors import DomainError
from findings.models import Conclusion, Demand, Finding
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def post(person, finding, **typed):
    data = {"what": "Việc phải làm", "unit": finding.unit_id, "deadline_kind": "calendar", "days": "20"}
    return signed_in(person).post(reverse("findings:demand", args=[finding.number]), data | typed)


def test_a_demand_written_meanwhile_is_shown_and_not_replaced(shortcoming, minh, officer):
    assert post(minh, shortcoming, version="0", what="Lắp bảng tên").status_code == 302
    page = post(officer, shortcoming, version="0", what="Sơn lại quầy")
    assert page.status_code == 200
    assert "Lắp bảng tên" in page.content.decode() and "Sơn lại quầy" in page.content.decode()
    assert Demand.objects.get().what == "Lắp bảng tên"


def test_a_missing_deadline_is_told_at_its_field(shortcoming, minh):
    page = post(minh, shortcoming, version="0", days="")
    assert list(page.context["form"].errors) == ["days"]
    page = post(minh, shortcoming, version="0", deadline_kind="fixed")
    assert list(page.context["form"].errors) == ["fixed_on"]


def test_an_edit_read_before_the_conclusion_does_not_stop_the_clock(signed, shortcoming, leader, officer):
    read_before = Finding.objects.select_related("visit__round__plan", "visit__team").get()
    day = date(2018, 6, 1)
    Conclusion.issue(signed, by=leader, number="45/TB-SNV", date=day, signer_name="Nguyễn Lãnh Đạo")
    with pytest.raises(DomainError):
        Demand.set_for(read_before, by=officer, what="Khác", days=5)
    assert Demand.objects.get().due_on is not None


def test_a_fixed_day_before_the_conclusion_is_told(signed, demand, leader):
    Demand.objects.update(deadline_kind="fixed", fixed_on=date(2018, 5, 20))
    with pytest.raises(DomainError) as refusal:
        Conclusion.issue(signed, by=leader, number="45/TB", date=date(2018, 6, 1), signer_name="Nguyễn")
    assert demand.finding.number in str(refusal.value)


def test_a_conclusion_sent_twice_at_once_is_refused_in_words(signed, leader):
    read_before = type(signed).objects.get()
    day = date(2018, 6, 1)
    Conclusion.issue(signed, by=leader, number="45/TB-SNV", date=day, signer_name="Nguyễn Lãnh Đạo")
    with pytest.raises(DomainError):
        Conclusion.issue(read_before, by=leader, number="45/TB-SNV", date=day, signer_name="Nguyễn Lãnh Đạo")
    assert Conclusion.objects.count() == 1
