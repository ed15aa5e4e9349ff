"""Fetching a visit for the pages that show or change something of it."""

from django.shortcuts import get_object_or_404

from .models import Visit


def visible_visit(user, pk) -> Visit:
    """The visit with what its pages show of it and rights depend on; 404 when `user` may not know of it."""
    visits = Visit.objects.visible_to(user).with_surroundings().with_seat_of(user)
    return get_object_or_404(visits, pk=pk)
