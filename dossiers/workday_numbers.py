"""Working days by number: the calendar laid out once, so that a million questions take one look each."""

from datetime import date, timedelta

from core.workdays import Calendar

_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
_A_YEAR = 366


class WorkingDays:
    """The answers of `core.workdays.Calendar`, without walking from day to day.

    Each day of a range knows how many working days there are up to it, so the working days between two
    days are a subtraction. A question about a day outside widens the range, which at least doubles: a
    file whose years are mistyped costs a few layouts and not one a row. Not to be shared by threads.
    """

    __slots__ = ("_first", "_next", "_size", "_up_to", "_working", "calendar")

    def __init__(self, calendar: Calendar, first: date, last: date):
        self.calendar = calendar
        self._next: dict[date, date] = {}
        self._lay_out(first.toordinal(), last.toordinal())

    def between(self, a: date, b: date) -> int:
        """Working days after `a` up to and with `b`; negative when `b` comes first."""
        if b < a:
            return -self.between(b, a)
        start = self._number(a)  # the earlier day first: only widening to the front numbers anew
        return self._number(b) - start

    def is_working_day(self, day: date) -> bool:
        number = self._number(day)
        return number > 0 and self._working[number - 1] == day

    def next_working_day(self, day: date) -> date:
        """`day` itself if offices work on it, else the first day after it on which they do."""
        found = self._next.get(day)
        if found is None:
            found = self._next[day] = day if self.is_working_day(day) else self.add(day, 1)
        return found

    def add(self, day: date, n: int) -> date:
        """The n-th working day after `day` (n ≥ 0; 0 gives `day`, or the next working day)."""
        if n < 0:
            raise ValueError("a term cannot be negative")
        if n == 0:
            return self.next_working_day(day)
        while True:
            place = self._number(day) + n - 1
            if place < len(self._working):
                return self._working[place]
            self._reach(self._first + self._size)

    def _number(self, day: date) -> int:
        """How many working days of the range there are up to and with `day`."""
        place = day.toordinal() - self._first
        if not 0 <= place < self._size:
            self._reach(day.toordinal())
            place = day.toordinal() - self._first
        return self._up_to[place]

    def _reach(self, ordinal: int) -> None:
        if ordinal > _LAST:
            raise OverflowError("the term ends after the last day of the calendar")
        first, last, margin = self._first, self._first + self._size - 1, max(self._size, _A_YEAR)
        self._lay_out(
            first if ordinal >= first else min(ordinal, first - margin),
            last if ordinal <= last else max(ordinal, last + margin),
        )

    def _lay_out(self, first: int, last: int) -> None:
        first, last = max(first, _FIRST), min(last, _LAST)
        self._first, self._size = first, last - first + 1
        self._up_to, self._working = [], []
        start = date.fromordinal(first)
        for step in range(self._size):
            day = start + timedelta(days=step)
            if self.calendar.is_working_day(day):
                self._working.append(day)
            self._up_to.append(len(self._working))
