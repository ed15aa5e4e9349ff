"""The stepper is computed from what is there: the first stage that is not done is the current one."""

from types import SimpleNamespace

import pytest
from django.utils import translation

from desk.stages import Report, VisitCounts, current_stage, stages
from findings.remediation import Remediation

PLAN = SimpleNamespace(decision_number="", decision_date=None)


def states(round_state="open", counts=None, mending=None, report=None):
    round_ = SimpleNamespace(state=round_state, plan=PLAN)
    boxes = stages(round_, counts or VisitCounts(), mending or Remediation(), report or Report())
    return [stage.state for stage in boxes]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"round_state": "preparing"}, ["current", "todo", "todo", "todo", "todo"]),
        ({}, ["done", "current", "todo", "todo", "todo"]),
        ({"counts": VisitCounts(3, 2, 0)}, ["done", "current", "todo", "todo", "todo"]),
        ({"counts": VisitCounts(3, 3, 2)}, ["done", "done", "current", "todo", "todo"]),
        (
            {"counts": VisitCounts(3, 3, 3), "mending": Remediation(total=2, fixed=1)},
            ["done", "done", "done", "current", "todo"],
        ),
        (
            {"counts": VisitCounts(3, 3, 3), "mending": Remediation(total=2, fixed=2)},
            ["done", "done", "done", "done", "current"],
        ),
        (
            {"counts": VisitCounts(3, 3, 3), "report": Report(begun=True, made=2)},
            ["done", "done", "done", "done", "done"],
        ),
    ],
)
def test_the_first_stage_that_is_not_done_is_current(given, expected):
    assert states(**given) == expected


def test_a_report_made_early_does_not_hide_that_visits_go_on():
    assert states(counts=VisitCounts(3, 1, 0), report=Report(begun=True, made=1))[1] == "current"


def test_when_all_is_done_the_last_stage_stands_out():
    round_ = SimpleNamespace(state="closed", plan=PLAN)
    boxes = stages(round_, VisitCounts(1, 1, 1), Remediation(), Report(begun=True, made=1))
    assert current_stage(boxes) is boxes[-1]


@pytest.mark.parametrize(
    ("mending", "words"),
    [
        (Remediation(expected=2), "%(n)s demands expected"),
        (Remediation(total=5, plans_asked=5, plans_sent=3), "%(n)s of %(total)s plans sent"),
        (Remediation(total=5, plans_asked=5, plans_sent=5, fixed=1), "%(n)s of %(total)s fixed"),
        (
            Remediation(total=5, plans_asked=5, plans_sent=3, overdue=1),
            "%(n)s of %(total)s fixed, %(late)s overdue",
        ),
    ],
)
def test_the_stage_of_remediation_tells_what_is_most_pressing(mending, words):
    round_ = SimpleNamespace(state="open", plan=PLAN)
    with translation.override("en"):
        note = stages(round_, VisitCounts(3, 3, 3), mending, Report())[3].note
    counted = {"n": note.split()[0], "total": 5, "late": 1}
    assert note == words % counted
