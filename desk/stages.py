"""The five stages of a round, computed from what is there: what is done, what is going on, and the counts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formats import day, number
from findings.remediation import Remediation
from inspections.workflow import INSPECTED_STATES, RoundState, VisitState


@dataclass(frozen=True)
class Stage:
    """One box of the stepper: its name, its count in words, and done | current | todo."""

    label: str
    note: str
    state: str
    url: str = ""


@dataclass(frozen=True)
class VisitCounts:
    """How many visits there are, how many are over at the unit, and how many are concluded."""

    total: int = 0
    inspected: int = 0
    concluded: int = 0

    @classmethod
    def of(cls, visits) -> "VisitCounts":
        states = [visit.state for visit in visits]
        over = sum(state in INSPECTED_STATES for state in states)
        return cls(len(states), over, states.count(VisitState.CONCLUDED))


@dataclass(frozen=True)
class Report:
    """The summary report: whether it was begun, and how many times its PDF was made."""

    begun: bool = False
    made: int = 0
    url: str = ""


def stages(round_, counts: VisitCounts, mending: Remediation, report: Report) -> list[Stage]:
    """The stages in their order; the first that is not done is the current one."""
    concluded = 0 < counts.total == counts.concluded
    boxes = [
        (_("Preparation"), _preparation(round_, counts), round_.state != RoundState.PREPARING, ""),
        (_("Visits at the units"), _visits(counts), 0 < counts.total == counts.inspected, "#cuoc"),
        (_("Conclusions"), _conclusions(counts), concluded, "#cuoc"),
        (_("Remediation"), _remediation(mending), concluded and mending.unfixed == 0, "#khac-phuc"),
        (_("Summary report"), _report(report), report.made > 0, report.url),
    ]
    current = next((place for place, box in enumerate(boxes) if not box[2]), None)
    return [
        Stage(label, note, "done" if done else "current" if place == current else "todo", url)
        for place, (label, note, done, url) in enumerate(boxes)
    ]


def current_stage(boxes: list[Stage]) -> Stage:
    """The box of the stepper that stands out; the last when all is done."""
    return next((box for box in boxes if box.state == "current"), boxes[-1])


def _preparation(round_, counts) -> str:
    plan = round_.plan
    if plan.decision_number and plan.decision_date:
        return f"{plan.decision_number} · {day(plan.decision_date)}"
    scheduled = ngettext("%(n)s visit scheduled", "%(n)s visits scheduled", counts.total)
    return scheduled % {"n": number(counts.total)}


def _visits(counts) -> str:
    if not counts.total:
        return _("none scheduled")
    return _("%(n)s of %(total)s done") % {"n": number(counts.inspected), "total": number(counts.total)}


def _conclusions(counts) -> str:
    if not counts.total:
        return _("none yet")
    return _("%(n)s of %(total)s issued") % {"n": number(counts.concluded), "total": number(counts.total)}


def _remediation(mending: Remediation) -> str:
    figures = {"n": number(mending.fixed), "total": number(mending.total), "late": number(mending.overdue)}
    if mending.overdue:
        return _("%(n)s of %(total)s fixed, %(late)s overdue") % figures
    if mending.plans_sent and not mending.fixed:
        plans = {"n": number(mending.plans_sent), "total": number(mending.plans_asked)}
        return _("%(n)s of %(total)s plans sent") % plans
    if mending.total:
        return _("%(n)s of %(total)s fixed") % figures
    if mending.expected:
        words = ngettext("%(n)s demand expected", "%(n)s demands expected", mending.expected)
        return words % {"n": number(mending.expected)}
    return _("no demand yet")


def _report(report: Report) -> str:
    if report.made:
        return _("version %(n)s made") % {"n": number(report.made)}
    return _("being written") if report.begun else _("not begun")
