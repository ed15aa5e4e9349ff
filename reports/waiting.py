"""What waits for a person among the papers: remarks to answer, papers to approve, to number, to draft."""

from django.db.models import Count, Exists, Max, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.waiting import Waiting
from inspections.models import Team, TeamMember, Visit
from inspections.workflow import VisitState

from . import permissions
from .chain import Kind
from .models import Document
from .workflow import DocumentState


def waiting_for(user) -> list[Waiting]:
    """What the person prepares, approves or registers; each line leads to the paper itself."""
    if user.is_leader:
        return [_to_approve(document) for document in _in(DocumentState.IN_REVIEW, user)]
    if user.is_officer:
        return _of_office(user)
    if user.is_inspector:
        return [*_minutes_to_approve(user), *_minutes_to_write(user)]
    return []


def _in(state, user, **conditions):
    """The papers of a state and since when they are in it, the longest wait first."""
    documents = Document.objects.visible_to(user).filter(state=state, **conditions)
    return documents.annotate(since=Max("changes__at", filter=Q(changes__new=state))).order_by("since", "pk")


def _to_approve(document) -> Waiting:
    words = _("%s to approve") % document.get_kind_display()
    return _line(document, words, document.get_absolute_url(), "stamp", document.since)


def _minutes_to_approve(user) -> list[Waiting]:
    headed = Team.objects.filter(members__user=user, members__role=TeamMember.Role.HEAD)
    conditions = {"kind": Kind.MINUTES, "visit__team__in": headed.values("pk")}
    return [_to_approve(document) for document in _in(DocumentState.IN_REVIEW, user, **conditions)]


def _minutes_to_write(user) -> list[Waiting]:
    """Visits that are over and of which no minutes were begun, for those who write them."""
    writes = Team.objects.filter(members__user=user, members__role__in=permissions.WRITERS)
    begun = Document.objects.filter(kind=Kind.MINUTES, visit=OuterRef("pk"))
    visits = Visit.objects.visible_to(user).filter(state=VisitState.COMPLETED, team__in=writes.values("pk"))
    visits = visits.filter(~Exists(begun)).select_related("round").order_by("date", "pk")
    return [
        Waiting(
            urgency=1,
            due=visit.date,
            text=_("Minutes to write"),
            url=reverse("reports:folder", args=[visit.round.code]),
            detail=str(visit),
            icon="file-pen",
        )
        for visit in visits
    ]


def _of_office(user) -> list[Waiting]:
    """Remarks to answer, the oldest one's day as the date, and what waits for number and date; one query."""
    waiting, approved = Q(remarks__answered_at=None), Q(changes__new=DocumentState.APPROVED)
    documents = Document.objects.visible_to(user).filter(agency__in=user.unit_ids)
    documents = documents.annotate(
        n=Count("remarks", filter=waiting, distinct=True),
        remarked=Min("remarks__at", filter=waiting),
        approved=Max("changes__at", filter=approved),
    )
    found = list(documents.filter(Q(n__gt=0) | Q(state=DocumentState.APPROVED)))
    to_answer = [_to_answer(document) for document in found if document.n]
    return to_answer + [
        _to_number(document) for document in found if document.state == DocumentState.APPROVED
    ]


def _to_answer(document) -> Waiting:
    text = ngettext("%(n)d remark to answer", "%(n)d remarks to answer", document.n) % {"n": document.n}
    url = f"{document.get_absolute_url()}#remarks"
    return _line(document, text, url, "message-square", document.remarked)


def _to_number(document) -> Waiting:
    words = _("%s to be given number and date") % document.get_kind_display()
    return _line(document, words, document.get_absolute_url(), "hash", document.approved)


def _line(document, text, url, icon, since) -> Waiting:
    day = timezone.localdate(since) if since else document.dated
    return Waiting(urgency=1, due=day, text=text, url=url, detail=document.subject, icon=icon)
