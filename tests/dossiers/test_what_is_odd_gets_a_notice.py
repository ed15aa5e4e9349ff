"""Dirt that does not keep a dossier from being judged is said beside it, the weightiest of several first."""

from datetime import date

import pytest

from dossiers.lateness import Standing, judge
from dossiers.notices import Notice
from dossiers.states import DossierState

from .handled import DAYS, QUARTER, RULES, dossier


def judged(facts, rules=RULES):
    return judge(facts, QUARTER, rules, DAYS)


def test_a_clean_dossier_has_no_notice():
    assert judged(dossier(finished_on="09/03")).notice == ""


def test_received_after_the_end_of_the_period_is_not_counted():
    outcome = judged(dossier("01/04"))
    assert (outcome.standing, outcome.notice) == (Standing.NOT_COUNTED, Notice.RECEIVED_AFTER_PERIOD)
    assert judged(dossier("31/03", due_on="10/04", finished_on="31/03")).notice == ""


def test_ended_before_the_start_of_the_period_is_not_counted():
    outcome = judged(dossier(finished_on=date(2025, 12, 31)))
    assert (outcome.standing, outcome.notice) == (Standing.NOT_COUNTED, Notice.ENDED_BEFORE_PERIOD)
    assert judged(dossier("01/01", finished_on="01/01")).standing == Standing.EARLY


@pytest.mark.parametrize(
    "state",
    [DossierState.WITHDRAWN, DossierState.STOPPED, DossierState.FINISHED, DossierState.RETURNED],
)
def test_ended_without_a_date_counts_as_open(state):
    outcome = judged(dossier(state=state))
    assert (outcome.standing, outcome.notice) == (Standing.OVERDUE, Notice.ENDED_WITHOUT_DATE)


@pytest.mark.parametrize("end", [{"finished_on": "09/03"}, {"returned_on": "09/03"}])
def test_an_end_date_on_an_open_state_stays_open(end):
    outcome = judged(dossier(state=DossierState.PAYMENT, **end))
    assert (outcome.standing, outcome.ended_on) == (Standing.OVERDUE, None)
    assert outcome.notice == Notice.OPEN_WITH_END_DATE


def test_an_end_date_before_the_period_does_not_close_an_open_state():
    assert judged(dossier(state=DossierState.IN_PROCESS, finished_on=date(2025, 12, 1))).standing == (
        Standing.OVERDUE
    )


def test_due_before_the_day_of_reception():
    assert judged(dossier("02/03", due_on="27/02", finished_on="09/03")).notice == Notice.DUE_BEFORE_RECEPTION
    assert judged(dossier("02/03", due_on="02/03", finished_on="09/03")).notice == ""


def test_a_supplement_handed_in_before_the_request_is_passed_over():
    outcome = judged(dossier(supplement_asked_on="05/03", supplement_done_on="04/03", finished_on="09/03"))
    assert (outcome.supplement_days, outcome.notice) == (0, Notice.SUPPLEMENT_BACKWARDS)


@pytest.mark.parametrize(("asked", "done"), [("27/02", "04/03"), ("05/03", "10/03")])
def test_supplement_time_outside_the_handling_is_said(asked, done):
    facts = dossier(supplement_asked_on=asked, supplement_done_on=done, finished_on="09/03")
    assert judged(facts).notice == Notice.SUPPLEMENT_OUTSIDE


@pytest.mark.parametrize(("asked", "done"), [("05/03", "05/03"), ("02/03", "09/03")])
def test_a_supplement_from_the_reception_to_the_end_or_on_one_day_is_nothing_odd(asked, done):
    facts = dossier(supplement_asked_on=asked, supplement_done_on=done, finished_on="09/03")
    assert judged(facts).notice == ""


def test_a_supplement_asked_for_on_no_day():
    assert judged(dossier(state=DossierState.SUPPLEMENT)).notice == Notice.REQUEST_WITHOUT_DATE


def test_no_rule_on_the_day_of_reception():
    assert judged(dossier(finished_on="09/03"), rules=[]).notice == Notice.NO_RULE


def test_of_several_the_weightiest_is_said():
    assert judged(dossier(due_on="27/02"), rules=[]).notice == Notice.ENDED_WITHOUT_DATE
