"""Walking successions: all that is reachable is found, once, however the threads run."""

from hypothesis import given
from hypothesis import strategies as st

from units.kinship import backwards, both_ways, reach

UNITS = st.integers(0, 12)
THREADS = st.lists(st.tuples(UNITS, UNITS), max_size=30)


def test_a_merge_and_a_rename_are_walked():
    threads = [(1, 3), (2, 3), (3, 4)]
    assert reach([1], threads) == {1, 3, 4}
    assert reach([4], backwards(threads)) == {1, 2, 3, 4}
    assert reach([1], both_ways(threads)) == {1, 2, 3, 4}


@given(UNITS, THREADS)
def test_what_is_found_is_closed_and_holds_the_start(start, threads):
    found = reach([start], threads)
    assert start in found
    assert all(goal in found for origin, goal in threads if origin in found)


@given(UNITS, UNITS, THREADS)
def test_backwards_is_the_mirror_of_forwards(one, other, threads):
    assert (other in reach([one], threads)) == (one in reach([other], backwards(threads)))


@given(UNITS, UNITS, THREADS)
def test_sameness_holds_both_ways(one, other, threads):
    steps = both_ways(threads)
    assert (other in reach([one], steps)) == (one in reach([other], steps))
