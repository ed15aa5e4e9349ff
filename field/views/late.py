"""What came too late from a device, before the head of the team: let in, or left out with a reason."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from core.acts import note_of, perform
from core.errors import DomainError
from core.files import serve
from inspections.fetching import visible_visit
from inspections.permissions import can_see_history

from .. import late, permissions
from ..models import HeldPhoto


def visible_late_visit(user, pk):
    """The visit whose late entries are asked for; 404 for who is neither of the team nor of its agency."""
    visit = visible_visit(user, pk)
    if not can_see_history(user, visit):
        raise Http404
    return visit


def late_page(request, pk):
    """What waits for a decision, in words, with what it would change."""
    visit = visible_late_visit(request.user, pk)
    context = {
        "visit": visit,
        "lines": late.late_lines(visit),
        "may_decide": permissions.can_decide_late(request.user, visit),
        "may_accept": visit.may_answer(request.user, request.user),
    }
    return render(request, "field/late.html", context)


def _entry(request, pk, entry_pk) -> tuple:
    visit = visible_late_visit(request.user, pk)
    entries = visit.device_entries.select_related("by", "photo")
    entry = get_object_or_404(entries, pk=entry_pk)
    entry.visit = visit
    return visit, entry


@require_POST
def accept(request, pk, entry_pk):
    _visit, entry = _entry(request, pk, entry_pk)
    return perform(request, partial(late.accept, entry), _("It was taken in."), then=_back(pk))


@require_POST
def drop(request, pk, entry_pk):
    _visit, entry = _entry(request, pk, entry_pk)
    verb = partial(late.drop, entry)
    return perform(request, verb, _("It was left out."), then=_back(pk), note=note_of(request))


@require_POST
def accept_all(request, pk):
    """Take in everything that waits; what is refused stays, with its reason."""
    visit = visible_late_visit(request.user, pk)
    accepted = 0
    for entry in visit.device_entries.held().select_related("by", "photo").order_by("entered_at"):
        entry.visit = visit
        try:
            late.accept(entry, by=request.user)
            accepted += 1
        except DomainError as error:
            messages.error(request, str(error))
    if accepted:
        words = ngettext("%d entry was taken in.", "%d entries were taken in.", accepted)
        messages.success(request, words % accepted)
    return redirect(_back(pk))


def photo(request, pk, entry_pk):
    """The photo of a held entry."""
    visit = visible_late_visit(request.user, pk)
    return serve(get_object_or_404(HeldPhoto, entry=entry_pk, entry__visit=visit))


def _back(pk) -> str:
    return reverse("field:late", args=[pk])
