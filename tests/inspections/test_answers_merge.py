"""Two people over one checklist: fields merge, and no text is lost."""

from decimal import Decimal
from functools import partial

import pytest

from core.errors import DomainError
from inspections.answering import Entry, save_answers, settle
from inspections.models import AnswerChange, TeamMember
from tests.standing import standing

from .. import make
from ..tools import count_queries


@standing
def criterion(visit):
    return visit.asked().first()


@standing
def lan(so_noi_vu, team_a, visit):
    """A second inspector on the same visit."""
    person = make.make_user("lan", role="inspector", full_name="Trịnh Thị Lan", unit=so_noi_vu)
    TeamMember.objects.create(team=team_a, user=person)
    visit.members.add(person)
    visit.__dict__.pop("member_ids", None)
    visit.team.__dict__.pop("roles", None)
    return person


def entry(criterion, base=0, **values):
    return Entry(criterion.pk, base, values)


def stored(visit, criterion):
    return visit.answers.get(criterion=criterion)


def test_a_first_answer_is_saved_with_its_author(visit, criterion, minh):
    save_answers(visit, [entry(criterion, verdict="yes", note="Đủ")], by=minh)
    answer = stored(visit, criterion)
    assert (answer.verdict, answer.note, answer.version, answer.changed_by) == ("yes", "Đủ", 1, minh)
    assert answer.complete


def test_saving_the_same_again_changes_nothing(visit, criterion, minh):
    for base in (0, 1):
        save_answers(visit, [entry(criterion, base, verdict="yes", note="")], by=minh)
    assert stored(visit, criterion).version == 1
    assert AnswerChange.objects.count() == 1


def test_different_fields_of_one_answer_are_merged(visit, criterion, minh, lan):
    save_answers(visit, [entry(criterion, verdict="yes", note="")], by=minh)
    outcome = save_answers(visit, [entry(criterion, 0, verdict="", note="Xem ảnh 2")], by=lan)
    answer = stored(visit, criterion)
    assert (answer.verdict, answer.note) == ("yes", "Xem ảnh 2")
    assert not outcome.contested


def test_the_later_value_stands_and_the_earlier_is_kept_beside_it(visit, criterion, minh, lan):
    save_answers(visit, [entry(criterion, note="Lời của Minh")], by=minh)
    outcome = save_answers(visit, [entry(criterion, 0, note="Lời của Lan")], by=lan)
    assert stored(visit, criterion).note == "Lời của Lan"
    [change] = outcome.contested
    assert (change.old, change.old_by, change.new, change.by) == ("Lời của Minh", minh, "Lời của Lan", lan)


def test_the_earlier_value_can_be_put_back(visit, criterion, minh, lan):
    save_answers(visit, [entry(criterion, note="Lời của Minh")], by=minh)
    [change] = save_answers(visit, [entry(criterion, 0, note="Lời của Lan")], by=lan).contested
    settle(change, visit, by=minh, take_beside=True)
    assert stored(visit, criterion).note == "Lời của Minh"
    assert not AnswerChange.objects.filter(contested=True).exists()


def test_what_stands_can_be_kept(visit, criterion, minh, lan):
    save_answers(visit, [entry(criterion, note="Lời của Minh")], by=minh)
    [change] = save_answers(visit, [entry(criterion, 0, note="Lời của Lan")], by=lan).contested
    settle(change, visit, by=lan, take_beside=False)
    assert stored(visit, criterion).note == "Lời của Lan"
    assert not AnswerChange.objects.filter(contested=True).exists()


def test_ones_own_second_tab_is_no_conflict(visit, criterion, minh):
    save_answers(visit, [entry(criterion, note="Một")], by=minh)
    outcome = save_answers(visit, [entry(criterion, 0, note="Hai")], by=minh)
    assert stored(visit, criterion).note == "Hai"
    assert not outcome.contested


def test_both_typing_the_same_is_no_conflict(visit, criterion, minh, lan):
    save_answers(visit, [entry(criterion, verdict="no")], by=minh)
    outcome = save_answers(visit, [entry(criterion, 0, verdict="no")], by=lan)
    assert not outcome.contested
    assert stored(visit, criterion).version == 1


@standing
def ratio_visit(plan, team_a, que_vo, checklist):
    """A visit that asks one ratio."""
    version = make.make_checklist(criteria=0, published=False)
    section = make.make_section(version)
    criterion = make.make_criterion(section, asks_verdict=False, asks_ratio=True)
    version.publish(by=None)
    round_ = make.make_round(plan, checklist=version)
    team = make.make_team(round_, head=team_a.head)
    return make.make_visit(team, que_vo, state="under_way"), criterion


def test_a_part_larger_than_the_whole_is_refused_and_nothing_of_it_saved(ratio_visit, minh):
    visit, criterion = ratio_visit
    values = {"part": Decimal(5), "whole": Decimal(4), "note": "Ghi nhầm"}
    outcome = save_answers(visit, [entry(criterion, **values)], by=minh)
    assert outcome.errors[0].field == "part"
    assert not visit.answers.exists()


def test_nothing_of_nothing_is_a_full_answer(ratio_visit, minh):
    visit, criterion = ratio_visit
    save_answers(visit, [entry(criterion, part=Decimal(0), whole=Decimal(0))], by=minh)
    answer = stored(visit, criterion)
    assert answer.nothing_arose
    assert answer.complete
    assert answer.percent is None


def test_a_wrong_answer_does_not_stop_the_others(visit, minh):
    first, second = visit.asked()
    save_answers(visit, [entry(first, verdict="yes"), entry(second, verdict="na")], by=minh)
    assert visit.answers.filter(complete=True).count() == 2


def test_another_teams_inspector_cannot_answer(visit, criterion, hoa):
    with pytest.raises(DomainError):
        save_answers(visit, [entry(criterion, verdict="yes")], by=hoa)


def test_a_completed_visit_takes_no_answers(visit, criterion, minh):
    make.answer_everything(visit)
    visit.complete(by=minh)
    with pytest.raises(DomainError):
        save_answers(visit, [entry(criterion, note="Muộn")], by=minh)


def test_a_criterion_that_is_not_asked_is_refused_alone(visit, minh):
    foreign = make.make_criterion(make.make_section(make.make_checklist(criteria=0, published=False)))
    asked = visit.asked().first()
    outcome = save_answers(visit, [entry(foreign, verdict="yes"), entry(asked, verdict="no")], by=minh)
    assert list(outcome.errors) == [0]
    assert [answer.criterion for answer in visit.answers.all()] == [asked]


def test_saving_takes_the_same_queries_for_two_answers_as_for_twelve(plan, team_a, que_vo, yen_phong):
    counts = []
    for size, unit in ((2, que_vo), (12, yen_phong)):
        round_ = make.make_round(plan, checklist=make.make_checklist(criteria=size))
        visit = make.make_visit(make.make_team(round_, head=team_a.head), unit, state="under_way")
        entries = [entry(row, verdict="yes") for row in visit.asked()]
        counts.append(count_queries(partial(save_answers, visit, entries, by=team_a.head)))
    assert counts[0] == counts[1]
