"""How far demands are fixed, and how many in time: always as so many of so many, each group in one query."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Q
from django.utils import timezone

from .models.demands import came_in_time, is_past, term_is_over
from .workflow import FIXED_STATES, OWED_STATES, PLAN_OWED_STATES, TO_JUDGE_STATES, FindingState


@dataclass(frozen=True)
class Ratio:
    """So many of so many; a share is never told without them."""

    n: int
    of: int

    @property
    def percent(self) -> Decimal | None:
        """None where there is nothing to have a share of."""
        return Decimal(100 * self.n) / self.of if self.of else None


@dataclass(frozen=True)
class Remediation:
    """Counts of demands in force, those of withdrawn findings left out.

    `term_over` are accepted or past their last day, `on_time` the accepted ones whose report had come by
    then; `handled` are accepted or formally proposed for handling. `expected` are not in force: no
    conclusion has started their clock yet.
    """

    total: int = 0
    fixed: int = 0
    term_over: int = 0
    on_time: int = 0
    plans_asked: int = 0
    plans_sent: int = 0
    to_judge: int = 0
    overdue: int = 0
    handled: int = 0
    expected: int = 0

    @property
    def unfixed(self) -> int:
        """Not accepted yet, whether the unit or the agency has to act next."""
        return self.total - self.fixed

    @property
    def fixed_share(self) -> Ratio:
        return Ratio(self.fixed, self.total)

    @property
    def on_time_share(self) -> Ratio:
        return Ratio(self.on_time, self.term_over)

    @property
    def plan_share(self) -> Ratio:
        return Ratio(self.plans_sent, self.plans_asked)


def counts(today: date) -> dict[str, Count]:
    """The fields of Remediation as aggregates over demands."""
    in_force = Q(due_on__isnull=False, finding__state=FindingState.CONCLUDED)
    fixed, asked = Q(state__in=FIXED_STATES), Q(plan_due_on__isnull=False)
    conditions = {
        "total": Q(),
        "fixed": fixed,
        "term_over": term_is_over(today),
        "on_time": fixed & came_in_time(),
        "plans_asked": asked,
        "plans_sent": asked & ~Q(state__in=PLAN_OWED_STATES),
        "to_judge": Q(state__in=TO_JUDGE_STATES),
        "overdue": Q(state__in=OWED_STATES) & is_past("due_on", today),
        "handled": fixed | Q(proposal__isnull=False),
    }
    drafted = Q(due_on=None) & ~Q(finding__state=FindingState.WITHDRAWN)
    counted = {name: Count("pk", filter=in_force & condition) for name, condition in conditions.items()}
    return counted | {"expected": Count("pk", filter=drafted)}


def remediation(demands) -> Remediation:
    """The state of `demands`, in one query."""
    return Remediation(**demands.aggregate(**counts(timezone.localdate())))


def remediation_by(field: str, demands) -> dict[object, Remediation]:
    """The same for each value of `field`, a path from the demand; in one query."""
    rows = demands.order_by().values(key=F(field)).annotate(**counts(timezone.localdate()))
    return {row.pop("key"): Remediation(**row) for row in rows}


def by_unit(demands):
    """A row per unit that answers now, with the fields of Remediation; those with the most overdue first."""
    rows = demands.in_force().order_by().values("unit", "unit__body_name", "unit__valid_to")
    return rows.annotate(**counts(timezone.localdate())).order_by("-overdue", "unit__sort_key", "unit")
