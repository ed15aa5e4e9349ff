"""The rates of one extract beside those of others: the last one of the unit, its years, the round's units.

Only rates of one and the same formula are compared, and their difference is in percentage points.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from core.formats import DASH, decimal1
from inspections.scoring import ratio_percent

from .models import Axis, DossierCount, Extract
from .rates import FORMULAS, Counts, Formula


@dataclass(frozen=True)
class Rate:
    """One rate by one formula, with its distance from the one it is held against; None where unknown."""

    formula: Formula
    percent: Decimal | None
    points: Decimal | None  # this one less the one compared with, in percentage points

    @property
    def moved(self) -> str:
        """The distance as people say it: “+1,2 points”, or a dash."""
        if self.points is None:
            return DASH
        words = decimal1(abs(self.points))
        sign = "" if words == decimal1(0) else "+" if self.points > 0 else "−"
        return _("%s points") % f"{sign}{words}"


@dataclass(frozen=True)
class Compared:
    """One extract in a row of a comparison."""

    extract: Extract
    counts: Counts
    rates: tuple[Rate, ...]
    is_this: bool

    @property
    def share_late(self) -> Decimal | None:
        """All late in percent of all counted."""
        return ratio_percent(self.counts.all_late, self.counts.counted)


def rates(counts: Counts, against: Counts | None = None) -> tuple[Rate, ...]:
    """Each published rate of `counts`, held against the same of `against`."""
    return tuple(_rate(formula, counts, against) for formula in FORMULAS)


def _rate(formula: Formula, counts: Counts, against: Counts | None) -> Rate:
    percent = formula.percent(counts)
    other = formula.percent(against) if against else None
    known = percent is not None and other is not None
    return Rate(formula, percent, percent - other if known else None)


def compare(this: Extract, others: Iterable[Extract]) -> list[Compared]:
    """Each of the extracts held against `this`; those without a count are left out."""
    base = this.totals.counts if this.totals else None
    return [
        Compared(
            extract=extract,
            counts=extract.totals.counts,
            rates=rates(extract.totals.counts, None if extract.pk == this.pk else base),
            is_this=extract.pk == this.pk,
        )
        for extract in others
        if extract.totals
    ]


def together(extracts: Iterable[Extract]) -> Counts:
    """The dossiers of several extracts as if they were one."""
    return sum((extract.totals.counts for extract in extracts if extract.totals), Counts())


def last_before(this: Extract, extracts: Iterable[Extract]) -> Extract | None:
    """The extract of the unit whose period ended last before that of `this` began."""
    earlier = [each for each in extracts if each.pk != this.pk and each.period_end < this.period_start]
    return max(earlier, key=lambda each: (each.period_end, each.counted_at), default=None)


def one_per_visit(extracts: Sequence[Extract]) -> list[Extract]:
    """Of each visit the one counted last; a list of dossiers goes before a product's summary report."""
    best: dict[int, Extract] = {}
    for extract in sorted(extracts, key=lambda each: (not each.is_summary, each.counted_at)):
        best[extract.visit_id] = extract
    return list(best.values())


def with_totals(extracts: Iterable[Extract]) -> list[Extract]:
    """The extracts with what was counted in all of each; two queries however many there are."""
    found = list(extracts)
    totals = {row.extract_id: row for row in DossierCount.objects.filter(extract__in=found, axis=Axis.ALL)}
    for extract in found:
        extract.totals = totals.get(extract.pk)
    return found


def of_the_unit(this: Extract, user) -> list[Extract]:
    """What was counted of the unit and of all that it came from or became, oldest period first."""
    kin = this.visit.unit.kin(user.successions)
    extracts = Extract.objects.visible_to(user).counted().filter(visit__unit__in=kin)
    return with_totals(extracts.select_related("visit__round").order_by("period_end", "counted_at"))


def of_the_round(this: Extract, user) -> list[Extract]:
    """What was counted on the visits of the same round that `user` may see, one extract each."""
    extracts = Extract.objects.visible_to(user).counted().filter(visit__round=this.visit.round_id)
    return with_totals(one_per_visit(extracts.select_related("visit")))


def worst_first(rows: list[Compared]) -> list[Compared]:
    """By the first formula, the lowest rate first; those without one last."""
    return sorted(rows, key=lambda row: (row.rates[0].percent is None, row.rates[0].percent or 0))
