"""Pages of findings: the list, one finding with its remediation, and the conclusion on a visit."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from core.acts import note_of, perform
from core.errors import DomainError
from core.files import serve
from core.lists import FilteredListView
from inspections.models import Visit
from inspections.permissions import can_see_answers

from . import permissions
from .filters import FindingFilter
from .forms import ConclusionForm, DemandForm, FindingForm, HandOverForm, ReportForm
from .models import Conclusion, ConclusionFile, Demand, Finding, RemediationReport, ReportFile


class FindingListView(FilteredListView):
    template_name = "findings/list.html"
    filterset_class = FindingFilter

    def get_queryset(self):
        rows = Finding.objects.visible_to(self.request.user).standing()
        return rows.select_related("visit", "unit", "demand__unit", "demand__finding")


def get_finding(user, number) -> Finding:
    """The finding with what its page shows; 404 when `user` may not see it."""
    findings = Finding.objects.visible_to(user).select_related(
        "visit__round__plan",
        "visit__team",
        "visit__unit__parent",
        "unit",
        "criterion",
        "conclusion",
        "demand__unit",
    )
    return get_object_or_404(findings, number=number)


def finding_page(request, number):
    """One finding: what was found, what is demanded, what the unit reported, and what was found before."""
    finding = get_finding(request.user, number)
    demand = getattr(finding, "demand", None)
    if demand:
        demand.finding = finding
    context = {
        "finding": finding,
        "object": finding,
        "demand": demand,
        "reports": _reports(demand),
        "photos": finding.photos.all() if can_see_answers(request.user, finding.visit) else [],
        "earlier": _earlier(finding),
        "may_edit": permissions.can_edit_finding(request.user, finding),
        "may_demand": finding.is_shortcoming and permissions.can_set_demand(request.user, finding),
        "may_report": demand and demand.may("report", request.user),
        "may_hand_over": demand
        and demand.awaits_successor
        and permissions.can_close_demand(request.user, demand),
    }
    return render(request, "findings/finding.html", context)


def _reports(demand):
    if demand is None:
        return []
    reports = RemediationReport.objects.filter(demand=demand).prefetch_related("files")
    reports = list(reports.select_related("sent_by", "decided_by"))
    for report in reports:
        report.demand = demand
    return reports


def _earlier(finding):
    """Shortcomings of the same criterion concluded at this unit, or at what it came from, before."""
    if not finding.is_shortcoming or finding.criterion is None:
        return []
    rows = Finding.objects.concluded_at(finding.unit).shortcomings().exclude(pk=finding.pk)
    rows = rows.filter(criterion__code=finding.criterion.code, visit__date__lt=finding.visit.date)
    return rows.select_related("visit__round", "demand")[:10]


# Raising and editing


def _get_visit(user, pk) -> Visit:
    visits = Visit.objects.visible_to(user).select_related(
        "round__plan", "round__checklist", "team", "unit__parent"
    )
    return get_object_or_404(visits, pk=pk)


@require_http_methods(["GET", "POST"])
def raise_finding(request, visit_pk):
    """Write down a strength, shortcoming or recommendation of a visit, from a criterion or freely."""
    visit = _get_visit(request.user, visit_pk)
    verdict = permissions.can_raise(request.user, visit)
    if not verdict:
        messages.error(request, verdict.reason)
        return redirect(visit)
    kind = request.GET.get("kind", Finding.Kind.SHORTCOMING)
    if kind not in Finding.Kind.values:
        raise Http404
    initial = _raised_from(visit, request.GET.get("criterion", ""))
    form = FindingForm(request.POST or None, visit=visit, kind=kind, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            finding = Finding.raise_on(visit, by=request.user, kind=kind, **form.values())
        except DomainError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("%s is written down.") % finding.number)
            return redirect(_after_raising(finding))
    return render(request, "findings/form.html", _form_context(form, visit, Finding.Kind(kind).label, visit))


def _raised_from(visit, criterion_pk) -> dict:
    """What a finding raised from an answer starts with: its criterion, its note, its photos."""
    if not criterion_pk.isdecimal():
        return {}
    answer = visit.answers.filter(criterion=criterion_pk).first()
    photos = visit.evidence.filter(criterion=criterion_pk)
    return {"criterion": criterion_pk, "text": answer.note if answer else "", "photos": photos}


def _after_raising(finding):
    """A shortcoming goes on to its demand."""
    return reverse("findings:demand", args=[finding.number]) if finding.is_shortcoming else finding.visit


def _form_context(form, visit, title, back, **more) -> dict:
    return {"form": form, "visit": visit, "title": title, "cancel_url": back.get_absolute_url(), **more}


@require_http_methods(["GET", "POST"])
def edit_finding(request, number):
    finding = get_finding(request.user, number)
    verdict = permissions.can_edit_finding(request.user, finding)
    if not verdict:
        messages.error(request, verdict.reason)
        return redirect(finding)
    form = FindingForm(request.POST or None, instance=finding, visit=finding.visit, kind=finding.kind)
    if request.method == "POST" and form.is_valid():
        try:
            form.save()
        except DomainError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("Saved."))
            return redirect(finding)
    title = _("Edit %s") % finding.number
    return render(request, "findings/form.html", _form_context(form, finding.visit, title, finding))


@require_POST
def confirm(request, number):
    finding = get_finding(request.user, number)
    return perform(request, finding.confirm, _("The finding is confirmed."), then=finding)


@require_POST
def withdraw(request, number):
    finding = get_finding(request.user, number)
    return perform(
        request, finding.withdraw, _("The finding is withdrawn."), then=finding, note=note_of(request)
    )


@require_POST
def confirm_all(request, visit_pk):
    """The head of the team confirms every draft of the visit at once."""
    visit = _get_visit(request.user, visit_pk)
    drafts = (
        Finding.objects.visible_to(request.user).filter(visit=visit, state="draft").select_related("visit")
    )
    confirmed = 0
    for finding in drafts:
        finding.visit = visit
        try:
            finding.confirm(by=request.user)
        except DomainError as error:
            messages.error(request, f"{finding.number}: {error}")
            break
        confirmed += 1
    if confirmed:
        words = ngettext("%d finding is confirmed.", "%d findings are confirmed.", confirmed)
        messages.success(request, words % confirmed)
    return redirect(visit)


# The demand and its reports


@require_http_methods(["GET", "POST"])
def set_demand(request, number):
    finding = get_finding(request.user, number)
    verdict = permissions.can_set_demand(request.user, finding)
    if not verdict or not finding.is_shortcoming:
        messages.error(request, verdict.reason or _("Only a shortcoming carries a demand."))
        return redirect(finding)
    form = DemandForm(request.POST or None, finding=finding, demand=getattr(finding, "demand", None))
    if request.method == "POST" and form.is_valid():
        try:
            Demand.set_for(finding, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("The demand is written down."))
            return redirect(finding)
    context = _form_context(form, finding.visit, _("Demand"), finding, finding=finding)
    return render(request, "findings/form.html", context)


def _get_demand(user, number) -> Demand:
    finding = get_finding(user, number)
    demand = getattr(finding, "demand", None)
    if demand is None:
        raise Http404
    demand.finding = finding
    return demand


@require_http_methods(["GET", "POST"])
def report(request, number):
    """Send a remediation report, or enter one that came by letter on behalf of the unit."""
    demand = _get_demand(request.user, number)
    verdict = demand.may("report", request.user)
    if not verdict:
        messages.error(request, verdict.reason)
        if request.method == "GET":
            return redirect(demand)
    on_behalf = not request.user.is_unit_officer
    form = ReportForm(request.POST or None, request.FILES or None, on_behalf=on_behalf)
    if request.method == "POST" and form.is_valid():
        try:
            demand.report(by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("The report is sent."))
            return redirect(demand)
    context = _form_context(
        form,
        demand.finding.visit,
        _("Remediation report"),
        demand.finding,
        demand=demand,
        on_behalf=on_behalf,
    )
    return render(request, "findings/report.html", context)


@require_POST
def accept(request, number):
    demand = _get_demand(request.user, number)
    return perform(request, demand.accept, _("The remediation is accepted."), then=demand)


@require_POST
def send_back(request, number):
    demand = _get_demand(request.user, number)
    done = _("The report is returned to the unit.")
    return perform(request, demand.send_back, done, then=demand, note=note_of(request))


@require_POST
def close_demand(request, number):
    demand = _get_demand(request.user, number)
    return perform(request, demand.close, _("The demand is closed."), then=demand)


@require_http_methods(["GET", "POST"])
def hand_over(request, number):
    """Name the unit that answers for one that has ended."""
    demand = _get_demand(request.user, number)
    verdict = permissions.can_close_demand(request.user, demand)
    if not verdict or not demand.awaits_successor:
        messages.error(request, verdict.reason or _("The unit of this demand still exists."))
        return redirect(demand)
    form = HandOverForm(request.POST or None, demand=demand)
    if request.method == "POST" and form.is_valid():
        try:
            demand.hand_over(by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("The demand is handed over."))
            return redirect(demand)
    context = _form_context(form, demand.finding.visit, _("Hand over"), demand.finding, demand=demand)
    return render(request, "findings/form.html", context)


# The conclusion


@require_http_methods(["GET", "POST"])
def conclude(request, visit_pk):
    """Enter the conclusion on a visit; it fixes the findings and starts the clocks."""
    visit = _get_visit(request.user, visit_pk)
    verdict = visit.may("conclude", request.user)
    if not verdict:
        messages.error(request, verdict.reason)
        return redirect(visit)
    form = ConclusionForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            conclusion = Conclusion.issue(visit, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_domain_error(error)
        else:
            messages.success(request, _("The visit is concluded; the deadlines run."))
            return redirect(conclusion)
    findings = visit.findings.standing().select_related("demand__unit").order_by("kind", "pk")
    context = _form_context(form, visit, _("Conclusion"), visit, findings=findings)
    return render(request, "findings/conclude.html", context)


def conclusion_page(request, pk):
    """One conclusion: what it fixed, what it demands, and the scanned paper."""
    conclusions = Conclusion.objects.visible_to(request.user).select_related("visit__round", "visit__unit")
    conclusion = get_object_or_404(conclusions, pk=pk)
    findings = Finding.objects.visible_to(request.user).filter(conclusion=conclusion)
    findings = findings.select_related("demand__unit", "demand__finding").order_by("kind", "pk")
    context = {"conclusion": conclusion, "visit": conclusion.visit, "findings": findings}
    return render(request, "findings/conclusion.html", context)


# Files


def conclusion_file(request, pk):
    conclusions = Conclusion.objects.visible_to(request.user)
    return serve(get_object_or_404(ConclusionFile, pk=pk, conclusion__in=conclusions))


def report_file(request, pk):
    demands = Demand.objects.visible_to(request.user)
    return serve(get_object_or_404(ReportFile, pk=pk, report__demand__in=demands))
