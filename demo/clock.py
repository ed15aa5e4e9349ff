"""The days of the demonstration: dates as written, days counted from today, and history put back in time."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from core.workdays import Calendar

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Clock:
    """Turns the files' words for days into dates."""

    today: date
    calendar: Calendar

    @classmethod
    def now(cls) -> "Clock":
        return cls(timezone.localdate(), Calendar.load())

    def day(self, words: str) -> date:
        """ "2018-09-05" is that date; "-5", "0", "+3" are working days before or after today."""
        if words[4:5] == "-":
            return date.fromisoformat(words)
        steps = int(words)
        if steps > 0:
            return self.calendar.add_working_days(self.today, steps)
        return self._back(-steps)

    def _back(self, steps: int) -> date:
        """The working day `steps` before today; 0 is today, or the last working day before it."""
        day = self.today
        while steps or not self.calendar.is_working_day(day):
            steps -= self.calendar.is_working_day(day)
            day -= _ONE_DAY
        return day


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """A time of that day at the office, never later than now."""
    return min(timezone.make_aware(datetime.combine(day, time(hour, minute))), timezone.now())


def backdate(thing, at: datetime) -> None:
    """Put the newest history row of `thing` at the time of the story; verbs always write the present."""
    newest = thing.changes.order_by("-pk").values("pk")[:1]
    thing.changes.filter(pk__in=list(newest.values_list("pk", flat=True))).update(at=at)
