"""The counted files of inspected visits with their numbers, read by as many queries whatever their number."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, F, Q, Sum, Window
from django.db.models.functions import RowNumber

from dossiers.figures import newest_extract
from dossiers.models import Axis, Dossier, DossierCount, Extract
from dossiers.sample_words import SampleTold, samples_told
from inspections.models import Visit

# An annex lists so many late dossiers of one body; the rest is in the file that the system gives.
LATE_IN_ANNEX = 100
WITH_LATE = Q(late__gt=0) | Q(overdue__gt=0)


@dataclass(frozen=True)
class CauseCount:
    """How many late dossiers have one cause; the empty group is “not determined yet”."""

    group: str
    name: str
    number: int


@dataclass(frozen=True)
class CountedFile:
    """The file of one visit that papers speak of, with what was counted over all of its dossiers."""

    visit: Visit
    extract: Extract
    total: DossierCount
    causes: tuple[CauseCount, ...] = ()

    @property
    def counts(self):
        return self.total.counts


@dataclass(frozen=True)
class DossierFiles:
    """The newest counted file of each of `visits`, in their order; each property is read once."""

    visits: list[Visit] = field(default_factory=list)

    @cached_property
    def extracts(self) -> list[Extract]:
        """All counted ones, also those that a later file of the same visit took the place of; one query."""
        return list(Extract.objects.counted().filter(visit__in=[visit.pk for visit in self.visits]))

    @cached_property
    def newest(self) -> list[tuple[Visit, Extract]]:
        of_visit = defaultdict(list)
        for extract in self.extracts:
            of_visit[extract.visit_id].append(extract)
        return [(visit, newest_extract(of_visit[visit.pk])) for visit in self.visits if of_visit[visit.pk]]

    @property
    def _newest_ids(self) -> list[int]:
        return [extract.pk for _visit, extract in self.newest]

    @cached_property
    def files(self) -> list[CountedFile]:
        """None where nothing was counted; two queries more where something was."""
        if not self.newest:
            return []
        totals = DossierCount.objects.filter(extract__in=self._newest_ids, axis=Axis.ALL)
        totals = {row.extract_id: row for row in totals}
        causes = _causes(self._newest_ids)
        return [
            CountedFile(visit, extract, totals[extract.pk], tuple(causes[extract.pk]))
            for visit, extract in self.newest
            if extract.pk in totals
        ]

    @cached_property
    def late(self) -> dict[int, list[Dossier]]:
        """The late dossiers of each extract, the latest first, as many as an annex lists; one query."""
        rows = Dossier.objects.late().filter(extract__in=self._newest_ids)
        order = [F("late_days").desc(), F("row").asc()]
        rows = rows.annotate(place=Window(RowNumber(), partition_by=[F("extract")], order_by=order))
        found = defaultdict(list)
        rows = rows.filter(place__lte=LATE_IN_ANNEX).order_by("extract", "-late_days", "row")
        for row in rows.select_related("procedure", "judgement__cause"):
            found[row.extract_id].append(row)
        return found

    @cached_property
    def groups(self) -> dict[str, list[DossierCount]]:
        """The procedures, offices and weeks that have late dossiers, by axis; one query."""
        rows = DossierCount.objects.filter(WITH_LATE, extract__in=self._newest_ids)
        found = defaultdict(list)
        for row in rows.exclude(axis=Axis.ALL).select_related("procedure"):
            found[row.axis].append(row)
        return found

    @cached_property
    def late_by_procedure(self) -> list[tuple[str, int]]:
        """Over all files, the procedure with most late dossiers first; one query."""
        rows = DossierCount.objects.filter(WITH_LATE, extract__in=self._newest_ids, axis=Axis.PROCEDURE)
        rows = rows.order_by().values_list("procedure__name", "procedure__code")
        rows = rows.annotate(n=Sum(F("late") + F("overdue")))
        named = [(name or code, number) for name, code, number in rows]
        return sorted(named, key=lambda row: (-row[1], row[0]))

    @cached_property
    def samples(self) -> list[SampleTold]:
        """The samples drawn for these visits, also from earlier files; three queries."""
        return list(samples_told(self.extracts).values())


def _causes(extracts: Iterable[int]) -> dict[int, list[CauseCount]]:
    """Of each extract the late dossiers by cause, in the order of the causes, those without one last."""
    rows = Dossier.objects.late().filter(extract__in=extracts).order_by()
    cause = "judgement__cause__"
    rows = rows.values_list("extract", f"{cause}group", f"{cause}name", f"{cause}order").annotate(
        n=Count("pk")
    )
    found = defaultdict(list)
    for extract, group, name, _order, number in sorted(rows, key=lambda row: (row[3] is None, row[3] or 0)):
        found[extract].append(CauseCount(group or "", name or "", number))
    return found
