"""Numbers are read as offices write them, text is kept in one form of Unicode, and 0/0 has a name."""

import unicodedata
from decimal import Decimal

import pytest

pytestmark = pytest.mark.django_db


def test_thousands_and_decimals_as_they_are_written_in_vietnam(sheet):
    sheet.save(A3={"number_1": "1.204", "number_2": "95,4"})
    answer = sheet.answer("A3")
    assert (answer.number_1, answer.number_2) == (Decimal(1204), Decimal("95.4"))
    page = sheet.get().content.decode()
    assert 'value="1.204"' in page and 'value="95,4"' in page


def test_words_in_place_of_a_number_are_refused_and_kept(sheet):
    response = sheet.save(A3={"number_1": "chưa thống kê", "number_2": "2"})
    assert response.status_code == 422
    assert 'value="chưa thống kê"' in response.content.decode()


def test_a_count_is_not_negative(sheet):
    assert sheet.save(A3={"number_1": "-1"}).status_code == 422


def test_nothing_of_nothing_is_an_answer_with_a_name_of_its_own(sheet):
    sheet.save(A2={"part": "0", "whole": "0"})
    assert sheet.answer("A2").complete
    assert "không phát sinh" in sheet.get().content.decode().lower()


def test_a_part_of_nothing_is_refused(sheet):
    assert sheet.save(A2={"part": "1", "whole": "0"}).status_code == 422


def test_text_typed_in_decomposed_letters_is_kept_composed_and_trimmed(sheet):
    words = "Đã niêm yết đầy đủ tại bộ phận một cửa"
    typed = unicodedata.normalize("NFD", f"  {words}\r\nDòng hai ")
    assert typed != unicodedata.normalize("NFC", typed)
    sheet.save(A4={"text": typed, "note": typed})
    answer = sheet.answer("A4")
    assert answer.text == answer.note == f"{words}\nDòng hai"


def test_markup_in_an_answer_is_shown_as_it_was_typed(sheet):
    sheet.save(A4={"text": "<script>alert(1)</script>"})
    page = sheet.get().content.decode()
    assert "&lt;script&gt;alert(1)" in page and "<script>alert(1)" not in page
