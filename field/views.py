"""The pages of one visit: its overview, one page per section, and the acts of the day."""

from functools import partial

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic import FormView

from core import formats
from core.acts import VerbFormMixin, note_of, perform
from core.errors import DomainError
from findings.models import Finding
from findings.permissions import can_raise
from inspections import permissions
from inspections.answering import settle
from inspections.models import AnswerChange, Evidence, Section, Visit
from inspections.scoring import points, share_met

from .forms import AnswerForm, CaptionForm, EvidenceForm, SignForm
from .progress import progress_of
from .sheet import Sheet, earlier_shortcomings, save_forms


def get_visit(user, pk) -> Visit:
    """The visit with what its pages show of it; 404 when `user` may not know of it."""
    visits = Visit.objects.visible_to(user).select_related(
        "round__plan", "round__checklist", "team", "unit__parent", "parent"
    )
    return get_object_or_404(visits, pk=pk)


def visit_page(request, pk):
    """The overview: sections with progress, findings, evidence, what is missing, history."""
    visit = get_visit(request.user, pk)
    may_read = permissions.can_see_answers(request.user, visit)
    context = {
        "visit": visit,
        "object": visit,
        "above": _above(request.user, visit),
        "may_read": may_read,
        "may_see_history": permissions.can_see_history(request.user, visit),
        "may_move": permissions.can_change_schedule(request.user, visit),
    }
    if may_read:
        context |= _inside(request.user, visit)
    return render(request, "field/visit.html", context)


def _above(user, visit) -> Visit | None:
    """The visit that this one belongs to, unless it is one that `user` may not know of yet."""
    return visit.parent and Visit.objects.visible_to(user).filter(pk=visit.parent_id).first()


def _inside(user, visit) -> dict:
    """What only those see who may read the answers."""
    findings = Finding.objects.visible_to(user).filter(visit=visit).standing().select_related("demand")
    findings = list(findings.order_by("pk"))
    asked, answers = list(visit.asked()), list(visit.answers.select_related("criterion"))
    return {
        "progress": progress_of(visit, asked, {row.criterion_id for row in answers if row.complete}),
        "share": share_met(answers),
        "points": points(answers, asked),
        "finding_groups": _by_kind(findings),
        "drafts": [finding for finding in findings if finding.state == "draft"],
        "may_raise": can_raise(user, visit),
        "may_answer": permissions.can_answer(user, visit),
        "may_confirm": permissions.can_lead_visit(user, visit),
        "may_sign": visit.may("sign", user),
        "may_conclude": visit.may("conclude", user),
        "evidence": visit.evidence.filter(criterion=None),
        "evidence_form": EvidenceForm(),
        "earlier": earlier_shortcomings(visit)[:10],
        "sub_visits": Visit.objects.visible_to(user).filter(parent=visit),
    }


def _by_kind(findings) -> list[tuple]:
    """(kind, its icon, its findings) for each kind in its usual order, empty ones too."""
    icons = {Finding.Kind.STRENGTH: "thumbs-up", Finding.Kind.SHORTCOMING: "flag"}
    return [
        (kind, icons.get(kind, "message-square-text"), [row for row in findings if row.kind == kind])
        for kind in Finding.Kind
    ]


# One section of the checklist


@require_http_methods(["GET", "POST"])
def section_page(request, pk, section_pk):
    """Read one section of the checklist, or save all of it at once; ?unanswered leaves out what is done."""
    visit = get_visit(request.user, pk)
    if not permissions.can_see_answers(request.user, visit):
        raise Http404
    section = get_object_or_404(Section, pk=section_pk, pk__in=visit.asked().order_by().values("section"))
    if request.method == "GET":
        only_unanswered = "unanswered" in request.GET
        return _show(request, visit, section, Sheet(visit, section, only_unanswered=only_unanswered))
    sheet = Sheet(visit, section, request.POST, request.FILES)
    if _save(request, sheet):
        return redirect(_next_address(request, visit, section))
    return _show(request, visit, section, sheet, status=422)


def _show(request, visit, section, sheet, status=200):
    progress = progress_of(visit, sheet.asked)
    context = {
        "visit": visit,
        "section": section,
        "lines": sheet.fill().lines,
        "progress": progress,
        "following": progress.after(section),
        "may_answer": permissions.can_answer(request.user, visit),
        # What was typed while the visit was completed elsewhere stays in its inputs, to be copied.
        "shows_inputs": status == 422 or permissions.can_answer(request.user, visit),
        "may_raise": can_raise(request.user, visit),
        "only_unanswered": "unanswered" in request.GET,
    }
    return render(request, "field/section.html", context, status=status)


def _save(request, sheet) -> bool:
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


@require_POST
def save_line(request, pk, criterion_pk):
    """Save one answer as it is entered (static/js/autosave.js) and tell in JSON what became of it.

    Saved: version, time and values as they now stand, how many are contested, and the list of sections.
    Not saved: status 422 and the reasons by field; 403 and the reason when the person may not answer.
    """
    visit = get_visit(request.user, pk)
    criterion = get_object_or_404(visit.asked(), pk=criterion_pk)
    answer = visit.answers.filter(criterion=criterion).select_related("criterion").first()
    form = AnswerForm(request.POST, visit=visit, criterion=criterion, answer=answer)
    try:
        outcome = save_forms(visit, [form], by=request.user)
    except DomainError as error:
        return JsonResponse({"reason": str(error)}, status=403)
    if form.errors:
        return JsonResponse({"errors": form.errors}, status=422)
    return JsonResponse(_saved(request, form, outcome))


def _saved(request, form, outcome) -> dict:
    visit, answer = form.visit, outcome.answers[form.criterion.pk]
    sections = {"visit": visit, "section": form.criterion.section, "progress": progress_of(visit)}
    return {
        "version": answer.version,
        "at": formats.clock(timezone.now()),
        "by": request.user.get_short_name(),
        "values": form.shown(answer),
        "share": "" if answer.percent is None else formats.percent(answer.percent),
        "contested": len(outcome.contested),
        "sections": render_to_string("field/_sections.html", sections, request),
    }


def _next_address(request, visit, section) -> str:
    """“Save and go on” posts to the same page with ?next=, and leads to the following section."""
    following = progress_of(visit).after(section) if "next" in request.GET else section
    if following is None:
        return visit.get_absolute_url()
    only = "?unanswered" if "unanswered" in request.GET else ""
    return f"{section_address(visit, following)}{only}"


def section_address(visit, section) -> str:
    return reverse("field:section", args=[visit.pk, section.pk])


@require_POST
def settle_change(request, pk, change_pk, take_old):
    """Choose between two values that two people entered: keep the later, or put the earlier back."""
    visit = get_visit(request.user, pk)
    changes = AnswerChange.objects.select_related("answer__criterion__section")
    change = get_object_or_404(changes, pk=change_pk, answer__visit=visit)
    back = section_address(visit, change.answer.criterion.section)
    verb = partial(settle, change, take_old=take_old)
    return perform(request, verb, _("The value was chosen."), then=back)


# The acts of the day


@require_POST
def start(request, pk):
    visit = get_visit(request.user, pk)
    return perform(request, visit.start, _("The visit has started."), then=visit)


@require_POST
def complete(request, pk):
    visit = get_visit(request.user, pk)
    return perform(request, visit.complete, _("The visit is completed."), then=visit)


@require_POST
def reopen(request, pk):
    visit = get_visit(request.user, pk)
    return perform(request, visit.reopen, _("The visit is open again."), then=visit, note=note_of(request))


class SignView(VerbFormMixin, FormView):
    """Enter the minutes as signed on paper."""

    template_name = "field/sign.html"
    form_class = SignForm
    done = gettext_lazy("The minutes are entered as signed.")

    @cached_property
    def visit(self) -> Visit:
        return get_visit(self.request.user, self.kwargs["pk"])

    def allowed(self):
        return self.visit.may("sign", self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"visit": self.visit}

    def carry_out(self, form):
        self.visit.sign_minutes(by=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return self.visit.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            visit=self.visit,
            cancel_url=self.visit.get_absolute_url(),
            submit_label=_("Enter signed minutes"),
            **kwargs,
        )


# Evidence


@require_POST
def add_evidence(request, pk):
    """Keep photos or files of the visit as a whole; each that is refused is named with its reason."""
    visit = get_visit(request.user, pk)
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choose at least one file."))
        return redirect(visit)
    for upload in form.cleaned_data["file"]:
        try:
            visit.add_evidence(upload, by=request.user, caption=form.cleaned_data["caption"])
        except DomainError as error:
            messages.error(request, f"{upload.name}: {error}")
        else:
            messages.success(request, _("%s is kept.") % upload.name)
    return redirect(visit)


def _get_evidence(request, pk) -> Evidence:
    visits = Visit.objects.visible_to(request.user)
    evidence = Evidence.objects.select_related("visit__team", "visit__unit", "criterion__section")
    return get_object_or_404(evidence, pk=pk, visit__in=visits)


def _page_of(evidence) -> str:
    if evidence.criterion is None:
        return evidence.visit.get_absolute_url()
    return f"{section_address(evidence.visit, evidence.criterion.section)}#c{evidence.criterion_id}"


@require_POST
def rename_evidence(request, pk):
    evidence = _get_evidence(request, pk)
    form = CaptionForm(request.POST)
    caption = form.cleaned_data["caption"] if form.is_valid() else evidence.caption
    done = _("The caption is saved.")
    return perform(request, evidence.rename, done, then=_page_of(evidence), caption=caption)


@require_POST
def remove_evidence(request, pk):
    evidence = _get_evidence(request, pk)
    return perform(request, evidence.remove, _("The file is removed."), then=_page_of(evidence))
