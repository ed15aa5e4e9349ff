"""Fetching an extract for the pages that show or change something of it."""

from django.shortcuts import get_object_or_404

from .models import Extract


def visible_extract(user, pk) -> Extract:
    """The extract with what its pages name; 404 when `user` may not know of it."""
    return get_object_or_404(Extract.objects.visible_to(user).with_surroundings(), pk=pk)
