"""How far many visits are at once: what is asked and answered, in queries that do not grow with them."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from .models import Answer, RoundCriterion, Visit
from .scoring import Share


@dataclass(frozen=True)
class Progress:
    """One visit: criteria asked, criteria with a full answer, and the share of three-way answers met."""

    asked: int
    answered: int
    share: Share


def progress_of(visits: list[Visit]) -> dict[int, Progress]:
    """Per id of visit; two queries when `visits` carry `unit__parent__parent`."""
    asked, answered = _asked(visits), _answered(visits)
    progress = {}
    for visit in visits:
        done, share = answered.get(visit.pk, (0, Share()))
        progress[visit.pk] = Progress(asked[visit.round_id, visit.asked_level], done, share)
    return progress


def _asked(visits) -> Counter:
    """How many criteria each round asks of each level."""
    rounds = {visit.round_id for visit in visits}
    rows = (
        RoundCriterion.objects.filter(round__in=rounds).values_list("round", "level").annotate(n=Count("pk"))
    )
    return Counter({(round_, level): n for round_, level, n in rows})


def _answered(visits) -> dict[int, tuple[int, Share]]:
    three_way = Q(criterion__asks_verdict=True)
    kinds = {kind: Count("pk", filter=three_way & Q(verdict=kind)) for kind in ("yes", "partly", "no", "na")}
    rows = (
        Answer.objects.filter(visit__in=[visit.pk for visit in visits])
        .values("visit")
        .annotate(done=Count("pk", filter=Q(complete=True)), **kinds)
    )
    return {
        row["visit"]: (row["done"], Share(met=row["yes"], partly=row["partly"], no=row["no"], na=row["na"]))
        for row in rows
    }
