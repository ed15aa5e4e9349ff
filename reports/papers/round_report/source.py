"""The rows of one round that its report is built from, in a fixed number of queries."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count

from findings.models import Finding
from inspections.models import Answer, Evidence, Visit
from inspections.models.checklists import Figure
from inspections.scoring import Share
from inspections.workflow import INSPECTED_STATES
from reports.source import TOLD_STATES, PaperSource, captioned_photos

LATENESS = [Figure.TO_SETTLE, Figure.LATE_REAL, Figure.LATE_IN_SOFTWARE]

_SHARE_FIELDS = {"yes": "met", "partly": "partly", "no": "no", "na": "na"}


@dataclass(frozen=True)
class RoundSource(PaperSource):
    """The rows of one round; each property is read once, by one query (coverage by four, teams by two)."""

    @property
    def round(self):
        return self.document.round

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
    def visits(self) -> list[Visit]:
        inspected = Visit.objects.filter(round=self.round, state__in=INSPECTED_STATES)
        return list(inspected.select_related("unit").in_order())

    @cached_property
    def findings(self) -> list[Finding]:
        told = Finding.objects.filter(visit__in=[visit.pk for visit in self.visits], state__in=TOLD_STATES)
        told = told.select_related("visit__unit", "criterion__section", "demand")
        place = {visit.pk: place for place, visit in enumerate(self.visits)}
        return sorted(told, key=lambda finding: (place[finding.visit_id], *_criterion_place(finding)))

    @cached_property
    def shares(self) -> dict[int, Share]:
        """The three-way answers of each visit, counted by the database."""
        answers = Answer.objects.filter(visit__round=self.round, criterion__asks_verdict=True)
        counted: dict[int, Counter] = {}
        for visit, verdict, n in answers.values_list("visit", "verdict").annotate(n=Count("pk")):
            if verdict:
                counted.setdefault(visit, Counter())[_SHARE_FIELDS[verdict]] = n
        return {visit: Share(**counts) for visit, counts in counted.items()}

    @cached_property
    def figures(self) -> dict[int, dict[str, int]]:
        """The numbers of dossiers each visit gave, by the criterion's figure name, never by its code."""
        answers = Answer.objects.filter(
            visit__round=self.round, criterion__figure__in=LATENESS, number_1__isnull=False
        )
        figures: dict[int, dict[str, int]] = {}
        for visit, figure, number in answers.values_list("visit", "criterion__figure", "number_1"):
            figures.setdefault(visit, {})[figure] = int(number)
        return figures

    @cached_property
    def photos(self) -> list[Evidence]:
        """The photos that were given a caption, in the order of the visits."""
        shown = captioned_photos(visit__in=[visit.pk for visit in self.visits])
        place = {visit.pk: place for place, visit in enumerate(self.visits)}
        return sorted(shown, key=lambda photo: (place[photo.visit_id], photo.order, photo.pk))


def _criterion_place(finding) -> tuple:
    """Where a finding stands in the checklist; what no criterion raised comes after, by number."""
    criterion = finding.criterion
    if criterion is None:
        return (1, 0, 0, finding.number)
    return (0, criterion.section.order, criterion.order, finding.number)
