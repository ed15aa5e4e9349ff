"""The units that are to be chased today: what each owes, who was told, whom to telephone."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, DateField, F, Max, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Least
from django.utils.functional import cached_property

from findings.models.demands import SOON
from findings.workflow import PLAN_OWED_STATES
from units.models import Unit, User

from .messages import text_to_copy, when_due
from .models import Reminder
from .models.reminders import Step
from .owing import Owed, Scope, owed_things
from .people import People

NEVER = date.max


def units_to_chase(today: date, scope: Scope):
    """Units that owe something late, soon, or without a successor; those with the oldest last day first."""
    demands = scope.demands().annotate(next_on=_next_day(today))
    days = [
        _earliest(demands, "unit", "next_on"),
        _earliest(scope.consultations(), "visit__unit", "due_on"),
        _earliest(scope.self_reports(), "visit__unit", "due_on"),
    ]
    units = Unit.objects.annotate(urgent_on=Least(*days)).filter(urgent_on__lte=today + SOON)
    return units.order_by("urgent_on", "sort_key", "pk")


def _next_day(today: date):
    """The nearest day of a demand: as _of_demand in owing.py counts it, in the database."""
    return Case(
        When(unit__valid_to__lt=today, then=F("unit__valid_to")),
        When(
            Q(state__in=PLAN_OWED_STATES, plan_due_on__isnull=False, due_on__gte=today),
            then=Least(F("plan_due_on"), F("due_on")),
        ),
        default=F("due_on"),
        output_field=DateField(),
    )


def _earliest(rows, unit: str, field: str):
    """The first day among the rows of a unit, far away where there is none."""
    of_unit = rows.filter(**{unit: OuterRef("pk")}).order_by().values(unit)
    first = Subquery(of_unit.annotate(first=Min(field)).values("first"), output_field=DateField())
    return Coalesce(first, Value(NEVER), output_field=DateField())


@dataclass
class ToChase:
    """One unit on the page of what is to be chased."""

    unit: Unit
    today: date
    things: list[Owed]
    told: list[Reminder]
    people: list[User]

    @cached_property
    def late(self) -> list[Owed]:
        return [owed for owed in self._running if owed.due_on < self.today]

    @cached_property
    def soon(self) -> list[Owed]:
        return [owed for owed in self._running if self.today <= owed.due_on <= self.today + SOON]

    @cached_property
    def awaiting(self) -> list[Owed]:
        return [owed for owed in self.things if owed.step == Step.SUCCESSOR]

    @cached_property
    def _running(self) -> list[Owed]:
        return [owed for owed in self.things if owed.step != Step.SUCCESSOR]

    @property
    def days_late(self) -> int:
        """Of what has been late longest; nothing is late without a successor, whose clock stands still."""
        return max((owed.days_late(self.today) for owed in self.late), default=0)

    @cached_property
    def shown(self) -> list[tuple[Owed, str, str]]:
        """What is late, soon or without a successor, with the tone of each and when it is due in words."""
        groups = [(self.late, "bad"), (self.awaiting, "waiting"), (self.soon, "brand")]
        return [(owed, tone, when_due(owed, self.today)) for group, tone in groups for owed in group]

    @cached_property
    def text(self) -> str:
        """To be pasted into a messenger; nobody is written to for a unit that has ended."""
        asked = [*self.late, *self.soon]
        return text_to_copy(self.unit, asked, self.today) if asked else ""


def describe(units, today: date, scope: Scope) -> list[ToChase]:
    """All that the page says about `units`, in as many queries for one unit as for fifty."""
    ids = frozenset(unit.pk for unit in units)
    things = _by_unit(owed_things(today, scope.within(ids)))
    told, people = _told_last(ids, scope), People()
    rows = []
    for unit in units:
        last = list(told.get(unit.pk, {}).values())
        rows.append(ToChase(unit, today, things.get(unit.pk, []), last, people.speaking_for(unit)))
    return rows


def _by_unit(things) -> dict[int, list[Owed]]:
    groups = {}
    for owed in things:
        groups.setdefault(owed.unit.pk, []).append(owed)
    return groups


def _told_last(unit_ids, scope: Scope) -> dict[int, dict[int, Reminder]]:
    """By unit and person: the reminder that went last, with its message."""
    rows = Reminder.objects.filter(unit__in=unit_ids, person__role=User.Role.UNIT_OFFICER)
    if scope.agencies is not None:
        rows = rows.owed_to(scope.agencies)
    last = {}
    latest = rows.values("unit", "person").annotate(last=Max("pk")).values("last")
    for row in Reminder.objects.filter(pk__in=latest).select_related("digest__person", "person"):
        last.setdefault(row.unit_id, {})[row.person_id] = row
    return last
