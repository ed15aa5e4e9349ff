"""Papers for whoever works in the shell: from a kind and a short code to the paper, drafted or not."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from findings.models import Demand, Submission
from inspections.models import Plan, Round, Team, Visit
from inspections.workflow import INSPECTED_STATES, VisitState

from .chased import agency_on
from .models import Document

Kind = Document.Kind


@dataclass(frozen=True)
class Lookup:
    """How a kind is asked for: what its code is, the paper of a code (or None), a code to try it with."""

    code_is: str
    find: Callable[[str], Document | None]
    example: Callable[[], str]


def _plan(code) -> Document | None:
    plans = Plan.objects.select_related("agency__parent")
    plan = plans.filter(pk=code).first() if code.isdecimal() else None
    return plan and Document.of(plan, Kind.PLAN)


def _plan_code() -> str:
    """The latest plan that has chosen units."""
    return str(Plan.objects.filter(plan_units__isnull=False).values_list("pk", flat=True).first() or 1)


def _decision(code) -> Document | None:
    teams = Team.objects.select_related("round__plan__agency__parent", "round__checklist")
    team = teams.filter(pk=code).first() if code.isdecimal() else None
    return team and Document.of(team, Kind.TEAM_DECISION)


def _decision_code() -> str:
    """The first team of the latest round that has one."""
    teams = Team.objects.order_by("-round__period_start", "pk")
    return str(teams.values_list("pk", flat=True).first() or 1)


def _of_round(kind: Kind) -> Callable[[str], Document | None]:
    """How the paper of this kind on a round is found by the short code of the round."""

    def find(code) -> Document | None:
        rounds = Round.objects.select_related("plan__agency__parent", "checklist")
        round_ = rounds.filter(code=code).first()
        return round_ and Document.of(round_, kind)

    return find


def _round_code() -> str:
    """The latest round that has a visit."""
    return Round.objects.filter(visits__isnull=False).values_list("code", flat=True).first() or "BN-2018"


def _letter(code) -> Document | None:
    """To the unit of this id, by the agency to which it owes something."""
    owed = Demand.objects.owed().select_related("finding__visit__round__plan__agency__parent", "unit")
    first = owed.filter(unit=code).first() if code.isdecimal() else None
    if first is None:
        return None
    agency = first.finding.visit.round.plan.agency
    return Document.letter_of(first.unit, agency_on(agency, timezone.localdate()))


def _letter_code() -> str:
    """The unit that owes something for the longest time and still exists."""
    owed = Demand.objects.owed().filter(unit__valid_to=None).order_by("due_on", "pk")
    return str(owed.values_list("unit", flat=True).first() or 1)


def _receipt(code) -> Document | None:
    sent = Submission.objects.select_related("conclusion__round__plan__agency__parent", "unit", "sent_by")
    submission = sent.filter(pk=code).first() if code.isdecimal() else None
    return submission and Document.receipt(submission)


def _receipt_code() -> str:
    return str(Submission.objects.order_by("pk").values_list("pk", flat=True).first() or 1)


def _minutes(code) -> Document | None:
    visits = Visit.objects.select_related("round__plan__agency__parent", "unit")
    visit = visits.filter(pk=code).first() if code.isdecimal() else None
    return visit and Document.of(visit, Kind.MINUTES)


def _minutes_code() -> str:
    """The latest visit that was held."""
    held = Visit.objects.filter(state__in=INSPECTED_STATES).order_by("-date", "-pk")
    return str(held.values_list("pk", flat=True).first() or 1)


def _conclusion(code) -> Document | None:
    """On one visit by its id, else on all visits of a round that are signed or concluded."""
    visits = Visit.objects.filter(state__in=[VisitState.SIGNED, VisitState.CONCLUDED]).in_order()
    visits = visits.filter(pk=code) if code.isdecimal() else visits.filter(round__code=code)
    told = list(visits.select_related("round__plan__agency__parent", "round__checklist"))
    return Document.of_visits(told[0].round, told) if told else None


def _conclusion_code() -> str:
    """The latest visit whose minutes are signed."""
    signed = Visit.objects.filter(state__in=[VisitState.SIGNED, VisitState.CONCLUDED])
    return str(signed.order_by("-date", "-pk").values_list("pk", flat=True).first() or 1)


def _yearly_report(code) -> Document | None:
    plans = Plan.objects.select_related("agency__parent")
    plan = plans.filter(pk=code).first() if code.isdecimal() else None
    return plan and Document.of(plan, Kind.YEARLY_REPORT)


def _yearly_report_code() -> str:
    """The latest plan that has a round with a visit."""
    inspected = Plan.objects.filter(rounds__visits__isnull=False).order_by("-year", "-pk")
    return str(inspected.values_list("pk", flat=True).first() or 1)


LOOKUPS = {
    Kind.MINUTES: Lookup("id of the visit", _minutes, _minutes_code),
    Kind.CONCLUSION: Lookup("id of a visit or short code of the round", _conclusion, _conclusion_code),
    Kind.PLAN: Lookup("id of the plan", _plan, _plan_code),
    Kind.TEAM_DECISION: Lookup("id of the team", _decision, _decision_code),
    Kind.OUTLINE: Lookup("short code of the round", _of_round(Kind.OUTLINE), _round_code),
    Kind.SCHEDULE_NOTICE: Lookup("short code of the round", _of_round(Kind.SCHEDULE_NOTICE), _round_code),
    Kind.ROUND_REPORT: Lookup("short code of the round", _of_round(Kind.ROUND_REPORT), _round_code),
    Kind.REMINDER_LETTER: Lookup("id of the unit", _letter, _letter_code),
    Kind.YEARLY_REPORT: Lookup("id of the plan", _yearly_report, _yearly_report_code),
    Kind.RECEIPT: Lookup("id of what the unit sent", _receipt, _receipt_code),
}
