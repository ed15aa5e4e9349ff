"""Working days of offices: weekdays, less the days off, plus the make-up days of the Holiday table.

Terms follow the Civil Code of 2015: the first day is not counted (article 147), and a term in calendar
days that ends on a day off ends with the next working day (article 148).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import Holiday

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """The Holiday table held in memory, for as many questions as a page or a paper has."""

    off: dict[date, str]
    working: dict[date, str]

    @classmethod
    def load(cls) -> "Calendar":
        """One query."""
        off, working = {}, {}
        for day, kind, name in Holiday.objects.values_list("date", "kind", "name"):
            (off if kind == Holiday.Kind.OFF else working)[day] = name
        return cls(off, working)

    def is_working_day(self, day: date) -> bool:
        if day in self.off:
            return False
        return day.weekday() < _SATURDAY or day in self.working

    def next_working_day(self, day: date) -> date:
        """`day` itself if offices work on it, else the first day after it on which they do."""
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day

    def add_working_days(self, start: date, n: int) -> date:
        """The n-th working day after `start` (n ≥ 0; 0 gives `start`, or the next working day)."""
        if n < 0:
            raise ValueError("a term cannot be negative")
        day = start if n else self.next_working_day(start)
        for _step in range(n):
            day = self.next_working_day(day + _ONE_DAY)
        return day

    def working_days_before(self, end: date, n: int) -> date:
        """The n-th working day before `end` (n ≥ 0; 0 gives `end` itself)."""
        if n < 0:
            raise ValueError("a term cannot be negative")
        day = end
        for _step in range(n):
            day -= _ONE_DAY
            while not self.is_working_day(day):
                day -= _ONE_DAY
        return day

    def add_calendar_days(self, start: date, n: int) -> date:
        """`n` days after `start` (n ≥ 0), moved on to the next working day when that is a day off."""
        if n < 0:
            raise ValueError("a term cannot be negative")
        return self.next_working_day(start + n * _ONE_DAY)

    def working_days_between(self, a: date, b: date) -> int:
        """Working days after `a` up to and with `b`; negative when `b` comes first."""
        if b < a:
            return -self.working_days_between(b, a)
        return sum(self.is_working_day(a + step * _ONE_DAY) for step in range(1, (b - a).days + 1))

    def explain(self, start: date, n: int, *, working: bool) -> str:
        """How the end of a term of `n` days came about, in a sentence for the person who doubts it."""
        end = self.add_working_days(start, n) if working else self.add_calendar_days(start, n)
        parts = [_term(start, n, working), *self._why_longer(start, end, n, working)]
        return "; ".join([*parts, _("so the last day is %s.") % f"{end:%d/%m/%Y}"])

    def _why_longer(self, start, end, n, working) -> list[str]:
        if not working:
            planned = start + n * _ONE_DAY
            return [] if end == planned else [_("%s is a day off") % f"{planned:%d/%m/%Y}"]
        return self.days_off_in_words(start, end)

    def days_off_in_words(self, a: date, b: date) -> list[str]:
        """What `working_days_between` passes over: how many weekend days, and which holidays."""
        days = (a + step * _ONE_DAY for step in range(1, (b - a).days + 1))
        off = [day for day in days if not self.is_working_day(day)]
        holidays = [f"{day:%d/%m}" for day in off if day.weekday() < _SATURDAY]
        weekend = len(off) - len(holidays)
        said = []
        if weekend:
            said.append(
                ngettext("%s weekend day not counted", "%s weekend days not counted", weekend) % weekend
            )
        if holidays:
            said.append(_("holidays not counted: %s") % ", ".join(holidays))
        return said


@dataclass(frozen=True)
class Term:
    """So many days after a day, or before it: calendar days unless they are `working`."""

    days: int
    working: bool = False

    @classmethod
    def named(cls, name: str) -> "Term":
        """One of settings.TERMS, as the office has set it."""
        return cls(*settings.TERMS[name])

    def end(self, start: date, calendar: Calendar) -> date:
        """Its last day when it runs from `start`, which is not counted."""
        count = calendar.add_working_days if self.working else calendar.add_calendar_days
        return count(start, self.days)

    def before(self, end: date, calendar: Calendar) -> date:
        """The day from which it runs when it is to end with `end`."""
        return calendar.working_days_before(end, self.days) if self.working else end - self.days * _ONE_DAY

    def explain(self, start: date, calendar: Calendar) -> str:
        return calendar.explain(start, self.days, working=self.working)

    def explain_before(self, end: date, calendar: Calendar) -> str:
        """How the day that `before` gives came about, in a sentence for the person who doubts it."""
        first = self.before(end, calendar)
        passed = calendar.days_off_in_words(first, end - _ONE_DAY) if self.working else []
        last = _("so the last day is %s.") % f"{first:%d/%m/%Y}"
        return "; ".join([_term_before(end, self.days, self.working), *passed, last])


def _term(start: date, n: int, working: bool) -> str:
    words = (
        ngettext("%(n)s working day from %(start)s", "%(n)s working days from %(start)s", n)
        if working
        else ngettext("%(n)s calendar day from %(start)s", "%(n)s calendar days from %(start)s", n)
    )
    return words % {"n": n, "start": f"{start:%d/%m/%Y}"}


def _term_before(end: date, n: int, working: bool) -> str:
    words = (
        ngettext("%(n)s working day before %(end)s", "%(n)s working days before %(end)s", n)
        if working
        else ngettext("%(n)s calendar day before %(end)s", "%(n)s calendar days before %(end)s", n)
    )
    return words % {"n": n, "end": f"{end:%d/%m/%Y}"}


def working_days_between(a: date, b: date) -> int:
    """Calendar.working_days_between for a single question; whoever has several loads the calendar once."""
    return Calendar.load().working_days_between(a, b)
