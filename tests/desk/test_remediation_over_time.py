"""Demands over time: every one counted once, in periods without a gap, never more than a page can show."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.over_time import chart_of
from findings.models import Demand
from findings.over_time import MOST_COLUMNS, over_time, periods
from findings.remediation import Remediation
from tests import make


def month(year, number):
    return date(year, number, 1)


def labels(*months):
    return [period.label for period in periods({day: Remediation(total=1) for day in months})]


def test_a_year_is_shown_by_month():
    assert labels(month(2018, 11), month(2019, 1)) == ["Tháng 11 2018", "Tháng 12 2018", "Tháng 1 2019"]


def test_three_years_are_shown_by_quarter_and_more_by_year():
    assert labels(month(2017, 3), month(2018, 4))[:2] == ["Quý I 2017", "Quý II 2017"]
    assert labels(month(2017, 3), month(2026, 4)) == [str(year) for year in range(2017, 2027)]


def test_nothing_has_no_periods():
    assert periods({}) == []


months = st.dates(date(2015, 1, 1), date(2026, 12, 31)).map(lambda day: day.replace(day=1))
found = st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50)).map(
    lambda n: Remediation(total=sum(n), fixed=n[0] + n[1], on_time=n[0])
)


@given(st.dictionaries(months, found, min_size=1))
def test_no_demand_is_lost_and_none_counted_twice(by_month):
    shown = periods(by_month)
    assert len(shown) <= MOST_COLUMNS
    assert sum(period.total for period in shown) == sum(one.total for one in by_month.values())
    assert sum(period.on_time for period in shown) == sum(one.on_time for one in by_month.values())
    assert len({period.label for period in shown}) == len(shown)


@given(st.dictionaries(months, found, min_size=1))
def test_the_chart_draws_every_period(by_month):
    shown = periods(by_month)
    assert [pile.sum for pile in chart_of(shown).piles] == [
        f"{period.total:,}".replace(",", ".") for period in shown
    ]


@pytest.mark.django_db
def test_a_demand_stands_in_the_period_of_its_conclusion(leader, minh, binh, team_a, que_vo):
    for day, accepted in ((date(2018, 6, 1), True), (date(2018, 8, 1), False)):
        visit = make.make_visit(team_a, que_vo, day=day, state="signed")
        finding = make.make_finding(visit, by=minh)
        make.make_demand(finding)
        make.make_conclusion(visit, by=leader, day=day)
        if accepted:
            demand = Demand.objects.get(finding=finding)
            make.accept_report(demand, by=binh, day=demand.due_on)
    drawn = [(period.label, period.on_time, period.unfixed) for period in over_time(Demand.objects.all())]
    assert drawn == [("Tháng 6 2018", 1, 0), ("Tháng 7 2018", 0, 0), ("Tháng 8 2018", 0, 1)]
