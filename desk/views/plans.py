"""The list of plans with their rounds, and the page of one plan: decision, coverage, units and draws."""

from collections import defaultdict
from dataclasses import dataclass

import django_filters
from django.db.models import Count, Prefetch, Q
from django.utils.translation import gettext_lazy as _
from django.views.generic import DetailView

from core.lists import FilteredListView, FilterSet, SearchFilter
from inspections import permissions as asking
from inspections.grouping import grouped
from inspections.models import Plan, Round
from inspections.visibility import seen_plan_units
from inspections.workflow import PlanState

from ..figures import rounds_with_counts


class PlanSearch(SearchFilter):
    """Words of the plan, or of one of its rounds."""

    def filter(self, rows, value):
        if not value:
            return rows
        rounds = Round.objects.search(value)
        return rows.filter(Q(pk__in=super().filter(rows, value)) | Q(rounds__in=rounds)).distinct()


class PlanFilter(FilterSet):
    q = PlanSearch()
    year = django_filters.AllValuesFilter(label=_("Year"), empty_label=_("All years"))
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=PlanState.choices, empty_label=_("Any state")
    )

    class Meta(FilterSet.Meta):
        model = Plan
        fields = ["q", "year", "state"]


class PlanListView(FilteredListView):
    template_name = "desk/plan_list.html"
    filterset_class = PlanFilter

    def get_queryset(self):
        plans = Plan.objects.visible_to(self.request.user).select_related("agency")
        rounds = Prefetch("rounds", rounds_with_counts(self.request.user), to_attr="seen_rounds")
        counted = plans.annotate(unit_count=Count("plan_units", distinct=True)).prefetch_related(rounds)
        return counted.order_by("-year", "sort_key")

    def get_context_data(self, **kwargs):
        return super().get_context_data(may_create=asking.can_create_plan(self.request.user), **kwargs)


@dataclass(frozen=True)
class ChosenGroup:
    """Units of the plan that stand under one heading."""

    heading: str
    rows: list


class PlanView(DetailView):
    template_name = "desk/plan.html"
    context_object_name = "plan"

    def get_queryset(self):
        return Plan.objects.visible_to(self.request.user).select_related("agency__parent")

    def get_context_data(self, **kwargs):
        chosen = list(self._chosen())
        return super().get_context_data(
            groups=self._groups(chosen),
            unit_count=len(chosen),
            draws=self._draws(chosen),
            rounds=rounds_with_counts(self.request.user).filter(plan=self.object),
            files=list(self.object.files.all()),
            may=self._may(),
            **kwargs,
        )

    def _chosen(self):
        rows = self.object.plan_units.filter(seen_plan_units(self.request.user))
        return rows.select_related("unit__parent", "draw", "replaces")

    def _groups(self, chosen) -> list[ChosenGroup]:
        rows = {row.unit: row for row in chosen}
        return [ChosenGroup(heading, [rows[unit] for unit in units]) for heading, units in grouped(rows)]

    def _draws(self, chosen):
        """The draws, each with the units of the plan that came of it; for whom the whole plan is open."""
        if self.request.user.is_unit_officer:
            return []
        of_draw = defaultdict(list)
        for row in chosen:
            of_draw[row.draw_id].append(row)
        draws = list(self.object.draws.select_related("by", "parent").prefetch_related("candidates__unit"))
        return [(draw, of_draw[draw.pk]) for draw in draws]

    def _may(self):
        user, plan = self.request.user, self.object
        return {
            "edit": asking.can_edit_plan(user, plan),
            "record": asking.can_record_decision(user, plan),
            "manage": asking.can_manage_plan(user, plan),
            "add_round": asking.can_add_round(user, plan),
        }
