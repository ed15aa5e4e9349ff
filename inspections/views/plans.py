"""Pages and acts that make a plan: its words, decision, targets, and the units chosen or drawn."""

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import CreateView, FormView, UpdateView

from core.acts import VerbFormMixin, note_of, perform

from .. import permissions
from ..forms.plans import ChooseForm, DecisionForm, DrawForm, OverrideForm, PlanForm, TargetsForm
from ..forms.units import UnitPool
from ..grouping import grouped
from ..models import Plan, PlanUnit


def visible_plan(user, pk) -> Plan:
    """The plan with its agency; 404 when `user` may not see it."""
    plans = Plan.objects.visible_to(user).select_related("agency__parent")
    return get_object_or_404(plans, pk=pk)


class PlanFormMixin(VerbFormMixin):
    """A form about one plan, for those whom `verdict` allows; it leads back to the plan's page."""

    verdict = staticmethod(permissions.can_edit_plan)

    @cached_property
    def plan(self) -> Plan:
        return visible_plan(self.request.user, self.kwargs["pk"])

    def allowed(self):
        return self.verdict(self.request.user, self.plan)

    def get_object(self, queryset=None):
        # A copy of its own: a form writes into it what was typed, and the page still names the plan as it is.
        return visible_plan(self.request.user, self.kwargs["pk"])

    def get_success_url(self):
        return self.plan.get_absolute_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(plan=self.plan, cancel_url=self.plan.get_absolute_url(), **kwargs)


class PlanCreateView(VerbFormMixin, CreateView):
    template_name = "inspections/plan_form.html"
    form_class = PlanForm
    done = gettext_lazy("The plan is saved. Next: record its decision and choose its units.")
    extra_context = {"title": gettext_lazy("New plan")}

    def allowed(self):
        return permissions.can_create_plan(self.request.user)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": Plan(agency=self.request.user.unit)}

    def carry_out(self, form):
        self.object = form.save()

    def get_success_url(self):
        return self.object.get_absolute_url()


class PlanEditView(PlanFormMixin, UpdateView):
    template_name = "inspections/plan_form.html"
    form_class = PlanForm
    done = gettext_lazy("The plan is saved.")
    extra_context = {"title": gettext_lazy("Edit plan")}

    def carry_out(self, form):
        form.save()


class PlanDecisionView(PlanFormMixin, UpdateView):
    template_name = "inspections/plan_decision_form.html"
    form_class = DecisionForm
    verdict = staticmethod(permissions.can_record_decision)
    done = gettext_lazy("The decision is recorded.")

    def carry_out(self, form):
        plan = form.save()
        plan.attach(*form.cleaned_data["files"], by=self.request.user)


class PlanTargetsView(PlanFormMixin, FormView):
    template_name = "inspections/plan_targets_form.html"
    form_class = TargetsForm
    done = gettext_lazy("The targets are saved.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"plan": self.plan}

    def carry_out(self, form):
        self.plan.set_targets(form.percents, by=self.request.user)


class PoolMixin(PlanFormMixin):
    """A form over the units that the plan may still choose, narrowed by the filter in the address."""

    @cached_property
    def pool(self) -> UnitPool:
        return UnitPool(self.request.GET or None, plan=self.plan)

    def get_context_data(self, **kwargs):
        return super().get_context_data(filter=self.pool, units=list(self.pool.qs), **kwargs)


class PlanUnitsView(PoolMixin, FormView):
    """Units ticked in a list; the page stays, so that the next filter can follow."""

    template_name = "inspections/plan_units_form.html"
    form_class = ChooseForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"plan": self.plan}

    def carry_out(self, form):
        chosen = list(form.cleaned_data["units"])
        self.plan.choose_units(chosen, by=self.request.user)
        words = ngettext("%d unit is now in the plan.", "%d units are now in the plan.", len(chosen))
        self.done = words % len(chosen)

    def get_success_url(self):
        return self.request.get_full_path()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        ticked = set(context["form"].data.getlist("units")) if context["form"].is_bound else set()
        return context | {
            "groups": grouped(context["units"]),
            "ticked": ticked,
            "chosen_count": self.plan.plan_units.count(),
        }


class PlanDrawView(PoolMixin, FormView):
    """A draw by lot out of the filtered list."""

    template_name = "inspections/plan_draw_form.html"
    form_class = DrawForm

    def get_initial(self):
        return {"after": self.plan.draws.count()}

    def carry_out(self, form):
        act = self.plan.draw_units(
            by=self.request.user,
            pool=self.pool.qs,
            label=self.pool.words,
            parent=self.pool.chosen_parent,
            **form.cleaned_data,
        )
        words = ngettext(
            "%(n)d unit was drawn, seed %(seed)s.", "%(n)d units were drawn, seed %(seed)s.", act.count
        )
        self.done = words % {"n": act.count, "seed": act.seed}

    def get_success_url(self):
        return f"{self.plan.get_absolute_url()}#boc-tham"


class OverrideView(PlanFormMixin, FormView):
    """Another unit in the place of one that was drawn."""

    template_name = "inspections/draw_override_form.html"
    form_class = OverrideForm
    done = gettext_lazy("The drawn unit was replaced; the reason stays beside it.")

    @cached_property
    def row(self) -> PlanUnit:
        rows = self.plan.plan_units.filter(draw__isnull=False).select_related("unit", "draw")
        return get_object_or_404(rows, pk=self.kwargs["row"])

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"plan": self.plan}

    def carry_out(self, form):
        self.row.draw.override(by=self.request.user, out=self.row.unit, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        return super().get_context_data(row=self.row, **kwargs)


@require_POST
def approve_plan(request, pk):
    plan = visible_plan(request.user, pk)
    return perform(request, plan.approve, _("The plan is approved."), then=plan, note=note_of(request))


@require_POST
def close_plan(request, pk):
    plan = visible_plan(request.user, pk)
    return perform(request, plan.close, _("The plan is closed."), then=plan, note=note_of(request))


@require_POST
def discard_plan(request, pk):
    plan = visible_plan(request.user, pk)
    done = _("The plan “%s” was taken away.") % plan
    return perform(request, plan.discard, done, then=settings.LOGIN_REDIRECT_URL)


@require_POST
def remove_unit(request, pk, row):
    plan = visible_plan(request.user, pk)
    unit = get_object_or_404(plan.plan_units.select_related("unit"), pk=row).unit
    done = _("%s is no longer in the plan.") % unit
    return perform(request, plan.remove_unit, done, then=f"{plan.get_absolute_url()}#don-vi", unit=unit)


@require_POST
def remove_plan_file(request, pk, file):
    plan = visible_plan(request.user, pk)
    kept = get_object_or_404(plan.files, pk=file)
    return perform(request, plan.detach, _("“%s” was taken away.") % kept.name, then=plan, file=kept)
