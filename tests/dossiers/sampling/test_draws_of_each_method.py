"""Whatever the list, each method draws as many as asked for, none twice, and the same again with the seed."""

from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import DomainError
from dossiers.lots import draw_by_lateness, draw_by_procedure, draw_simple

seeds = st.text("0123456789abcdef", min_size=1, max_size=12)
late_and_others = st.tuples(st.integers(0, 30), st.integers(0, 30))


@given(st.integers(1, 40), seeds, st.data())
def test_drawing_more_of_all_only_adds(count, seed, data):
    size = data.draw(st.integers(0, count - 1))
    items = range(100, 100 + count)
    assert draw_simple(items, size + 1, seed)[:size] == draw_simple(items, size, seed)


@given(late_and_others, seeds, st.data())
def test_half_are_late_unless_one_side_lacks_them(counts, seed, data):
    late, others = range(counts[0]), range(100, 100 + counts[1])
    size = data.draw(st.integers(0, sum(counts)))
    lots = draw_by_lateness(late, others, size, seed)
    drawn = Counter(lot.stratum for lot in lots)
    assert len({lot.item for lot in lots}) == size
    assert all((lot.item in late) == (lot.stratum == "late") for lot in lots)
    if drawn["late"] < (size + 1) // 2:
        assert drawn["late"] == len(late)
    if drawn["others"] < size // 2:
        assert drawn["others"] == len(others)


@given(st.lists(st.integers(1, 20), min_size=1, max_size=8), seeds, st.data())
def test_each_procedure_gives_its_own_dossiers(counts, seed, data):
    strata = {f"P{n}": range(100 * n, 100 * n + count) for n, count in enumerate(counts)}
    size = data.draw(st.integers(0, sum(counts)))
    lots = draw_by_procedure(strata, size, seed)
    assert len({lot.item for lot in lots}) == size
    assert all(lot.item in strata[lot.stratum] for lot in lots)
    assert lots == draw_by_procedure(strata, size, seed)


def test_a_stratum_is_repeated_by_hand_with_the_seed_and_its_key():
    strata = {"1.000001": ["a", "b", "c", "d"], "2.000002": ["e", "f", "g", "h"]}
    lots = draw_by_procedure(strata, 4, "c0ffee")
    tickets = {place: sha256(f"c0ffee:2.000002/{place}".encode()).hexdigest() for place in (1, 2, 3, 4)}
    by_hand = [strata["2.000002"][place - 1] for place in sorted(tickets, key=tickets.get)[:2]]
    assert [lot.item for lot in lots if lot.stratum == "2.000002"] == by_hand


def test_no_more_is_drawn_than_there_is():
    with pytest.raises(DomainError):
        draw_simple([1, 2], 3, "1")
