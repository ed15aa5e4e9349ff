"""The figures of remediation: overall, per round, unit and domain, over time, and for the PAR index."""

from dataclasses import dataclass
from datetime import date

import django_filters
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from core.acts import require
from core.lists import FilteredListView, FilterSet, SearchFilter
from core.spreadsheets import xlsx_response
from findings.models import Demand
from findings.over_time import over_time
from findings.remediation import Remediation, by_unit, remediation, remediation_by
from inspections.models import Domain, Round

from ..export import sheets
from ..over_time import chart_of
from ..par_index import HandledRule, handled_by_year
from ..permissions import can_see_figures

UNITS_PER_PAGE = 25


class FigureFilter(FilterSet):
    q = SearchFilter(label=_("Unit"), through="unit")
    year = django_filters.AllValuesFilter(
        label=_("Year"), field_name="finding__visit__round__plan__year", empty_label=_("All years")
    )
    round = django_filters.ModelChoiceFilter(
        label=_("Round"),
        field_name="finding__visit__round",
        to_field_name="code",
        queryset=lambda request: Round.objects.visible_to(request.user),
        empty_label=_("All rounds"),
    )

    class Meta(FilterSet.Meta):
        model = Demand
        fields = []


@dataclass(frozen=True)
class Line:
    """One row of a table: what it is about, its page, its counts, and the list of findings behind them.

    `ended` is the last day of a unit that is no more; another may bear its name now.
    """

    label: str
    mending: Remediation
    url: str = ""
    list_url: str = ""
    ended: date | None = None


class FiguresView(FilteredListView):
    """All figures follow the filter; the list that is paged through is that of the units."""

    template_name = "desk/figures.html"
    filterset_class = FigureFilter
    paginate_by = UNITS_PER_PAGE

    def get(self, request, *args, **kwargs):
        require(can_see_figures(request.user))
        return super().get(request, *args, **kwargs)

    def get_queryset(self):
        return Demand.objects.visible_to(self.request.user)

    def get_context_data(self, *, object_list, **kwargs):
        demands, user = object_list, self.request.user
        periods = over_time(demands)
        context = super().get_context_data(
            object_list=by_unit(demands), export_url=reverse("desk:figures_export"), **kwargs
        )
        return context | {
            "total": Line("", remediation(demands), list_url=self._list()),
            "rounds": self._rounds(demands),
            "domains": self._domains(demands),
            "units": [self._unit(row) for row in context["object_list"]],
            "periods": periods,
            "chart": chart_of(periods) if periods else None,
            "par_years": handled_by_year(Demand.objects.visible_to(user), user),
            "par_rule": HandledRule.of_office(),
        }

    def _list(self, **narrower) -> str:
        """The list of findings behind a number; none where that list has no such filter."""
        chosen = self.request.GET
        if chosen.get("q") or (chosen.get("year") and not (chosen.get("round") or "round" in narrower)):
            return ""
        query = {"round": chosen.get("round", "")} | narrower
        return f"{reverse('findings:list')}?{urlencode(query)}"

    def _rounds(self, demands) -> list[Line]:
        """The rounds with demands in force, the latest first."""
        found = remediation_by("finding__visit__round", demands.in_force())
        return [
            Line(round_.name, found[round_.pk], round_.get_absolute_url(), self._list(round=round_.code))
            for round_ in Round.objects.filter(pk__in=found)
        ]

    def _domains(self, demands) -> list[Line]:
        """All seven domains, those with nothing to put right too."""
        found = remediation_by("finding__domain", demands.in_force())
        return [
            Line(str(label), found.get(value, Remediation()), list_url=self._list(domain=value))
            for value, label in Domain.choices
        ]

    def _unit(self, row) -> Line:
        url, ended = reverse("desk:unit", args=[row.pop("unit")]), row.pop("unit__valid_to")
        return Line(row.pop("unit__body_name"), Remediation(**row), url, ended=ended)


class FiguresExport(FiguresView):
    """The same tables as a spreadsheet, with all units that the filter leaves."""

    paginate_by = None

    def render_to_response(self, context, **kwargs):
        return xlsx_response(f"so-lieu-{timezone.localdate():%Y-%m-%d}", *sheets(context))
