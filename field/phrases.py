"""What was noted beside the same criterion on other visits, to be taken over with one tap."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, F, Max, Q, Window
from django.db.models.functions import Length, RowNumber

from inspections.models import Answer, Criterion, Visit
from inspections.workflow import VisitState

PHRASES_EACH = 5
# A longer note tells of one unit and fits no other.
LONGEST = 200
# From here on the answers of a visit are read outside its team and agency too.
READABLE = [VisitState.SIGNED, VisitState.CONCLUDED]


def phrases_for(visit: Visit, criteria: Iterable[Criterion], user) -> dict[str, list[str]]:
    """The notes that `user` may read on other visits, by code of criterion, the most used and latest first.

    One query, whatever the size.
    """
    notes = (
        Answer.objects.filter(criterion__code__in=[row.code for row in criteria], visit__in=_read_by(user))
        .exclude(visit=visit)
        .annotate(length=Length("note"))
        .filter(length__range=(1, LONGEST))
    )
    used = notes.values("criterion__code", "note").annotate(times=Count("pk"), last=Max("changed_at"))
    place = Window(
        RowNumber(),
        partition_by="criterion__code",
        order_by=[F("times").desc(), F("last").desc(nulls_last=True), F("note").asc()],
    )
    found = defaultdict(list)
    for row in used.annotate(place=place).filter(place__lte=PHRASES_EACH).order_by("place"):
        found[row["criterion__code"]].append(row["note"])
    return found


def _read_by(user):
    """The visits of which the person reads the answers; a unit does not read its own before the signing."""
    visits = Visit.objects.visible_to(user)
    if not user.is_unit_officer:
        return visits
    return visits.filter(Q(state__in=READABLE) | Q(team__in=user.team_memberships.values("team")))
