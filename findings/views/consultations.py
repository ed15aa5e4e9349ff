"""Pages of the unit's word on what was found: asking for it, and the team's answer to one comment."""

from functools import partial

from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from core.acts import VerbFormMixin, inside, perform
from inspections.fetching import visible_visit
from inspections.models import Visit

from .. import permissions
from ..forms import ConsultForm
from ..models import Consultation
from .findings import visible_finding


class ConsultView(VerbFormMixin, FormView):
    """Ask the unit of a visit for its word on the findings, by a day."""

    template_name = "findings/consult.html"
    form_class = ConsultForm
    done = gettext_lazy("The unit was asked for its word.")

    @cached_property
    def visit(self) -> Visit:
        return visible_visit(self.request.user, self.kwargs["visit_pk"])

    def allowed(self):
        return permissions.can_consult(self.request.user, self.visit)

    def get(self, request, *args, **kwargs):
        """Where the unit was asked already, the page of that request."""
        if self.allowed() and hasattr(self.visit, "consultation"):
            return redirect(self.visit.consultation)
        return super().get(request, *args, **kwargs)

    def carry_out(self, form):
        self.consultation = Consultation.open(self.visit, by=self.request.user, **form.cleaned_data)

    def get_success_url(self):
        return self.consultation.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            visit=self.visit,
            findings=self.visit.findings.standing(),
            cancel_url=self.visit.get_absolute_url(),
            submit_label=_("Ask the unit for its word"),
            **kwargs,
        )


@require_POST
def answer(request, number):
    """Answer what the unit said about a finding; leads back to the page on which it was typed."""
    finding = visible_finding(request.user, number)
    comment = getattr(finding, "comment", None)
    if comment is None or request.user.is_viewer:
        raise Http404
    comment.finding = finding
    then = inside(request, request.POST.get("next", ""), finding.get_absolute_url())
    verb = partial(comment.respond, answer=request.POST.get("answer", ""))
    return perform(request, verb, _("The answer is saved."), then=then)
