"""Two texts are compared word by word, and nothing of either is lost."""

from hypothesis import given
from hypothesis import strategies as st

from core.differences import differences

texts = st.text(alphabet="abđồ \n", max_size=60)


def told(old, new):
    return [(piece.kind, piece.text) for piece in differences(old, new)]


def test_a_changed_word_stands_beside_the_old_one():
    assert told("Đã lắp hai bảng tên", "Đã lắp bốn bảng tên") == [
        ("same", "Đã lắp "),
        ("gone", "hai "),
        ("added", "bốn "),
        ("same", "bảng tên"),
    ]


def test_the_same_text_is_one_piece():
    assert told("Đã xong", "Đã xong") == [("same", "Đã xong")]


def test_a_first_text_is_all_new():
    assert told("", "Đã xong") == [("added", "Đã xong")]


@given(texts, texts)
def test_both_texts_can_be_put_together_again(old, new):
    pieces = differences(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == new
    # Of what is the same the new text's white space is kept, so words are compared.
    assert "".join(piece.text for piece in pieces if piece.kind != "added").split() == old.split()
