"""The filters of the register's list."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFilter, ModelChoiceFilter

from core import formats
from core.fields import DateField, DateInput
from core.lists import FilterSet, SearchFilter

from .models import Level, Unit


class DayFilter(DateFilter):
    field_class = DateField


class UnitFilter(FilterSet):
    """Without a word about the day the list shows today's units; with an emptied day, those of all times."""

    q = SearchFilter()
    level = ChoiceFilter(label=_("Level"), choices=Level.choices, empty_label=_("All levels"))
    under = ModelChoiceFilter(
        label=_("Within"), queryset=Unit.objects.none(), method="filter_under", empty_label=_("Everywhere")
    )
    on = DayFilter(label=_("Existed on"), method="filter_on", widget=DateInput())

    class Meta(FilterSet.Meta):
        model = Unit
        fields = []

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy() if data else {}
        data.setdefault("on", formats.day(timezone.localdate()))
        self.day = _day(data["on"])
        super().__init__(data, *args, **kwargs)
        upper = Unit.objects.of_level(Level.PROVINCE, Level.DISTRICT)
        self.filters["under"].queryset = upper.active_on(self.day) if self.day else upper

    def filter_on(self, units, name, day):
        return units.active_on(day)

    def filter_under(self, units, name, above):
        return units.under(above)


def _day(typed):
    """The day asked about; None when it was emptied or is none, which the form then says."""
    try:
        return DateField(required=False).clean(typed)
    except ValidationError:
        return None
