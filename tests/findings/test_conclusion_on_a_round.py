"""One conclusion may speak of several visits of a round, and of each visit only one."""

from datetime import date

import pytest

from core.errors import DomainError
from findings.models import Conclusion, Demand
from tests import make
from tests.standing import standing

WORDS = {"number": "46/TB-SNV", "date": date(2018, 6, 1), "signer_name": "Nguyễn Lãnh Đạo"}


@standing
def other_signed(other_visit, hoa):
    finding = make.make_finding(other_visit, by=hoa, state="confirmed")
    make.make_demand(finding)
    type(other_visit).objects.filter(pk=other_visit.pk).update(
        state="signed", minutes_signed_on=other_visit.date
    )
    other_visit.refresh_from_db()
    return other_visit


def test_it_concludes_all_of_them_and_starts_every_clock(signed, other_signed, leader):
    conclusion = Conclusion.issue(signed, other_signed, by=leader, **WORDS)
    assert {visit.state for visit in conclusion.visits.all()} == {"concluded"}
    assert Demand.objects.in_force().count() == 2
    assert conclusion.round == signed.round


def test_each_unit_is_told_once(signed, other_signed, leader, binh, an):
    conclusion = Conclusion.issue(signed, other_signed, by=leader, **WORDS)
    for person in (binh, an):
        assert person.notices.get().url == conclusion.get_absolute_url()


def test_one_that_is_not_ready_stops_all(signed, other_signed, leader):
    Demand.objects.filter(finding__visit=other_signed).delete()
    with pytest.raises(DomainError):
        Conclusion.issue(signed, other_signed, by=leader, **WORDS)
    signed.refresh_from_db()
    assert signed.state == "signed"
    assert not Conclusion.objects.exists()


def test_visits_of_two_rounds_are_refused(signed, plan, checklist, que_vo, minh, leader):
    team = make.make_team(make.make_round(plan, checklist=checklist), head=minh)
    stranger = make.make_visit(team, que_vo, state="signed")
    with pytest.raises(DomainError) as refusal:
        Conclusion.issue(signed, stranger, by=leader, **WORDS)
    assert refusal.value.field == "visits"


def test_no_visit_at_all_is_refused(db, leader):
    with pytest.raises(DomainError):
        Conclusion.issue(by=leader, **WORDS)


def test_each_unit_sees_the_paper_and_only_its_own_findings(signed, other_signed, leader, binh, client):
    conclusion = Conclusion.issue(signed, other_signed, by=leader, **WORDS)
    client.force_login(binh)
    page = client.get(conclusion.get_absolute_url()).content.decode()
    assert signed.findings.get().title in page
    assert other_signed.findings.get().title not in page


def test_a_plan_is_asked_for_only_where_the_remedy_takes_longer(signed, other_signed, leader):
    Demand.objects.filter(finding__visit=other_signed).update(days=5)
    Conclusion.issue(signed, other_signed, by=leader, plan_days=10, **WORDS)
    asked = Demand.objects.get(finding__visit=signed)
    assert asked.plan_due_on == date(2018, 6, 11)
    assert Demand.objects.get(finding__visit=other_signed).plan_due_on is None
