"""One unit through the years: under which names, what visits found there, and what was put right."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from findings.models import Demand, Finding
from findings.recurring import mark_recurring
from findings.remediation import Remediation, remediation_by
from inspections.models import Visit
from units.models import Unit, UnitSuccession

from .figures import VisitLine, visit_lines, with_people


@dataclass(frozen=True)
class Change:
    """One day in the life of a unit: what it was, what it became, and by which document."""

    day: date
    kind: str
    olds: list[Unit]
    news: list[Unit]
    legal_basis: str
    certainties: set[str]


@dataclass
class Year:
    """The figures of one year: visits, what they found, and how far it was put right.

    `recurring` are shortcomings found there before; `names` are those under which the unit was visited.
    """

    year: int
    visits: int = 0
    shortcomings: int = 0
    recurring: int = 0
    mending: Remediation = Remediation()
    names: list[str] = field(default_factory=list)
    shares: list[Decimal] = field(default_factory=list)

    @property
    def share(self) -> Decimal | None:
        """The mean over the visits of the year whose answers are open."""
        return sum(self.shares) / len(self.shares) if self.shares else None


class UnitYears:
    """What `user` may know of `unit` and of all that it came from."""

    def __init__(self, unit: Unit, user):
        self.unit, self.user = unit, user
        self.line = unit.lineage()
        self.lines: list[VisitLine] = visit_lines(self._visits(), user)
        self.findings = list(self._findings())

    def _visits(self):
        visits = Visit.objects.visible_to(self.user).filter(unit__in=self.line)
        return with_people(visits).order_by("-date", "-pk")

    def _findings(self):
        seen = Finding.objects.visible_to(self.user).standing().filter(unit__in=self.line)
        return seen.select_related("visit", "unit", "criterion", "demand__unit").order_by(
            "-visit__date", "-pk"
        )

    @property
    def shortcomings(self):
        return [finding for finding in self.findings if finding.is_shortcoming]

    def open_demands(self) -> list[Demand]:
        """What the unit still owes, the oldest day first; those handed over from other units too."""
        seen = Demand.objects.visible_to(self.user).owed().filter(unit__in=self.line)
        return list(seen.select_related("finding", "unit").order_by("due_on"))

    def years(self) -> list[Year]:
        """A row per year with a visit or a demand, the latest first."""
        rows: dict[int, Year] = {}
        for line in self.lines:
            row = rows.setdefault(line.visit.date.year, Year(line.visit.date.year))
            row.visits += 1
            row.shares += [line.share] if line.share is not None else []
            row.names += [] if line.visit.body_name in row.names else [line.visit.body_name]
        for finding in mark_recurring(self.shortcomings, self.user.successions):
            row = rows.setdefault(finding.visit.date.year, Year(finding.visit.date.year))
            row.shortcomings += 1
            row.recurring += finding.first_found_on is not None
        for year, mending in self._mending().items():
            rows.setdefault(year, Year(year)).mending = mending
        return sorted(rows.values(), key=lambda row: -row.year)

    def _mending(self) -> dict[int, Remediation]:
        """What the unit answers for now, by the year of the visit that found it."""
        demands = Demand.objects.visible_to(self.user).in_force().filter(unit__in=self.line)
        return remediation_by("finding__visit__date__year", demands)


def changes_of(unit: Unit) -> list[Change]:
    """Every change in which the unit or one of its kin took part, oldest first."""
    kin = unit.kin()
    rows = UnitSuccession.objects.filter(old__in=kin) | UnitSuccession.objects.filter(new__in=kin)
    rows = rows.select_related("old", "new").order_by("effective", "pk").distinct()
    told: dict[tuple, list] = defaultdict(list)
    for row in rows:
        told[row.effective, row.get_kind_display(), row.legal_basis].append(row)
    return [_change(*key, rows) for key, rows in told.items()]


def _change(day, kind, legal_basis, rows) -> Change:
    return Change(
        day=day,
        kind=kind,
        olds=_once(row.old for row in rows),
        news=_once(row.new for row in rows if row.new),
        legal_basis=legal_basis,
        certainties={row.certainty for row in rows},
    )


def _once(units) -> list[Unit]:
    return list(dict.fromkeys(units))
