"""The page shows how a dossier was counted, with the days that were passed over."""

from datetime import date, time

import pytest
from django.utils.translation import override

from dossiers.explaining import steps
from dossiers.lateness import Rules
from dossiers.states import DossierState

from .handled import DAYS, QUARTER, RULES, dossier


def explained(facts, rules=RULES):
    with override("en"):
        return {step.title: step for step in steps(facts, QUARTER, rules, DAYS)}


def test_the_rule_is_named_with_its_law_and_its_time_of_day():
    step = explained(dossier(finished_on="09/03"))["Rule on the day of reception"]
    assert step.computed == "Nghị định số 118/2025/NĐ-CP, Điều 18; holds from 01/07/2025"
    assert step.result == "received after 15:00 counts as received on the next working day"


def test_a_dossier_of_a_time_without_a_rule_says_so():
    found = explained(dossier(finished_on="09/03"), rules=[Rules(date(2026, 5, 1))])
    assert found["Rule on the day of reception"].computed == "No rule is entered that held on 02/03/2026."


@pytest.mark.parametrize(
    ("received", "at", "computed", "result"),
    [
        ("13/02", time(15), "Received on 13/02/2026 at 15:00.", "13/02/2026"),
        ("13/02", time(15, 0, 1), "at 15:00:01, later than 15:00: the next working day.", "23/02/2026"),
        ("15/02", time(9), "Received on 15/02/2026, a day off,", "23/02/2026"),
        ("02/03", None, "Received on 02/03/2026; the file gives no time of day.", "02/03/2026"),
    ],
)
def test_the_day_of_receipt_is_reasoned(received, at, computed, result):
    step = explained(dossier(received, at, finished_on="09/03"))["Day of receipt"]
    assert computed in step.computed
    assert step.result == result


def test_time_by_law_names_the_holidays_it_steps_over():
    step = explained(dossier("13/02", due_on=None, statutory_days=3, finished_on="25/02"))["Due date"]
    assert "3 working days from 13/02/2026" in step.computed
    assert "4 weekend days not counted" in step.computed
    assert "holidays not counted: 16/02, 17/02, 18/02, 19/02, 20/02" in step.computed
    assert step.result == "25/02/2026"


def test_supplement_time_says_which_days_off_were_not_taken():
    facts = dossier(supplement_asked_on="05/03", supplement_done_on="11/03", finished_on="16/03")
    step = explained(facts)["Supplement time"]
    assert step.computed == (
        "Asked for on 05/03/2026; handed in on 11/03/2026; taken off after 05/03/2026 up to 11/03/2026; "
        "2 weekend days not counted."
    )
    assert step.result == "4 working days later: due on 16/03/2026"


def test_a_supplement_handed_in_before_the_request_says_why_it_is_passed_over():
    facts = dossier(supplement_asked_on="05/03", supplement_done_on="04/03", finished_on="09/03")
    step = explained(facts)["Supplement time"]
    assert "handed in before it was asked for" in step.computed
    assert step.result == "nothing taken off: due on 10/03/2026"


@pytest.mark.parametrize(
    ("facts", "computed", "result"),
    [
        (dossier(finished_on="09/03", returned_on="12/03"), "Day on which it was finished.", "09/03/2026"),
        (dossier(returned_on="12/03"), "Day of the return of the result.", "12/03/2026"),
        (dossier(finished_on="02/04"), "Ended on 02/04/2026, after the period,", "31/03/2026"),
        (dossier(), "Ended by its state, but without a date; so it is open.", "31/03/2026"),
        (
            dossier(state=DossierState.IN_PROCESS, finished_on="09/03"),
            "State “In process”: open. Open by its state, but with an end date; stays open.",
            "31/03/2026",
        ),
        (
            dossier(state=DossierState.SUPPLEMENT, supplement_asked_on="06/03"),
            "A supplement was still asked for, so the day of the request counts.",
            "06/03/2026",
        ),
    ],
)
def test_the_moment_compared_says_where_it_is_from(facts, computed, result):
    step = explained(facts)["Moment compared"]
    assert computed in step.computed
    assert step.result == result


def test_lateness_is_counted_in_working_days_and_days_off_are_named():
    step = explained(dossier(due_on="12/02", finished_on="24/02"))["Standing"]
    assert step.computed == (
        "24/02/2026 is after 12/02/2026. 3 working days late; 4 weekend days not counted; "
        "holidays not counted: 16/02, 17/02, 18/02, 19/02, 20/02."
    )
    assert step.result == "Settled late"


def test_late_over_days_off_only_says_that_no_working_day_lies_between():
    step = explained(dossier(due_on="06/03", finished_on="07/03"))["Standing"]
    assert "Only days off lie between: late by the calendar, by no working day." in step.computed


def test_a_second_request_for_papers_is_late_in_the_national_rate_only():
    found = explained(dossier(finished_on="09/03", supplements=2))
    national = found["Rate of the national indicators (766)"]
    assert "Requests for papers: 2." in national.computed
    assert national.result == "counts as late"
    assert found["Rate of what was settled"].result == "counts as in time"


@pytest.mark.parametrize(
    ("facts", "computed"),
    [
        (dossier(state=DossierState.REFUSED), "State “Not received”: the office never took it in."),
        (dossier("01/04"), "Received on 01/04/2026, after the period ended on 31/03/2026."),
        (
            dossier("02/01", finished_on=date(2025, 12, 31)),
            "Ended on 31/12/2025, before the period began on 01/01/2026.",
        ),
    ],
)
def test_what_is_not_counted_says_why_and_weighs_nothing(facts, computed):
    found = explained(facts)
    assert found["Standing"].computed == computed
    assert {step.result for step in found.values()} == {"Not counted", "not part of this rate"}
