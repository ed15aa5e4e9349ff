"""Where the sources leave room, lateness is read as the office's page says; each reading is one test."""

from datetime import date, time

import pytest

from dossiers.lateness import Outcome, Rules, Standing, judge
from dossiers.states import DossierState

from .handled import DAYS, QUARTER, RULES, dossier, on


def judged(facts, rules=RULES) -> Outcome:
    return judge(facts, QUARTER, rules, DAYS)


@pytest.mark.parametrize(
    ("finished_on", "standing"),
    [("09/03", Standing.EARLY), ("10/03", Standing.ON_TIME), ("11/03", Standing.LATE)],
)
def test_the_end_and_the_due_date_are_compared_by_calendar_date(finished_on, standing):
    assert judged(dossier(due_on="10/03", finished_on=finished_on)).standing == standing


@pytest.mark.parametrize(
    ("received", "at", "counted_from"),
    [
        ("13/02", time(15), "13/02"),  # at 15:00 is not after it
        ("13/02", time(15, 0, 1), "23/02"),  # the Friday before Tết
        ("13/02", None, "13/02"),
        ("15/02", time(9), "23/02"),  # a day off
        ("15/02", time(16), "23/02"),  # a day off, and late on it: still the next working day only
        ("10/01", time(9), "10/01"),  # a Saturday worked on for the 2nd of January
        ("09/01", time(16), "10/01"),
    ],
)
def test_after_15_00_as_on_a_day_off_the_next_working_day_is_the_day_of_receipt(received, at, counted_from):
    assert judged(dossier(received, at, finished_on="09/03")).counted_from == on(counted_from)


def test_the_day_of_receipt_is_not_counted():
    outcome = judged(dossier("11/02", due_on=None, statutory_days=3, finished_on="23/02"))
    assert outcome.due_on == on("23/02")  # the 12th and the 13th, then Tết, then the 23rd
    assert outcome.standing == Standing.ON_TIME


def test_time_by_law_runs_from_the_next_working_day_when_received_after_15_00():
    outcome = judged(dossier("11/02", time(16), due_on=None, statutory_days=3, finished_on="24/02"))
    assert (outcome.counted_from, outcome.due_on) == (on("12/02"), on("24/02"))


def test_without_a_due_date_and_without_a_time_by_law_nothing_can_be_said():
    with pytest.raises(ValueError, match="due date or the time by law"):
        judged(dossier(due_on=None, finished_on="09/03"))


def test_the_date_appointed_goes_before_the_time_by_law():
    assert judged(dossier(due_on="10/03", statutory_days=30, finished_on="09/03")).due_on == on("10/03")


def test_an_appointed_date_on_a_day_off_stays_as_it_is():
    assert judged(dossier(due_on="08/03", finished_on="09/03")).standing == Standing.LATE


def test_the_rule_of_the_day_of_reception_holds():
    rules = [Rules(date(2026, 1, 1), date(2026, 2, 28), time(11)), Rules(date(2026, 3, 1), None, None)]
    assert judged(dossier("27/02", time(11, 30), finished_on="09/03"), rules).counted_from == on("02/03")
    assert judged(dossier("02/03", time(16, 30), finished_on="09/03"), rules).counted_from == on("02/03")


def test_done_goes_before_returned_as_the_moment_of_the_end():
    outcome = judged(dossier(state=DossierState.RETURNED, finished_on="10/03", returned_on="13/03"))
    assert (outcome.ended_on, outcome.standing) == (on("10/03"), Standing.ON_TIME)


def test_a_result_returned_without_a_day_of_finishing_ends_with_its_return():
    outcome = judged(dossier(state=DossierState.RETURNED, returned_on="13/03"))
    assert (outcome.ended_on, outcome.standing, outcome.late_days) == (on("13/03"), Standing.LATE, 3)


def test_days_late_are_working_days():
    outcome = judged(dossier("02/02", due_on="12/02", finished_on="24/02"))
    assert outcome.late_days == 3  # the 13th, the 23rd and the 24th


def test_late_over_days_off_only_is_late_by_no_working_day():
    outcome = judged(dossier(due_on="06/03", finished_on="07/03"))
    assert (outcome.standing, outcome.late_days) == (Standing.LATE, 0)


@pytest.mark.parametrize(("due_on", "standing"), [("31/03", Standing.RUNNING), ("30/03", Standing.OVERDUE)])
def test_an_open_dossier_is_held_against_the_end_of_the_period(due_on, standing):
    outcome = judged(dossier(state=DossierState.IN_PROCESS, due_on=due_on))
    assert (outcome.standing, outcome.ended_on) == (standing, None)


def test_what_finished_after_the_period_counts_as_open_at_its_end():
    assert judged(dossier(due_on="01/04", finished_on="05/04")).standing == Standing.RUNNING
    overdue = judged(dossier(due_on="27/03", finished_on="05/04"))
    assert overdue == Outcome(Standing.OVERDUE, on("02/03"), on("27/03"), None, 2, 0, "")


def test_waiting_for_a_payment_keeps_running():
    assert judged(dossier(state=DossierState.PAYMENT, due_on="10/03")).standing == Standing.OVERDUE


@pytest.mark.parametrize("state", [DossierState.REGISTERED, DossierState.REFUSED])
def test_what_was_never_received_counts_nowhere(state):
    assert judged(dossier(state=state, due_on=None)) == Outcome(Standing.NOT_COUNTED)


@pytest.mark.parametrize("state", [DossierState.WITHDRAWN, DossierState.STOPPED])
def test_what_was_broken_off_has_a_standing_by_its_end(state):
    assert judged(dossier(state=state, finished_on="11/03")).standing == Standing.LATE
    assert judged(dossier(state=state, due_on="31/03", finished_on="05/04")).standing == Standing.RUNNING
