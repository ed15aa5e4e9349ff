"""Photos and files of a visit and of its self-report: added, captioned, removed."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.acts import perform
from core.errors import DomainError
from inspections.fetching import visible_visit
from inspections.models import Evidence, SelfEvidence, Visit

from ..forms import CaptionForm, EvidenceForm
from .sections import section_address
from .self_reports import known_report, self_section_address


@require_POST
def add_evidence(request, pk):
    """Keep photos or files of the visit as a whole; each that is refused is named with its reason."""
    visit = visible_visit(request.user, pk)
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


def _get_self_evidence(request, pk) -> SelfEvidence:
    evidence = SelfEvidence.objects.select_related("report", "criterion__section")
    item = get_object_or_404(evidence, pk=pk)
    item.report = known_report(request.user, item.report.visit_id)
    return item


def _page_of_self(evidence) -> str:
    return f"{self_section_address(evidence.report, evidence.criterion.section)}#c{evidence.criterion_id}"


def _rename(request, evidence, page, **words):
    form = CaptionForm(request.POST)
    caption = form.cleaned_data["caption"] if form.is_valid() else evidence.caption
    return perform(request, evidence.rename, _("The caption is saved."), then=page, caption=caption, **words)


@require_POST
def rename_evidence(request, pk):
    evidence = _get_evidence(request, pk)
    return _rename(request, evidence, _page_of(evidence), base=request.POST.get("base"))


@require_POST
def move_evidence(request, pk, step):
    """One place forward or back among the photos it stands with."""
    evidence = _get_evidence(request, pk)
    verb = partial(evidence.swap_with_neighbour, step)
    return perform(request, verb, then=_page_of(evidence))


@require_POST
def remove_evidence(request, pk):
    evidence = _get_evidence(request, pk)
    return perform(request, evidence.remove, _("The file is removed."), then=_page_of(evidence))


@require_POST
def rename_self_evidence(request, pk):
    evidence = _get_self_evidence(request, pk)
    return _rename(request, evidence, _page_of_self(evidence))


@require_POST
def remove_self_evidence(request, pk):
    evidence = _get_self_evidence(request, pk)
    return perform(request, evidence.remove, _("The file is removed."), then=_page_of_self(evidence))
