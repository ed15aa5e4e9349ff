"""All that is left of a section answered “met” at once, and taken back again."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.acts import perform
from inspections.rest_met import answer_rest_met, take_back

from ..versions import versions_in, versions_out
from .sections import open_sheet, save_sheet, section_address, show_sheet


@require_POST
def rest_met(request, pk, section_pk):
    """Save what was typed into the section, then answer the rest of it; the page offers to take that back."""
    sheet = open_sheet(request, pk, section_pk)
    if not save_sheet(request, sheet):
        return show_sheet(request, sheet, status=422)
    met = answer_rest_met(sheet.holder, sheet.section, by=request.user)
    if not met:
        messages.info(request, _("No verdict was missing in this section."))
        return redirect(section_address(sheet.holder, sheet.section))
    return redirect(section_address(sheet.holder, sheet.section, met=versions_out(met.values())))


@require_POST
def rest_take_back(request, pk, section_pk):
    """Empty again what was answered together and nobody changed since; the page says which that is."""
    sheet = open_sheet(request, pk, section_pk)
    verb = partial(take_back, sheet.holder, versions_in(request.POST.get("met", "")))
    done = _("The verdicts given together are taken back; what was changed since stays.")
    return perform(request, verb, done, then=section_address(sheet.holder, sheet.section))
