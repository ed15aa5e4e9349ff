"""One section of the checklist on one visit: read, or saved whole."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from core.acts import perform
from core.errors import DomainError
from findings.permissions import can_raise
from inspections import permissions
from inspections.answering import settle
from inspections.fetching import visible_visit
from inspections.models import AnswerChange

from ..comparison import set_beside
from ..reinspection import set_first_beside
from ..sheet import Sheet
from ..versions import versions_in, versions_out


@require_http_methods(["GET", "POST"])
def section_page(request, pk, section_pk):
    """Read one section of the checklist, or save all of it at once; ?unanswered leaves out what is done."""
    sheet = open_sheet(request, pk, section_pk)
    if request.method == "GET":
        return show_sheet(request, sheet)
    if save_sheet(request, sheet):
        messages.success(request, _("Saved."))
        return redirect(_next_address(request, sheet))
    return show_sheet(request, sheet, status=422)


def open_sheet(request, pk, section_pk) -> Sheet:
    """The section as asked for, with what was typed into it; 404 for who may not read the answers."""
    visit = visible_visit(request.user, pk)
    if not permissions.can_see_answers(request.user, visit):
        raise Http404
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    sheet = Sheet(visit, section_pk, *typed, only_unanswered=not typed and "unanswered" in request.GET)
    if not sheet.criteria:
        raise Http404
    return sheet


def show_sheet(request, sheet, status=200):
    visit, section, progress = sheet.holder, sheet.section, sheet.progress
    may_answer = permissions.can_answer(request.user, visit)
    sheet.fill(request.user, with_phrases=bool(may_answer))
    met = sheet.still_met(versions_in(request.GET.get("met", "")))
    context = {
        "visit": visit,
        "section": section,
        "lines": set_first_beside(set_beside(sheet.lines, request.user, visit), visit),
        "progress": progress,
        "following": progress.after(section),
        "next_url": _address_of(request, visit, progress.after(section)),
        "rest": sheet.rest,
        "free_figures": sheet.free_figures,
        "met": met,
        "met_versions": versions_out(met),
        "first_gap": sheet.first_gap,
        "beyond": _address_of(request, visit, progress.unfinished_beyond(section)),
        "may_answer": may_answer,
        # What was typed while the visit was completed elsewhere stays in its inputs, to be copied.
        "shows_inputs": status == 422 or may_answer,
        "may_raise": can_raise(request.user, visit),
        "only_unanswered": "unanswered" in request.GET,
    }
    return render(request, "field/section.html", context, status=status)


def save_sheet(request, sheet) -> bool:
    """Save what was typed; False, with the reason told, when something had to be refused."""
    try:
        all_saved = sheet.save(by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return False
    if all_saved:
        return True
    wrong = sum(bool(line.form.errors) for line in sheet.lines)
    messages.warning(
        request,
        ngettext(
            "%d answer was not saved; what you typed is kept below. The others are saved.",
            "%d answers were not saved; what you typed is kept below. The others are saved.",
            wrong,
        )
        % wrong,
    )
    return False


def _next_address(request, sheet) -> str:
    """“Save and go on” posts to the same page with ?next=, and leads to the following section or the end."""
    following = sheet.progress.after(sheet.section) if "next" in request.GET else sheet.section
    return _address_of(request, sheet.holder, following)


def _address_of(request, visit, section) -> str:
    """The page of `section`, shown as the present one is; what there is to do after the last without one."""
    if section is None:
        return reverse("field:closing", args=[visit.pk])
    return section_address(visit, section) + ("?unanswered" if "unanswered" in request.GET else "")


def section_address(visit, section, **query) -> str:
    return reverse("field:section", args=[visit.pk, section.pk], query=query or None)


@require_POST
def settle_change(request, pk, change_pk, take_beside):
    """Choose between two values that two people entered: keep the later, or put the earlier back."""
    visit = visible_visit(request.user, pk)
    changes = AnswerChange.objects.select_related("answer__criterion__section")
    change = get_object_or_404(changes, pk=change_pk, answer__visit=visit)
    back = section_address(visit, change.answer.criterion.section)
    verb = partial(settle, change, visit, take_beside=take_beside)
    return perform(request, verb, _("The value was chosen."), then=back)
