"""What units owe by a day: plans, reports, comments, self-reports, and demands that wait for a successor."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q
from django.urls import reverse

from findings.models import Consultation, Demand
from inspections.models import SelfReport, Visit
from units.models import Unit

from .models import AccessLink, Reminder, RequestKind
from .models.asked import fields_of
from .models.reminders import Step


@dataclass(frozen=True)
class Owed:
    """One thing that one unit owes by `due_on`; for a demand without a successor, the day its unit ended."""

    step: Step
    thing: Demand | Consultation | SelfReport
    unit: Unit
    visit: Visit
    due_on: date

    @property
    def agency_id(self) -> int:
        return self.visit.round.plan.agency_id

    @property
    def title(self) -> str:
        """What it is about, in one line."""
        return self.thing.finding.title if isinstance(self.thing, Demand) else self.visit.round.name

    @property
    def field(self) -> str:
        """The field of a Reminder that holds such a thing."""
        return {Step.COMMENTS: "consultation", Step.SELF_REPORT: "self_report"}.get(self.step, "demand")

    def days_late(self, today: date) -> int:
        """Calendar days after the last day; negative before it."""
        return (today - self.due_on).days

    def url_for(self, person) -> str:
        """The page on which `person` can act on it."""
        if self.step == Step.SUCCESSOR:
            return reverse("findings:hand_over", args=[self.thing.finding.number])
        if person.is_contact:
            return self._link_of(person)
        if person.is_unit_officer and isinstance(self.thing, Demand):
            return reverse("portal:submit", args=[self.thing.finding.conclusion_id, self.unit.pk, self.step])
        return self.thing.get_absolute_url()

    @property
    def request(self) -> dict:
        """The request under which the unit answers it, as an AccessLink names it."""
        if isinstance(self.thing, Demand):
            return fields_of(RequestKind.CONCLUSION, self.thing.finding.conclusion_id)
        kind = RequestKind.COMMENTS if self.step == Step.COMMENTS else RequestKind.SELF_REPORT
        return fields_of(kind, self.visit.pk)

    def _link_of(self, contact) -> str:
        """The signed link by which a contact comes to it; they have no other way in."""
        link = AccessLink.objects.valid().filter(user=contact, **self.request).first()
        return reverse("portal:open_link", args=[link.token]) if link else "/"

    def remind(self, digest, stage: int) -> Reminder:
        """An unsaved row that says so to the person of `digest`."""
        words = {self.field: self.thing, "step": self.step, "stage": stage, "due_on": self.due_on}
        return Reminder(digest=digest, person=digest.person, unit=self.unit, **words)


@dataclass(frozen=True)
class Scope:
    """Whose things are asked for: all by default; of the agencies, units and round that are given."""

    agencies: frozenset[int] | None = None
    units: frozenset[int] | None = None
    round_code: str = ""

    @classmethod
    def of(cls, user, **words) -> "Scope":
        """What `user` chases: an officer what is owed to the own agency, a leader everything."""
        return cls(agencies=None if user.is_leader else user.unit_ids, **words)

    def within(self, units: frozenset[int]) -> "Scope":
        """The same, of these units only."""
        return replace(self, units=units)

    def condition(self, visit: str, unit: str) -> Q:
        """For rows that lead to their visit and unit by these names."""
        which = Q()
        if self.agencies is not None:
            which &= Q(**{f"{visit}__round__plan__agency__in": self.agencies})
        if self.units is not None:
            which &= Q(**{f"{unit}__in": self.units})
        if self.round_code:
            which &= Q(**{f"{visit}__round__code": self.round_code})
        return which

    def demands(self):
        return Demand.objects.owed().filter(self.condition("finding__visit", "unit"))

    def consultations(self):
        return Consultation.objects.awaiting().filter(self.condition("visit", "visit__unit"))

    def self_reports(self):
        return SelfReport.objects.awaited().filter(self.condition("visit", "visit__unit"))


def owed_things(today: date, scope: Scope | None = None) -> list[Owed]:
    """All that is owed on `today`, by the nearest day; three queries."""
    scope = scope or Scope()
    things = _of_demands(scope.demands(), today)
    for step, rows in ((Step.COMMENTS, scope.consultations()), (Step.SELF_REPORT, scope.self_reports())):
        rows = rows.select_related("visit__unit", "visit__round__plan")
        things += [Owed(step, row, row.visit.unit, row.visit, row.due_on) for row in rows]
    return sorted(things, key=lambda owed: (owed.due_on, owed.step, owed.thing.pk))


def _of_demands(demands, today) -> list[Owed]:
    demands = demands.select_related("unit", "finding__visit__round__plan")
    return [owed for demand in demands for owed in _of_demand(demand, today)]


def _of_demand(demand, today):
    """Plan and report; only the report once its own day has passed, only a successor where there is none."""
    visit, unit = demand.finding.visit, demand.unit
    if unit.has_ended(today):
        return [Owed(Step.SUCCESSOR, demand, unit, visit, unit.valid_to)]
    owed = [Owed(Step.REPORT, demand, unit, visit, demand.due_on)]
    if demand.is_plan_owed and today <= demand.due_on:
        owed.append(Owed(Step.PLAN, demand, unit, visit, demand.plan_due_on))
    return owed
