"""One section of the checklist on one visit: read, saved whole, or saved line by line."""

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
from inspections.models import AnswerChange, Section

from ..comparison import set_beside
from ..progress import progress_of
from ..sheet import Sheet


@require_http_methods(["GET", "POST"])
def section_page(request, pk, section_pk):
    """Read one section of the checklist, or save all of it at once; ?unanswered leaves out what is done."""
    visit = visible_visit(request.user, pk)
    if not permissions.can_see_answers(request.user, visit):
        raise Http404
    section = get_object_or_404(Section, pk=section_pk, pk__in=visit.asked().order_by().values("section"))
    if request.method == "GET":
        only_unanswered = "unanswered" in request.GET
        return _show(request, visit, section, Sheet(visit, section, only_unanswered=only_unanswered))
    sheet = Sheet(visit, section, request.POST, request.FILES)
    if save_sheet(request, sheet):
        return redirect(_next_address(request, visit, section))
    return _show(request, visit, section, sheet, status=422)


def _show(request, visit, section, sheet, status=200):
    progress = progress_of(visit, sheet.asked)
    context = {
        "visit": visit,
        "section": section,
        "lines": set_beside(sheet.fill().lines, request.user, visit),
        "progress": progress,
        "following": progress.after(section),
        "next_url": following_address(request, visit, progress.after(section)),
        "may_answer": permissions.can_answer(request.user, visit),
        # What was typed while the visit was completed elsewhere stays in its inputs, to be copied.
        "shows_inputs": status == 422 or permissions.can_answer(request.user, visit),
        "may_raise": can_raise(request.user, visit),
        "only_unanswered": "unanswered" in request.GET,
    }
    return render(request, "field/section.html", context, status=status)


def save_sheet(request, sheet) -> bool:
    """Save what was typed and tell what came of it; True when nothing had to be refused."""
    try:
        all_saved = sheet.save(by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return False
    if all_saved:
        messages.success(request, _("Saved."))
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


def _next_address(request, visit, section) -> str:
    """Where saving leads: to the same section, or with ?next to what follows it."""
    if "next" not in request.GET:
        return section_address(visit, section) + _only_unanswered(request)
    return following_address(request, visit, progress_of(visit).after(section))


def following_address(request, visit, following) -> str:
    """The section after this one, or the visit when there is none."""
    if following is None:
        return visit.get_absolute_url()
    return section_address(visit, following) + _only_unanswered(request)


def _only_unanswered(request) -> str:
    return "?unanswered" if "unanswered" in request.GET else ""


def section_address(visit, section) -> str:
    return reverse("field:section", args=[visit.pk, section.pk])


@require_POST
def settle_change(request, pk, change_pk, take_beside):
    """Choose between two values that two people entered: keep the later, or put the earlier back."""
    visit = visible_visit(request.user, pk)
    changes = AnswerChange.objects.select_related("answer__criterion__section")
    change = get_object_or_404(changes, pk=change_pk, answer__visit=visit)
    back = section_address(visit, change.answer.criterion.section)
    verb = partial(settle, change, visit, take_beside=take_beside)
    return perform(request, verb, _("The value was chosen."), then=back)
