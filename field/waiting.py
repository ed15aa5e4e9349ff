"""What waits for a person in the field: what came too late from devices of the own team."""

from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from core.waiting import Waiting
from inspections.models import TeamMember

from .models import DeviceEntry


def waiting_for(user) -> list[Waiting]:
    """One line per visit of the teams that `user` heads; one query, and none for who heads no team."""
    headed = [seat.team_id for seat in user.team_memberships.all() if seat.role == TeamMember.Role.HEAD]
    if not headed:
        return []
    entries = DeviceEntry.objects.held().filter(visit__team__in=headed)
    rows = entries.values("visit", "visit__body_name").annotate(n=Count("pk"), latest=Max("received_at"))
    return [_line(row) for row in rows.order_by("visit")]


def _line(row) -> Waiting:
    words = ngettext(
        "Decide on %(n)d late entry of %(unit)s", "Decide on %(n)d late entries of %(unit)s", row["n"]
    )
    return Waiting(
        1,
        timezone.localdate(row["latest"]),
        words % {"n": row["n"], "unit": row["visit__body_name"]},
        reverse("field:late", args=[row["visit"]]),
        icon="clock-alert",
    )
