"""A visit by report is answered from the unit's self-report; elsewhere one answer at a time is taken."""

import pytest

from core.errors import DomainError
from inspections.models import Evidence
from inspections.taking import take_answers
from tests import make
from tests.standing import standing

pytestmark = pytest.mark.django_db


@standing
def visit(team_a, que_vo):
    """Team A's visit to Quế Võ by report, under way."""
    return make.make_visit(team_a, que_vo, kind="by_report", state="under_way")


@standing
def report(visit, officer, binh):
    report = make.make_self_report(visit, by=officer, sent_by=binh, verdict="partly")
    report.answers.update(note="Theo báo cáo của huyện")
    return report


def test_everything_that_nobody_answered_is_taken(report, visit, minh):
    taken = take_answers(report, by=minh)
    assert (taken.answers, taken.files, taken.refused) == (2, 0, 0)
    assert {(row.verdict, row.note, row.changed_by) for row in visit.answers.all()} == {
        ("partly", "Theo báo cáo của huyện", minh)
    }


def test_what_an_inspector_answered_stays(report, visit, minh):
    answer = make.make_answer(visit, visit.asked().first(), verdict="no", changed_by=minh)
    assert take_answers(report, by=minh).answers == 1
    answer.refresh_from_db()
    assert (answer.verdict, answer.note) == ("no", "")


def test_a_note_of_an_inspector_stays_beside_the_verdict_taken(report, visit, minh):
    answer = make.make_answer(visit, visit.asked().first(), verdict="", note="Hỏi lại", changed_by=minh)
    take_answers(report, by=minh)
    answer.refresh_from_db()
    assert (answer.verdict, answer.note) == ("partly", "Hỏi lại")


def test_the_evidence_comes_along_as_a_file_of_its_own_and_counts(so_noi_vu, que_vo, minh, officer, binh):
    checklist = make.make_checklist(criteria=0, published=False)
    criterion = make.make_criterion(checklist.sections.get(), evidence_required=True)
    checklist.publish(by=None)
    round_ = make.make_round(make.make_plan(so_noi_vu, units=[que_vo]), checklist=checklist)
    team = make.make_team(round_, head=minh)
    visit = make.make_visit(team, que_vo, kind="by_report", state="under_way")
    report = make.make_self_report(visit, by=officer, sent_by=binh)
    theirs = make.make_self_evidence(report, by=binh, criterion=criterion, caption="Quyết định")
    assert take_answers(report, by=minh).files == 1
    ours = Evidence.objects.get(visit=visit)
    assert (ours.caption, ours.sha256, ours.uploaded_by) == ("Quyết định", theirs.sha256, binh)
    assert ours.file.name != theirs.file.name
    assert ours.file.read() == theirs.file.read()
    assert not visit.missing()
    visit.complete(by=minh)


def test_taking_twice_copies_nothing_twice(report, visit, minh, binh):
    make.make_self_evidence(report, by=binh, criterion=visit.asked().first())
    take_answers(report, by=minh)
    again = take_answers(report, by=minh)
    assert (again.answers, again.files) == (0, 0)
    assert visit.evidence.count() == 1


def test_one_section_or_one_criterion_is_taken(report, visit, minh):
    criterion = visit.asked().last()
    assert take_answers(report, by=minh, criterion=criterion).answers == 1
    assert visit.answers.get().criterion == criterion
    assert take_answers(report, by=minh, section=criterion.section).answers == 1


@pytest.mark.parametrize("kind", ["planned", "reinspection", "unannounced"])
def test_on_other_visits_only_one_at_a_time(report, visit, minh, kind):
    visit.kind = kind
    report.visit = visit
    for chosen in ({}, {"section": visit.asked().first().section}):
        with pytest.raises(DomainError):
            take_answers(report, by=minh, **chosen)
    assert take_answers(report, by=minh, criterion=visit.asked().first()).answers == 1


@pytest.mark.parametrize("person", ["officer", "leader", "hoa", "binh", "administrator"])
def test_only_who_answers_on_the_visit_takes(request, report, visit, person):
    with pytest.raises(DomainError):
        take_answers(report, by=request.getfixturevalue(person))
    assert not visit.answers.exists()


def test_before_it_was_sent_nothing_is_taken(report, minh):
    type(report).objects.update(state="asked")
    with pytest.raises(DomainError):
        take_answers(report, by=minh, criterion=report.asked().first())


def test_what_disagrees_with_a_part_entered_before_is_counted_and_left(
    so_noi_vu, que_vo, minh, officer, binh
):
    checklist = make.make_checklist(criteria=0, published=False)
    criterion = make.make_criterion(checklist.sections.get(), asks_verdict=False, asks_ratio=True)
    checklist.publish(by=None)
    round_ = make.make_round(make.make_plan(so_noi_vu, units=[que_vo]), checklist=checklist)
    visit = make.make_visit(make.make_team(round_, head=minh), que_vo, kind="by_report", state="under_way")
    report = make.make_self_report(visit, by=officer, sent_by=binh, verdict="")
    report.answers.update(part=5, whole=10)
    mine = make.make_answer(visit, criterion, verdict="", part=12, changed_by=minh)
    assert take_answers(report, by=minh).refused == 1
    mine.refresh_from_db()
    assert (mine.part, mine.whole) == (12, None)
