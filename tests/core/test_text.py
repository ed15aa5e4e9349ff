"""Vietnamese text is cleaned, found without diacritics and ordered by the alphabet."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.text import clean_line, clean_text, fold, list_words, nfc, sort_key

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵfjwz"
TYPED = LETTERS + LETTERS.upper() + "0123456789 -,.()/"


def test_decomposed_letters_become_composed():
    assert clean_line(unicodedata.normalize("NFD", "Quế Võ")) == "Quế Võ"
    assert nfc(unicodedata.normalize("NFD", "ậ")) == "ậ"


def test_text_keeps_its_lines_and_loses_what_cannot_be_seen():
    assert clean_text(" một\r\nhai \u200b\x00\n\n") == "một\nhai"
    assert clean_text(None) == ""


def test_a_line_has_single_spaces():
    assert clean_line("  Sở\u00a0 Nội\n vụ ") == "Sở Nội vụ"


@given(st.text())
def test_clean_text_is_composed_storable_and_cleaning_twice_changes_nothing(text):
    cleaned = clean_text(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()
    assert clean_text(cleaned) == cleaned


def test_search_forgives_missing_diacritics_and_case():
    assert fold("Quế Võ") == fold("que vo") == fold(unicodedata.normalize("NFD", "QUẾ VÕ"))
    assert fold("Đình Bảng") == "dinh bang"


def test_words_of_a_sentence_are_joined():
    assert [list_words(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a và b",
        "a, b và c",
    ]


def test_alphabet_comes_before_tone_and_tone_before_case():
    words = ["mạ", "mà", "ma", "Ma", "má", "mả", "mã", "mă", "mâ", "na", "đa", "da", "e", "ê", "12", "9"]
    ordered = ["12", "9", "da", "đa", "e", "ê", "ma", "Ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ", "na"]
    assert sorted(words, key=sort_key) == ordered


def test_a_tone_counts_only_when_all_letters_are_the_same():
    assert sorted(["Võ Cường", "Vò Cường", "Vo Cuờng", "Vỏ An"], key=sort_key)[0] == "Vỏ An"


def test_a_shorter_name_comes_first():
    assert sort_key("Bắc") < sort_key("Bắc Ninh") < sort_key("Bắcx")


@given(st.text())
def test_a_key_is_digits_and_fits_its_column(text):
    key = sort_key(text)
    assert len(key) <= 500
    assert set(key) <= set("0123456789")


@pytest.mark.django_db
@given(words=st.lists(st.text(TYPED, min_size=1, max_size=8), min_size=2, max_size=40))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_is_that_of_icu(words):
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL brings ICU's Vietnamese order to compare with")
    with connection.cursor() as cursor:
        cursor.execute('SELECT word FROM unnest(%s) word ORDER BY word COLLATE "vi-x-icu"', [words])
        reference = [word for (word,) in cursor.fetchall()]
    assert [sort_key(word) for word in reference] == sorted(sort_key(word) for word in words)
