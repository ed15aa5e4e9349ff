"""Counting an extract anew after the calendar, the rules or a time by law were mended."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from core.errors import DomainError

from .. import recounting
from ..fetching import counted_extract


@require_POST
def recount(request, pk):
    """Start it in the background, and show how far it is."""
    extract = counted_extract(request.user, pk)
    try:
        job = recounting.start(extract, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect(extract)
    return redirect("core:job", job.pk)
