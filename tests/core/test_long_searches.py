"""A search of very many words is answered like any other."""

import pytest

from units.models import Unit

pytestmark = pytest.mark.django_db


def test_a_thousand_words_are_no_error(que_vo):
    assert not Unit.objects.search(" ".join(f"tu{n}" for n in range(2000))).exists()


def test_a_word_said_often_is_asked_once(que_vo):
    assert list(Unit.objects.search("que vo " * 1000)) == [que_vo]
