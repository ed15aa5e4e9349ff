"""Two inspectors type on the same section: what differs is merged, what clashes stays visible to both."""

import pytest
from django.urls import reverse

from inspections.models import AnswerChange

pytestmark = pytest.mark.django_db


@pytest.fixture
def clash(sheet, her_sheet):
    """Both opened the page before anything was answered; she saved after him."""
    sheet.save(versions={}, A1={"verdict": "no", "note": "Chưa có quy chế"})
    her_sheet.save(versions={}, A1={"verdict": "yes", "note": ""}, A3={"number_1": "3", "number_2": "4"})
    return AnswerChange.objects.get(contested=True)


def test_different_answers_typed_at_once_are_both_kept(sheet, her_sheet):
    sheet.save(versions={}, A1={"verdict": "yes"})
    her_sheet.save(versions={}, A3={"number_1": "3", "number_2": "4"})
    assert sheet.answer("A1").complete and sheet.answer("A3").complete
    assert not AnswerChange.objects.filter(contested=True).exists()


def test_different_fields_of_one_answer_are_merged(sheet, her_sheet):
    sheet.save(versions={}, A1={"verdict": "no", "note": ""})
    her_sheet.save(versions={}, A1={"verdict": "", "note": "Hỏi chị Lan"})
    assert (sheet.answer("A1").verdict, sheet.answer("A1").note) == ("no", "Hỏi chị Lan")


def test_the_later_value_stands_and_the_earlier_one_is_shown_to_both(clash, sheet, her_sheet):
    assert (sheet.answer("A1").verdict, sheet.answer("A1").note) == ("yes", "Chưa có quy chế")
    assert clash.old == "no"
    for page in (sheet.get().content.decode(), her_sheet.get().content.decode()):
        assert reverse("field:settle_put_back", args=[sheet.visit.pk, clash.pk]) in page
        assert clash.beside_shown in page


def test_the_earlier_value_can_be_put_back(clash, sheet):
    response = sheet.client.post(reverse("field:settle_put_back", args=[sheet.visit.pk, clash.pk]))
    assert response.url.startswith(sheet.url)
    assert sheet.answer("A1").verdict == "no"
    assert not AnswerChange.objects.filter(contested=True).exists()


def test_the_later_value_can_be_kept(clash, her_sheet):
    her_sheet.client.post(reverse("field:settle_keep", args=[her_sheet.visit.pk, clash.pk]))
    assert her_sheet.answer("A1").verdict == "yes"
    assert not AnswerChange.objects.filter(contested=True).exists()


def test_a_change_of_another_visit_is_not_settled_here(clash, sheet, other_visit):
    response = sheet.client.post(reverse("field:settle_keep", args=[other_visit.pk, clash.pk]))
    assert response.status_code == 404
