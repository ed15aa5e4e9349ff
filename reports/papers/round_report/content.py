"""What the report of a round says, as figures and sentences."""

from dataclasses import dataclass
from decimal import Decimal

from inspections.scoring import Share, ratio_percent
from reports.blocks import Photo
from reports.content import Frame


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
class Counts:
    """The figures of one unit, or of several added up. None means that the question was not answered."""

    share: Share = Share()
    strengths: int = 0
    shortcomings: int = 0
    recommendations: int = 0
    to_settle: int | None = None
    late_real: int | None = None
    late_in_software: int | None = None

    @property
    def late(self) -> int | None:
        return _add(self.late_real, self.late_in_software)

    @property
    def late_share(self) -> Decimal | None:
        return ratio_percent(self.late, self.to_settle)

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(**{name: _add(getattr(self, name), getattr(other, name)) for name in self.__dict__})


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
class Recommendations:
    """What is recommended to one addressee."""

    addressee: str
    items: tuple[str, ...]


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

    @property
    def total(self) -> Counts:
        return sum((group.total for group in self.groups), Counts())

    @property
    def has_dossiers(self) -> bool:
        return self.total.to_settle is not None or self.total.late is not None


def _add(a, b):
    """The sum of two figures; a figure that nobody gave adds nothing."""
    return b if a is None else a if b is None else a + b
