"""The rows of inspected visits that papers are built from, whether of one visit or of a whole year."""

from abc import ABC, abstractmethod
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count

from findings.models import Finding
from inspections.models import Answer, Visit
from inspections.models.checklists import Figure
from inspections.scoring import Share
from reports.source import TOLD_STATES, PaperSource

from .counts import Counts
from .dossiers.source import DossierFiles

LATENESS = [Figure.TO_SETTLE, Figure.LATE_REAL, Figure.LATE_IN_SOFTWARE]

_SHARE_FIELDS = {"yes": "met", "partly": "partly", "no": "no", "na": "na"}


@dataclass(frozen=True)
class InspectedSource(PaperSource, ABC):
    """Visits, what they found and answered; each property is one query, whatever the number of visits."""

    # What is read along with each visit and each finding, besides what every paper needs.
    VISITS_WITH = ()
    FINDINGS_WITH = ()

    @property
    @abstractmethod
    def inspected(self):
        """The visits that the paper tells of, as a queryset; every paper says which."""

    @cached_property
    def visits(self) -> list[Visit]:
        return list(self.inspected.select_related("unit", *self.VISITS_WITH).in_order())

    @cached_property
    def findings(self) -> list[Finding]:
        """What is told, in the order of the visits and within each of the checklist."""
        told = Finding.objects.filter(visit__in=self.inspected.values("pk"), state__in=TOLD_STATES)
        told = told.select_related("visit__unit", "criterion__section", "demand", *self.FINDINGS_WITH)
        place = {visit.pk: place for place, visit in enumerate(self.visits)}
        return sorted(told, key=lambda finding: (place[finding.visit_id], *_criterion_place(finding)))

    @property
    def shortcomings(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.is_shortcoming]

    @cached_property
    def kinds(self) -> dict[int, Counter]:
        """How many findings of each kind every visit has."""
        kinds: dict[int, Counter] = {}
        for finding in self.findings:
            kinds.setdefault(finding.visit_id, Counter())[finding.kind] += 1
        return kinds

    @cached_property
    def shares(self) -> dict[int, Share]:
        """The three-way answers of each visit, counted by the database."""
        answers = Answer.objects.filter(
            visit__in=self.inspected.values("pk"), criterion__asks_verdict=True
        ).exclude(verdict="")
        counted: dict[int, Counter] = {}
        for visit, verdict, n in answers.order_by().values_list("visit", "verdict").annotate(n=Count("pk")):
            counted.setdefault(visit, Counter())[_SHARE_FIELDS[verdict]] = n
        return {visit: Share(**counts) for visit, counts in counted.items()}

    @cached_property
    def figures(self) -> dict[int, dict[str, int]]:
        """The numbers of dossiers each visit gave, by the criterion's figure name, never by its code."""
        answers = Answer.objects.filter(
            visit__in=self.inspected.values("pk"), criterion__figure__in=LATENESS, number_1__isnull=False
        )
        figures: dict[int, dict[str, int]] = {}
        for visit, figure, number in answers.values_list("visit", "criterion__figure", "number_1"):
            figures.setdefault(visit, {})[figure] = int(number)
        return figures

    @cached_property
    def dossier_files(self) -> DossierFiles:
        """What was counted from files of the one-stop software; one query where nothing was."""
        return DossierFiles(self.visits)

    def counts_of(self, visit: Visit) -> Counts:
        figures, kinds = self.figures.get(visit.pk, {}), self.kinds.get(visit.pk, Counter())
        return Counts(
            share=self.shares.get(visit.pk, Share()),
            strengths=kinds[Finding.Kind.STRENGTH],
            shortcomings=kinds[Finding.Kind.SHORTCOMING],
            recommendations=kinds[Finding.Kind.RECOMMENDATION],
            to_settle=figures.get(Figure.TO_SETTLE),
            late_real=figures.get(Figure.LATE_REAL),
            late_in_software=figures.get(Figure.LATE_IN_SOFTWARE),
        )

    @property
    def any_illustrative(self) -> bool:
        """One invented visit marks the whole paper."""
        return any(visit.illustrative for visit in self.visits)


def _criterion_place(finding) -> tuple:
    """Where a finding stands in the checklist; what no criterion raised comes after, by number."""
    criterion = finding.criterion
    if criterion is None:
        return (1, 0, 0, finding.number)
    return (0, criterion.section.order, criterion.order, finding.number)
