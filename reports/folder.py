"""The papers of a round in the order of its chain: how far each is, and what is still to be begun."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, Q

from inspections.models import Visit
from inspections.workflow import INSPECTED_STATES, RoundState, VisitState

from .chain import ABOUT, ONCE_PER_THING, Kind
from .models import Document
from .permissions import can_open

REPORTS = [Kind.ROUND_REPORT, Kind.YEARLY_REPORT]


@dataclass(frozen=True)
class Place:
    """The place of one paper: what it is about, the paper if there is one, whether it may be begun."""

    kind: Kind
    thing: Any
    document: Document | None
    may_open: bool

    @property
    def about(self) -> str:
        """What tells it from others of its kind: the team, the body visited; nothing where it is alone."""
        if self.document and self.kind == Kind.CONCLUSION:
            return self.document.about_whom
        return {"team": "name", "visit": "body_name"}.get(ABOUT[self.kind], "") and str(self.thing)


class Folder:
    """What one person sees of the papers of a round; eight queries whatever its size."""

    def __init__(self, round_, user):
        self.round, self.user = round_, user

    @cached_property
    def places(self) -> list[Place]:
        return [
            place
            for kind in Kind
            for thing in self.things(kind)
            for place in self.places_of(kind, thing)
            if place.document or place.may_open
        ]

    def things(self, kind):
        """What papers of the kind are about here; letters and receipts are no part of the chain."""
        of_round = {"plan": [self.round.plan], "round": [self.round]}
        each = {"team": self.teams, "visit": self.visits}
        return (of_round | each).get(ABOUT[kind], [])

    def places_of(self, kind, thing):
        documents = self.documents.get((kind, thing.pk), [])
        places = [Place(kind, thing, document, may_open=False) for document in documents]
        if kind in ONCE_PER_THING and not documents and self._has_come_to(kind):
            places = [Place(kind, thing, None, bool(can_open(self.user, kind, thing)))]
        return places

    def _has_come_to(self, kind) -> bool:
        """Nobody reports on a round that has not begun."""
        return kind not in REPORTS or self.round.state != RoundState.PREPARING

    @cached_property
    def teams(self):
        return list(self.round.teams.select_related("round__plan__agency"))

    @cached_property
    def visits(self):
        """Those of which minutes can be written."""
        visits = Visit.objects.visible_to(self.user).filter(round=self.round, state__in=INSPECTED_STATES)
        visits = visits.select_related("round__plan__agency", "team", "unit").prefetch_related("members")
        return list(visits.with_seat_of(self.user).in_order())

    @cached_property
    def to_conclude(self):
        """The visits with signed minutes of which no notice of conclusion was begun."""
        told = Document.objects.live().filter(kind=Kind.CONCLUSION, visits=OuterRef("pk"))
        visits = Visit.objects.visible_to(self.user).filter(round=self.round, state=VisitState.SIGNED)
        return visits.filter(~Exists(told)).in_order()

    @cached_property
    def may_conclude(self) -> bool:
        may = can_open(self.user, Kind.CONCLUSION, self.round)
        return bool(may) and self.to_conclude.exists()

    @cached_property
    def documents(self) -> dict[tuple, list[Document]]:
        """The papers by kind and thing, the first version first."""
        about = Q(round=self.round) | Q(plan=self.round.plan)
        about |= Q(team__round=self.round) | Q(visit__round=self.round)
        live = Document.objects.visible_to(self.user).filter(about).live().order_by("pk")
        found: dict[tuple, list[Document]] = {}
        for document in live.prefetch_related("visits"):
            key = (document.kind, getattr(document, f"{ABOUT[document.kind]}_id"))
            found.setdefault(key, []).append(document)
        return found
