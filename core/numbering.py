"""Running numbers of papers and records: given out once, by the server, never twice."""

from django.db import transaction
from django.db.models import F

from .models import Counter


@transaction.atomic
def next_number(series: str, year: int) -> int:
    """The next number of `series` in `year`, from 1.

    The counter's row stays locked until the caller's transaction ends: a transaction that is undone gives
    its number back, and two at once cannot get the same.
    """
    Counter.objects.get_or_create(series=series, year=year)
    counter = Counter.objects.filter(series=series, year=year)
    counter.update(last=F("last") + 1)
    return counter.values_list("last", flat=True).get()
