"""All verdicts that are missing in a section are given as “met” in one act, which can be taken back."""

import pytest
from django.urls import reverse

from core.errors import DomainError
from inspections.models import Answer
from inspections.rest_met import answer_rest_met, take_back
from tests import make
from tests.standing import standing

from .conftest import Sheet

pytestmark = pytest.mark.django_db


@standing
def checklist(db):
    """Three questions, one with a number beside the verdict, one number alone; another section."""
    version = make.make_checklist(published=False, criteria=0)
    first = version.sections.get()
    make.make_criterion(first, code="A1")
    make.make_criterion(first, code="A2", numbers=1)
    make.make_criterion(first, code="A3")
    make.make_criterion(first, code="A4", asks_verdict=False, numbers=1)
    make.make_criterion(make.make_section(version), code="B1")
    version.publish(by=None)
    return version


def address(sheet, name="rest_met"):
    return reverse(f"field:{name}", args=[sheet.visit.pk, sheet.section.pk])


def press(sheet, **typed):
    return sheet.client.post(address(sheet), typed, follow=True)


def verdicts():
    return dict(Answer.objects.values_list("criterion__code", "verdict"))


def take_it_back(sheet, page):
    return sheet.client.post(address(sheet, "rest_take_back"), {"met": page.context["met_versions"]})


def test_only_missing_verdicts_of_the_section_are_given(sheet, minh):
    sheet.save(A1={"verdict": "no"})
    page = press(sheet)
    assert verdicts() == {"A1": "no", "A2": "yes", "A3": "yes"}
    assert len(page.context["met"]) == 2
    assert {answer.changed_by for answer in Answer.objects.all()} == {minh}


def test_a_number_that_is_missing_stays_missing(sheet):
    press(sheet)
    assert not sheet.answer("A2").complete
    assert sheet.answer("A2").number_1 is None


def test_what_was_typed_meanwhile_is_saved_first(sheet):
    key = f"c{sheet.criteria['A3'].pk}"
    press(sheet, **{f"{key}-version": 0, f"{key}-verdict": "partly", f"{key}-note": "Một phần"})
    assert verdicts()["A3"] == "partly"
    assert sheet.answer("A3").note == "Một phần"


def test_what_cannot_be_saved_is_kept_on_the_page_and_nothing_else_is_done(sheet):
    key = f"c{sheet.criteria['A2'].pk}"
    page = sheet.client.post(address(sheet), {f"{key}-version": 0, f"{key}-number_1": "nhiều"})
    assert page.status_code == 422
    assert "nhiều" in page.content.decode()
    assert not Answer.objects.exists()


def test_taken_back_everything_is_as_before(sheet):
    sheet.save(A1={"verdict": "no"}, A2={"number_1": "4"})
    take_it_back(sheet, press(sheet))
    assert verdicts() == {"A1": "no", "A2": "", "A3": ""}
    assert sheet.answer("A2").number_1 == 4


def test_what_somebody_changed_since_is_not_taken_back(sheet, her_sheet):
    page = press(sheet)
    her_sheet.save(A3={"verdict": "yes", "note": "Đã xem tận nơi"})
    take_it_back(sheet, page)
    assert verdicts() == {"A1": "", "A2": "", "A3": "yes"}


def test_the_offer_to_take_back_goes_once_it_is_used(sheet):
    page = press(sheet)
    shown = page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"]
    assert sheet.client.get(shown).context["met"]
    take_it_back(sheet, page)
    assert not sheet.client.get(shown).context["met"]


def test_nonsense_in_the_address_offers_nothing(sheet):
    press(sheet)
    for word in ["x", "1.", "99999999999999999999.1", "1.-1", "\x00"]:
        assert sheet.client.get(sheet.url, {"met": word}).context["met"] == []


def test_the_button_says_how_many_and_goes_when_none_is_missing(sheet):
    assert sheet.get().context["rest"] == 3
    assert address(sheet) in sheet.get().content.decode()
    press(sheet)
    assert address(sheet) not in sheet.get().content.decode()


def test_the_key_enter_still_saves(sheet):
    """The first button of the form is what Enter presses."""
    html = sheet.get().content.decode()
    assert html.index('<button type="submit" hidden>') < html.index(address(sheet))


def test_who_may_not_answer_does_neither(sheet, visit, officer):
    with pytest.raises(DomainError):
        answer_rest_met(visit, sheet.section, by=officer)
    met = answer_rest_met(visit, sheet.section, by=sheet.visit.team.head)
    with pytest.raises(DomainError):
        take_back(visit, {pk: answer.version for pk, answer in met.items()}, by=officer)
    assert address(sheet) not in Sheet(visit, officer).get().content.decode()
