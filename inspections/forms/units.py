"""Choosing units in forms: filtered lists of them, and select boxes grouped by what they belong to."""

import django_filters
from django.utils.translation import gettext_lazy as _

from core.forms import CHOOSE
from core.lists import FilterSet, SearchFilter
from units.models import Unit

from ..grouping import grouped


def unit_choices(units) -> list:
    """Choices of a select box with one group per heading, an empty one first."""
    groups = [(heading, [(unit.pk, unit.name) for unit in rows]) for heading, rows in grouped(units)]
    return [("", CHOOSE), *groups]


class UnitPool(FilterSet):
    """The units a plan may still choose, narrowed by level, by what they lie under and by name."""

    level = django_filters.ChoiceFilter(label=_("Level"), empty_label=_("All levels"))
    parent = django_filters.ModelChoiceFilter(
        label=_("Under"), queryset=Unit.objects.none(), empty_label=_("Anywhere"), method="under"
    )
    q = SearchFilter(label=_("Name"))

    class Meta(FilterSet.Meta):
        model = Unit
        fields = ["level", "parent", "q"]

    def __init__(self, data=None, *, plan):
        self.plan = plan
        self.units = plan.candidates().select_related("parent").order_by("sort_key", "pk")
        super().__init__(data, queryset=self.units)
        levels = {level: label for level, label in Unit.Level.choices if level != Unit.Level.PROVINCE}
        self.filters["level"].extra["choices"] = list(levels.items())
        districts = self._districts()
        if districts.exists():
            self.filters["parent"].queryset = districts
        else:  # since 7/2025 there is no district to choose
            del self.filters["parent"]

    def _districts(self):
        return (
            Unit.objects.under(self.plan.province)
            .of_level(Unit.Level.DISTRICT)
            .active_on(self.plan.reference_day)
        )

    def under(self, units, name, parent):
        return units.under(parent)

    @property
    def chosen_parent(self) -> Unit | None:
        return self.form.cleaned_data.get("parent") if self.is_valid() else None

    @property
    def words(self) -> str:
        """What the list holds, in words, for the record of a draw."""
        data = self.form.cleaned_data if self.is_valid() else {}
        level = dict(Unit.Level.choices).get(data.get("level"))
        parts = [level or _("All levels"), data.get("parent"), data.get("q") and f"“{data['q']}”"]
        return " · ".join(str(part) for part in parts if part)
