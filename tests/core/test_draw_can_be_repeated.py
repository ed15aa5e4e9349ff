"""A draw of lots can be repeated by anybody who has the list and the seed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.draw import draw, new_seed
from core.errors import DomainError

lists = st.lists(st.integers(), min_size=1, max_size=60)


def test_the_draw_is_the_same_on_every_machine_and_in_every_release():
    communes = ["Bồng Lai", "Cách Bi", "Chi Lăng", "Châu Phong", "Đào Viên"]
    assert draw(communes, 3, "3f9ca1b2c3d4") == ["Cách Bi", "Đào Viên", "Chi Lăng"]


@given(lists, st.text())
def test_drawing_all_gives_everything_once(items, seed):
    assert sorted(draw(items, len(items), seed)) == sorted(items)


@given(lists, st.text(), st.data())
def test_drawing_more_keeps_what_was_drawn(items, seed, data):
    n = data.draw(st.integers(0, len(items)))
    assert draw(items, len(items), seed)[:n] == draw(items, n, seed)


def test_every_item_is_about_as_likely_as_another():
    counts = dict.fromkeys("abcd", 0)
    for seed in range(2000):
        counts[draw("abcd", 1, str(seed))[0]] += 1
    assert all(430 < count < 570 for count in counts.values())


def test_drawing_more_than_there_is_is_refused():
    with pytest.raises(DomainError):
        draw(["a"], 2, "seed")


def test_seeds_differ():
    assert len({new_seed() for _ in range(100)}) == 100
