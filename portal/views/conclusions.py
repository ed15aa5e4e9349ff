"""One conclusion as each side sees it: what it fixed and demands; and sending a plan or report on it."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from core.acts import VerbFormMixin
from core.permissions import ALLOWED
from findings import permissions
from findings.forms import SubmissionForm
from findings.models import Conclusion, Demand, Finding, Submission
from findings.workflow import DemandState
from units.models import Unit

from ..models import RequestKind
from ..openers import reach_of
from ..permissions import can_make_link
from ..requests import Clock, standing, words_of_return

KINDS = (Submission.Kind.PLAN, Submission.Kind.REPORT)


def visible_conclusion(user, pk) -> Conclusion:
    """The conclusion; 404 when `user` may not see it."""
    conclusions = Conclusion.objects.visible_to(user).select_related("round__plan")
    return get_object_or_404(conclusions, pk=pk)


def demands_of(user, conclusion):
    """What the conclusion demands, as far as `user` may see it, by the nearest day."""
    demands = Demand.objects.visible_to(user).in_force().filter(finding__conclusion=conclusion)
    if user.is_unit_officer:
        demands = demands.filter(unit__in=user.unit_ids)
    return demands.select_related("finding__visit__round__plan", "finding__conclusion__round__plan", "unit")


@dataclass(frozen=True)
class DemandLine:
    """One demand as a page tells it: working days left (None when nothing is owed), and how it is counted."""

    demand: Demand
    left: int | None
    explanation: str
    returned: str


@dataclass(frozen=True)
class UnitPapers:
    """What one unit may send now on a conclusion: kinds with the label of their button."""

    unit: Unit
    owed: dict[str, bool]

    @property
    def plan(self) -> bool:
        return self.owed[Submission.Kind.PLAN]

    @property
    def report(self) -> bool:
        return self.owed[Submission.Kind.REPORT]


def conclusion_page(request, pk):
    """One conclusion: for a unit what it owes and sent, for the others also who opened and who sent what."""
    conclusion = visible_conclusion(request.user, pk)
    demands = list(demands_of(request.user, conclusion))
    submissions = Submission.objects.visible_to(request.user).filter(conclusion=conclusion)
    submissions = submissions.select_related("unit", "sent_by", "conclusion")
    submissions = submissions.prefetch_related("items__demand__finding", "items__decided_by")
    context = {
        "conclusion": conclusion,
        "demands": _lines(demands),
        "papers": _papers(request.user, conclusion, demands),
        "sent": [standing(one) for one in submissions],
    }
    if request.user.is_unit_officer:
        return render(request, "portal/conclusion_unit.html", context | _found(request.user, conclusion))
    return render(request, "portal/conclusion.html", context | _inside(request.user, conclusion))


def _lines(demands) -> list[DemandLine]:
    clock, words = Clock.now(), words_of_return(demands)
    return [
        DemandLine(
            demand,
            clock.left(demand.next_due_on) if demand.is_owed else None,
            demand.explain(clock.calendar),
            words.get(demand.pk, ""),
        )
        for demand in demands
    ]


def _papers(user, conclusion, demands) -> list[UnitPapers]:
    """For each unit that owes something what `user` may send for it; empty for who sends nothing."""
    if not (user.is_unit_officer or permissions.can_submit_on_behalf(user, conclusion)):
        return []
    owed_by = defaultdict(list)
    for demand in demands:
        if demand.is_owed:
            owed_by[demand.unit].append(demand)
    return [
        UnitPapers(
            unit,
            {
                Submission.Kind.PLAN: any(each.is_plan_owed for each in owed),
                Submission.Kind.REPORT: any(each.state != DemandState.PLAN_SENT for each in owed),
            },
        )
        for unit, owed in owed_by.items()
    ]


def _found(user, conclusion) -> dict:
    """What was found at the own unit beside the demands: strengths and recommendations."""
    findings = Finding.objects.visible_to(user).filter(conclusion=conclusion, demand=None)
    return {"other_findings": findings.order_by("kind", "pk")}


def _inside(user, conclusion) -> dict:
    findings = Finding.objects.visible_to(user).filter(conclusion=conclusion)
    findings = findings.select_related("demand__unit", "demand__finding").order_by("kind", "pk")
    may_link = can_make_link(user, conclusion.round.plan)
    return {
        "findings": findings,
        "may_link": may_link,
        "kind": RequestKind.CONCLUSION,
        "thing_id": conclusion.pk,
        "reach": reach_of(RequestKind.CONCLUSION, conclusion.pk) if may_link else None,
    }


class SubmitView(VerbFormMixin, FormView):
    """Send a remediation plan or report, or enter one that came by letter on behalf of the unit."""

    template_name = "portal/submit.html"
    form_class = SubmissionForm

    TITLES = {
        Submission.Kind.PLAN: gettext_lazy("Remediation plan"),
        Submission.Kind.REPORT: gettext_lazy("Remediation report"),
    }
    DONE = {
        Submission.Kind.PLAN: gettext_lazy("The plan is sent."),
        Submission.Kind.REPORT: gettext_lazy("The report is sent."),
    }

    @cached_property
    def kind(self) -> Submission.Kind:
        return Submission.Kind(self.kwargs["kind"])

    @cached_property
    def conclusion(self) -> Conclusion:
        return visible_conclusion(self.request.user, self.kwargs["pk"])

    @cached_property
    def unit(self) -> Unit:
        return get_object_or_404(Unit.objects.visible_to(self.request.user), pk=self.kwargs["unit_pk"])

    @cached_property
    def every_demand(self) -> list[Demand]:
        """Those of the unit, also what is fixed; 404 when nothing was demanded of it."""
        demands = list(demands_of(self.request.user, self.conclusion).filter(unit=self.unit))
        if not demands:
            raise Http404
        return demands

    @cached_property
    def demands(self) -> list[Demand]:
        """Those that still wait for such a paper."""
        return [demand for demand in self.every_demand if demand.may(self.kind, self.request.user)]

    def allowed(self):
        return ALLOWED if self.demands else self.every_demand[0].may(self.kind, self.request.user)

    @property
    def on_behalf(self) -> bool:
        return not self.request.user.is_unit_officer

    @property
    def done(self):
        return self.DONE[self.kind]

    def post(self, request, *args, **kwargs):
        """The same form sent a second time leads to the paper that it became the first time."""
        if same := self._sent_before(request.POST.get("key", "")):
            return redirect("portal:sent", same.pk)
        return super().post(request, *args, **kwargs)

    def _sent_before(self, key) -> Submission | None:
        try:
            key = UUID(key)
        except ValueError:
            return None
        sent = Submission.objects.filter(key=key, sent_by=self.request.user, conclusion=self.conclusion)
        return sent.first()

    def get_form_kwargs(self):
        words = {"demands": self.demands, "kind": self.kind, "on_behalf": self.on_behalf}
        return super().get_form_kwargs() | words

    def form_valid(self, form):
        if self.demands and self.taken_no_more:
            form.add_error(None, _("Something you wrote about is no longer taken; see below."))
            return self.form_invalid(form)
        return super().form_valid(form)

    def form_refused(self, form):
        """What was typed about demands that are closed comes back too, so the fields of all are read."""
        words = self.get_form_kwargs() | {"demands": self.every_demand}
        return super().form_refused(self.form_class(**words))

    @cached_property
    def taken_no_more(self) -> list[tuple]:
        """(demand, why, what was typed) for text on demands that take no such paper any more."""
        closed = [demand for demand in self.every_demand if demand not in self.demands]
        typed = [(demand, self.request.POST.get(f"text_{demand.pk}", "").strip()) for demand in closed]
        return [
            (demand, demand.may(self.kind, self.request.user).reason, text) for demand, text in typed if text
        ]

    def carry_out(self, form):
        self.submission = Submission.send(self.conclusion, by=self.request.user, **form.words)

    def get_success_url(self):
        return reverse("portal:sent", args=[self.submission.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=self.TITLES[self.kind],
            conclusion=self.conclusion,
            unit=self.unit,
            kind=self.kind,
            on_behalf=self.on_behalf,
            taken_no_more=self.taken_no_more,
            cancel_url=self.conclusion.get_absolute_url(),
            submit_label=Demand.MOVES[self.kind].label,
            **kwargs,
        )
