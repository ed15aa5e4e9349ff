"""What the report of a round says, as figures and sentences."""

from dataclasses import dataclass
from decimal import Decimal

from inspections.scoring import ratio_percent
from reports.blocks import Photo
from reports.content import Frame
from reports.papers.counts import Counts
from reports.papers.dossiers.source import DossierFiles
from reports.papers.telling import Recommendations


@dataclass(frozen=True)
class CoverageRow:
    """One level of units: how many there are, how many the plan asks for, how many were visited."""

    level: str
    total: int
    planned: int
    visited: int

    @property
    def share_of_total(self) -> Decimal | None:
        return ratio_percent(self.visited, self.total)

    @property
    def share_of_plan(self) -> Decimal | None:
        return ratio_percent(self.visited, self.planned)


@dataclass(frozen=True)
class VisitLine:
    """One visited unit with the days of the visit and the communes visited under it."""

    unit: str
    dates: str
    communes: tuple[str, ...] = ()


@dataclass(frozen=True)
class DomainResult:
    """What was found in one domain, as ready paragraphs."""

    title: str
    strengths: tuple[str, ...]
    shortcomings: tuple[str, ...]


@dataclass(frozen=True)
class DomainCount:
    """How many shortcomings in one domain."""

    label: str
    value: int


@dataclass(frozen=True)
class UnitRow:
    """One unit's line in the tables of figures."""

    name: str
    counts: Counts


@dataclass(frozen=True)
class UnitGroup:
    """The units of one level, with their total."""

    label: str
    rows: tuple[UnitRow, ...]

    @property
    def total(self) -> Counts:
        return sum((row.counts for row in self.rows), Counts())


@dataclass(frozen=True)
class Shortcoming:
    """One shortcoming in the annex: what, why, what must be done and by when."""

    number: str
    text: str
    causes: tuple[str, ...]
    demand: str
    deadline: str


@dataclass(frozen=True)
class UnitShortcomings:
    """The shortcomings of one unit, in the order of their domains."""

    unit: str
    items: tuple[Shortcoming, ...]


@dataclass(frozen=True)
class RoundReport(Frame):
    """What the summary report of one round says, before it is put into sections."""

    opening: str = ""
    purpose: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    coverage_summary: tuple[str, ...] = ()
    coverage: tuple[CoverageRow, ...] = ()
    visits: tuple[VisitLine, ...] = ()
    results: tuple[DomainResult, ...] = ()
    chart: tuple[DomainCount, ...] = ()
    figures_summary: tuple[str, ...] = ()
    groups: tuple[UnitGroup, ...] = ()
    shortcomings: tuple[UnitShortcomings, ...] = ()
    demand_summary: tuple[str, ...] = ()
    recommendations: tuple[Recommendations, ...] = ()
    photos: tuple[Photo, ...] = ()
    photos_left_out: int = 0
    dossier_files: DossierFiles = DossierFiles()

    @property
    def total(self) -> Counts:
        return sum((group.total for group in self.groups), Counts())

    @property
    def has_dossiers(self) -> bool:
        return self.total.has_dossiers
