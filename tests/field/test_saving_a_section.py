"""A section is saved at once; what is wrong in it stays on the page and keeps out nothing else."""

import pytest
from django.urls import reverse

from tests import make

pytestmark = pytest.mark.django_db


def test_what_was_typed_is_saved_and_the_section_shown_again(sheet):
    response = sheet.save(A1={"verdict": "partly", "note": "Thiếu một quy chế"})
    assert response.url == sheet.url
    assert (sheet.answer("A1").verdict, sheet.answer("A1").note) == ("partly", "Thiếu một quy chế")
    assert "Thiếu một quy chế" in sheet.get().content.decode()


def test_save_and_go_on_leads_to_the_next_section_and_from_the_last_to_the_end(sheet, visit):
    last = sheet.criteria["B1"].section
    response = sheet.save(query="?next", A1={"verdict": "yes"})
    assert response.url == reverse("field:section", args=[visit.pk, last.pk])
    sheet.url = response.url
    assert sheet.save(query="?next", B1={"verdict": "yes"}).url == reverse("field:closing", args=[visit.pk])


def test_a_part_larger_than_the_whole_is_refused_at_its_field_and_the_others_are_saved(sheet):
    response = sheet.save(A1={"verdict": "yes"}, A2={"part": "12", "whole": "10", "note": "Xem lại sổ"})
    page = response.content.decode()
    assert response.status_code == 422
    lines = {line.criterion.code: line.form for line in response.context["lines"]}
    assert list(lines["A2"].errors) == ["part"]
    assert lines["A2"].errors["part"][0] in page
    assert 'value="12"' in page and "Xem lại sổ" in page
    assert sheet.answer("A1").verdict == "yes"
    assert sheet.answer("A2") is None


def test_after_the_correction_it_is_saved(sheet):
    sheet.save(A2={"part": "12", "whole": "10"})
    sheet.save(A2={"part": "10", "whole": "12"})
    assert sheet.answer("A2").complete


def test_a_ratio_that_may_exceed_is_taken(sheet):
    assert sheet.save(A5={"part": "12", "whole": "10"}).status_code == 302
    assert sheet.answer("A5").percent == 120


def test_an_answer_to_a_criterion_of_another_visit_is_ignored(sheet):
    response = sheet.client.post(sheet.url, {"c999999-verdict": "yes"})
    assert response.status_code == 302
    assert not sheet.visit.answers.exists()


def test_a_verdict_that_does_not_exist_is_refused(sheet):
    assert sheet.save(A1={"verdict": "perhaps"}).status_code == 422
    assert sheet.answer("A1") is None


def test_a_section_of_another_checklist_is_not_there(sheet, visit):
    other = make.make_checklist().sections.get()
    assert sheet.client.get(reverse("field:section", args=[visit.pk, other.pk])).status_code == 404
