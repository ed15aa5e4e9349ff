"""The tables of the page of figures as sheets of one workbook."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from core.formats import day
from core.spreadsheets import Sheet
from findings.remediation import Ratio

_TENTH = Decimal("0.1")
_NUMBER, _NAME = 14, 40  # widths of columns


def sheets(figures: dict) -> list[Sheet]:
    """A sheet per table; `figures` is the context of the page, with the lines of all its units."""
    return [
        _remediation(_("Overall"), "", [figures["total"]]),
        _over_time(figures["periods"]),
        _remediation(_("By round"), _("Round"), figures["rounds"]),
        _remediation(_("By domain"), _("Domain"), figures["domains"]),
        _remediation(_("By unit"), _("Unit"), figures["units"]),
        _par_index(figures["par_years"]),
    ]


def _remediation(title: str, first: str, lines) -> Sheet:
    """Counts with what they are a share of, so that the shares can be computed again."""
    numbers = [
        _("Demands"),
        _("Remedied"),
        _in_percent(_("Remedied")),
        _("Remedied in time"),
        _("Term over, or remedied"),
        _in_percent(_("In time")),
        _("Overdue"),
        _("To judge"),
    ]
    return Sheet(_headings(first, numbers), [_of_line(line) for line in lines], title)


def _of_line(line) -> list:
    mending = line.mending
    until = f" ({_('until %(day)s') % {'day': day(line.ended)}})" if line.ended else ""
    return [
        f"{line.label}{until}",
        mending.total,
        mending.fixed,
        _percent(mending.fixed_share),
        mending.on_time,
        mending.term_over,
        _percent(mending.on_time_share),
        mending.overdue,
        mending.to_judge,
    ]


def _over_time(periods) -> Sheet:
    numbers = [_("Demands"), _("Remedied in time"), _("Remedied late"), _("Not remedied yet")]
    rows = [[each.label, each.total, each.on_time, each.late, each.unfixed] for each in periods]
    return Sheet(_headings(_("Period"), numbers), rows, _("Remediation over time"))


def _par_index(years) -> Sheet:
    """The columns bear the letters of the page, which says what they stand for."""
    rows = [[year, item.found, item.handled, _percent(item.ratio), item.points] for year, item in years]
    headings = _headings(_("Year"), ["a", "b", _in_percent("b/a"), _("Points")])
    return Sheet(headings, rows, _("PAR-index item by year"))


def _headings(first: str, numbers: list[str]) -> list[tuple[str, int]]:
    return [(first, _NAME), *((heading, _NUMBER) for heading in numbers)]


def _in_percent(heading: str) -> str:
    return f"{heading} (%)"


def _percent(ratio: Ratio) -> Decimal | None:
    """As the page rounds it; empty where there is nothing to have a share of."""
    return None if ratio.percent is None else ratio.percent.quantize(_TENTH, ROUND_HALF_UP)
