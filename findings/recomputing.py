"""What a changed holiday calendar would make of the deadlines that stand, before anything moves.

Only what is still owed counts, and only what nobody has moved by hand: an extension or a pause was decided by
a person and stays. Consultations are over within days and are left alone.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import OuterRef, Subquery

from core.workdays import Calendar

from . import permissions
from .models import DeadlineChange, Demand

# As many as one page shows and one press of the button moves; the others follow on the next page.
MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Difference:
    """One demand whose last days the calendar gives otherwise than they stand."""

    demand: Demand
    due_on: date
    plan_due_on: date | None
    calendar: Calendar

    @property
    def why(self) -> str:
        """How the new day comes about; that of the plan where it alone moves."""
        if self.moves_report or not self.moves_plan:
            return self.demand.explain(self.calendar)
        conclusion = self.demand.finding.conclusion
        return conclusion.plan_term.explain(conclusion.date, self.calendar)

    @property
    def key(self) -> str:
        """What is ticked: the demand with the days that were shown."""
        return f"{self.demand.pk}|{self.due_on}|{self.plan_due_on or ''}"

    @property
    def moves_report(self) -> bool:
        return self.due_on != self.demand.due_on

    @property
    def moves_plan(self) -> bool:
        return self.plan_due_on != self.demand.plan_due_on

    def carry_out(self, *, by, reason):
        self.demand.recompute(by=by, to=self.due_on, plan_to=self.plan_due_on, reason=reason)


class Recomputing:
    """The differences of the demands that `user` may recompute; two queries, whatever their number."""

    def __init__(self, user):
        self.user, self.calendar = user, Calendar.load()

    @cached_property
    def demands(self) -> list[Demand]:
        """With the day that the calendar had given before a person moved it, as `counted_as`."""
        by_hand = DeadlineChange.objects.filter(demand=OuterRef("pk")).exclude(
            kind=DeadlineChange.Kind.RECOMPUTED
        )
        rows = (
            Demand.objects.owed()
            .visible_to(self.user)
            .select_related("unit", "finding__conclusion", "finding__visit__round__plan")
        )
        rows = rows.annotate(counted_as=Subquery(by_hand.order_by("pk").values("old")[:1]))
        return [row for row in rows.order_by("due_on", "pk") if permissions.can_recompute(self.user, row)]

    @cached_property
    def _computed(self) -> list[tuple[Demand, tuple[date, date | None]]]:
        """Each demand with the last days that the calendar gives."""
        return [(demand, demand.computed_days(self.calendar)) for demand in self.demands]

    @cached_property
    def differences(self) -> list[Difference]:
        """What would move, the nearest deadline first."""
        return [
            Difference(demand, *days, self.calendar)
            for demand, days in self._computed
            if demand.counted_as is None and days != (demand.due_on, demand.plan_due_on)
        ]

    @cached_property
    def left_alone(self) -> list[Difference]:
        """What would have moved, had nobody moved it by hand; its days are those that the calendar gives."""
        return [
            Difference(demand, *days, self.calendar)
            for demand, days in self._computed
            if demand.counted_as not in {None, days[0]}
        ]
