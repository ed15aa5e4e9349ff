"""What is to be chased today, unit by unit: what each owes, who was told of it, and whom to call."""

from dataclasses import dataclass

import django_filters
from django.db.models import Case, Count, F, Min, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.lists import FilterSet, SearchFilter
from findings.models import Demand
from findings.models.demands import SOON, is_past
from findings.workflow import PLAN_OWED_STATES
from inspections.models import Round
from units.models import Unit

from .chasing import People
from .messages import message_to_copy
from .models import Reminder


def to_chase(user):
    """Demands of the agency of `user` that are overdue, due within a week, or owed by a unit that ended."""
    today = timezone.localdate()
    demands = Demand.objects.visible_to(user).owed()
    if not user.is_leader:
        demands = demands.filter(finding__visit__round__plan__agency__in=user.unit_ids)
    plan = Q(state__in=PLAN_OWED_STATES, plan_due_on__lte=today + SOON)
    return demands.filter(Q(due_on__lte=today + SOON) | plan | Q(unit__valid_to__lt=today))


def by_unit(demands):
    """One row per unit: how much it owes and how much of it is overdue, the worst first; one query."""
    today = timezone.localdate()
    plan = Q(state__in=PLAN_OWED_STATES, plan_due_on__isnull=False)
    late = is_past("due_on", today) | (plan & is_past("plan_due_on", today))
    rows = demands.order_by().values("unit")
    return rows.annotate(
        owed=Count("pk"),
        overdue=Count("pk", filter=late),
        first=Min(Case(When(plan, then=F("plan_due_on")), default=F("due_on"))),
    ).order_by("-overdue", "first", "unit")


class ChaseFilter(FilterSet):
    q = SearchFilter(through="unit")
    round = django_filters.ModelChoiceFilter(
        label=_("Round"),
        field_name="finding__visit__round",
        to_field_name="code",
        queryset=lambda request: Round.objects.visible_to(request.user),
        empty_label=_("All rounds"),
    )

    class Meta(FilterSet.Meta):
        model = Demand
        fields = []

    @property
    def qs(self):
        return by_unit(super().qs)


@dataclass(frozen=True)
class UnitToChase:
    """One unit of the list with its demands, the people who answer for it, and what they were told last."""

    unit: Unit
    owed: int
    overdue: int
    demands: list[Demand]
    people: list
    reminders: list[Reminder]
    message: str

    @property
    def awaits_successor(self) -> bool:
        return any(demand.awaits_successor for demand in self.demands)


def units_to_chase(rows, demands) -> list[UnitToChase]:
    """The rows of one page in full; the queries do not grow with them."""
    rows = list(rows)
    ids = [row["unit"] for row in rows]
    units, people = Unit.objects.in_bulk(ids), People()
    owed = demands.filter(unit__in=ids).select_related("unit", "finding__conclusion")
    of_unit = {pk: [] for pk in ids}
    for demand in sorted(owed, key=lambda demand: (demand.next_due_on, demand.pk)):
        of_unit[demand.unit_id].append(demand)
    told = _last_told(owed)
    return [_in_full(row, units[row["unit"]], of_unit[row["unit"]], people, told) for row in rows]


def _in_full(row, unit, demands, people, told) -> UnitToChase:
    conclusions = dict.fromkeys(demand.finding.conclusion for demand in demands)
    addresses = [conclusion.get_absolute_url() for conclusion in conclusions]
    return UnitToChase(
        unit=unit,
        owed=row["owed"],
        overdue=row["overdue"],
        demands=demands,
        people=people.of_unit[unit.pk],
        reminders=_of_people(told, demands),
        message=message_to_copy(unit, demands, addresses),
    )


def _last_told(demands) -> dict[int, list[Reminder]]:
    """By demand the reminders of the people of units, the latest first."""
    rows = Reminder.objects.filter(demand__in=demands.values("pk"), person__role="unit_officer")
    told = {}
    for reminder in rows.select_related("digest", "person").order_by("-digest__created_at", "-pk"):
        told.setdefault(reminder.demand_id, []).append(reminder)
    return told


def _of_people(told, demands) -> list[Reminder]:
    """The latest reminder of each person about any of the demands."""
    latest = {}
    for demand in demands:
        for reminder in told.get(demand.pk, []):
            before = latest.get(reminder.person_id)
            if before is None or before.digest.created_at < reminder.digest.created_at:
                latest[reminder.person_id] = reminder
    return list(latest.values())
