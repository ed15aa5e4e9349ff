"""The rows of one round that its report is built from, in a fixed number of queries."""

from dataclasses import dataclass
from functools import cached_property

from inspections.models import Evidence, Visit
from inspections.workflow import INSPECTED_STATES
from reports.papers.inspected import InspectedSource
from reports.source import captioned_photos


@dataclass(frozen=True)
class RoundSource(InspectedSource):
    """The rows of one round; each property is read once, by one query (coverage by four, teams by two)."""

    @property
    def round(self):
        return self.document.round

    @property
    def inspected(self):
        return Visit.objects.filter(round=self.round, state__in=INSPECTED_STATES)

    @cached_property
    def coverage(self):
        return self.round.plan.coverage

    @cached_property
    def teams(self):
        return list(self.round.teams.prefetch_related("members__user"))

    @cached_property
    def domain_titles(self) -> dict[str, str]:
        return self.round.checklist.domain_titles

    @cached_property
    def photos(self) -> list[Evidence]:
        """The photos that were given a caption, in the order of the visits."""
        shown = captioned_photos(visit__in=[visit.pk for visit in self.visits])
        place = {visit.pk: place for place, visit in enumerate(self.visits)}
        return sorted(shown, key=lambda photo: (place[photo.visit_id], photo.order, photo.pk))
