"""The numbers of rounds as one person may know them: of the visits that this person sees, and no others."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q
from django.utils import timezone

from core.workdays import Calendar
from findings.models import Demand, Finding
from inspections.models import Domain, Round, Visit
from inspections.permissions import can_see_answers
from inspections.progress import progress_of
from inspections.workflow import INSPECTED_STATES, VisitState


@dataclass(frozen=True)
class VisitLine:
    """One visit in a list: how far its answers are, and what it found as far as the reader may know."""

    visit: Visit
    asked: int
    answered: int
    share: Decimal | None
    found: Counter
    open_answers: bool
    under_parent: bool = False

    @property
    def shortcomings(self) -> int:
        return self.found.total()

    @property
    def is_late(self) -> bool:
        """Still planned although its day is over."""
        return self.visit.state == VisitState.PLANNED and self.visit.date < timezone.localdate()


def visit_lines(visits, user) -> list[VisitLine]:
    """A line per visit in the order given; the queries do not grow with the visits."""
    visits = list(visits)
    progress, found = progress_of(visits), shortcomings_of(visits, user)
    ids = {visit.pk for visit in visits}
    lines = []
    for visit in visits:
        here = progress[visit.pk]
        may_read = bool(can_see_answers(user, visit))
        lines.append(
            VisitLine(
                visit=visit,
                asked=here.asked,
                answered=here.answered,
                share=here.share.percent if may_read and visit.state != VisitState.PLANNED else None,
                found=found[visit.pk],
                open_answers=may_read,
                under_parent=visit.parent_id in ids,
            )
        )
    return lines


def rounds_with_counts(user):
    """The rounds that `user` sees, the latest first, with their visits seen: all, done and concluded."""
    seen = Q(visits__in=Visit.objects.visible_to(user))
    states = {
        "visit_count": Q(),
        "done_count": Q(visits__state__in=INSPECTED_STATES),
        "concluded_count": Q(visits__state=VisitState.CONCLUDED),
    }
    counts = {name: Count("visits", filter=seen & states[name], distinct=True) for name in states}
    return Round.objects.visible_to(user).annotate(**counts).order_by("-period_start", "code")


def with_people(visits):
    """Visits with all that a line needs about unit, team and members."""
    return visits.select_related("unit__parent__parent", "team", "round__plan").prefetch_related(
        "team__members__user", "members"
    )


def shortcomings_of(visits, user) -> dict[int, Counter]:
    """Per visit: the shortcomings that stand and that `user` sees, by domain."""
    counts = {visit.pk: Counter() for visit in visits}
    seen = Finding.objects.visible_to(user).standing().shortcomings().filter(visit__in=counts)
    for visit, domain in seen.values_list("visit", "domain").order_by():
        counts[visit][domain] += 1
    return counts


def by_domain(lines) -> Counter:
    """Shortcomings of all seven domains over the visits of `lines`, those with none as 0."""
    total = Counter(dict.fromkeys(Domain.values, 0))
    for line in lines:
        total.update(line.found)
    return total


def demands_of(visits, user):
    return Demand.objects.visible_to(user).filter(finding__visit__in=[visit.pk for visit in visits])


def with_days_left(demands) -> list[tuple[Demand, int]]:
    """[(demand, working days to its last day as its clock stands), …]; negative when it has passed."""
    demands = list(demands)
    if not demands:
        return []
    calendar = Calendar.load()
    return [(demand, calendar.working_days_between(demand.clock_day, demand.due_on)) for demand in demands]
