"""How the tests of reminders run the hourly work at a moment of the office's clock."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import time_machine
from django.conf import settings

from portal.chasing import chase
from portal.models import Reminder


def chase_on(day: date, hour: int = 9, **words):
    moment = datetime.combine(day, time(hour), ZoneInfo(settings.TIME_ZONE))
    with time_machine.travel(moment, tick=False):
        return chase(**words)


def chase_days_after(due: date, days: int, **words):
    return chase_on(due + timedelta(days=days), **words)


def stages_of(person) -> list[int]:
    """The stages at which the person was reminded, in their order."""
    return list(Reminder.objects.filter(person=person).order_by("pk").values_list("stage", flat=True))
