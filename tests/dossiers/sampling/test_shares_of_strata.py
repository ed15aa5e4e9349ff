"""Each procedure gives as many dossiers as its share asks for, and one at least while the size allows."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dossiers.lots import proportional

strata = st.lists(st.integers(1, 60), min_size=1, max_size=12).map(
    lambda counts: {f"P{place}": count for place, count in enumerate(counts)}
)


@st.composite
def draws(draw):
    counts = draw(strata)
    return counts, draw(st.integers(0, sum(counts.values()))), draw(st.text("0123456789abcdef", max_size=4))


@given(draws())
def test_the_shares_add_up_and_ask_nobody_for_more_than_is_there(case):
    counts, size, seed = case
    taken = proportional(counts, size, seed)
    assert taken.keys() == counts.keys()
    assert sum(taken.values()) == size
    assert all(0 <= taken[key] <= counts[key] for key in counts)


@given(draws())
def test_every_procedure_is_there_while_the_size_allows(case):
    counts, size, seed = case
    taken = proportional(counts, size, seed)
    assert all(taken.values()) == (size >= len(counts))


@given(draws())
def test_no_share_is_off_by_one_or_more_where_each_is_worth_one(case):
    counts, size, seed = case
    shares = {key: Fraction(count * size, sum(counts.values())) for key, count in counts.items()}
    if size >= len(counts) and min(shares.values()) < 1:
        return
    taken = proportional(counts, size, seed)
    assert all(abs(taken[key] - shares[key]) < 1 for key in counts)


@given(draws())
def test_a_larger_procedure_never_gives_less_than_a_smaller_one(case):
    counts, size, seed = case
    taken = proportional(counts, size, seed)
    by_size = sorted(counts, key=counts.get)
    assert all(
        taken[larger] >= taken[smaller]
        for smaller in by_size
        for larger in by_size
        if counts[larger] > counts[smaller]
    )


def test_equal_shares_are_settled_by_lot_not_by_place():
    counts = dict.fromkeys("abcdefghij", 1)
    chosen = {
        frozenset(key for key, n in proportional(counts, 3, str(seed)).items() if n) for seed in range(9)
    }
    assert len(chosen) > 3


def test_small_procedures_get_one_and_the_others_share_the_rest():
    assert proportional({"lớn": 900, "vừa": 95, "nhỏ": 4, "lẻ": 1}, 20, "1") == {
        "lớn": 16,
        "vừa": 2,
        "nhỏ": 1,
        "lẻ": 1,
    }
