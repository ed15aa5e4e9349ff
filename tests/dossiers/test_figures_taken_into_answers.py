"""Answers are filled from an extract by one act, keep where they came from, and tell when that changed."""

import pytest

from core.errors import DomainError
from dossiers.figures import figure_values
from dossiers.models import AnswerSource, Judgement, LateCause
from dossiers.taking import changed, take_figures
from inspections.models.checklists import Figure
from tests import make
from tests.figured import asked, make_figure_visit
from tests.standing import standing

pytestmark = pytest.mark.django_db


@standing
def visit(so_noi_vu, que_vo, minh):
    return make_figure_visit(so_noi_vu, que_vo, minh)


@standing
def extract(visit, minh):
    return make.make_extract(visit, by=minh)


def take(visit, extract, by, *figures):
    criteria = visit.asked().filter(figure__in=figures or list(Figure))
    return take_figures(visit, extract, by=by, criteria=criteria)


def answer(visit, figure):
    return visit.answers.get(criterion__figure=figure)


def test_a_number_and_a_ratio_are_filled_and_the_answer_is_full(visit, extract, minh):
    take(visit, extract, minh, Figure.TO_SETTLE, Figure.ON_TIME)
    assert answer(visit, Figure.TO_SETTLE).number_1 == 10
    on_time = answer(visit, Figure.ON_TIME)
    assert (on_time.part, on_time.whole, on_time.complete) == (5, 7, True)
    assert on_time.changed_by == minh


def test_the_apologies_are_left_to_the_inspector(visit, extract, minh):
    make.Answer.objects.create(visit=visit, criterion=asked(visit, Figure.LATE_WITH_APOLOGY), part=1)
    take(visit, extract, minh, Figure.LATE_WITH_APOLOGY)
    late = answer(visit, Figure.LATE_WITH_APOLOGY)
    assert (late.part, late.whole) == (1, 4)


def test_a_note_beside_it_stays(visit, extract, minh):
    make.Answer.objects.create(visit=visit, criterion=asked(visit, Figure.TO_SETTLE), note="Theo sổ")
    take(visit, extract, minh, Figure.TO_SETTLE)
    assert answer(visit, Figure.TO_SETTLE).note == "Theo sổ"


def test_what_stood_there_goes_into_the_history_and_nothing_is_contested(visit, extract, minh, hoa):
    make.Answer.objects.create(
        visit=visit, criterion=asked(visit, Figure.TO_SETTLE), number_1=12, version=1, changed_by=hoa
    )
    take(visit, extract, minh, Figure.TO_SETTLE)
    change = answer(visit, Figure.TO_SETTLE).changes.get()
    assert (change.old, change.new, change.contested) == ("12.00", "10", False)


def test_where_it_came_from_is_kept_with_the_numbers_as_they_stood(visit, extract, minh):
    take(visit, extract, minh, Figure.ON_TIME)
    source = AnswerSource.objects.get()
    assert source.answer == answer(visit, Figure.ON_TIME)
    assert (source.extract, source.figure, source.taken_by) == (extract, Figure.ON_TIME, minh)
    assert (source.number, source.part, source.whole) == (None, 5, 7)


def test_it_changed_once_causes_were_set(visit, extract, minh):
    take(visit, extract, minh, Figure.LATE_REAL)
    source = AnswerSource.objects.get()
    assert not changed(source, figure_values(extract)[Figure.LATE_REAL])
    late = extract.dossiers.late().values_list("pk", flat=True)
    Judgement.decide(extract, late, by=minh, cause=LateCause.objects.get(code="really-late"))
    assert changed(source, figure_values(extract)[Figure.LATE_REAL])
    take(visit, extract, minh, Figure.LATE_REAL)
    assert not changed(AnswerSource.objects.get(), figure_values(extract)[Figure.LATE_REAL])


def test_a_whole_smaller_than_the_part_that_stands_is_refused_and_the_others_are_taken(visit, extract, minh):
    criterion = asked(visit, Figure.LATE_WITH_APOLOGY)
    make.Answer.objects.create(visit=visit, criterion=criterion, part=9)
    taken = take(visit, extract, minh)
    assert taken.answers == 5 and list(taken.refused) == [criterion]
    assert not AnswerSource.objects.filter(answer__criterion=criterion).exists()


def test_an_extract_of_another_visit_or_taken_back_answers_nothing(visit, extract, minh, other_visit, hoa):
    with pytest.raises(DomainError):
        take(visit, make.make_extract(other_visit, by=hoa), minh)
    extract.take_back(by=minh, note="Nhầm kỳ")
    with pytest.raises(DomainError):
        take(visit, extract, minh)
    assert not visit.answers.exists()


def test_only_those_who_may_answer_take(visit, extract, minh, binh):
    with pytest.raises(DomainError):
        take(visit, extract, binh)
    type(visit).objects.update(state="completed")
    with pytest.raises(DomainError):
        take(visit, extract, minh)


def test_the_number_of_queries_is_constant(visit, extract, minh, django_assert_max_num_queries):
    for figures in ([Figure.TO_SETTLE], list(Figure)):
        with django_assert_max_num_queries(18):
            take(visit, extract, minh, *figures)
