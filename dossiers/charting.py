"""What was counted of an extract as drawings: where its late dossiers lie, and when they were due."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from core.charts import Bar, Chart, bars
from core.columns import Column, ColumnChart, columns
from core.formats import day_month, number
from core.text import sort_key
from inspections.scoring import ratio_percent

from .models import Axis, DossierCount
from .rates import Counts

MOST_BARS = 10
_WIDTH, _NARROW = 600, 300  # of the drawing of bars on a desk and on a phone


@dataclass(frozen=True)
class Line:
    """One procedure, office or week with its counts, as the table under a drawing has it."""

    name: str
    counts: Counts

    @property
    def share_late(self) -> Decimal | None:
        """All late in percent of all counted."""
        return ratio_percent(self.counts.all_late, self.counts.counted)


@dataclass(frozen=True)
class Drawn:
    """A drawing and all its lines; the drawing itself shows the worst of them only.

    `narrow` is the same for a phone, where smaller letters could not be read.
    """

    chart: Chart | ColumnChart
    lines: list[Line]
    narrow: Chart | None = None


def lines(rows: Iterable[DossierCount], axis: Axis) -> list[Line]:
    """Those that count dossiers, the most late ones first."""
    found = [Line(_name(row), row.counts) for row in rows if row.axis == axis]
    counted = (line for line in found if line.counts.counted)
    return sorted(
        counted, key=lambda line: (-line.counts.all_late, -line.counts.counted, sort_key(line.name))
    )


def _name(row: DossierCount) -> str:
    if row.axis == Axis.PROCEDURE:
        return str(row.procedure) if row.procedure_id else _("Procedure not given")
    return row.name or _("Not given")


def by_axis(rows: Iterable[DossierCount], axis: Axis, title: str) -> Drawn | None:
    """Late dossiers of the worst procedures or offices, each beside all that it had; None without any."""
    found = lines(rows, axis)
    worst = [line for line in found if line.counts.all_late][:MOST_BARS]
    if not worst:
        return None
    drawn = [_bar(line) for line in worst]
    return Drawn(bars(drawn, title, width=_WIDTH), found, narrow=bars(drawn, title, width=_NARROW))


def _bar(line: Line) -> Bar:
    late, counted = number(line.counts.all_late), number(line.counts.counted)
    return Bar(line.name, line.counts.all_late, f"{late}/{counted}")


def by_week(rows: Iterable[DossierCount]) -> Drawn | None:
    """Dossiers by the week in which they were due; None without any."""
    weeks = sorted((row for row in rows if row.axis == Axis.WEEK), key=lambda row: row.week)
    weeks = [row for row in weeks if row.counts.counted]
    if not weeks:
        return None
    series = [_("settled in time"), _("late or overdue"), _("open within time")]
    chart = columns([_column(row) for row in weeks], series, _("Dossiers by the week in which they were due"))
    return Drawn(chart, [Line(day_month(row.week), row.counts) for row in weeks])


def _column(row: DossierCount) -> Column:
    counts = row.counts
    return Column((day_month(row.week),), (counts.early + counts.on_time, counts.all_late, counts.running))
