"""The filters above the page of what is to be chased; they live in the address."""

import django_filters
from django.utils.translation import gettext_lazy as _

from core.lists import FilterSet, SearchFilter
from inspections.models import Round
from units.models import Unit


class ChaseFilter(FilterSet):
    q = SearchFilter(label=_("Unit"))
    round = django_filters.ModelChoiceFilter(
        label=_("Round"),
        to_field_name="code",
        queryset=lambda request: Round.objects.visible_to(request.user),
        empty_label=_("All rounds"),
        method="leave",
    )

    class Meta(FilterSet.Meta):
        model = Unit
        fields = []

    def leave(self, units, name, value):
        """The view asks only for what is owed from that round, so that the most urgent come first."""
        return units
