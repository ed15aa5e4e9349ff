"""What a counted extract says of each figure that a criterion may ask for."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspections.models.checklists import Figure

from .columns import Count
from .late_groups import late_groups
from .models import Extract
from .rates import FINISHED_ONLY, Formula


@dataclass(frozen=True)
class FigureValue:
    """A number, or a part of a whole; a part that the extract cannot know is left to the inspector.

    `undetermined` late dossiers have no cause yet: the number is what is known so far. `formula` names the
    way to a rate, of which there are several.
    """

    number: int | None = None
    part: int | None = None
    whole: int | None = None
    undetermined: int = 0
    formula: Formula | None = None

    @property
    def fields(self) -> dict[str, int]:
        """The fields of an answer that it fills."""
        values = {"number_1": self.number, "part": self.part, "whole": self.whole}
        return {name: value for name, value in values.items() if value is not None}


def newest_extract(extracts: Iterable[Extract]) -> Extract | None:
    """The one that figures are taken from: counted last; a list of dossiers goes before a summary report."""
    counted = [extract for extract in extracts if extract.is_counted]
    return max(counted, key=lambda extract: (not extract.is_summary, extract.counted_at), default=None)


def figure_values(extract: Extract) -> dict[Figure, FigureValue]:
    """All that `extract` tells, by figure; two queries. A figure that it does not tell is not among them."""
    if extract.totals is None:
        return {}
    return _of_summary(extract) if extract.is_summary else _of_dossiers(extract)


def _of_dossiers(extract: Extract) -> dict[Figure, FigureValue]:
    totals, groups = extract.totals, late_groups(extract)
    unknown = groups.undetermined
    # What was handed over in time and only not clicked owes nobody an apology.
    owed = totals.counts.all_late - groups.software
    return _of_counts(totals.counts) | {
        Figure.LATE_WITH_APOLOGY: FigureValue(whole=owed, undetermined=unknown),
        Figure.LATE_REAL: FigureValue(groups.real, undetermined=unknown),
        Figure.LATE_IN_SOFTWARE: FigureValue(groups.software, undetermined=unknown),
        Figure.SUPPLEMENTED: FigureValue(totals.asked_again),
    }


def _of_counts(counts) -> dict[Figure, FigureValue]:
    """The rate asked for is that of what was settled in the period, as the guidance of its criterion says."""
    in_time, settled = FINISHED_ONLY.share(counts)
    return {
        Figure.TO_SETTLE: FigureValue(counts.counted),
        Figure.ON_TIME: FigureValue(part=in_time, whole=settled, formula=FINISHED_ONLY),
        Figure.LATE_WITH_APOLOGY: FigureValue(whole=counts.all_late),
    }


# What a summary report must have of its own for a figure; either of the sets will do.
_TOLD_BY = {
    Figure.TO_SETTLE: (
        {Count.SETTLED, Count.OPEN},
        {Count.ON_TIME, Count.LATE, Count.OPEN},
        {Count.SETTLED, Count.RUNNING, Count.OVERDUE},
        {Count.ON_TIME, Count.LATE, Count.RUNNING, Count.OVERDUE},
    ),
    Figure.ON_TIME: ({Count.ON_TIME, Count.LATE}, {Count.SETTLED, Count.LATE}),
    Figure.LATE_WITH_APOLOGY: ({Count.LATE, Count.OVERDUE},),
}


def _of_summary(extract: Extract) -> dict[Figure, FigureValue]:
    """A report without, say, what is open does not tell how many there were to settle."""
    told = set(extract.columns.values_list("meaning", flat=True))
    values = _of_counts(extract.totals.counts)
    return {figure: values[figure] for figure, sets in _TOLD_BY.items() if any(one <= told for one in sets)}
