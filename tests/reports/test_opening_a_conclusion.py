"""A conclusion is opened about chosen visits: signed ones of one round, none of them in another."""

from datetime import date

import pytest

from core.errors import DomainError
from reports.models import Document
from tests.standing import standing

from .. import make

KIND = Document.Kind.CONCLUSION


@standing
def signed(team_a, que_vo):
    return make.make_visit(team_a, que_vo, state="signed")


@standing
def other(team_b, yen_phong):
    return make.make_visit(team_b, yen_phong, state="signed")


def test_on_one_visit_it_names_the_body(signed, officer, inspection_round):
    paper = Document.conclude_with([signed], by=officer)
    assert (paper.kind, paper.round, paper.state) == (KIND, inspection_round, "draft")
    assert paper.subject == "Kết luận kiểm tra công tác cải cách hành chính tại UBND huyện Quế Võ"
    assert paper.about_whom == "UBND huyện Quế Võ" and paper.opened_by == officer
    assert list(paper.visits.all()) == [signed]


def test_on_several_visits_it_names_the_round(signed, other, officer):
    paper = Document.conclude_with([signed, other], by=officer)
    assert paper.subject == "Kết luận đợt kiểm tra năm 2018"
    assert paper.about_whom == "DOT-2018"
    assert set(paper.visits.all()) == {signed, other}


@pytest.mark.parametrize("who", ["minh", "viewer", "binh", "administrator", "outsider"])
def test_only_the_agency_opens_it(signed, cast, who):
    with pytest.raises(DomainError):
        Document.conclude_with([signed], by=cast[who])
    assert not Document.objects.exists()


def test_without_a_visit_there_is_none(officer):
    with pytest.raises(DomainError) as refused:
        Document.conclude_with([], by=officer)
    assert refused.value.field == "visits"


def test_visits_of_two_rounds_are_not_concluded_together(signed, plan, yen_phong, minh, officer):
    stranger = make.make_visit(make.make_team(make.make_round(plan), head=minh), yen_phong, state="signed")
    with pytest.raises(DomainError):
        Document.conclude_with([signed, stranger], by=officer)


@pytest.mark.parametrize("state", ["planned", "under_way", "completed", "concluded"])
def test_only_visits_that_wait_for_it_are_concluded(signed, other, officer, state):
    type(other).objects.filter(pk=other.pk).update(state=state)
    with pytest.raises(DomainError, match="UBND huyện Yên Phong"):
        Document.conclude_with([signed, other], by=officer)  # `other` as it was read before
    assert not Document.objects.exists()


def test_a_visit_stands_in_one_live_conclusion(signed, other, officer):
    first = Document.conclude_with([signed], by=officer)
    with pytest.raises(DomainError, match="UBND huyện Quế Võ"):
        Document.conclude_with([signed, other], by=officer)
    Document.objects.filter(pk=first.pk).update(state="withdrawn")
    assert Document.conclude_with([signed, other], by=officer) != first


def test_a_conclusion_that_was_opened_about_no_visit_is_not_submitted(inspection_round, officer):
    paper = Document.open_for(inspection_round, KIND, by=officer)
    with pytest.raises(DomainError):
        paper.submit(by=officer)


def test_issued_it_concludes_its_visits(signed, officer, leader):
    paper = Document.conclude_with([signed], by=officer)
    Document.objects.filter(pk=paper.pk).update(state="approved", symbol="TB-SNV")
    paper.refresh_from_db()
    paper.issue(by=officer, number=45, date=date(2018, 6, 1), signer_name="Lê Thị Thu Hà")
    signed.refresh_from_db()
    assert signed.state == "concluded" and signed.concluded.conclusion.number == "45/TB-SNV"


def test_naming_whom_they_are_about_takes_one_query_for_a_whole_list(
    team_a, officer, django_assert_num_queries
):
    for _number in range(4):
        Document.conclude_with([make.make_visit(team_a, make.make_unit(), state="signed")], by=officer)
    with django_assert_num_queries(2):
        names = [document.about_whom for document in Document.objects.with_sources()]
    assert all(name.startswith("UBND xã") for name in names)
