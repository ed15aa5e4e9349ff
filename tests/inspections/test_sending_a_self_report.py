"""Only officers of the unit fill in and send its self-report, complete; the team returns it with a reason."""

import pytest

from core.errors import DomainError
from inspections.answering import Entry, save_answers
from inspections.models import SelfReport
from inspections.permissions import can_read_self_report
from tests import make
from tests.standing import standing
from units.models import Notice

pytestmark = pytest.mark.django_db

INSIDE = ["administrator", "leader", "officer", "minh"]
OUTSIDE = ["hoa", "an", "viewer", "outsider"]


@standing
def report(visit, officer):
    return SelfReport.ask(visit, by=officer)


def fill(report, by, count=None):
    entries = [Entry(criterion.pk, 0, {"verdict": "yes"}) for criterion in report.asked()]
    return save_answers(report, entries[:count], by=by)


@standing
def sent(report, binh):
    fill(report, binh)
    report.send(by=binh)
    return report


def test_an_officer_of_the_unit_fills_it_in_and_sends_it(sent, binh):
    assert (sent.state, sent.sent_by) == ("sent", binh)
    assert sent.sent_at is not None
    assert sent.answers.filter(complete=True).count() == 2


@pytest.mark.parametrize("person", [*INSIDE, *OUTSIDE])
def test_nobody_else_fills_it_in_or_sends_it(request, report, binh, person):
    user = request.getfixturevalue(person)
    with pytest.raises(DomainError):
        fill(report, user)
    fill(report, binh)
    with pytest.raises(DomainError):
        report.send(by=user)


@pytest.mark.parametrize("count", [0, 1])
def test_while_a_criterion_lacks_an_answer_sending_is_refused_with_their_number(report, binh, count):
    fill(report, binh, count)
    with pytest.raises(DomainError) as refusal:
        report.send(by=binh)
    assert str(2 - count) in str(refusal.value)
    report.refresh_from_db()
    assert (report.state, report.sent_at) == ("asked", None)


def test_who_asked_and_the_head_of_the_team_are_told(sent, officer, minh, hoa, binh):
    told = Notice.objects.filter(url=sent.get_absolute_url()).exclude(user=binh)
    assert set(told.values_list("user", flat=True)) == {officer.pk, minh.pk}


def test_what_was_sent_is_no_longer_changed(sent, binh):
    with pytest.raises(DomainError):
        fill(sent, binh)
    with pytest.raises(DomainError):
        sent.add_evidence(make.make_image(), by=binh, criterion=sent.asked().first())


def test_it_is_returned_with_words_which_the_unit_reads(sent, binh, minh):
    with pytest.raises(DomainError):
        sent.send_back(by=minh, note=" ")
    sent.send_back(by=minh, note="Thiếu minh chứng")
    assert (sent.state, sent.returned_because) == ("asked", "Thiếu minh chứng")
    assert "Thiếu minh chứng" in Notice.objects.filter(user=binh).first().text
    sent.send(by=binh)
    assert sent.returned_because == ""


@pytest.mark.parametrize("person", ["administrator", "binh", *OUTSIDE])
def test_only_those_who_run_the_visit_return_it(request, sent, person):
    with pytest.raises(DomainError):
        sent.send_back(by=request.getfixturevalue(person), note="Vì sao")


def test_after_the_visit_is_completed_it_is_neither_taken_nor_returned(report, binh, minh):
    fill(report, binh)
    report.visit.state = "completed"
    with pytest.raises(DomainError):
        report.send(by=binh)
    report.visit.state = "under_way"
    report.send(by=binh)
    report.visit.state = "completed"
    with pytest.raises(DomainError):
        report.send_back(by=minh, note="Muộn")


@pytest.mark.parametrize("person", INSIDE)
def test_the_team_and_its_agency_read_it_once_it_was_sent(request, report, binh, person):
    user = request.getfixturevalue(person)
    assert not can_read_self_report(user, report)
    fill(report, binh)
    report.send(by=binh)
    assert can_read_self_report(user, report)


def test_the_unit_reads_its_own_words_at_any_time(report, binh):
    assert can_read_self_report(binh, report)


@pytest.mark.parametrize("person", OUTSIDE)
def test_nobody_else_reads_it(request, sent, person):
    assert not can_read_self_report(request.getfixturevalue(person), sent)


def test_two_officers_at_once_are_merged_and_what_clashes_is_kept_beside(report, binh, que_vo):
    colleague = make.make_user("chi", role="unit_officer", unit=que_vo)
    first, second = report.asked()
    save_answers(report, [Entry(first.pk, 0, {"verdict": "yes", "note": ""})], by=binh)
    outcome = save_answers(
        report,
        [Entry(first.pk, 0, {"verdict": "no", "note": "Xem sổ"}), Entry(second.pk, 0, {"verdict": "na"})],
        by=colleague,
    )
    answer = report.answers.get(criterion=first)
    assert (answer.verdict, answer.note) == ("no", "Xem sổ")
    [change] = outcome.contested
    assert (change.beside, change.beside_by) == ("yes", binh)
