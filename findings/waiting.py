"""What waits for a person in findings and remediation."""

from collections import defaultdict
from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formats import day
from core.waiting import Waiting
from core.workdays import Calendar, Term
from inspections.models import TeamMember, Visit
from inspections.workflow import VisitState

from .filters import Remediation
from .models import Demand, SubmissionItem
from .models.demands import is_past
from .workflow import OWED_STATES, TO_JUDGE_STATES, DemandState, FindingState

# So many lines of one kind are shown; they are found among the demands that have been due longest.
LINES_SHOWN = 20
DEMANDS_READ = 300


def waiting_for(user, calendar: Calendar | None = None) -> list[Waiting]:
    """Visits to conclude, comments to answer, papers to judge, overdue demands, drafts to confirm.

    A leader is told of overdue demands and of reports in one line each: officers go through them. The page
    that joins the rooms gives the calendar of all.
    """
    today = timezone.localdate()
    waiting = _drafts(user)
    if user.is_leader:
        waiting += _signed(user, today, calendar) + _in_one_line(user, today)
    elif user.is_officer:
        waiting += _signed(user, today, calendar) + _of_demands(user, today)
    return waiting


def _in_one_line(user, today: date) -> list[Waiting]:
    counts = (
        Demand.objects.visible_to(user)
        .in_force()
        .aggregate(
            overdue=Count("pk", filter=Q(state__in=OWED_STATES) & is_past("due_on", today)),
            to_judge=Count("pk", filter=Q(state__in=TO_JUDGE_STATES)),
        )
    )
    overdue, to_judge = counts["overdue"], counts["to_judge"]
    lines = [
        (
            1,
            ngettext("%d demand is overdue", "%d demands are overdue", overdue),
            overdue,
            Remediation.OVERDUE,
            "alarm-clock",
        ),
        (
            2,
            ngettext("%d remediation report to judge", "%d remediation reports to judge", to_judge),
            to_judge,
            Remediation.TO_JUDGE,
            "file-check",
        ),
    ]
    return [
        Waiting(urgency, today, words % count, f"{reverse('findings:list')}?remediation={which}", icon=icon)
        for urgency, words, count, which, icon in lines
        if count
    ]


def _by(demand) -> str:
    return _("by %(day)s") % {"day": day(demand.due_on)}


def _signed(user, today: date, calendar) -> list[Waiting]:
    """Visits between the minutes and the conclusion: comments to answer first, then the conclusion itself."""
    open_ones = Count("consultation__comments", filter=Q(consultation__comments__answered_at=None))
    visits = Visit.objects.visible_to(user).filter(state=VisitState.SIGNED).annotate(comments=open_ones)
    visits = visits.select_related("consultation").order_by("date", "pk")[:LINES_SHOWN]
    if not visits:
        return []
    calendar, term = calendar or Calendar.load(), Term.named("conclusion")
    conclude = [_visit_to_conclude(visit, term.end(visit.date, calendar), today) for visit in visits]
    return conclude + [_comments_to_answer(visit) for visit in visits if visit.comments]


def _comments_to_answer(visit) -> Waiting:
    return Waiting(
        1,
        visit.consultation.due_on,
        _("Answer the comments of %s") % visit.body_name,
        visit.consultation.get_absolute_url(),
        detail=ngettext("%d comment", "%d comments", visit.comments) % visit.comments,
        icon="message-square-reply",
    )


def _visit_to_conclude(visit, due: date, today: date) -> Waiting:
    return Waiting(
        0 if due < today else 1,
        due,
        _("Conclude: %s") % visit.body_name,
        reverse("findings:conclude", args=[visit.pk]),
        detail=_("Minutes signed; to be concluded by %s") % day(due),
        icon="stamp",
    )


def _of_demands(user, today: date) -> list[Waiting]:
    """Papers to judge, demands overdue, and those of units that have ended; one query for all three."""
    last = SubmissionItem.objects.filter(demand=OuterRef("pk")).order_by("-pk").values("submission")[:1]
    pressing = Q(state__in=TO_JUDGE_STATES) | Q(state__in=OWED_STATES, due_on__lt=today)
    orphaned = Q(state__in=OWED_STATES, unit__valid_to__lt=today)
    demands = Demand.objects.visible_to(user).in_force().filter(pressing | orphaned)
    demands = demands.annotate(paper=Subquery(last)).select_related("finding__visit", "unit")
    papers, lines = defaultdict(list), []
    for demand in demands.order_by("due_on", "pk")[:DEMANDS_READ]:
        if demand.state in TO_JUDGE_STATES:
            papers[demand.paper].append(demand)
        elif demand.awaits_successor:
            lines.append(_without_successor(demand))
        elif demand.is_overdue:
            lines.append(_overdue(demand))
    return lines[:LINES_SHOWN] + [_paper_to_judge(*paper) for paper in list(papers.items())[:LINES_SHOWN]]


def _paper_to_judge(pk: int, demands) -> Waiting:
    first = demands[0]
    is_plan = first.state == DemandState.PLAN_SENT
    words = _("Judge the plan of %s") if is_plan else _("Judge the report of %s")
    count = ngettext("%d demand", "%d demands", len(demands)) % len(demands)
    return Waiting(
        1,
        first.due_on,
        words % first.unit.body_name,
        reverse("findings:submission", args=[pk]),
        detail=f"{count} · {_by(first)}",
        icon="file-check",
    )


def _overdue(demand) -> Waiting:
    return Waiting(
        0,
        demand.due_on,
        demand.finding.title,
        demand.get_absolute_url(),
        detail=f"{demand.badge[1]}: {demand.finding.visit.body_name} · {_by(demand)}",
        icon="alarm-clock",
    )


def _without_successor(demand) -> Waiting:
    return Waiting(
        1,
        demand.unit.valid_to,
        _("Name who answers for %s") % demand.unit.body_name,
        reverse("findings:hand_over", args=[demand.finding.number]),
        detail=demand.finding.title,
        icon="user-search",
    )


def _drafts(user) -> list[Waiting]:
    """Visits whose drafts the head of the team has to confirm; no query for who heads none."""
    headed = [seat.team_id for seat in user.team_memberships.all() if seat.role == TeamMember.Role.HEAD]
    if not headed:
        return []
    visits = Visit.objects.filter(
        team__in=headed,
        state__in=[VisitState.COMPLETED, VisitState.SIGNED],
        findings__state=FindingState.DRAFT,
    ).distinct()
    return [
        Waiting(
            1,
            visit.date,
            _("Confirm the findings: %s") % visit.body_name,
            visit.get_absolute_url(),
            icon="check-check",
        )
        for visit in visits[:LINES_SHOWN]
    ]
