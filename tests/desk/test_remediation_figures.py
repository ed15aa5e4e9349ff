"""What counts as fixed and what as in time; no figure says more or less than the findings behind it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from findings.models import Demand
from findings.remediation import Ratio, by_unit, remediation, remediation_by
from tests import make
from tests.world import signed_in

pytestmark = pytest.mark.django_db

DUE = date(2018, 6, 16)  # fifteen days after the conclusion of make.make_conclusion


@pytest.fixture
def demand_on(leader, minh, team_a, que_vo):
    """Makes a demand in force on a visit of its own to Quế Võ, or to the unit given."""

    days = (date(2018, 3, 1) + timedelta(days=n) for n in range(30))

    def demand(unit=que_vo, **fields):
        visit = make.make_visit(team_a, unit, day=next(days), state="signed")
        finding = make.make_finding(visit, by=minh)
        make.make_demand(finding, **fields)
        make.make_conclusion(visit, by=leader)
        return Demand.objects.select_related("finding").get(finding=finding)

    return demand


def count():
    return remediation(Demand.objects.all())


def test_nothing_demanded_has_no_share():
    assert count().fixed_share.percent is None
    assert Ratio(1, 3).percent.quantize(1) == 33


def test_accepted_and_closed_are_fixed_reported_is_not(demand_on):
    for state in ("accepted", "closed", "reported", "open"):
        demand_on(state=state)
    assert count().fixed_share == Ratio(2, 4)


@pytest.mark.parametrize(("day", "in_time"), [(DUE, 1), (DUE + timedelta(days=1), 0)])
def test_the_accepted_report_had_to_come_by_the_last_day(demand_on, binh, day, in_time):
    make.accept_report(demand_on(), by=binh, day=day)
    assert count().on_time_share == Ratio(in_time, 1)


def test_an_extension_counts(demand_on, officer, binh):
    demand = demand_on(due_on=None)
    Demand.objects.filter(pk=demand.pk).update(due_on=DUE + timedelta(days=10))
    make.accept_report(demand, by=binh, day=DUE + timedelta(days=5))
    assert count().on_time == 1


def test_a_report_that_was_returned_saves_nobody_the_one_that_was_accepted_decides(demand_on, binh):
    demand = demand_on()
    make.make_submission(demand, by=binh, day=DUE)
    make.accept_report(demand, by=binh, day=DUE + timedelta(days=20))
    assert count().on_time_share == Ratio(0, 1)


def test_an_accepted_plan_is_no_report(demand_on, binh):
    make.accept_report(demand_on(), by=binh, day=DUE, kind="plan")
    assert count().on_time == 0


def test_a_term_that_still_runs_is_not_held_against_anybody(demand_on, binh):
    running = demand_on()
    Demand.objects.filter(pk=running.pk).update(due_on=timezone.localdate())
    assert count().on_time_share == Ratio(0, 0)
    make.accept_report(running, by=binh, day=timezone.localdate())
    assert count().on_time_share == Ratio(1, 1)


def test_a_report_not_judged_yet_is_not_in_time_once_the_term_is_over(demand_on, binh):
    make.make_submission(demand_on(state="reported"), by=binh, day=DUE)
    assert count().on_time_share == Ratio(0, 1)


def test_the_clock_of_a_unit_that_has_ended_stands(demand_on, que_vo):
    demand_on()
    que_vo.valid_to = DUE - timedelta(days=1)
    que_vo.save()
    assert (count().overdue, count().term_over) == (0, 0)


def test_a_withdrawn_finding_takes_its_demand_out(demand_on, leader):
    demand_on(state="accepted")
    demand_on().finding.withdraw(by=leader, note="Nhầm đơn vị")
    assert Demand.objects.filter(state="closed").exists()
    assert (count().total, count().fixed) == (1, 1)


def test_a_demand_that_no_conclusion_has_issued_is_expected_and_counts_nowhere_else(minh, visit):
    make.make_demand(make.make_finding(visit, by=minh))
    mending = count()
    assert (mending.expected, mending.total, mending.term_over) == (1, 0, 0)


def test_plans_sent_are_those_that_came_and_were_not_returned(demand_on):
    for state in ("open", "plan_returned", "plan_sent", "planned", "reported"):
        demand_on(state=state, plan_due_on=date(2018, 6, 11))
    demand_on()
    assert count().plan_share == Ratio(3, 5)


def test_what_was_handed_over_counts_for_the_unit_that_answers_now(demand_on, yen_phong, que_vo):
    Demand.objects.filter(pk=demand_on().pk).update(unit=yen_phong)
    demand_on(state="accepted")
    rows = {row["unit"]: (row["fixed"], row["total"]) for row in by_unit(Demand.objects.all())}
    assert rows == {yen_phong.pk: (0, 1), que_vo.pk: (1, 1)}


def test_groups_add_up_to_the_whole_in_one_query_each(demand_on, binh, django_assert_num_queries):
    make.accept_report(demand_on(), by=binh, day=DUE)
    demand_on()
    with django_assert_num_queries(1):
        (mending,) = remediation_by("finding__domain", Demand.objects.all()).values()
    assert mending == count()


@pytest.mark.parametrize(
    ("which", "n"), [("in_force", 4), ("fixed", 2), ("unfixed", 2), ("on_time", 1), ("term_over", 4)]
)
def test_the_list_behind_a_figure_has_as_many_findings(demand_on, officer, binh, which, n):
    make.accept_report(demand_on(), by=binh, day=DUE)
    make.accept_report(demand_on(), by=binh, day=DUE + timedelta(days=1))
    demand_on(state="reported")
    demand_on()
    listed = signed_in(officer).get(reverse("findings:list"), {"remediation": which})
    assert listed.context["paginator"].count == n
