"""A product's summary report, which has counts and no dossiers, read to whole numbers by group."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..columns import Count
from .aliases import key
from .cells import BadCell, read_count, read_words
from .problems import Problem, ProblemKind, shown

_NUMBERS = tuple(count for count in Count if count not in (Count.GROUP, Count.IGNORED))
# The sums that a report shows, by what they should be.
_SUMS = (
    (Count.SETTLED, (Count.ON_TIME, Count.LATE), ProblemKind.SETTLED_SUM),
    (Count.OPEN, (Count.RUNNING, Count.OVERDUE), ProblemKind.OPEN_SUM),
    (Count.TO_SETTLE, (Count.CARRIED_OVER, Count.RECEIVED), ProblemKind.TO_SETTLE_SUM),
    (Count.TO_SETTLE, (Count.SETTLED, Count.OPEN), ProblemKind.BALANCE),
)


class SummaryRow(NamedTuple):
    """The counts of one group, such as a sector; a count that the report lacks is not among them."""

    row: int
    group: str
    counts: dict[Count, int]


def read_summary(
    rows: Iterable[tuple[int, list]], places: Mapping[Count, tuple[int, ...]]
) -> Iterator[SummaryRow | Problem]:
    """Each group, and notices of sums that do not come out; the row of totals is checked and not given."""
    sums = dict.fromkeys((count for count in _NUMBERS if count in places), 0)
    for row, cells in rows:
        try:
            counts = _counts(cells, places)
        except BadCell as error:
            if _first_words(cells):
                yield Problem(row, None, _kind_of_unread(cells, places, error))
            continue
        group = _group(cells, places)
        if _is_total(cells):
            yield from _check_totals(row, counts, sums)
        elif counts is not None and group:
            for count, number in counts.items():
                sums[count] += number
            yield SummaryRow(row, group, counts)
            yield from _check_sums(row, counts, group)


def _counts(cells: list, places: Mapping[Count, tuple[int, ...]]) -> dict[Count, int] | None:
    """The numbers of a row, None where it has none; parts of one count are added up. Raises BadCell."""
    used = [place for count in _NUMBERS for place in places.get(count, ())]
    if not any(place < len(cells) and read_words(cells[place]) for place in used):
        return None
    return {
        count: sum(read_count(cells[place]) for place in places[count] if place < len(cells))
        for count in _NUMBERS
        if count in places
    }


def _group(cells: list, places: Mapping[Count, tuple[int, ...]]) -> str:
    return " – ".join(
        filter(
            None, (read_words(cells[place]) for place in places.get(Count.GROUP, ()) if place < len(cells))
        )
    )


def _first_words(cells: list) -> str:
    return next((words for words in map(read_words, cells) if words), "")


def _is_total(cells: list) -> bool:
    """“Tổng cộng” stands in the first cell or, after a running number, in the second."""
    return any(key(words).startswith(("tong", "cong")) for words in map(read_words, cells[:2]))


def _kind_of_unread(cells: list, places: Mapping[Count, tuple[int, ...]], error: BadCell) -> ProblemKind:
    """A remark under the table is no row of it; one wrong number in a row of numbers is an error."""
    numbers = [place for count in _NUMBERS for place in places.get(count, ()) if place < len(cells)]
    readable = sum(read_words(cells[place]).isdigit() for place in numbers)
    return error.kind if readable else ProblemKind.TEXT_ROW


def _check_sums(row: int, counts: dict[Count, int], group: str) -> Iterator[Problem]:
    for whole, parts, kind in _SUMS:
        if whole in counts and all(part in counts for part in parts):
            found = sum(counts[part] for part in parts)
            if found != counts[whole]:
                yield Problem(row, None, kind, shown(f"{group}: {found} ≠ {counts[whole]}"))


def _check_totals(row: int, counts: dict[Count, int] | None, sums: dict[Count, int]) -> Iterator[Problem]:
    for count, number in (counts or {}).items():
        if sums[count] and sums[count] != number:
            yield Problem(row, None, ProblemKind.TOTAL_SUM, f"{count.label}: {sums[count]} ≠ {number}")
