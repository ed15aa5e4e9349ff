"""Pages of findings: the list, one finding with its remediation, raising and editing."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, UpdateView

from core.acts import VerbFormMixin, note_of, perform
from core.lists import FilteredListView
from inspections.fetching import visible_visit
from inspections.models import Criterion, Visit
from inspections.permissions import can_see_answers

from .. import permissions
from ..filters import FindingFilter
from ..forms import FindingForm
from ..models import Finding, SubmissionItem


class FindingListView(FilteredListView):
    template_name = "findings/list.html"
    filterset_class = FindingFilter

    def get_queryset(self):
        rows = Finding.objects.visible_to(self.request.user).standing()
        return rows.select_related("visit", "unit", "demand__unit", "demand__finding")


def visible_finding(user, number) -> Finding:
    """The finding with what its page shows; 404 when `user` may not see it."""
    findings = Finding.objects.visible_to(user).select_related(
        "visit__round__plan",
        "visit__round__checklist",
        "visit__team",
        "visit__unit__parent",
        "unit",
        "criterion",
        "conclusion__round__plan",
        "comment__by",
        "comment__answered_by",
        "demand__unit",
    )
    finding = get_object_or_404(findings, number=number)
    if demand := getattr(finding, "demand", None):
        demand.finding = finding
    return finding


def finding_page(request, number):
    """One finding: what was found, what is demanded, what the unit reported, and what was found before."""
    finding = visible_finding(request.user, number)
    demand = getattr(finding, "demand", None)
    context = {
        "finding": finding,
        "object": finding,
        "demand": demand,
        "items": _items(demand),
        "photos": finding.photos.all() if can_see_answers(request.user, finding.visit) else [],
        "earlier": _earlier(finding),
        "may_edit": permissions.can_edit_finding(request.user, finding),
        "may_demand": permissions.can_set_demand(request.user, finding),
        "may_submit": demand and demand.is_owed and permissions.can_submit(request.user, demand),
        "comment": None if request.user.is_viewer else getattr(finding, "comment", None),
        "may_answer_comment": permissions.can_answer_comment(request.user, finding),
        "may_hand_over": demand and permissions.can_hand_over(request.user, demand),
    }
    return render(request, "findings/finding.html", context)


def _items(demand) -> list[SubmissionItem]:
    """What the unit sent about the demand, plans and reports, in their order."""
    if demand is None:
        return []
    sent = demand.items.select_related(
        "submission__unit", "submission__sent_by", "decided_by", "reinspection"
    )
    items = list(sent.prefetch_related("files", "submission__files").order_by("pk"))
    for item in items:
        item.demand = demand
    return items


def _earlier(finding):
    """Shortcomings of the same criterion concluded at this unit, or at what it came from, before."""
    if not finding.is_shortcoming or finding.criterion is None:
        return []
    rows = Finding.objects.concluded_at(finding.unit).shortcomings().exclude(pk=finding.pk)
    rows = rows.filter(criterion__code=finding.criterion.code, visit__date__lt=finding.visit.date)
    return rows.select_related("visit__round", "demand__unit")[:10]


# Raising and editing


class RaiseOnVisitView(VerbFormMixin, FormView):
    """Write down a strength, shortcoming or recommendation of a visit, from a criterion or freely.

    The room of filling in gives it its page.
    """

    template_name = "findings/form.html"
    form_class = FindingForm

    @cached_property
    def visit(self) -> Visit:
        return visible_visit(self.request.user, self.kwargs["visit_pk"])

    @cached_property
    def kind(self) -> Finding.Kind:
        try:
            return Finding.Kind(self.request.GET.get("kind", Finding.Kind.SHORTCOMING))
        except ValueError as error:
            raise Http404 from error

    def allowed(self):
        return permissions.can_raise(self.request.user, self.visit)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"visit": self.visit, "kind": self.kind}

    @cached_property
    def raised_from(self) -> Criterion | None:
        """The criterion from which the finding is raised, if it is asked on this visit."""
        pk = self.request.GET.get("criterion", "")
        return self.visit.asked().filter(pk=pk).first() if pk.isdecimal() and len(pk) < 18 else None

    def get_initial(self):
        """What a finding raised from an answer starts with: its criterion, its note, its photos."""
        criterion = self.raised_from
        if criterion is None:
            return {}
        answer = self.visit.answers.filter(criterion=criterion).first()
        photos = self.visit.evidence.filter(criterion=criterion)
        return {"criterion": criterion.pk, "text": answer.note if answer else "", "photos": photos}

    def carry_out(self, form):
        self.finding = Finding.raise_on(self.visit, by=self.request.user, kind=self.kind, **form.typed)
        self.done = _("%s is written down.") % self.finding.number

    def get_success_url(self):
        """A shortcoming goes on to its demand."""
        if self.finding.is_shortcoming:
            return reverse("findings:demand", args=[self.finding.number])
        return self.visit.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            visit=self.visit,
            title=_("New %(kind)s") % {"kind": self.kind.label.lower()},
            cancel_url=self.visit.get_absolute_url(),
            **kwargs,
        )


class FindingFormMixin(VerbFormMixin):
    """A form about one finding, for those whom `verdict` allows; it leads back to the finding's page."""

    template_name = "findings/form.html"
    verdict = staticmethod(permissions.can_edit_finding)
    title = ""

    @cached_property
    def finding(self) -> Finding:
        return visible_finding(self.request.user, self.kwargs["number"])

    def allowed(self):
        return self.verdict(self.request.user, self.finding)

    def get_success_url(self):
        return self.finding.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            finding=self.finding,
            visit=self.finding.visit,
            title=self.title or _("Edit %s") % self.finding.number,
            cancel_url=self.finding.get_absolute_url(),
            **kwargs,
        )


class EditView(FindingFormMixin, UpdateView):
    form_class = FindingForm
    done = gettext_lazy("Saved.")

    def get_object(self, queryset=None):
        # A copy of its own: the form writes into it, and the page still names the finding as it is.
        return visible_finding(self.request.user, self.kwargs["number"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"visit": self.finding.visit, "kind": self.finding.kind}

    def carry_out(self, form):
        form.save()


# The acts


@require_POST
def confirm(request, number):
    finding = visible_finding(request.user, number)
    return perform(request, finding.confirm, _("The finding is confirmed."), then=finding)


@require_POST
def withdraw(request, number):
    finding = visible_finding(request.user, number)
    done = _("The finding is withdrawn.")
    return perform(request, finding.withdraw, done, then=finding, note=note_of(request))


@require_POST
def confirm_all(request, visit_pk):
    """The head of the team confirms every draft of the visit at once."""
    visit = visible_visit(request.user, visit_pk)
    verb = partial(Finding.confirm_drafts, visit)
    return perform(request, verb, _("The findings are confirmed."), then=visit)
