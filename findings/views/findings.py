"""Pages of findings: the list, one finding with its remediation, raising and editing."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, UpdateView

from core.acts import VerbFormMixin, note_of, perform
from core.lists import DeepPaginator, FilteredListView
from core.spreadsheets import Sheet, xlsx_response
from inspections.fetching import visible_visit
from inspections.models import Criterion, Visit
from inspections.permissions import can_reinspect, can_see_answers

from .. import export as export_rows
from .. import permissions
from ..filters import FindingFilter
from ..forms import ExtendForm, FindingForm
from ..models import Finding, SubmissionItem
from ..recurring import earlier_of, found_before_by_criterion, mark_recurring


class FindingListView(FilteredListView):
    template_name = "findings/list.html"
    filterset_class = FindingFilter
    paginator_class = DeepPaginator

    def get_queryset(self):
        rows = Finding.objects.visible_to(self.request.user).standing()
        return rows.select_related("visit", "unit", "criterion", "demand__unit", "demand__finding")

    def get_context_data(self, **kwargs):
        user = self.request.user
        context = super().get_context_data(
            may_recompute=permissions.can_look_at_recomputing(user),
            export_url=reverse("findings:export"),
            # Whoever only reads gets no boxes to tick.
            may_act=user.is_leader or user.is_officer or user.is_inspector,
            may_follow_up=user.is_leader or user.is_officer,
            extend_form=ExtendForm.beside("bulk"),
            **kwargs,
        )
        mark_recurring(context["page_obj"].object_list, user.successions)
        return context


def export(request):
    """What the filter leaves of what the person may see, as a spreadsheet."""
    findings = Finding.objects.visible_to(request.user).standing().order_by("-raised_at", "-pk")
    chosen = FindingFilter(request.GET, queryset=findings, request=request)
    name = f"ton-tai-{timezone.localdate():%Y-%m-%d}"
    return xlsx_response(name, Sheet(export_rows.headings(), export_rows.rows(chosen.qs)))


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
        "demand__proposal",
    )
    finding = get_object_or_404(findings, number=number)
    if demand := getattr(finding, "demand", None):
        demand.finding = finding
    return finding


def finding_page(request, number):
    """One finding: what was found, what is demanded, what the unit reported, and what was found before."""
    finding = visible_finding(request.user, number)
    demand = getattr(finding, "demand", None)
    items = _items(demand)
    context = {
        "finding": finding,
        "object": finding,
        "demand": demand,
        "items": items,
        "photos": finding.photos.all() if can_see_answers(request.user, finding.visit) else [],
        "earlier": earlier_of(finding, request.user.successions)[:10],
        "may_edit": permissions.can_edit_finding(request.user, finding),
        "may_demand": permissions.can_set_demand(request.user, finding),
        "may_submit": demand and demand.is_owed and permissions.can_submit(request.user, demand),
        "may_reinspect": finding.is_shortcoming and can_reinspect(request.user, finding.visit),
        "may_answer_comment": permissions.can_answer_comment(request.user, finding),
        "may_hand_over": demand and permissions.can_hand_over(request.user, demand),
        "may_extend": demand and permissions.can_extend(request.user, demand),
        "may_propose": demand and permissions.can_propose_handling(request.user, demand),
        "to_judge": next((item for item in items if item.is_to_judge), None),
        "moves": demand.deadline_changes.select_related("by") if demand else [],
        "comment": _comment(finding, request.user),
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


def _comment(finding, user):
    """The unit's word on the finding and the team's answer, for those between whom it was said."""
    return None if user.is_viewer else getattr(finding, "comment", None)


# Raising and editing


def _before(user, visit, kind) -> list[tuple]:
    """(criterion, what was found about it here before), for the form of a shortcoming."""
    if kind != Finding.Kind.SHORTCOMING:
        return []
    return found_before_by_criterion(visit, visit.asked(), user.successions)


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
            before=_before(self.request.user, self.visit, self.kind),
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

    def get_context_data(self, **kwargs):
        before = _before(self.request.user, self.finding.visit, self.finding.kind)
        return super().get_context_data(before=before, **kwargs)


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
