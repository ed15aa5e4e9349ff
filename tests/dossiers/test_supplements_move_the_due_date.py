"""Time that the office waited for papers is taken off in working days; an open request stops the clock."""

import pytest

from dossiers.lateness import Standing, judge
from dossiers.states import DossierState

from .handled import DAYS, QUARTER, RULES, dossier, on


def judged(**facts):
    return judge(dossier(**facts), QUARTER, RULES, DAYS)


def test_time_from_the_request_to_the_supplement_is_taken_off_in_working_days():
    outcome = judged(supplement_asked_on="05/03", supplement_done_on="11/03", finished_on="16/03")
    assert outcome.supplement_days == 4  # the 6th, the 9th, the 10th and the 11th
    assert (outcome.due_on, outcome.standing) == (on("16/03"), Standing.ON_TIME)


def test_a_supplement_over_tet_gives_no_holiday_away():
    outcome = judged(
        received="02/02",
        due_on="12/02",
        supplement_asked_on="13/02",
        supplement_done_on="23/02",
        finished_on="24/02",
    )
    assert (outcome.supplement_days, outcome.due_on) == (1, on("13/02"))


def test_time_by_law_is_moved_by_the_supplement_too():
    outcome = judged(
        due_on=None,
        statutory_days=5,
        supplement_asked_on="03/03",
        supplement_done_on="05/03",
        finished_on="11/03",
    )
    assert (outcome.due_on, outcome.standing) == (on("11/03"), Standing.ON_TIME)


@pytest.mark.parametrize(("due_on", "standing"), [("06/03", Standing.RUNNING), ("05/03", Standing.OVERDUE)])
def test_while_a_supplement_is_asked_for_the_day_of_the_request_is_compared(due_on, standing):
    outcome = judged(state=DossierState.SUPPLEMENT, due_on=due_on, supplement_asked_on="06/03")
    assert (outcome.standing, outcome.late_days) == (standing, int(standing == Standing.OVERDUE))


def test_a_supplement_handed_in_lets_the_clock_run_on():
    outcome = judged(
        state=DossierState.SUPPLEMENT,
        due_on="10/03",
        supplement_asked_on="06/03",
        supplement_done_on="09/03",
    )
    assert (outcome.standing, outcome.due_on) == (Standing.OVERDUE, on("11/03"))


def test_a_supplement_handed_in_after_the_period_was_asked_for_at_its_end():
    facts = {"state": DossierState.IN_PROCESS, "supplement_asked_on": "09/03", "supplement_done_on": "10/04"}
    assert judged(due_on="09/03", **facts).standing == Standing.RUNNING
    assert judged(due_on="06/03", **facts).standing == Standing.OVERDUE


def test_a_request_made_after_the_period_does_not_count_yet():
    outcome = judged(state=DossierState.SUPPLEMENT, due_on="30/03", supplement_asked_on="02/04")
    assert (outcome.standing, outcome.late_days) == (Standing.OVERDUE, 1)


def test_waiting_before_the_reception_is_not_taken_off():
    outcome = judged(supplement_asked_on="24/02", supplement_done_on="03/03", finished_on="09/03")
    assert outcome.supplement_days == 1


def test_waiting_after_the_end_is_not_taken_off():
    outcome = judged(
        due_on="04/03", supplement_asked_on="05/03", supplement_done_on="20/03", finished_on="09/03"
    )
    assert (outcome.standing, outcome.due_on) == (Standing.LATE, on("06/03"))


def test_more_than_one_request_does_not_change_the_standing():
    assert judged(finished_on="09/03", supplements=3).standing == Standing.EARLY
