"""From a section one goes on to what is not answered: on the page, in the next section, or to the end."""

import pytest
from django.urls import reverse

from tests import make

from .conftest import Sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(sheet, visit, minh):
    """The other section, of one question."""
    return Sheet(visit, minh, section=sheet.criteria["B1"].section)


def test_a_line_says_which_fields_make_its_answer_full(sheet):
    needed = {line.criterion.code: line.needed for line in sheet.get().context["lines"]}
    assert needed == {
        "A1": "verdict",
        "A2": "part whole",
        "A3": "number_1 number_2",
        "A4": "text",
        "A5": "part whole",
    }


def test_the_first_criterion_without_a_full_answer_is_linked_to(sheet):
    sheet.save(A1={"verdict": "yes"}, A2={"part": "3"})
    assert f'href="#c{sheet.criteria["A2"].pk}"' in sheet.get().content.decode()


def test_beyond_the_last_section_comes_the_first_that_lacks_something(sheet, second):
    assert second.get().context["beyond"] == sheet.url
    assert sheet.get().context["beyond"] == second.url


def test_a_section_that_is_done_leads_to_the_next_one(sheet, second):
    second.save(B1={"verdict": "yes"})
    assert f'href="{sheet.url}"' in second.get().content.decode()


def test_when_no_answer_is_missing_anywhere_the_end_comes_next(visit, second):
    for criterion in visit.asked():
        make.make_answer(visit, criterion)
    visit.answers.update(complete=True)
    assert second.get().context["beyond"] == reverse("field:closing", args=[visit.pk])


def test_going_on_keeps_the_choice_of_what_is_shown(sheet):
    assert sheet.client.get(sheet.url + "?unanswered").context["beyond"].endswith("?unanswered")
