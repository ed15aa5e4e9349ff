"""What waits for a person in findings and remediation."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.formats import day
from core.waiting import Waiting
from inspections.models import TeamMember, Visit
from inspections.workflow import VisitState

from .filters import Remediation
from .models import Demand
from .workflow import FindingState


def waiting_for(user) -> list[Waiting]:
    """Visits to conclude, reports to judge, overdue demands, drafts to confirm.

    A leader is told of overdue demands and of reports in one line each: officers go through them.
    """
    today = timezone.localdate()
    waiting = _drafts(user)
    if user.is_leader:
        waiting += _to_conclude(user) + _in_one_line(user, today)
    elif user.is_officer:
        waiting += _to_conclude(user) + _to_judge(user) + _overdue(user, today)
    return waiting


def _in_one_line(user, today: date) -> list[Waiting]:
    demands = Demand.objects.visible_to(user)
    overdue, to_judge = demands.overdue(today).count(), demands.to_judge().count()
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


def _to_conclude(user) -> list[Waiting]:
    visits = Visit.objects.visible_to(user).filter(state=VisitState.SIGNED).order_by("minutes_signed_on")
    return [
        Waiting(
            1,
            visit.minutes_signed_on,
            _("Conclude: %s") % visit.body_name,
            reverse("findings:conclude", args=[visit.pk]),
            detail=_("Minutes signed"),
            icon="stamp",
        )
        for visit in visits[:20]
    ]


def _to_judge(user) -> list[Waiting]:
    demands = Demand.objects.visible_to(user).to_judge().select_related("finding__visit")
    return [
        Waiting(
            1,
            demand.due_on,
            demand.finding.title,
            demand.get_absolute_url(),
            detail=_("Report to be judged: %s") % demand.finding.visit.body_name,
            icon="file-check",
        )
        for demand in demands.order_by("due_on")[:20]
    ]


def _overdue(user, today: date) -> list[Waiting]:
    demands = Demand.objects.visible_to(user).overdue(today).select_related("finding__visit", "unit")
    return [
        Waiting(
            0,
            demand.due_on,
            demand.finding.title,
            demand.get_absolute_url(),
            detail=f"{demand.badge[1]}: {demand.finding.visit.body_name} · {_by(demand)}",
            icon="alarm-clock",
        )
        for demand in demands.order_by("due_on")[:20]
    ]


def _drafts(user) -> list[Waiting]:
    """Visits whose drafts the head of the team has to confirm."""
    visits = Visit.objects.filter(
        team__members__user=user,
        team__members__role=TeamMember.Role.HEAD,
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
        for visit in visits[:20]
    ]
