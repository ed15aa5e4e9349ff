"""Demands by the time of their conclusion: fixed in time, late or not yet; by month, quarter or year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models.functions import TruncMonth
from django.utils.translation import gettext as _

from .remediation import Remediation, remediation_by

# More periods than these are brought together into longer ones.
MOST_COLUMNS = 12


@dataclass(frozen=True)
class Period:
    """What was demanded in one month, quarter or year; `lines` are its name, the year last."""

    lines: tuple[str, ...]
    on_time: int
    late: int
    unfixed: int

    @property
    def label(self) -> str:
        return " ".join(self.lines)

    @property
    def total(self) -> int:
        return self.on_time + self.late + self.unfixed


def over_time(demands) -> list[Period]:
    """`demands` in force by the date of their conclusion, periods without any among them; one query."""
    dated = demands.in_force().annotate(month=TruncMonth("finding__conclusion__date"))
    return periods(remediation_by("month", dated))


def periods(by_month: dict[date, Remediation]) -> list[Period]:
    """The months brought together into the shortest periods of which there are not too many."""
    if not by_month:
        return []
    group, words = _length_for(min(by_month), max(by_month))
    keys = _between(group, min(by_month), max(by_month))[-MOST_COLUMNS:]
    return [
        _period(words(key), [found for month, found in by_month.items() if group(month) == key])
        for key in keys
    ]


def _length_for(first: date, last: date) -> tuple[Callable, Callable]:
    """How months are brought together, and how what they make is called."""
    lengths = [(_month, _month_words), (_quarter, _quarter_words), (_year, _year_words)]
    fitting = (pair for pair in lengths if len(_between(pair[0], first, last)) <= MOST_COLUMNS)
    return next(fitting, lengths[-1])


def _between(group: Callable, first: date, last: date) -> list:
    """The keys of all months from `first` to `last`, each once."""
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return list(dict.fromkeys(group(date(month // 12, month % 12 + 1, 1)) for month in months))


def _period(lines: tuple[str, ...], found: list[Remediation]) -> Period:
    on_time, fixed = sum(one.on_time for one in found), sum(one.fixed for one in found)
    return Period(lines, on_time, fixed - on_time, sum(one.unfixed for one in found))


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month + 2) // 3


def _year(day: date) -> tuple[int]:
    return (day.year,)


def _month_words(key) -> tuple[str, ...]:
    return _("Month %d") % key[1], str(key[0])


def _quarter_words(key) -> tuple[str, ...]:
    return _("Quarter %s") % ("I", "II", "III", "IV")[key[1] - 1], str(key[0])


def _year_words(key) -> tuple[str, ...]:
    return (str(key[0]),)
