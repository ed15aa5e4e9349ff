"""Whoever follows the steps on the page comes to the outcome that is counted."""

from datetime import datetime

from django.utils.translation import override
from hypothesis import given, settings

from dossiers.explaining import steps
from dossiers.lateness import SETTLED, Standing, judge
from dossiers.rates import FINISHED_ONLY, NATIONAL, count_one

from .handled import DAYS
from .test_lateness_agrees_with_a_slow_count import dossiers, periods, rules


def read(text):
    """The last dd/mm/yyyy in `text`."""
    return datetime.strptime(text[-10:], "%d/%m/%Y").date()


def results(facts, period, rules):
    with override("en"):
        return {step.title: step.result for step in steps(facts, period, rules, DAYS)}


def standing_of(by_title, settled):
    """What a reader makes of the days in the steps."""
    moment = read(by_title["Moment compared"])
    due_on = read(by_title.get("Supplement time", by_title["Due date"]))
    if not settled:
        return Standing.RUNNING if moment <= due_on else Standing.OVERDUE
    return Standing.EARLY if moment < due_on else Standing.ON_TIME if moment == due_on else Standing.LATE


@settings(max_examples=300)
@given(dossiers(), periods, rules)
def test_the_days_in_the_steps_lead_to_the_outcome(facts, period, rules):
    outcome, by_title = judge(facts, period, rules, DAYS), results(facts, period, rules)
    with override("en"):
        assert by_title["Standing"] == outcome.standing.label
    if outcome.standing == Standing.NOT_COUNTED:
        assert "Due date" not in by_title
        return
    assert read(by_title["Day of receipt"]) == outcome.counted_from
    assert read(by_title.get("Supplement time", by_title["Due date"])) == outcome.due_on
    assert standing_of(by_title, outcome.standing in SETTLED) == outcome.standing


@settings(max_examples=300)
@given(dossiers(), periods, rules)
def test_the_steps_say_how_the_dossier_weighs_in_each_rate(facts, period, rules):
    outcome, by_title = judge(facts, period, rules, DAYS), results(facts, period, rules)
    counts = count_one(outcome.standing, facts.state, facts.supplements)
    words = {None: "not part of this rate", 100: "counts as in time", 0: "counts as late"}
    with override("en"):
        for formula in (NATIONAL, FINISHED_ONLY):
            assert by_title[str(formula.name)] == words[formula.percent(counts)]
