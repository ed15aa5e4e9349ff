"""When a dossier was due and whether it was late, by rules with dates of validity; no database in here."""

from datetime import date, time
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy


class Standing(models.TextChoices):
    """How a dossier stands at the end of the period, in the words of the reports of one-stop offices."""

    EARLY = "early", gettext_lazy("Settled before its day")
    ON_TIME = "on_time", gettext_lazy("Settled on its day")
    LATE = "late", gettext_lazy("Settled late")
    RUNNING = "running", gettext_lazy("Open within time")
    OVERDUE = "overdue", gettext_lazy("Open and overdue")
    NOT_COUNTED = "not_counted", gettext_lazy("Not counted")


SETTLED = frozenset({Standing.EARLY, Standing.ON_TIME, Standing.LATE})
ALL_LATE = frozenset({Standing.LATE, Standing.OVERDUE})


class Period(NamedTuple):
    """The first and the last day that an extract speaks of, both included."""

    start: date
    end: date


class Rules(NamedTuple):
    """What held for dossiers received from one day to another; `basis` is the law in words."""

    valid_from: date
    valid_to: date | None = None
    cutoff: time | None = time(15)
    basis: str = ""
