"""Pages of the conclusion on a visit or on a round: entering it, and its scanned paper."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from core.acts import VerbFormMixin
from core.files import serve
from core.permissions import refuse
from inspections.fetching import visible_visit
from inspections.models import Round, Visit
from inspections.workflow import VisitState

from ..forms import ConclusionForm
from ..models import Conclusion, ConclusionFile, Finding


class ConcludeView(VerbFormMixin, FormView):
    """Enter a conclusion; it fixes the findings of its visits and starts the clocks."""

    template_name = "findings/conclude.html"
    form_class = ConclusionForm
    done = gettext_lazy("The conclusion is entered; the deadlines run.")

    def carry_out(self, form):
        words = dict(form.cleaned_data)
        visits = words.pop("visits")
        self.conclusion = Conclusion.issue(*visits, by=self.request.user, **words)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user, "visits": self.visits}

    def get_success_url(self):
        return self.conclusion.get_absolute_url()

    def get_context_data(self, **kwargs):
        findings = Finding.objects.standing().filter(visit__in=self.visits)
        return super().get_context_data(
            findings=findings.select_related("demand__unit", "visit").order_by("visit", "kind", "pk"),
            submit_label=_("Conclude"),
            **kwargs,
        )


class ConcludeVisitView(ConcludeView):
    """The conclusion on one visit."""

    @cached_property
    def visit(self) -> Visit:
        return visible_visit(self.request.user, self.kwargs["visit_pk"])

    @property
    def visits(self):
        return Visit.objects.filter(pk=self.visit.pk)

    def allowed(self):
        return self.visit.may("conclude", self.request.user)

    def get_initial(self):
        return {"visits": [self.visit.pk]}

    def get_context_data(self, **kwargs):
        return super().get_context_data(visit=self.visit, cancel_url=self.visit.get_absolute_url(), **kwargs)


class ConcludeRoundView(ConcludeView):
    """One conclusion on several visits of a round, all that are signed unless some are left out."""

    @cached_property
    def round(self) -> Round:
        rounds = Round.objects.visible_to(self.request.user).select_related("plan")
        return get_object_or_404(rounds, code=self.kwargs["code"])

    @cached_property
    def visits(self):
        visits = Visit.objects.visible_to(self.request.user).filter(round=self.round)
        return visits.filter(state=VisitState.SIGNED).select_related("round__plan").order_by("date", "pk")

    def allowed(self):
        first = self.visits.first()
        if first is None:
            return refuse(_("No visit of this round waits for its conclusion."))
        return first.may("conclude", self.request.user)

    def get_initial(self):
        return {"visits": list(self.visits)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(round=self.round, cancel_url=self.round.get_absolute_url(), **kwargs)


def conclusion_file(request, pk):
    conclusions = Conclusion.objects.visible_to(request.user)
    return serve(get_object_or_404(ConclusionFile, pk=pk, conclusion__in=conclusions))
