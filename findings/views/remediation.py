"""Pages of the loop: the demand, the unit's reports, what the agency makes of them, the hand-over."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from core.acts import note_of, perform
from core.files import serve

from .. import permissions
from ..forms import DemandForm, HandOverForm, ReportForm
from ..models import Demand, ReportFile
from .findings import FindingFormMixin, visible_finding


def visible_demand(user, number) -> Demand:
    """The demand of the finding; 404 when `user` may not see it or there is none."""
    demand = getattr(visible_finding(user, number), "demand", None)
    if demand is None:
        raise Http404
    return demand


class DemandView(FindingFormMixin, FormView):
    """Write or rewrite what is demanded, until the conclusion fixes it."""

    form_class = DemandForm
    verdict = staticmethod(permissions.can_set_demand)
    title = gettext_lazy("Demand")
    done = gettext_lazy("The demand is written down.")

    def get_form_kwargs(self):
        demand = getattr(self.finding, "demand", None)
        return super().get_form_kwargs() | {"finding": self.finding, "demand": demand}

    def carry_out(self, form):
        Demand.set_for(self.finding, by=self.request.user, **form.cleaned_data)


class DemandFormMixin(FindingFormMixin):
    """A form about the demand of a finding; `verdict` is asked about the demand."""

    @cached_property
    def demand(self) -> Demand:
        return visible_demand(self.request.user, self.kwargs["number"])

    @cached_property
    def finding(self):
        return self.demand.finding

    def get_context_data(self, **kwargs):
        return super().get_context_data(demand=self.demand, **kwargs)


class ReportView(DemandFormMixin, FormView):
    """Send a remediation report, or enter one that came by letter on behalf of the unit."""

    template_name = "findings/report.html"
    form_class = ReportForm
    title = gettext_lazy("Remediation report")
    done = gettext_lazy("The report is sent.")

    def verdict(self, user, finding):
        return self.demand.may("report", user)

    @property
    def on_behalf(self) -> bool:
        return not self.request.user.is_unit_officer

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"on_behalf": self.on_behalf}

    def carry_out(self, form):
        self.demand.report(by=self.request.user, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            on_behalf=self.on_behalf, submit_label=_("Send remediation report"), **kwargs
        )


class HandOverView(DemandFormMixin, FormView):
    """Name the unit that answers for one that has ended."""

    form_class = HandOverForm
    title = gettext_lazy("Hand over")
    done = gettext_lazy("The demand is handed over.")

    def verdict(self, user, finding):
        return permissions.can_hand_over(user, self.demand)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"demand": self.demand}

    def carry_out(self, form):
        self.demand.hand_over(by=self.request.user, **form.cleaned_data)


@require_POST
def accept(request, number):
    demand = visible_demand(request.user, number)
    return perform(request, demand.accept, _("The remediation is accepted."), then=demand)


@require_POST
def send_back(request, number):
    demand = visible_demand(request.user, number)
    done = _("The report is returned to the unit.")
    return perform(request, demand.send_back, done, then=demand, note=note_of(request))


@require_POST
def close(request, number):
    demand = visible_demand(request.user, number)
    return perform(request, demand.close, _("The demand is closed."), then=demand)


def report_file(request, pk):
    demands = Demand.objects.visible_to(request.user)
    return serve(get_object_or_404(ReportFile, pk=pk, report__demand__in=demands))
