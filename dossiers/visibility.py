"""Who knows of an extract, as a condition on rows."""

from django.db.models import Q

from inspections.visibility import EVERYTHING, seen_visits
from inspections.workflow import VisitState

from .workflow import COUNTED_STATES


def seen_extracts(user) -> Q:
    """The team and its agency see all of their visits, the others what is counted once minutes are signed."""
    if user.is_leader:
        return EVERYTHING
    inside = Q(visit__team__members__user=user)
    if user.is_officer:
        inside |= Q(visit__round__plan__agency__in=user.unit_ids)
    if user.is_administrator:
        return seen_visits(user, "visit__")
    signed = Q(visit__state__in=[VisitState.SIGNED, VisitState.CONCLUDED], state__in=COUNTED_STATES)
    return inside | (seen_visits(user, "visit__") & signed)
