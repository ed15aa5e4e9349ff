"""The filters above the list of late dossiers; they live in the address."""

import django_filters
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.lists import FilterSet

from .late_list import LateList
from .lateness import Standing
from .models import Dossier, LateCause

NONE, SUGGESTED = "none", "suggested"
_MOST_DAYS = 9_999


class _DaysFilter(django_filters.NumberFilter):
    def get_max_validator(self):
        return MaxValueValidator(_MOST_DAYS)


class LateFilter(FilterSet):
    q = django_filters.CharFilter(label=_("Code, procedure or office"), method="search")
    procedure = django_filters.ChoiceFilter(
        label=_("Procedure"), choices=(), empty_label=_("All procedures"), method="of_procedure"
    )
    office = django_filters.ChoiceFilter(label=_("Office"), choices=(), empty_label=_("All offices"))
    cause = django_filters.ChoiceFilter(
        label=_("Cause"), choices=(), empty_label=_("All causes"), method="of_cause"
    )
    standing = django_filters.ChoiceFilter(
        label=_("Standing"),
        choices=[(standing.value, standing.label) for standing in (Standing.LATE, Standing.OVERDUE)],
        empty_label=_("All"),
    )
    days_from = _DaysFilter(
        label=_("Working days late, from"),
        field_name="late_days",
        lookup_expr="gte",
        validators=[MinValueValidator(0)],
    )
    days_to = _DaysFilter(
        label=_("to"), field_name="late_days", lookup_expr="lte", validators=[MinValueValidator(0)]
    )

    class Meta(FilterSet.Meta):
        model = Dossier
        fields = []

    def __init__(self, *args, late: LateList, **kwargs):
        super().__init__(*args, **kwargs)
        self.late = late
        self.filters["procedure"].extra["choices"] = [
            (pk, str(procedure)[:90]) for pk, procedure in late.procedures.items()
        ]
        self.filters["office"].extra["choices"] = [(office, office) for office in late.offices]
        self.filters["cause"].extra["choices"] = [
            (NONE, _("Undetermined")),
            (SUGGESTED, _("Undetermined, with a suggestion")),
            *LateCause.Group.choices,
            *((pk, cause.name) for pk, cause in late.causes.items()),
        ]

    def search(self, rows, name, value):
        procedures, offices = self.late.found(value)
        return rows.filter(Q(code__icontains=value) | Q(procedure__in=procedures) | Q(office__in=offices))

    def of_procedure(self, rows, name, value):
        return rows.filter(procedure=value)

    def of_cause(self, rows, name, value):
        if value == NONE:
            return rows.filter(judgement=None)
        if value == SUGGESTED:
            return rows.suggested()
        if value in LateCause.Group.values:
            return rows.filter(judgement__cause__group=value)
        return rows.filter(judgement__cause=value)
