"""Pages of the conclusion on a visit: entering it, reading it, its scanned paper."""

from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from core.acts import VerbFormMixin
from core.files import serve
from inspections.fetching import visible_visit

from ..forms import ConclusionForm
from ..models import Conclusion, ConclusionFile, Finding


class ConcludeView(VerbFormMixin, FormView):
    """Enter the conclusion on a visit; it fixes the findings and starts the clocks."""

    template_name = "findings/conclude.html"
    form_class = ConclusionForm
    done = gettext_lazy("The visit is concluded; the deadlines run.")

    @cached_property
    def visit(self):
        return visible_visit(self.request.user, self.kwargs["visit_pk"])

    def allowed(self):
        return self.visit.may("conclude", self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def carry_out(self, form):
        self.conclusion = Conclusion.issue(self.visit, by=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return self.conclusion.get_absolute_url()

    def get_context_data(self, **kwargs):
        findings = self.visit.findings.standing().select_related("demand__unit").order_by("kind", "pk")
        return super().get_context_data(
            visit=self.visit,
            findings=findings,
            cancel_url=self.visit.get_absolute_url(),
            submit_label=_("Conclude visit"),
            **kwargs,
        )


def conclusion_page(request, pk):
    """One conclusion: what it fixed, what it demands, and the scanned paper."""
    conclusions = Conclusion.objects.visible_to(request.user).select_related("visit__round", "visit__unit")
    conclusion = get_object_or_404(conclusions, pk=pk)
    findings = Finding.objects.visible_to(request.user).filter(conclusion=conclusion)
    findings = findings.select_related("demand__unit", "demand__finding").order_by("kind", "pk")
    context = {"conclusion": conclusion, "visit": conclusion.visit, "findings": findings}
    return render(request, "findings/conclusion.html", context)


def conclusion_file(request, pk):
    conclusions = Conclusion.objects.visible_to(request.user)
    return serve(get_object_or_404(ConclusionFile, pk=pk, conclusion__in=conclusions))
