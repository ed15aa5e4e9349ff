"""Points of the PAR-index item “handled what inspections found”, as domain.md §3.3–3.4 tells its rule."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.par_index import HandledItem, HandledRule, handled_by_year
from findings.models import Demand
from tests import make

RULE = HandledRule(Decimal(1), 80, full_without_findings=True)


@pytest.mark.parametrize(
    ("found", "handled", "points"),
    [
        (10, 10, "1"),
        (10, 9, "0.90"),
        (10, 8, "0.80"),
        (100, 79, "0"),
        (3, 0, "0"),
        (7, 6, "0.86"),
        (0, 0, "1"),
    ],
)
def test_the_rule_by_hand(found, handled, points):
    assert RULE.points(found, handled) == Decimal(points)


def test_a_year_without_findings_may_be_left_unassessed():
    assert HandledRule(Decimal(1), 80, full_without_findings=False).points(0, 0) is None


def test_a_lower_threshold_and_another_maximum():
    rule = HandledRule(Decimal("0.5"), 70, full_without_findings=True)
    assert (rule.points(10, 7), rule.points(10, 6)) == (Decimal("0.35"), Decimal(0))


rules = st.builds(
    HandledRule, st.decimals("0.5", 3, places=1), st.integers(0, 100), full_without_findings=st.booleans()
)
counted = st.integers(1, 5000).flatmap(lambda a: st.tuples(st.just(a), st.integers(0, a)))


@given(rules, counted)
def test_points_lie_between_nothing_and_the_maximum_in_hundredths(rule, ab):
    points = rule.points(*ab)
    assert 0 <= points <= rule.max_points
    assert points == points.quantize(Decimal("0.01"))


@given(rules, counted)
def test_handling_one_more_never_costs_points_and_all_of_them_earn_everything(rule, ab):
    found, handled = ab
    assert rule.points(found, found) == rule.max_points
    if handled:
        assert rule.points(found, handled - 1) <= rule.points(found, handled)


@given(rules, counted)
def test_points_are_the_share_from_the_threshold_on_and_nothing_below(rule, ab):
    found, handled = ab
    reached = 100 * handled >= rule.threshold * found
    exact = rule.max_points * handled / found if reached else Decimal(0)
    assert abs(rule.points(found, handled) - exact) <= Decimal("0.005")


@pytest.mark.parametrize("nonsense", [(1, 2), (3, -1)])
def test_more_handled_than_found_is_a_mistake(nonsense):
    with pytest.raises(ValueError, match="handled"):
        RULE.points(*nonsense)


def test_the_office_sets_it(settings):
    settings.PAR_HANDLED = {"max_points": Decimal(2), "threshold": 70, "full_without_findings": False}
    assert HandledItem(10, 7, HandledRule.of_office()).points == Decimal("1.40")


@pytest.mark.django_db
def test_a_year_counts_what_was_accepted_or_proposed_for_handling(officer, leader, minh, team_a, que_vo):
    visit = make.make_visit(team_a, que_vo, state="signed")
    for state in ("accepted", "open", "open"):
        make.make_demand(make.make_finding(visit, by=minh), state=state)
    make.make_finding(visit, by=minh, kind="strength")
    make.make_conclusion(visit, by=leader)
    make.make_proposal(Demand.objects.filter(state="open").first(), by=officer)
    ((year, item),) = handled_by_year(Demand.objects.visible_to(officer), officer)
    assert (year, item.found, item.handled, item.points) == (2018, 3, 2, 0)


@pytest.mark.django_db
def test_a_year_with_concluded_visits_and_no_shortcoming_has_its_row(officer, team_a, que_vo):
    make.make_visit(team_a, que_vo, state="concluded")
    ((year, item),) = handled_by_year(Demand.objects.visible_to(officer), officer)
    assert (year, item.found, item.points) == (2018, 0, 1)
