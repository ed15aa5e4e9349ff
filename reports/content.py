"""What an official paper says, as frozen values: the builder fills them, the templates show them."""

from dataclasses import dataclass
from decimal import Decimal

from inspections.scoring import Share, ratio_percent

# --- parts that every paper has -----------------------------------------------------------------


@dataclass(frozen=True)
class Letterhead:
    """Who issues, under which symbol, where and when; number and day are the registry's to fill.

    A letter says under its number what it is `about`; a paper that the system gives has its `code` instead of
    number and symbol.
    """

    parent: str
    issuer: str
    symbol: str
    place: str
    month: int
    year: int
    day: int | None = None
    number: str = ""
    about: str = ""
    code: str = ""


@dataclass(frozen=True)
class Signature:
    """The block at the lower right: authority and office in capitals, the name below the signature."""

    titles: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Photo:
    """One photo of an annex. `file_url` is for the PDF, `page_url` for the browser; both empty when lost."""

    caption: str
    file_url: str = ""
    page_url: str = ""


@dataclass(frozen=True)
class Paper:
    """What frames every paper, whatever it says."""

    letterhead: Letterhead
    kind: str
    subject: str
    addressees: tuple[str, ...]
    bases: tuple[str, ...]
    closing: str
    recipients: tuple[str, ...]
    signature: Signature
    illustrative: bool = False


# --- the summary report of a round --------------------------------------------------------------


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
    """One bar of the chart: how many shortcomings in one domain."""

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
class RoundReport(Paper):
    """The summary report of one round, ready to be shown."""

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
    def photo_annex(self) -> str:
        """The number of the photo annex, which comes after the annex of shortcomings when there is one."""
        return "II" if self.shortcomings else "I"

    @property
    def has_dossiers(self) -> bool:
        return self.total.to_settle is not None or self.total.late is not None


# --- the letter to a unit that owes something ---------------------------------------------------


@dataclass(frozen=True)
class ChasedDemand:
    """One line of the letter: the shortcoming, what must be done, what is awaited and since when.

    `days_late` are calendar days after the last day; None when that has not passed.
    """

    number: str
    title: str
    demand: str
    awaited: str
    deadline: str
    is_extended: bool = False
    days_late: int | None = None


@dataclass(frozen=True)
class ReminderLetter(Paper):
    """The letter to one unit, ready to be shown."""

    opening: str = ""
    items: tuple[ChasedDemand, ...] = ()
    lead: str = ""
    requests: tuple[str, ...] = ()


# --- the receipt for what a unit sent -----------------------------------------------------------


@dataclass(frozen=True)
class ReceivedItem:
    """One demand that the paper of the unit speaks of; `days_late` are calendar days, None when in time."""

    number: str
    title: str
    deadline: str
    turn: int
    days_late: int | None = None


@dataclass(frozen=True)
class ReceivedFile:
    """One file as it was kept: `of` is the number of the finding it came with, empty for the whole paper."""

    name: str
    size: int
    sha256: str
    of: str = ""


@dataclass(frozen=True)
class Receipt(Paper):
    """What was received from one unit; nobody signs it."""

    opening: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    items: tuple[ReceivedItem, ...] = ()
    files: tuple[ReceivedFile, ...] = ()
    notes: tuple[str, ...] = ()


def _add(a, b):
    """The sum of two figures; a figure that nobody gave adds nothing."""
    return b if a is None else a if b is None else a + b
