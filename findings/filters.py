"""The filters above the list of findings; they live in the address."""

import django_filters
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.lists import FilterSet, SearchFilter
from inspections.models import Domain, Round

from .models import Demand, Finding, Severity
from .workflow import FindingState


class Remediation(models.TextChoices):
    """Where the demand of a shortcoming stands, as people ask for it."""

    IN_FORCE = "in_force", _("Demanded by a conclusion")
    OWED = "owed", _("Still to be remedied")
    OVERDUE = "overdue", _("Overdue")
    DUE_SOON = "due_soon", _("Due within a week")
    PLAN_OWED = "plan_owed", _("Plan still to be sent")
    PLAN_OVERDUE = "plan_overdue", _("Plan overdue")
    TO_JUDGE = "to_judge", _("Plan or report to be judged")
    AWAITING_SUCCESSOR = "awaiting_successor", _("Awaiting a successor")
    UNFIXED = "unfixed", _("Not remedied yet")
    FIXED = "fixed", _("Remedied")
    ON_TIME = "on_time", _("Remedied in time")
    TERM_OVER = "term_over", _("Term over, or remedied")


class FindingFilter(FilterSet):
    q = SearchFilter()
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=Finding.Kind.choices, empty_label=_("All kinds")
    )
    domain = django_filters.ChoiceFilter(
        label=_("Domain"), choices=Domain.choices, empty_label=_("All domains")
    )
    severity = django_filters.ChoiceFilter(
        label=_("Severity"), choices=Severity.choices, empty_label=_("Any severity")
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=FindingState.choices, empty_label=_("Any state")
    )
    remediation = django_filters.ChoiceFilter(
        label=_("Remediation"),
        choices=Remediation.choices,
        empty_label=_("Any"),
        method="filter_remediation",
    )
    criterion = django_filters.CharFilter(
        label=_("Criterion"), field_name="criterion__code", lookup_expr="iexact"
    )
    round = django_filters.ChoiceFilter(
        label=_("Round"), choices=(), empty_label=_("All rounds"), method="filter_round"
    )

    class Meta(FilterSet.Meta):
        model = Finding
        fields = []

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, request=request, **kwargs)
        # One query both offers the rounds and checks the one that is asked for.
        self.rounds = {round_.code: round_ for round_ in Round.objects.visible_to(request.user)}
        self.filters["round"].extra["choices"] = [(code, str(round_)) for code, round_ in self.rounds.items()]

    def filter_round(self, rows, name, value):
        return rows.filter(visit__round=self.rounds[value])

    def filter_remediation(self, rows, name, value):
        demands = getattr(Demand.objects, value)()
        return rows.filter(pk__in=demands.values("finding"))
