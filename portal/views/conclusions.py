"""One conclusion as both sides see it: what it fixed and demands; and sending a plan or report on it."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from core.acts import VerbFormMixin
from core.permissions import ALLOWED
from findings.forms import SubmissionForm
from findings.models import Conclusion, Demand, Finding, Submission
from units.models import Unit


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


def conclusion_page(request, pk):
    """One conclusion: what it fixed, what it demands, what the unit sent, and the scanned paper."""
    conclusion = visible_conclusion(request.user, pk)
    findings = Finding.objects.visible_to(request.user).filter(conclusion=conclusion)
    findings = findings.select_related("demand__unit", "demand__finding").order_by("kind", "pk")
    submissions = Submission.objects.visible_to(request.user).filter(conclusion=conclusion)
    context = {
        "conclusion": conclusion,
        "findings": findings,
        "submissions": submissions.select_related("unit", "sent_by"),
    }
    return render(request, "portal/conclusion.html", context)


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
    def demands(self) -> list[Demand]:
        """Those of the unit that still wait for such a paper; 404 when nothing was demanded of it."""
        demands = list(demands_of(self.request.user, self.conclusion).filter(unit=self.unit))
        if not demands:
            raise Http404
        return [demand for demand in demands if demand.may(self.kind, self.request.user)]

    def allowed(self):
        if self.demands:
            return ALLOWED
        every = demands_of(self.request.user, self.conclusion).filter(unit=self.unit)
        return next((demand.may(self.kind, self.request.user) for demand in every), ALLOWED)

    @property
    def on_behalf(self) -> bool:
        return not self.request.user.is_unit_officer

    @property
    def done(self):
        return self.DONE[self.kind]

    def get_form_kwargs(self):
        words = {"demands": self.demands, "kind": self.kind, "on_behalf": self.on_behalf}
        return super().get_form_kwargs() | words

    def carry_out(self, form):
        self.submission = Submission.send(self.conclusion, by=self.request.user, **form.words)

    def get_success_url(self):
        return self.conclusion.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=self.TITLES[self.kind],
            conclusion=self.conclusion,
            unit=self.unit,
            kind=self.kind,
            on_behalf=self.on_behalf,
            cancel_url=self.conclusion.get_absolute_url(),
            submit_label=Demand.MOVES[self.kind].label,
            **kwargs,
        )
