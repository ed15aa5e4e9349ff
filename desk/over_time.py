"""Remediation over time as a chart of columns."""

from django.utils.translation import gettext as _

from core.columns import Column, ColumnChart, columns
from findings.over_time import Period


def chart_of(found: list[Period]) -> ColumnChart:
    """The periods as columns: fixed in time lowest, what is not fixed on top."""
    series = [_("Remedied in time"), _("Remedied late"), _("Not remedied yet")]
    rows = [Column(period.lines, (period.on_time, period.late, period.unfixed)) for period in found]
    return columns(rows, series, _("Remediation over time"), width=560)
