"""For the office: who of a unit opened a request, and by which links contacts come to it."""

from dataclasses import dataclass, field

from .models import AccessLink, Opening
from .models.asked import fields_of


@dataclass
class Reach:
    """How one request reached the unit: who opened it when, and the links that lead to it."""

    openings: list[Opening] = field(default_factory=list)
    links: list[AccessLink] = field(default_factory=list)


def reach_of(kind, thing_id: int) -> Reach:
    """Two queries."""
    which = fields_of(kind, thing_id)
    openings = Opening.objects.filter(**which).select_related("user__unit")
    links = AccessLink.objects.filter(**which).select_related("user__unit", "created_by")
    return Reach(list(openings), list(links))
