"""The PAR-index item “handled what inspections found”: how many points a year earns.

No decree in force could be read for it: the rule is the one that provincial sets of criteria usually carry,
and what differs between them is a setting (PAR_HANDLED).
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.conf import settings

from findings.remediation import Ratio, Remediation, remediation_by
from inspections.models import Visit
from inspections.workflow import VisitState

_CENT = Decimal("0.01")


@dataclass(frozen=True)
class HandledRule:
    """Most points, the share from which points are given at all, and what a year without findings earns."""

    max_points: Decimal
    threshold: int  # percent
    full_without_findings: bool

    @classmethod
    def of_office(cls) -> "HandledRule":
        """As the office has set it."""
        return cls(**settings.PAR_HANDLED)

    def points(self, found: int, handled: int) -> Decimal | None:
        """Points for `handled` of `found` shortcomings, to two decimals; None where it is not assessed.

        All handled: full points; from the threshold on in proportion; below it none.
        """
        if not 0 <= handled <= found:
            raise ValueError("no more can be handled than was found")
        if not found:
            return self.max_points if self.full_without_findings else None
        if 100 * handled < self.threshold * found:
            return Decimal("0.00")
        return (self.max_points * handled / found).quantize(_CENT, ROUND_HALF_UP)


@dataclass(frozen=True)
class HandledItem:
    """The item for one year or one round: a found, b of them handled, and its points."""

    found: int
    handled: int
    rule: HandledRule

    @property
    def ratio(self) -> Ratio:
        return Ratio(self.handled, self.found)

    @property
    def points(self) -> Decimal | None:
        return self.rule.points(self.found, self.handled)

    @classmethod
    def of(cls, mending: Remediation) -> "HandledItem":
        """A shortcoming concluded with a demand is a demand in force."""
        return cls(mending.total, mending.handled, HandledRule.of_office())


def handled_by_year(demands, user) -> list[tuple[int, HandledItem]]:
    """The item of every year with a concluded visit that `user` sees, the latest first; two queries."""
    found = remediation_by("finding__visit__round__plan__year", demands.in_force())
    concluded = Visit.objects.visible_to(user).filter(state=VisitState.CONCLUDED).order_by()
    years = {*found, *concluded.values_list("round__plan__year", flat=True).distinct()}
    return [(year, HandledItem.of(found.get(year, Remediation()))) for year in sorted(years, reverse=True)]
