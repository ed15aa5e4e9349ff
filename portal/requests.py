"""What is asked of a unit and still owed by it, each line one tap from the act; and what it has sent."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.waiting import Waiting
from core.workdays import Calendar
from findings.models import Consultation, Demand, Submission, SubmissionItem
from findings.workflow import DemandState
from inspections.models import SelfReport, Visit
from inspections.workflow import VisitState

# Among what a unit owes, a last day so many working days away is pressing.
PRESSING = 5
ROWS_SHOWN = 10
RETURNED = {DemandState.RETURNED, DemandState.PLAN_RETURNED}


@dataclass(frozen=True, order=True, kw_only=True)
class Asked(Waiting):
    """One thing that the unit owes: the word on its button, working days left, and the words of a return."""

    act: str
    left: int
    returned: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clock:
    """Today and the calendar of offices, read once for a whole page."""

    today: date
    calendar: Calendar

    @classmethod
    def now(cls) -> "Clock":
        return cls(timezone.localdate(), Calendar.load())

    def left(self, due: date) -> int:
        """Working days to `due`; negative when it is past."""
        return self.calendar.working_days_between(self.today, due)

    def urgency(self, due: date, returned=False) -> int:
        """0 late, 1 pressing or returned, 2 later."""
        if due < self.today:
            return 0
        return 1 if returned or self.left(due) <= PRESSING else 2


def asked_of(user) -> list[Asked]:
    """What the unit of `user` owes now, most urgent first; six queries."""
    clock = Clock.now()
    return sorted([*_self_reports(user, clock), *_comments(user, clock), *_remediation(user, clock)])


def _self_reports(user, clock):
    reports = SelfReport.objects.visible_to(user).awaited().filter(visit__unit__in=user.unit_ids)
    for report in reports.select_related("visit").prefetch_related("changes"):
        last = max(report.changes.all(), key=lambda change: change.pk, default=None)
        returned = (last.note,) if last and last.act == "return" else ()
        yield Asked(
            clock.urgency(report.due_on, bool(returned)),
            report.due_on,
            _("Fill in the self-report"),
            report.get_absolute_url(),
            report.visit.body_name,
            "file-pen-line",
            act=_("Fill in"),
            left=clock.left(report.due_on),
            returned=returned,
        )


def _comments(user, clock):
    asked = Consultation.objects.visible_to(user).awaiting().filter(visit__unit__in=user.unit_ids)
    for one in asked.select_related("visit"):
        yield Asked(
            clock.urgency(one.due_on),
            one.due_on,
            _("Say what you think of the findings"),
            one.get_absolute_url(),
            one.visit.body_name,
            "message-square-text",
            act=_("Comment"),
            left=clock.left(one.due_on),
        )


def _remediation(user, clock):
    """One line for the plan and one for the report that a conclusion still waits for."""
    demands = Demand.objects.visible_to(user).owed().filter(unit__in=user.unit_ids)
    by_paper = defaultdict(list)
    for demand in demands.select_related("finding__conclusion", "unit"):
        kind = Submission.Kind.PLAN if demand.is_plan_owed else Submission.Kind.REPORT
        if demand.state != DemandState.PLAN_SENT:  # the plan lies with the agency, nothing is to be done
            by_paper[demand.finding.conclusion, demand.unit, kind].append(demand)
    words = words_of_return([demand for group in by_paper.values() for demand in group])
    for (conclusion, unit, kind), group in by_paper.items():
        yield _paper(conclusion, unit, kind, group, words, clock)


def _paper(conclusion, unit, kind, demands, words, clock) -> Asked:
    is_plan = kind == Submission.Kind.PLAN
    due = min(demand.next_due_on for demand in demands)
    returned = tuple(words[demand.pk] for demand in demands if demand.pk in words)
    count = ngettext("%d demand", "%d demands", len(demands)) % len(demands)
    return Asked(
        clock.urgency(due, bool(returned)),
        due,
        _("Send the remediation plan") if is_plan else _("Send the remediation report"),
        reverse("portal:submit", args=[conclusion.pk, unit.pk, kind]),
        _("Conclusion %(number)s · %(count)s") % {"number": conclusion.number, "count": count},
        "list-checks" if is_plan else "send",
        act=_("Write it"),
        left=clock.left(due),
        returned=returned,
    )


def words_of_return(demands) -> dict[int, str]:
    """Why the last paper on each returned demand was returned, by the demand's id; one query."""
    returned = [demand.pk for demand in demands if demand.state in RETURNED]
    items = SubmissionItem.objects.filter(demand__in=returned, decision=SubmissionItem.Decision.RETURNED)
    return dict(items.order_by("pk").values_list("demand_id", "decision_note"))


# What is announced, and what was sent


def visits_to_come(user) -> list[Visit]:
    """Announced visits to the unit that are not over yet."""
    visits = Visit.objects.visible_to(user).filter(unit__in=user.unit_ids)
    visits = visits.filter(state__in=[VisitState.PLANNED, VisitState.UNDER_WAY])
    return list(visits.select_related("round").order_by("date", "pk")[:ROWS_SHOWN])


@dataclass(frozen=True)
class Sent:
    """One paper of the unit and where it stands with the agency."""

    submission: Submission
    tone: str
    word: str


def papers_sent(user) -> list[Sent]:
    """The latest plans and reports of the unit with their standing; two queries."""
    sent = Submission.objects.visible_to(user).select_related("unit", "conclusion")
    return [standing(one) for one in sent.prefetch_related("items__demand")[:ROWS_SHOWN]]


def standing(submission) -> Sent:
    """Whether it waits, was accepted or was returned, wholly or in part."""
    items = list(submission.items.all())
    for item in items:
        item.submission = submission
    decisions = {item.decision for item in items}
    if SubmissionItem.Decision.RETURNED in decisions:
        return Sent(submission, "bad", _("Returned"))
    if any(item.is_to_judge for item in items):
        return Sent(submission, "waiting", _("Waits for the agency"))
    if decisions == {SubmissionItem.Decision.ACCEPTED}:
        return Sent(submission, "done", _("Accepted"))
    return Sent(submission, "idle", _("Followed by a newer paper"))
