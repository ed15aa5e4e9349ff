"""Shares, percentages and points come out as a slow, plain count of the same answers."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections import scoring
from inspections.scoring import Share

DOMAINS = [
    "direction",
    "institutions",
    "procedures",
    "apparatus",
    "civil_service",
    "finance",
    "modernisation",
]
verdicts = st.sampled_from(["yes", "partly", "no", "na", ""])


def make_answer(pk=1, verdict="yes", domain="direction", **fields):
    criterion = {"pk": pk, "asks_verdict": True, "asks_ratio": False, "max_points": None, "figure": ""} | {
        key: fields.pop(key)
        for key in ("asks_verdict", "asks_ratio", "max_points", "figure")
        if key in fields
    }
    criterion = SimpleNamespace(section=SimpleNamespace(domain=domain), **criterion)
    numbers = {"number_1": None, "part": None, "whole": None} | fields
    return SimpleNamespace(criterion=criterion, criterion_id=pk, verdict=verdict, **numbers)


def rounded(fraction):
    """A fraction to one decimal, half up, without the arithmetic under test."""
    tenths = (fraction * 10 * 2 + 1) // 2
    return Decimal(int(tenths)) / 10


def shown(percent):
    """What a page makes of a percentage: rounded once, half up, to one decimal."""
    return None if percent is None else percent.quantize(Decimal("0.1"), ROUND_HALF_UP)


answers = st.lists(
    st.tuples(verdicts, st.sampled_from(DOMAINS), st.booleans()).map(
        lambda row: make_answer(verdict=row[0], domain=row[1], asks_verdict=row[2])
    ),
    max_size=30,
)


def plain_percent(rows):
    worth = {"yes": Fraction(1), "partly": Fraction(1, 2), "no": Fraction(0)}
    counted = [worth[row.verdict] for row in rows if row.criterion.asks_verdict and row.verdict in worth]
    return rounded(sum(counted) * 100 / len(counted)) if counted else None


@given(answers)
def test_the_share_is_met_and_half_of_partly_over_what_applies(rows):
    share = scoring.share_met(rows)
    assert shown(share.percent) == plain_percent(rows)
    assert share.percent is None or 0 <= share.percent <= 100


@given(answers)
def test_the_order_of_answers_does_not_matter(rows):
    assert scoring.share_met(rows) == scoring.share_met(reversed(rows))


def test_what_does_not_apply_is_left_out_of_both_sides():
    share = Share(met=1, partly=1, no=0, na=5)
    assert (share.applicable, share.percent) == (2, Decimal(75))


@pytest.mark.parametrize("share", [Share(), Share(na=3)])
def test_nothing_applicable_gives_no_percentage(share):
    assert share.percent is None


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_ratio_is_shown_rounded_half_up_once(part, whole):
    assert shown(scoring.ratio_percent(part, whole)) == rounded(Fraction(part * 100, whole))


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (None, 5), (None, None), (3, None)])
def test_a_ratio_of_nothing_has_no_percentage(part, whole):
    assert scoring.ratio_percent(part, whole) is None


def test_a_ratio_may_exceed_the_whole():
    assert scoring.ratio_percent(12, 10) == Decimal(120)


marked = st.lists(st.tuples(verdicts, st.decimals("0.25", 10, places=2)), min_size=1, max_size=20).map(
    lambda rows: [
        make_answer(pk, verdict, max_points=points) for pk, (verdict, points) in enumerate(rows, start=1)
    ]
)


@given(marked)
def test_points_are_the_worth_of_each_verdict_out_of_what_applies(rows):
    asked = [row.criterion for row in rows]
    points = scoring.points([row for row in rows if row.verdict], asked)
    reached = most = Decimal(0)
    for row in rows:
        if row.verdict != "na":
            most += row.criterion.max_points
        if row.verdict == "yes":
            reached += row.criterion.max_points
        if row.verdict == "partly":
            reached += row.criterion.max_points / 2
    assert (points.reached, points.most) == (reached, most)
    expected = reached * 100 / most if most else None
    assert points.percent == expected


def test_a_set_marked_in_part_is_not_marked_at_all():
    rows = [make_answer(1, max_points=Decimal(1)), make_answer(2)]
    assert scoring.points(rows, [row.criterion for row in rows]) is None


def test_criteria_without_a_verdict_need_no_points():
    rows = [make_answer(1, max_points=Decimal(1)), make_answer(2, asks_verdict=False, verdict="")]
    assert scoring.points(rows, [row.criterion for row in rows]).percent == 100


def test_nothing_asked_is_not_marked():
    assert scoring.points([], []) is None


@pytest.mark.parametrize(
    ("percent", "word"),
    [("100", "A"), ("90", "A"), ("89.99", "B"), ("50", "C"), ("49.99", "D"), ("0", "D")],
)
def test_a_band_begins_at_its_least_percentage(settings, percent, word):
    settings.SCORE_BANDS = [(90, "A"), (80, "B"), (50, "C"), (0, "D")]
    assert scoring.band(Decimal(percent)) == word


def test_no_percentage_has_no_band():
    assert scoring.band(None) == ""
