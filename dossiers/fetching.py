"""Fetching an extract for the pages that show or change something of it."""

from django.db.models import Exists, OuterRef, Subquery
from django.shortcuts import get_object_or_404

from inspections.models import TeamMember, Visit

from .models import Extract


def visible_extract(user, pk) -> Extract:
    """The extract with what its pages name; 404 when `user` may not know of it."""
    return get_object_or_404(Extract.objects.visible_to(user).with_surroundings(), pk=pk)


def counted_extract(user, pk) -> Extract:
    """An extract whose dossiers were counted, with the seat of `user` in its team; one query, else 404."""
    seats = TeamMember.objects.filter(team=OuterRef("visit__team"), user=user)
    present = Visit.members.through.objects.filter(visit=OuterRef("visit"), user=user)
    extracts = Extract.objects.visible_to(user).counted().with_surroundings()
    extract = get_object_or_404(
        extracts.annotate(
            seat_role=Subquery(seats.order_by().values("role")[:1]), seat_is_present=Exists(present)
        ),
        pk=pk,
    )
    visit = extract.visit
    visit.seat_of, visit.seat_role = user.pk, extract.seat_role
    visit.seat_is_present = extract.seat_is_present
    return extract
