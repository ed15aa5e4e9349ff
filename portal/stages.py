"""When a reminder is due: stages in days from the last day, and the hours in which an office reads them."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from core.workdays import Calendar


def stage_reached(stages, due_on: date, today: date) -> int | None:
    """The latest of `stages` that has come; None before the first."""
    return max((stage for stage in stages if stage <= (today - due_on).days), default=None)


def stages_of_units() -> list[int]:
    return sorted(settings.CHASE_STAGES)


def stages_of_officers() -> list[int]:
    """Officers of the agency are told of what is late."""
    return [stage for stage in stages_of_units() if stage > 0]


def stages_of_leaders() -> list[int]:
    """Leaders are told when so many days have passed, and at the stages after that."""
    first = settings.CHASE_ESCALATE_AFTER
    return sorted({first, *(stage for stage in stages_of_units() if stage > first)})


def is_office_hour(moment: datetime, calendar: Calendar) -> bool:
    """Whether the office is at work at `moment`, so that a message may be sent."""
    local = timezone.localtime(moment)
    first, last = settings.CHASE_HOURS
    return first <= local.hour < last and calendar.is_working_day(local.date())
