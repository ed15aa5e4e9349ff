"""The page of a unit through the years."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from core.charts import Bar, bars
from inspections.grouping import grouped
from units.models import Certainty, Unit

from ..figures import with_days_left
from ..unit_years import UnitYears, changes_of


class UnitView(DetailView):
    template_name = "desk/unit.html"
    context_object_name = "unit"

    def get_queryset(self):
        return Unit.objects.visible_to(self.request.user).select_related("parent")

    def get_context_data(self, **kwargs):
        unit = self.object
        history = UnitYears(unit, self.request.user)
        years = history.years()
        return super().get_context_data(
            lines=history.lines,
            shortcomings=history.shortcomings,
            others=[finding for finding in history.findings if not finding.is_shortcoming],
            demands=with_days_left(history.open_demands()),
            years=years,
            chart=self._chart(years),
            changes=changes_of(unit),
            children=self._children(),
            illustrative=unit.certainty == Certainty.ILLUSTRATIVE,
            is_past=not unit.active_on(timezone.localdate()),
            **kwargs,
        )

    def _chart(self, years):
        rows = [Bar(str(row.year), row.shortcomings, str(row.shortcomings)) for row in reversed(years)]
        found = any(row.shortcomings for row in years)
        return bars(rows, _("Shortcomings by year"), width=380) if found else None

    def _children(self):
        """The units below under their headings: of today, or of the last day of a unit that has ended."""
        unit, today = self.object, timezone.localdate()
        day = min(unit.valid_to or today, today)
        below = Unit.objects.under(unit).active_on(max(day, unit.valid_from)).select_related("parent")
        return grouped(below)
