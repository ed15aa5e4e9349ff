"""Fill the working-day calendar: decreed swaps from our data file, days off computed from the Labour Code."""

import csv
from datetime import date
from pathlib import Path

import holidays
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.models import Holiday
from core.text import clean_line

DECREED_DAYS = Path(__file__).resolve().parents[2] / "data" / "decreed_days.csv"


class Command(BaseCommand):
    help = "Adds days off and make-up working days of the years asked for; days already there are kept."

    def add_arguments(self, parser):
        parser.add_argument("--from", dest="first", type=int, default=2016)
        parser.add_argument("--to", dest="last", type=int, default=timezone.localdate().year + 1)

    @transaction.atomic
    def handle(self, *, first, last, **options):
        if not 1995 <= first <= last <= 2100:
            raise CommandError("Give years between 1995 and 2100, the first not after the last.")
        years = range(first, last + 1)
        with translation.override("vi"):
            rows = {row.date: row for row in [*computed_days(years), *decreed_days(years)]}
        known = set(Holiday.objects.values_list("date", flat=True))
        added = Holiday.objects.bulk_create(row for day, row in sorted(rows.items()) if day not in known)
        self.stdout.write(f"{len(added)} days added, {len(rows) - len(added)} kept as they were.")


def decreed_days(years) -> list[Holiday]:
    """The swaps of our data file."""
    with DECREED_DAYS.open(encoding="utf-8", newline="") as lines:
        rows = [Holiday(**row | {"date": date.fromisoformat(row["date"])}) for row in csv.DictReader(lines)]
    return [row for row in rows if row.date.year in years]


def computed_days(years) -> list[Holiday]:
    """Days off and worked weekend days as the holidays package knows them."""
    known = holidays.country_holidays("VN", years=years, language="vi")
    off = [
        Holiday(date=day, kind=Holiday.Kind.OFF, name=clean_line(name), source=_source(day))
        for day, name in known.items()
    ]
    worked = [
        Holiday(date=day, kind=Holiday.Kind.WORKING, name=_("Make-up working day"), source=_source(day))
        for day in known.weekend_workdays
        if day.year in years
    ]
    return off + worked


def _source(day: date) -> str:
    """Nothing is decreed for years to come, and the row says so."""
    if day.year > timezone.localdate().year:
        return _("Computed in advance from the Labour Code; to be checked once decreed")
    return _("Computed from the Labour Code")
