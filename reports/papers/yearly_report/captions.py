"""Tables and charts numbered through the paper; what has nothing to show takes no number."""

from dataclasses import dataclass, field
from itertools import count

from reports.blocks import Bar, BarChart, Column, RowGroup, Table


@dataclass(frozen=True)
class Captions:
    """The running numbers of one paper; blocks are made in the order in which they stand."""

    tables: count = field(default_factory=lambda: count(1))
    charts: count = field(default_factory=lambda: count(1))

    def table(
        self, columns: tuple[Column, ...], groups: tuple[RowGroup, ...], title: str, style="figures"
    ) -> tuple[Table, ...]:
        """A table, of figures unless `style` says otherwise; none where it would have no row."""
        if not any(group.rows for group in groups):
            return ()
        return (Table(columns, groups, f"Bảng {next(self.tables)}. {title}", style),)

    def chart(self, bars: list[Bar], title: str) -> tuple[BarChart, ...]:
        """A chart, or none where all its bars would be empty."""
        if not any(bar.value for bar in bars):
            return ()
        return (BarChart(f"Hình {next(self.charts)}. {title}", tuple(bars)),)
