"""On wish a section shows only what still lacks an answer, and saving leaves alone what it did not show."""

import pytest

pytestmark = pytest.mark.django_db


def shown(sheet, query=""):
    return [line.criterion.code for line in sheet.client.get(sheet.url + query).context["lines"]]


def test_what_is_answered_is_left_out(sheet):
    sheet.save(A1={"verdict": "yes"}, A2={"part": "3"})
    assert shown(sheet) == ["A1", "A2", "A3", "A4", "A5"]
    assert shown(sheet, "?unanswered") == ["A2", "A3", "A4", "A5"]


def test_what_was_not_shown_stays_as_it_is(sheet):
    sheet.save(A1={"verdict": "yes", "note": "Đủ"})
    sheet.save(query="?unanswered", A3={"number_1": "4", "number_2": "5"})
    assert (sheet.answer("A1").verdict, sheet.answer("A1").note) == ("yes", "Đủ")
    assert sheet.answer("A3").complete


def test_going_on_keeps_the_choice(sheet):
    assert sheet.save(query="?next&unanswered", A1={"verdict": "no"}).url.endswith("?unanswered")
