"""What waits for a person among the papers: remarks that nobody has answered yet."""

from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.translation import ngettext

from core.waiting import Waiting

from .models import Document


def waiting_for(user) -> list[Waiting]:
    """One line per paper of the own agency with remarks to answer, the oldest remark's day as its date."""
    if not user.is_officer:
        return []
    waiting = Q(remarks__answered_at=None)
    documents = Document.objects.visible_to(user).filter(agency__in=user.unit_ids)
    documents = documents.annotate(
        n=Count("remarks", filter=waiting), since=Min("remarks__at", filter=waiting)
    )
    return [_line(document) for document in documents.filter(n__gt=0)]


def _line(document) -> Waiting:
    text = ngettext("%(n)d remark to answer", "%(n)d remarks to answer", document.n) % {"n": document.n}
    return Waiting(
        urgency=1,
        due=timezone.localdate(document.since),
        text=text,
        url=f"{document.get_absolute_url()}#remarks",
        detail=document.subject,
        icon="message-square",
    )
