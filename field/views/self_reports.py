"""The self-report of a unit: asked for, filled in by its officers, read by the team and taken over."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django.views.generic import FormView

from core.acts import VerbFormMixin, note_of, perform
from core.errors import DomainError
from inspections import permissions
from inspections.answering import settle
from inspections.fetching import visible_visit
from inspections.models import SelfAnswerChange, SelfReport, Visit
from inspections.taking import Taken, take_answers

from ..comparison import by_section, pairs_of
from ..forms import AskSelfReportForm, TakeForm
from ..progress import progress_of
from ..sheet import SelfSheet, Sheet
from .sections import save_sheet, section_address


def known_report(user, pk) -> SelfReport:
    """The self-report of the visit; 404 when none was asked for, or `user` may not know of it."""
    return _report_of(user, visible_visit(user, pk))


def _report_of(user, visit) -> SelfReport:
    report = getattr(visit, "self_report", None)
    if report is None or not permissions.can_know_of_self_report(user, visit):
        raise Http404
    return report


def self_section_address(report, section) -> str:
    return reverse("field:self_section", args=[report.visit_id, section.pk])


class AskView(VerbFormMixin, FormView):
    """Ask the unit for its self-report, by a day."""

    template_name = "field/self_report_ask.html"
    form_class = AskSelfReportForm
    done = gettext_lazy("The unit was asked for its self-report.")

    @cached_property
    def visit(self) -> Visit:
        return visible_visit(self.request.user, self.kwargs["pk"])

    def allowed(self):
        return permissions.can_ask_self_report(self.request.user, self.visit)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"visit": self.visit}

    def carry_out(self, form):
        SelfReport.ask(self.visit, by=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return reverse("field:self_report", args=[self.visit.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            visit=self.visit,
            cancel_url=self.visit.get_absolute_url(),
            submit_label=_("Ask for the self-report"),
            **kwargs,
        )


@require_GET
def self_report_page(request, pk):
    """For the unit what is left to fill in, for the team both columns; ?differences leaves out what agrees.

    Where none was asked for yet, whoever may ask comes to the form for it.
    """
    visit = visible_visit(request.user, pk)
    if getattr(visit, "self_report", None) is None and permissions.can_ask_self_report(request.user, visit):
        return redirect("field:self_report_ask", pk)
    report = _report_of(request.user, visit)
    context = {
        "visit": visit,
        "report": report,
        "may_fill": permissions.can_fill_self_report(request.user, report),
        "may_read": permissions.can_read_self_report(request.user, report),
        "of_unit": permissions.speaks_for_unit(request.user, report.visit),
    }
    if context["may_fill"]:
        context |= _to_fill_in(report)
    elif context["may_read"]:
        context |= _to_read(request, report, with_inspectors=not context["of_unit"])
    return render(request, "field/self_report.html", context)


def _to_fill_in(report) -> dict:
    asked, answered = list(report.asked()), report.answered_ids
    return {
        "progress": progress_of(asked, answered),
        "missing": report.missing_of(asked, answered),
        "prefilled": report.answers.filter(prefilled=True).count(),
    }


def _to_read(request, report, *, with_inspectors: bool) -> dict:
    """The answers of the unit, and to those inside those of the inspectors beside them."""
    answers = report.visit.answers.all() if with_inspectors else []
    pairs = pairs_of(report, {answer.criterion_id: answer for answer in answers}, report.asked())
    only_differences = with_inspectors and "differences" in request.GET
    may_take_all = permissions.can_take_all_answers(request.user, report)
    return {
        "with_inspectors": with_inspectors,
        "groups": by_section(pair for pair in pairs if pair.differs or not only_differences),
        "total": len(pairs),
        "compared": sum(pair.is_answered for pair in pairs),
        "differing": sum(pair.differs for pair in pairs),
        "only_differences": only_differences,
        "may_take_all": may_take_all and any(pair.can_be_taken for pair in pairs),
    }


@require_http_methods(["GET", "POST"])
def self_section_page(request, pk, section_pk):
    """Read one section of the self-report, or save all of it at once."""
    report = known_report(request.user, pk)
    if not permissions.can_read_self_report(request.user, report):
        raise Http404
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    sheet = SelfSheet(report, section_pk, *typed)
    if not sheet.criteria:
        raise Http404
    if request.method == "GET":
        return _show(request, sheet)
    if save_sheet(request, sheet):
        messages.success(request, _("Saved."))
        return redirect(_next_address(request, sheet))
    return _show(request, sheet, status=422)


def _show(request, sheet, status=200):
    report, section, progress = sheet.holder, sheet.section, sheet.progress
    may_answer = report.may_answer(request.user)
    context = {
        "visit": report.visit,
        "report": report,
        "section": section,
        "lines": sheet.fill_own().lines,
        "progress": progress,
        "following": progress.after(section),
        "next_url": _following_address(report, progress.after(section)),
        "may_answer": may_answer,
        # What was typed while a colleague sent the report stays in its inputs, to be copied.
        "shows_inputs": status == 422 or may_answer,
    }
    return render(request, "field/self_section.html", context, status=status)


def _next_address(request, sheet) -> str:
    """“Save and go on” posts with ?next= and leads to the following section, from the last one back."""
    following = sheet.progress.after(sheet.section) if "next" in request.GET else sheet.section
    return _following_address(sheet.holder, following)


def _following_address(report, following) -> str:
    return self_section_address(report, following) if following else report.get_absolute_url()


@require_POST
def settle_self_change(request, pk, change_pk, take_beside):
    """Choose between two values that two officers of the unit entered."""
    report = known_report(request.user, pk)
    changes = SelfAnswerChange.objects.select_related("answer__criterion__section")
    change = get_object_or_404(changes, pk=change_pk, answer__report=report)
    back = self_section_address(report, change.answer.criterion.section)
    verb = partial(settle, change, report, take_beside=take_beside)
    return perform(request, verb, _("The value was chosen."), then=back)


@require_POST
def send(request, pk):
    report = known_report(request.user, pk)
    return perform(request, report.send, _("The self-report was sent."), then=report)


@require_POST
def send_back(request, pk):
    report = known_report(request.user, pk)
    done = _("The self-report is returned to the unit.")
    return perform(request, report.send_back, done, then=report, note=note_of(request))


@require_POST
def take(request, pk):
    """Take the unit's answers over: all of them, or those of ?section=, or the one to ?criterion=.

    A single one is asked for from within the inspector's sheet: what is typed there is saved first.
    """
    report = known_report(request.user, pk)
    form = TakeForm(request.GET, holder=report)
    if not form.is_valid():
        messages.error(request, _("This criterion is not asked here."))
        return redirect(report)
    criterion = form.cleaned_data["criterion"]
    try:
        if criterion:
            Sheet(report.visit, criterion.section_id, request.POST, request.FILES).save(by=request.user)
        _tell(request, take_answers(report, by=request.user, **form.cleaned_data))
    except DomainError as error:
        messages.error(request, str(error))
    return redirect(_line_address(report.visit, criterion) if criterion else report)


def _line_address(visit, criterion) -> str:
    return f"{section_address(visit, criterion.section)}#c{criterion.pk}"


def _tell(request, taken: Taken):
    words = ngettext("%d answer was taken over.", "%d answers were taken over.", taken.answers)
    messages.success(request, words % taken.answers)
    if taken.refused:
        words = ngettext(
            "%d answer disagrees with what was entered here and was not taken.",
            "%d answers disagree with what was entered here and were not taken.",
            taken.refused,
        )
        messages.warning(request, words % taken.refused)
