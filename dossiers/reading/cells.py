"""Cells of an export become days, states and numbers; what comes up again is looked up, not read again.

A million rows hold few different days, states and procedures, so every converter is a dictionary that fills
itself: reading costs a look-up for nearly every cell.
"""

import math
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from core.text import clean_line

from .aliases import key
from .problems import ProblemKind

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_MOST_REMEMBERED = 50_000
# Excel counts days from here; it takes 1900 for a leap year, which moves all days since March 1900 by one.
_EXCEL_ZERO = date(1899, 12, 30)
_LAST_SERIAL = 73_415  # 31/12/2100
_HOURS_A_DAY = 8
_MIDNIGHT = time()
# What software writes for “no day”: the first day of a calendar of its own, or the last.
_NO_DAYS = frozenset(
    {
        date(1, 1, 1),
        date(1753, 1, 1),
        date(1899, 12, 30),
        date(1899, 12, 31),
        date(1900, 1, 1),
        date(1970, 1, 1),
        date(9999, 12, 31),
    }
)
# More of a procedure's working days, or of dossiers in a cell, is something else in the wrong column.
_LONGEST_TIME = 2_000
_LARGEST_COUNT = 10_000_000

_NOTHING = re.compile(r"null|n/a|nan|none|không(?: có)?|chưa\b\D*", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
_IN_WORDS = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_TIME = re.compile(
    r"[\sT,]*(?:lúc\s*)?(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})?(?::(\d{2})(?:\.\d+)?)?\s*([AaPpSsCc][MmAaHh]?)?Z?\s*"
)
_AFTERNOON = {"pm", "p", "ch", "c"}
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?)\s*(.*)")
_LEADING_NUMBER = re.compile(r"^\d+\W+")
_IN_TIME_OR_NOT = re.compile(r"\s*(?:đúng|trước|trong|sớm|trễ|quá|chậm)\s+(?:thời\s+)?hạn$", re.IGNORECASE)
_REGULAR = re.compile(r"\d\d[/-]\d\d[/-]\d{4}|\d{4}-\d\d-\d\d")

Moment = tuple[date, time | None]


class BadCell(Exception):
    """A cell that cannot be read as what its column says; `kind` tells why."""

    def __init__(self, kind: ProblemKind):
        super().__init__(kind)
        self.kind = kind


def read_moment(value, *, month_first: bool = False) -> Moment | None:
    """A cell of a date column: the day and, where there is one, the time of day; None for an empty cell.

    Midnight is no time: software writes it where it knows only the day. Raises BadCell.
    """
    if isinstance(value, datetime):
        at = value.time().replace(microsecond=0)
        return _with_time(_checked(value.date()), at if at != _MIDNIGHT else None)
    if isinstance(value, date):
        return _with_time(_checked(value), None)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _serial(value)
    if isinstance(value, str):
        return _written(value, month_first)
    raise BadCell(ProblemKind.BAD_DATE)


def month_stands_first(cells: Iterable) -> bool:
    """Whether days are written as in “7/13/2026”: some can only be read so, and none only day first.

    Software that runs under an English system writes all of its days so, and the first twelve of each
    month would pass for others.
    """
    pairs = [(int(found[1]), int(found[2])) for found in map(_day_in_figures, cells) if found]
    return any(a <= 12 < b for a, b in pairs) and not any(b <= 12 < a for a, b in pairs)


def _day_in_figures(cell) -> re.Match | None:
    return _DAY_FIRST.match(cell.strip()) if isinstance(cell, str) else None


def _with_time(day: date | None, at: time | None) -> Moment | None:
    return (day, at) if day else None


def _checked(day: date) -> date | None:
    """None for the days by which software says that there is none."""
    if day in _NO_DAYS:
        return None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise BadCell(ProblemKind.YEAR_OUT_OF_RANGE)
    return day


def _serial(value: float) -> Moment | None:
    """The number that Excel shows as a day: 46204 is 01/7/2026, a half of it noon."""
    if not 0 < value <= _LAST_SERIAL + 1:
        raise BadCell(ProblemKind.BAD_DATE)
    seconds = min(round((value % 1) * 86_400), 86_399)
    at = (datetime.min + timedelta(seconds=seconds)).time()
    return _with_time(_checked(_EXCEL_ZERO + timedelta(days=int(value))), at if seconds else None)


def _written(value: str, month_first: bool) -> Moment | None:
    """Days as people and software write them, day first or in ISO's order, with a time of day or without."""
    text = unicodedata.normalize("NFKC", value).strip(" \t\r\n'\"\u200b\ufeff")
    if not text or not text.strip("-–./ :") or _NOTHING.fullmatch(text):
        return None
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        return _serial(float(text))
    at, text = _leading_time(text)
    day, rest = _leading_day(text, month_first)
    return _with_time(day, at or (_time_of(rest) if rest.strip() else None))


def _leading_time(text: str) -> tuple[time | None, str]:
    """Some products write the time first: “08:30 01/07/2026”, “08 giờ 30 ngày 01/07/2026”."""
    found = re.match(
        r"(\d{1,2})\s*(?::|h|giờ)\s*(\d{2})(?::(\d{2}))?(?:\s*phút)?[\s,-]+(?:ngày\s+)?(?=\d)", text
    )
    if not found:
        return None, text
    return _clock(*(int(part or 0) for part in found.groups())), text[found.end() :]


def _leading_day(text: str, month_first: bool) -> tuple[date | None, str]:
    in_figures = (3, 1, 2) if month_first else (3, 2, 1)
    for pattern, order in ((_YEAR_FIRST, (1, 2, 3)), (_DAY_FIRST, in_figures), (_IN_WORDS, (3, 2, 1))):
        if found := pattern.match(text):
            return _day(*(found[place] for place in order)), text[found.end() :]
    raise BadCell(ProblemKind.BAD_DATE)


def _day(written: str, month: str, day: str) -> date | None:
    """Two figures of a year are of this century up to 69, as Excel and the C library read them."""
    year = int(written)
    if len(written) == 2:
        year += 2000 if year < 70 else 1900
    try:
        return _checked(date(year, int(month), int(day)))
    except ValueError:
        raise BadCell(ProblemKind.BAD_DATE) from None


def _time_of(rest: str) -> time | None:
    found = _TIME.fullmatch(rest)
    if not found:
        raise BadCell(ProblemKind.BAD_DATE)
    hour, minute, second = (int(part or 0) for part in found.groups()[:3])
    half = (found[4] or "").casefold()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    return _clock(hour, minute, second)


def _clock(hour: int, minute: int, second: int) -> time | None:
    """Midnight is no time."""
    try:
        at = time(hour, minute, second)
    except ValueError:
        raise BadCell(ProblemKind.BAD_DATE) from None
    return at if at != _MIDNIGHT else None


class Days(dict):
    """Days by the first ten signs of a cell, where these are a day in the usual form; None where not."""

    def __init__(self, month_first: bool):
        super().__init__()
        self.month_first = month_first

    def __missing__(self, text: str) -> date | None:
        day = None
        if _REGULAR.fullmatch(text):
            try:
                day = _leading_day(text, self.month_first)[0]
            except BadCell:
                day = None
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        self[text] = day
        return day


class Times(dict):
    """Times of day by what follows the day in a cell; BadCell stands for what is no time."""

    def __missing__(self, rest: str):
        try:
            at = _time_of(rest) if rest.strip() else None
        except BadCell:
            at = BadCell
        if len(self) > 2 * _MOST_REMEMBERED:
            self.clear()
        self[rest] = at
        return at


class Moments:
    """Cells of date columns become moments and days, fast for the three usual forms."""

    def __init__(self, *, month_first: bool = False):
        self.month_first = month_first
        self._days, self._times = Days(month_first), Times()

    def moment(self, value) -> Moment | None:
        kind = type(value)
        if kind is str:
            if not value:
                return None
            day = self._days[value[:10]]
            if day:
                at = self._times[value[10:]] if len(value) > 10 else None
                if at is not BadCell:
                    return day, at
        elif kind is datetime and 2000 <= value.year <= 2100:
            at = value.time()
            return value.date(), at if at != _MIDNIGHT else None
        return read_moment(value, month_first=self.month_first)

    def day(self, value) -> date | None:
        """The same without the time of day."""
        if type(value) is datetime and 2000 <= value.year <= 2100:
            return value.date()
        if type(value) is str:
            day = self._days[value[:10]]
            if day and (len(value) == 10 or self._times[value[10:]] is not BadCell):
                return day
        moment = self.moment(value)
        return moment and moment[0]


class Words(dict):
    """Texts as they are kept, by the cells as they came."""

    def __missing__(self, value) -> str:
        words = read_words(value)
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        self[value] = words
        return words


def read_words(value) -> str:
    """A cell as text of one line: Excel's 12.0 is “12”, a day is written as in Vietnam."""
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


class Meanings(dict):
    """States or channels by the cells that say them, in words or the portal's numbers; None when unknown."""

    def __init__(self, aliases: dict[str, int]):
        super().__init__()
        self._aliases = aliases

    def __missing__(self, value) -> int | None:
        meaning = self._look_up(read_words(value))
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        self[value] = meaning
        return meaning

    def _look_up(self, words: str) -> int | None:
        """“Đã trả kết quả (trễ hạn)” and “10 - Đã trả kết quả” are read by their main part.

        Of a number and words the words count, because a product may number its states in its own way; the
        portal's numbers stand alone.
        """
        bare = _LEADING_NUMBER.sub("", words)
        main = re.split(r"[(–—-]", bare, maxsplit=1)[0].strip()
        tried = (words, bare, main, _IN_TIME_OR_NOT.sub("", main))
        return next((self._aliases[key(part)] for part in tried if key(part) in self._aliases), None)


def read_count(value) -> int:
    """A whole number of a cell, 0 where it is empty; raises BadCell."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not 0 <= value <= _LARGEST_COUNT or value != int(value):
            raise BadCell(ProblemKind.BAD_NUMBER)
        return int(value)
    text = read_words(value).replace(" ", "")
    if text in ("", "-", "–"):
        return 0
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", text):
        text = re.sub(r"[.,]", "", text)
    if not (text.isascii() and text.isdigit() and len(text) < 12 and int(text) <= _LARGEST_COUNT):
        raise BadCell(ProblemKind.BAD_NUMBER)
    return int(text)


class WorkingTimes(dict):
    """Working days of the time by law, by the cells of the time and of its unit.

    “10 ngày làm việc”, “5 ngày”, “8 giờ”; the unit may stand in a column of its own. Hours are eight to the
    day, weeks five days, and a part of a day is a day. None stands for what cannot be read.
    """

    def __missing__(self, cells) -> int | None:
        days = self[cells] = _working_days(*cells)
        return days


def _working_days(value, unit) -> int | None:
    found = _NUMBER.fullmatch(read_words(value))
    if not found:
        return None
    number = float(found[1].replace(",", "."))
    in_unit = key(found[2]) or key(read_words(unit))
    if number > _LONGEST_TIME:
        return None
    if in_unit.startswith(("gio", "h")) or in_unit == "g":
        return math.ceil(number / _HOURS_A_DAY)
    if in_unit.startswith("tuan"):
        return math.ceil(number * 5)
    return math.ceil(number) if in_unit in ("", "n", "d") or in_unit.startswith("ngay") else None
