"""A conclusion fixes the findings of a visit, starts the clocks and freezes everything."""

from datetime import date

import pytest

from core.errors import DomainError
from findings.models import Conclusion, Demand, Finding

WORDS = {"number": "45/TB-SNV", "date": date(2018, 6, 1), "signer_name": "Nguyễn Lãnh Đạo"}


def test_it_concludes_the_visit_and_its_findings(conclusion, signed, shortcoming):
    shortcoming.refresh_from_db()
    signed.refresh_from_db()
    assert (signed.state, shortcoming.state, shortcoming.conclusion) == ("concluded", "concluded", conclusion)


def test_the_deadline_counts_from_its_date(running):
    # 15 calendar days from 01/6/2018 end on Saturday 16/6, which moves to Monday 18/6/2018.
    assert running.due_on == date(2018, 6, 18)


def test_a_draft_finding_stops_it(signed, minh, leader, visit):
    Finding.objects.filter(visit=visit).update(state="draft")
    with pytest.raises(DomainError, match="TT-2018-001"):
        Conclusion.issue(signed, by=leader, **WORDS)
    assert not Conclusion.objects.exists()


def test_a_shortcoming_without_a_demand_stops_it(signed, leader, demand):
    demand.delete()
    with pytest.raises(DomainError, match="TT-2018-001"):
        Conclusion.issue(signed, by=leader, **WORDS)
    signed.refresh_from_db()
    assert signed.state == "signed"


def test_a_visit_without_signed_minutes_is_not_concluded(visit, leader):
    with pytest.raises(DomainError):
        Conclusion.issue(visit, by=leader, **WORDS)
    assert not Conclusion.objects.exists()


def test_it_is_not_dated_before_the_minutes(signed, leader):
    with pytest.raises(DomainError) as refusal:
        Conclusion.issue(signed, by=leader, **WORDS | {"date": date(2018, 5, 14)})
    assert refusal.value.field == "date"


def test_an_officer_only_enters_a_signed_paper(signed, officer):
    with pytest.raises(DomainError):
        Conclusion.issue(signed, by=officer, **WORDS)
    assert Conclusion.issue(signed, by=officer, from_paper=True, **WORDS).from_paper


def test_an_inspector_does_not_conclude(signed, minh):
    with pytest.raises(DomainError):
        Conclusion.issue(signed, by=minh, from_paper=True, **WORDS)


def test_nothing_is_edited_or_reopened_afterwards(conclusion, signed, shortcoming, minh, leader):
    shortcoming.refresh_from_db()
    with pytest.raises(DomainError):
        Demand.set_for(shortcoming, by=leader, what="Khác", days=5)
    for person in (minh, leader):
        assert not signed.may("reopen", person)
        with pytest.raises(DomainError):
            signed.reopen(by=person, note="Muốn sửa")


def test_an_open_edit_form_is_refused_after_the_conclusion(shortcoming, client, minh, conclusion):
    client.force_login(minh)
    page = client.post(f"/ton-tai/{shortcoming.number}/sua/", {"title": "Tên vừa gõ", "version": 1})
    shortcoming.refresh_from_db()
    assert page.status_code == 403
    assert "Tên vừa gõ" in page.content.decode()
    assert shortcoming.title == "Chưa bố trí bảng tên từng quầy"


def test_a_leader_withdraws_a_concluded_finding_and_its_demand_ends(conclusion, shortcoming, leader, minh):
    shortcoming = Finding.objects.get(pk=shortcoming.pk)
    with pytest.raises(DomainError):
        shortcoming.withdraw(by=minh, note="Không đúng")
    shortcoming.withdraw(by=leader, note="Đơn vị giải trình đúng")
    assert Demand.objects.get(finding=shortcoming).state == "closed"
