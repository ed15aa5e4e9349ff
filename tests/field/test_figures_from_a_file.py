"""Beside a criterion with a figure stands what the one-stop file says; one tap fills the answer from it."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from dossiers.models import AnswerSource, Judgement, LateCause
from inspections.models.checklists import Figure
from tests import make
from tests.figured import asked, make_figure_visit
from tests.standing import standing
from tests.world import signed_in

from .conftest import Sheet

pytestmark = pytest.mark.django_db


@standing
def visit(so_noi_vu, que_vo, minh):
    return make_figure_visit(so_noi_vu, que_vo, minh)


@standing
def extract(visit, minh):
    """Ten dossiers of the third quarter of 2018, four of them late."""
    return make.make_extract(visit, by=minh)


def sheet_of(visit, user):
    return Sheet(visit, user, asked(visit, Figure.TO_SETTLE).section)


@pytest.fixture
def sheet(visit, minh):
    return sheet_of(visit, minh)


def page(sheet):
    return sheet.get().content.decode()


def beside(sheet, figure):
    lines = {line.criterion.figure: line.figure for line in sheet.get().context["lines"]}
    return lines[figure]


def take(sheet, query="", data=None):
    url = reverse("field:take_figure", args=[sheet.visit.pk])
    return sheet.client.post(url + query, data or {}, follow=True)


def take_one(sheet, figure, data=None):
    return take(sheet, f"?criterion={asked(sheet.visit, figure).pk}", data)


def answer(visit, figure):
    return visit.answers.get(criterion__figure=figure)


def test_without_a_file_nothing_is_proposed(sheet):
    assert _("Take from the file") not in page(sheet)
    assert "field:take_figure" not in page(sheet)


def test_what_the_file_says_stands_there_with_its_name_and_period(extract, sheet):
    told = page(sheet)
    assert extract.name in told
    assert "01/07/2018" in told and "30/09/2018" in told
    assert beside(sheet, Figure.TO_SETTLE).proposed == {"number_1": 10}


def test_the_rate_is_named_by_its_formula(extract, sheet):
    formula = beside(sheet, Figure.ON_TIME).value.formula
    assert str(formula.name) in page(sheet) and str(formula.reading) in page(sheet)


def test_late_dossiers_without_a_cause_are_warned_of(extract, sheet):
    assert beside(sheet, Figure.LATE_REAL).value.undetermined == 4
    assert "4 hồ sơ" in page(sheet) or "4 late dossiers have no cause yet" in page(sheet)


def test_one_tap_fills_the_answer_and_leads_back_to_its_line(extract, sheet, visit):
    criterion = asked(visit, Figure.ON_TIME)
    response = take_one(sheet, Figure.ON_TIME)
    assert response.redirect_chain[-1][0] == f"{sheet.url}#c{criterion.pk}"
    assert (answer(visit, Figure.ON_TIME).part, answer(visit, Figure.ON_TIME).whole) == (5, 7)
    assert not beside(sheet, Figure.ON_TIME).can_be_taken


def test_what_was_typed_elsewhere_on_the_page_is_saved_first(extract, sheet, visit):
    prefix = f"c{asked(visit, Figure.SUPPLEMENTED).pk}"
    take_one(sheet, Figure.TO_SETTLE, {f"{prefix}-version": 0, f"{prefix}-number_1": "3"})
    assert answer(visit, Figure.SUPPLEMENTED).number_1 == 3
    assert answer(visit, Figure.TO_SETTLE).number_1 == 10


def test_what_was_typed_wrongly_is_shown_again_and_nothing_is_taken(extract, sheet, visit):
    prefix = f"c{asked(visit, Figure.SUPPLEMENTED).pk}"
    response = take_one(sheet, Figure.TO_SETTLE, {f"{prefix}-version": 0, f"{prefix}-number_1": "ba"})
    assert response.status_code == 422 and 'value="ba"' in response.content.decode()
    assert not visit.answers.exists()


def test_all_at_once_leaves_out_what_was_typed_and_what_is_half_known(extract, sheet, visit):
    make.Answer.objects.create(visit=visit, criterion=asked(visit, Figure.TO_SETTLE), number_1=12)
    assert sheet.get().context["free_figures"] == 2
    take(sheet, f"?section={sheet.section.pk}")
    taken = set(AnswerSource.objects.values_list("figure", flat=True))
    assert taken == {Figure.ON_TIME, Figure.SUPPLEMENTED}
    assert answer(visit, Figure.TO_SETTLE).number_1 == 12
    assert sheet.get().context["free_figures"] == 0


def test_all_of_a_visit_are_taken_without_naming_a_section(extract, sheet, visit):
    response = take(sheet)
    assert AnswerSource.objects.count() == 3
    assert response.redirect_chain[-1][0] == visit.get_absolute_url()


def test_a_later_correction_by_hand_keeps_the_source_and_is_told(extract, sheet, visit):
    take_one(sheet, Figure.TO_SETTLE)
    sheet.save(TO_SETTLE={"number_1": "11"})
    assert beside(sheet, Figure.TO_SETTLE).is_edited
    assert _("Edited by hand since") in page(sheet)
    assert AnswerSource.objects.count() == 1


def test_causes_set_since_are_told_and_can_be_taken_anew(extract, sheet, visit, minh):
    take_one(sheet, Figure.LATE_REAL)
    late = extract.dossiers.late().values_list("pk", flat=True)
    Judgement.decide(extract, late, by=minh, cause=LateCause.objects.get(code="really-late"))
    assert beside(sheet, Figure.LATE_REAL).otherwise == _("The file says otherwise now.")
    take_one(sheet, Figure.LATE_REAL)
    assert answer(visit, Figure.LATE_REAL).number_1 == 4
    assert beside(sheet, Figure.LATE_REAL).otherwise == ""


def test_a_file_taken_back_or_followed_by_another_is_told(extract, sheet, visit, minh):
    take_one(sheet, Figure.TO_SETTLE)
    later = make.make_extract(visit, by=minh)
    assert beside(sheet, Figure.TO_SETTLE).otherwise == _("A newer file was counted since.")
    for one in (later, extract):
        one.take_back(by=minh, note="Nhầm kỳ")
    assert beside(sheet, Figure.TO_SETTLE).otherwise == _("The file was taken back since.")


def test_the_unit_reads_where_it_came_from_once_answers_may_be_read(extract, sheet, visit, binh):
    take_one(sheet, Figure.TO_SETTLE)
    type(visit).objects.update(
        state="signed", minutes_signed_on="2018-05-16", minutes_signed_by="Chủ tịch UBND huyện"
    )
    told = page(sheet_of(visit, binh))
    assert extract.name in told and "Minh" in told
    assert reverse("field:take_figure", args=[visit.pk]) not in told


def test_others_take_nothing(extract, visit, binh, hoa, officer):
    for user in (binh, hoa, officer):
        signed_in(user).post(reverse("field:take_figure", args=[visit.pk]))
    assert not visit.answers.exists()


@pytest.mark.parametrize("query", ["?criterion=nonsense", "?criterion=0", "?section=" + "9" * 40])
def test_what_is_not_asked_is_refused_in_words(extract, sheet, visit, query):
    assert _("This criterion is not asked here.") in take(sheet, query).content.decode()
    assert not visit.answers.exists()


def test_the_page_of_the_file_offers_all_that_it_fills(extract, sheet):
    assert sheet.client.get(extract.get_absolute_url()).context["free_figures"] == 3
    take(sheet)
    assert sheet.client.get(extract.get_absolute_url()).context["free_figures"] == 0


def test_a_file_that_another_one_followed_offers_nothing(extract, sheet, visit, minh):
    make.make_extract(visit, by=minh)
    assert sheet.client.get(extract.get_absolute_url()).context["free_figures"] == 0
