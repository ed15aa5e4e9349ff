"""Finding the row of headings among the title rows of an export, and what each column says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from core.errors import DomainError

from ..columns import REQUIRED, Column, Count
from ..lateness import Period
from .aliases import Aliases, key
from .cells import BadCell, read_moment, read_words
from .encodings import has_old_font, old_font

SEARCHED_ROWS = 60
_DEEPEST = 3  # headings in one row, or merged over two or three
_LEAST_COLUMNS, _LEAST_COUNTS = 2, 3
# What a table is worth among several sheets.
OTHER_TABLE, SUMMARY, LIST = range(3)
_A_DAY = r"(?:ngày\W*)?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
_A_TIME = r"(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
_PERIOD = re.compile(rf"từ\W*{_A_DAY}{_A_TIME}\W*(?:đến|tới|-)\W*(?:hết\s*)?{_A_DAY}", re.IGNORECASE)
_STATE = re.compile(r"(?:trạng thái|tình trạng)(?:\s+hồ sơ)?\s*:\s*(.+)", re.IGNORECASE)


class Heading(NamedTuple):
    """One column of the file: its place from 0, its words, and what it says if that is known."""

    place: int
    words: str
    meaning: Column | Count | None


@dataclass(frozen=True)
class Header:
    """The headings of a table. `row` is the last one they take, from 1; the dossiers stand below."""

    row: int
    headings: tuple[Heading, ...]
    parts: frozenset[str]  # every single cell of the headings by its key, to know them when they come again
    is_summary: bool = False
    period: Period | None = None
    state: str = ""  # of all dossiers, where the title says one
    doubled: tuple[Heading, ...] = ()  # columns that say what an earlier one says, and are not read

    @property
    def mapping(self) -> dict[Column, int]:
        """The place of each known column."""
        known = (h for h in self.headings if h.meaning and h not in self.doubled)
        return {h.meaning: h.place for h in known if h.meaning != Column.IGNORED}

    @property
    def counts(self) -> dict[Count, tuple[int, ...]]:
        """The places of each count of a summary report; what is split into parts has several."""
        places: dict[Count, tuple[int, ...]] = {}
        for heading in self.headings:
            if heading.meaning and heading not in self.doubled and heading.meaning != Count.IGNORED:
                places[heading.meaning] = (*places.get(heading.meaning, ()), heading.place)
        return places

    @property
    def left_out(self) -> tuple[Heading, ...]:
        """Columns that nobody knows: kept out, and said."""
        return tuple(heading for heading in self.headings if heading.meaning is None)

    @property
    def missing(self) -> frozenset[Column]:
        """What a row needs to be counted and this table does not have."""
        return frozenset() if self.is_summary else REQUIRED - self.mapping.keys()

    @property
    def worth(self) -> int:
        """A list of dossiers, a report with their numbers, or another table with some of the same columns."""
        return SUMMARY if self.is_summary else OTHER_TABLE if self.missing else LIST


def find(rows: Sequence[Sequence], aliases: Aliases) -> Header | None:
    """The header among the first rows of a sheet, with what the rows above it say; None when there is none.

    The rows below it, of which `rows` should hold some, tell which of two columns of one meaning is empty.
    """
    dossiers = _best(rows, aliases.columns, _LEAST_COLUMNS)
    counts = _best(rows, aliases.counts, _LEAST_COUNTS)
    best, is_summary = (counts, True) if _says_more(counts, dossiers) else (dossiers, False)
    if not best:
        return None
    above = [" ".join(filter(None, map(read_words, row))) for row in rows[: best.first]]
    doubled = _doubled(best.headings, rows[best.last :]) if not is_summary else ()
    parts = {key(cell) for row in rows[best.first : best.last] for cell in row if isinstance(cell, str)}
    return Header(
        row=best.last,
        headings=best.headings,
        parts=frozenset(parts - {""}),
        is_summary=is_summary,
        period=next(filter(None, map(_period, above)), None),
        state=next((found[1].strip() for found in map(_STATE.search, above) if found), ""),
        doubled=doubled,
    )


class _Found(NamedTuple):
    """Headings in the rows from `first` (from 0) up to `last` (not included)."""

    first: int
    last: int
    headings: tuple[Heading, ...]

    @property
    def meanings(self) -> set:
        return {h.meaning for h in self.headings if h.meaning and h.meaning.value != "ignored"}


def _says_more(counts: _Found | None, dossiers: _Found | None) -> bool:
    """A summary has counts only; what has codes of dossiers is none."""
    if not counts or (dossiers and Column.CODE in dossiers.meanings):
        return False
    return not dossiers or len(counts.meanings) > len(dossiers.meanings)


def _best(rows: Sequence[Sequence], aliases: dict, least: int) -> _Found | None:
    """The rows with most known headings; of equals the fewest rows, then the uppermost."""
    best = None
    for depth in range(1, _DEEPEST + 1):
        for first in range(min(len(rows), SEARCHED_ROWS) - depth + 1):
            block = rows[first : first + depth]
            if depth > 1 and not all(map(_are_words, block)):
                continue
            found = _Found(first, first + depth, _headings(block, aliases))
            if len(found.meanings) >= least and (not best or len(found.meanings) > len(best.meanings)):
                best = found
    return best


def _are_words(row: Iterable) -> bool:
    """Headings are words; a row with a number or a day in it is a dossier."""
    return all(isinstance(cell, str) and not _is_day(cell) for cell in row)


def _is_day(cell: str) -> bool:
    try:
        return read_moment(cell) is not None
    except BadCell:
        return False


def _headings(block: Sequence[Sequence], aliases: dict) -> tuple[Heading, ...]:
    headings = []
    for place, path in enumerate(_paths(block)):
        if path:
            headings.append(Heading(place, " – ".join(path), _meaning(path, aliases)))
    return tuple(headings)


def _paths(block: Sequence[Sequence]) -> list[list[str]]:
    """The words over each column from above; merged cells have theirs in the first column they cover."""
    width = max(map(len, block), default=0)
    padded = [[read_words(cell) for cell in row] + [""] * (width - len(row)) for row in block]
    for upper, lower in zip(padded, padded[1:], strict=False):
        for place in range(1, width):
            if lower[place] and not upper[place]:
                upper[place] = upper[place - 1]
    columns = zip(*padded, strict=True)
    return [[words for words in dict.fromkeys(column) if words] for column in columns]


def _meaning(path: list[str], aliases: dict) -> Column | Count | None:
    """“Quá hạn” under “Đã giải quyết” is not what “Quá hạn” is alone: the longest known path counts."""
    tried = [" ".join(path[start:]) for start in range(len(path))] + path[:1]
    return next((aliases[known] for known in map(key, tried) if known in aliases), None)


def _doubled(headings: Iterable[Heading], below: Sequence[Sequence]) -> tuple[Heading, ...]:
    """Of several columns of one meaning the first with anything in it is read; the others are named."""
    by_meaning: dict[Column, list[Heading]] = {}
    for heading in headings:
        if heading.meaning and heading.meaning != Column.IGNORED:
            by_meaning.setdefault(heading.meaning, []).append(heading)
    losers = []
    for same in by_meaning.values():
        read = next((heading for heading in same if _is_filled(heading.place, below)), same[0])
        losers += [heading for heading in same if heading is not read]
    return tuple(losers)


def _is_filled(place: int, below: Sequence[Sequence]) -> bool:
    return any(len(row) > place and read_words(row[place]) for row in below)


def _period(line: str) -> Period | None:
    """“Từ ngày 01/01/2026 đến ngày 30/6/2026”, as far as these are days."""
    found = _PERIOD.search(line)
    if not found:
        return None
    try:
        start, end = (_day(part) for part in found.groups())
    except BadCell:
        return None
    return Period(start, end) if start and end and start <= end else None


def _day(words: str) -> date | None:
    moment = read_moment(f"ngày {words}" if "tháng" in words else words)
    return moment and moment[0]


def not_found(rows: Iterable[Sequence]) -> DomainError:
    """Why no table was found: an old font, or headings that nobody has named yet."""
    if has_old_font(" ".join(cell for row in rows for cell in row if isinstance(cell, str))):
        return old_font()
    return DomainError(
        _(
            "No row of headings was found in the first %(rows)s rows. Looked for names such as “Mã hồ sơ”, "
            "“Ngày tiếp nhận”, “Ngày hẹn trả”, “Ngày kết thúc xử lý”, “Trạng thái”. "
            "If the software names them otherwise, an administrator can add its names."
        )
        % {"rows": SEARCHED_ROWS},
        field="file",
    )
