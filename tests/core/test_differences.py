"""Two texts are compared line by line and word by word, and nothing of either is lost."""

from hypothesis import given
from hypothesis import strategies as st

from core.differences import differences, stretches

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


def told_by_lines(old, new):
    """Each stretch as (before, now), folded ones as their number of lines."""
    found = stretches("\n\n".join(old), "\n\n".join(new))
    return [each.lines if each.is_folded else (each.before, each.now) for each in found]


def test_the_lines_beside_a_change_stay_in_sight_and_the_rest_is_folded():
    new = ["a", "b", "c", "d", "E", "f", "g", "h", "i"]
    assert told_by_lines("abcdefghi", new) == [3, ("d", "d"), ("e", "E"), ("f", "f"), 3]


def test_a_single_line_is_not_worth_folding():
    assert told_by_lines("abcde", "abCde") == [("a\nb", "a\nb"), ("c", "C"), ("d\ne", "d\ne")]


def test_between_two_changes_both_neighbours_are_shown():
    told = told_by_lines("abcdefg", "AbcdefG")
    assert told == [("a", "A"), ("b", "b"), 3, ("f", "f"), ("g", "G")]


def test_a_line_that_came_and_one_that_went_stand_alone():
    assert told_by_lines("ab", "axb") == [("a", "a"), ("", "x"), ("b", "b")]
    assert told_by_lines("axb", "ab") == [("a", "a"), ("x", ""), ("b", "b")]


def _lines(text):
    return [line for line in text.splitlines() if line.strip()]


@given(texts, texts)
def test_no_line_of_either_is_lost(old, new):
    found = stretches(old, new)
    assert [line for each in found for line in _lines(each.before)] == _lines(old)
    assert [line for each in found for line in _lines(each.now)] == _lines(new)
    assert all(each.before == each.now for each in found if each.is_folded)
