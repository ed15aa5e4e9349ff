"""Which shortcomings were found before: the same criterion at the same unit, or at what it came from.

What counts is what was concluded on an earlier visit and still stands; a finding that was withdrawn, or that
nobody has concluded, was never told to the unit. Codes are compared, since each edition of the checklist has
rows of its own. `successions` are the pairs of `User.successions`, where they were read already.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min

from units.models.successions import succession_pairs

from .models import Finding


def found_before(unit, day: date, successions=None):
    """Shortcomings concluded at `unit`, or at what it came from, on visits before `day`, the latest first.

    Whoever works on a visit reads them, whichever team wrote them down.
    """
    rows = Finding.objects.concluded_at(unit, successions).shortcomings().filter(visit__date__lt=day)
    return rows.select_related("criterion", "visit", "demand__unit")


def found_before_by_criterion(visit, criteria, successions=None) -> list[tuple]:
    """(criterion, what was found about it here before) for those of `criteria` that have such a past.

    The latest stands first. One query.
    """
    asked = {criterion.code: criterion for criterion in criteria}
    rows = found_before(visit.unit, visit.date, successions).filter(criterion__code__in=asked)
    found: dict[str, list[Finding]] = {}
    for finding in rows:
        found.setdefault(finding.criterion.code, []).append(finding)
    return [(criterion, found[code]) for code, criterion in asked.items() if code in found]


def earlier_of(finding: Finding, successions=None):
    """The shortcomings that `finding` repeats; none for what is no shortcoming or has no criterion."""
    if not finding.is_shortcoming or finding.criterion is None:
        return Finding.objects.none()
    rows = found_before(finding.unit, finding.visit.date, successions)
    return rows.filter(criterion__code=finding.criterion.code)


def mark_recurring(findings: Iterable[Finding], successions=None) -> list[Finding]:
    """Give each finding `first_found_on`, the day on which its like was found first, None where it is new.

    One query whatever their number; the findings come with visit, unit and criterion.
    """
    findings = list(findings)
    asked = [finding for finding in findings if finding.is_shortcoming and finding.criterion]
    first = _first_days(asked, successions) if asked else {}
    for finding in findings:
        code = finding.criterion.code if finding.criterion else ""
        day = first.get((finding.unit_id, code)) if finding.is_shortcoming else None
        finding.first_found_on = day if day and day < finding.visit.date else None
    return findings


def _first_days(findings: list[Finding], successions) -> dict[tuple[int, str], date]:
    """(unit, code) → the day of the first visit that it was concluded of, there or at what it came from."""
    pairs = succession_pairs() if successions is None else successions
    lines = {finding.unit: finding.unit.lineage(pairs) for finding in findings}
    codes = {finding.criterion.code for finding in findings}
    rows = Finding.objects.shortcomings().filter(
        state="concluded", unit__in=set().union(*lines.values()), criterion__code__in=codes
    )
    rows = rows.order_by().values_list("unit_id", "criterion__code").annotate(Min("visit__date"))
    days = {(unit, code): day for unit, code, day in rows}
    first = {}
    for unit, line in lines.items():
        for code in codes:
            found = [days[each, code] for each in line if (each, code) in days]
            if found:
                first[unit.pk, code] = min(found)
    return first


@dataclass(frozen=True)
class Recurring:
    """Of the shortcomings of a round, those found before."""

    findings: list[Finding]
    total: int

    @property
    def count(self) -> int:
        return len(self.findings)


def recurring_in(round_, user) -> Recurring:
    """What `user` may see of it; two queries, and one for the successions unless `user` has read them."""
    rows = Finding.objects.visible_to(user).standing().shortcomings().filter(visit__round=round_)
    rows = rows.select_related("visit", "unit", "criterion").order_by("unit__sort_key", "number")
    marked = mark_recurring(rows, user.successions)
    return Recurring([finding for finding in marked if finding.first_found_on], len(marked))
