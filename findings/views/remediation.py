"""Pages of a demand: writing it, giving more time, proposing its handling, handing it over, closing it."""

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from core.acts import perform
from core.workdays import Calendar

from .. import permissions
from ..forms import DemandForm, ExtendForm, HandOverForm, ProposalForm
from ..models import Demand
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


class HandOverView(DemandFormMixin, FormView):
    """Name the unit that answers for one that has ended."""

    template_name = "findings/hand_over.html"
    form_class = HandOverForm
    title = gettext_lazy("Hand over")
    done = gettext_lazy("The demand is handed over.")

    def verdict(self, user, finding):
        return permissions.can_hand_over(user, self.demand)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"demand": self.demand}

    def carry_out(self, form):
        self.demand.hand_over(by=self.request.user, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        """With the days that hold from now on, shown before they are saved."""
        due_on, plan_due_on = self.demand.days_after_pause(Calendar.load())
        if not self.demand.is_plan_owed:
            plan_due_on = None
        return super().get_context_data(due_on=due_on, plan_due_on=plan_due_on, **kwargs)


class ExtendView(DemandFormMixin, FormView):
    """Give the unit more time, for a reason and by a letter."""

    template_name = "findings/extend.html"
    form_class = ExtendForm
    title = gettext_lazy("Extend the deadline")
    done = gettext_lazy("The deadline is extended.")

    def verdict(self, user, finding):
        return permissions.can_extend(user, self.demand)

    def carry_out(self, form):
        self.demand.extend(by=self.request.user, **form.cleaned_data)


class ProposeView(DemandFormMixin, FormView):
    """Write down that the handling was formally proposed to the body that can do it."""

    form_class = ProposalForm
    title = gettext_lazy("Propose for handling")
    done = gettext_lazy("The proposal is written down.")

    def verdict(self, user, finding):
        return permissions.can_propose_handling(user, self.demand)

    def carry_out(self, form):
        self.demand.propose_handling(by=self.request.user, **form.cleaned_data)


@require_POST
def close(request, number):
    demand = visible_demand(request.user, number)
    return perform(request, demand.close, _("The demand is closed."), then=demand)
