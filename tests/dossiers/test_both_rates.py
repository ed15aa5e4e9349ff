"""Each published rate counts as its source has it, whatever mix of dossiers an extract holds."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.lateness import Standing
from dossiers.rates import FINISHED_ONLY, NATIONAL, Counts, count_one

ENDED_AS = st.sampled_from(["early", "on_time", "late"])
dossiers = st.lists(
    st.tuples(ENDED_AS, st.integers(7, 10), st.integers(0, 3))
    | st.tuples(st.sampled_from(["running", "overdue"]), st.integers(2, 10), st.integers(0, 3))
    | st.tuples(st.just("not_counted"), st.sampled_from([1, 3]), st.just(0))
)


def counted(dossiers):
    return sum((count_one(*each) for each in dossiers), Counts())


def exact(decimal):
    return None if decimal is None else round(Fraction(decimal), 12)


def rate(in_time, all_of_them):
    return round(Fraction(100 * len(in_time), len(all_of_them)), 12) if all_of_them else None


@given(dossiers)
def test_the_national_rate_counts_open_ones_and_takes_a_second_request_as_late(dossiers):
    whole = [each for each in dossiers if each[0] != "not_counted"]
    in_time = [(s, n, times) for s, n, times in whole if s not in ("late", "overdue") and times < 2]
    assert exact(NATIONAL.percent(counted(dossiers))) == rate(in_time, whole)


@given(dossiers)
def test_the_rate_of_what_was_settled_passes_over_open_withdrawn_and_stopped_ones(dossiers):
    whole = [s for s, state, _times in dossiers if s in ("early", "on_time", "late") and state in (9, 10)]
    in_time = [standing for standing in whole if standing != "late"]
    assert exact(FINISHED_ONLY.percent(counted(dossiers))) == rate(in_time, whole)


@given(dossiers)
def test_no_dossier_is_lost_in_the_counts(dossiers):
    counts = counted(dossiers)
    assert counts.counted + counts.not_counted == len(dossiers)
    assert counts.all_late == sum(standing in ("late", "overdue") for standing, *_rest in dossiers)


def test_one_office_has_two_rates():
    counts = Counts(
        early=60,
        on_time=20,
        late=10,
        running=8,
        overdue=2,
        not_counted=5,
        broken_off_in_time=4,
        broken_off_late=1,
        asked_again_in_time=3,
    )
    assert NATIONAL.percent(counts) == Decimal(85)  # (60 + 20 + 8 - 3) of 100
    assert FINISHED_ONLY.share(counts) == (76, 85)


@pytest.mark.parametrize("formula", [NATIONAL, FINISHED_ONLY])
def test_without_a_dossier_there_is_no_rate(formula):
    assert formula.percent(Counts(not_counted=3)) is None


def test_the_two_rates_are_never_taken_for_each_other():
    assert str(NATIONAL.name) != str(FINISHED_ONLY.name)
    assert "766/QĐ-TTg" in str(NATIONAL.source)


def test_each_standing_has_its_own_count():
    assert {name for name in Counts.__dataclass_fields__ if name in Standing.values} == set(Standing.values)
