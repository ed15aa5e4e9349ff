"""What is packed: a round or one visit, and which rows belong to it."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from findings.models import Conclusion, Submission, SubmissionItem
from inspections.models import Round, TeamMember, Visit
from inspections.workflow import RoundState, VisitState

from .. import permissions
from ..chain import Kind
from ..models import Document
from ..visibility import SENT_TO_THE_INSPECTED

LEFT_THE_OFFICE = Q(issued_on__isnull=False)


@dataclass(frozen=True)
class Scope:
    """A round, or one visit of it, as conditions on everything that belongs to it.

    The box of a visit is also given to the head of its team: it holds no letters and receipts, which are
    between the two offices, and no papers besides the minutes before they have left the office.
    """

    round: Round
    visit: Visit | None = None

    @classmethod
    def of(cls, thing: Round | Visit) -> "Scope":
        return cls(thing.round, thing) if isinstance(thing, Visit) else cls(thing)

    @classmethod
    def find(cls, kind: str, pk: int) -> "Scope":
        """The scope by what a background job was told; see `kind`."""
        if kind == "visit":
            return cls.of(Visit.objects.with_surroundings().get(pk=pk))
        return cls(Round.objects.select_related("plan__agency").get(pk=pk))

    @property
    def thing(self) -> Round | Visit:
        return self.visit or self.round

    @property
    def kind(self) -> str:
        return "visit" if self.visit else "round"

    @property
    def job_key(self) -> str:
        return f"box-{self.kind}-{self.thing.pk}"

    @property
    def url(self) -> str:
        """The page of the box."""
        if self.visit:
            return reverse("reports:visit_box", args=[self.visit.pk])
        return reverse("reports:round_box", args=[self.round.code])

    # What belongs to it

    def visits(self):
        visits = Visit.objects.filter(round=self.round)
        return visits.filter(pk=self.visit.pk) if self.visit else visits

    def documents(self):
        """The papers, each once however many of its visits and demands belong here."""
        told = self._told_of_visit() if self.visit else self._told_of_round()
        return Document.objects.filter(pk__in=Document._base_manager.filter(told).values("pk"))

    def _told_of_round(self) -> Q:
        about = Q(round=self.round) | Q(team__round=self.round) | Q(visit__round=self.round)
        about |= Q(kind=Kind.PLAN, plan=self.round.plan_id) | Q(visits__round=self.round)
        between_offices = Q(submission__conclusion__round=self.round)
        between_offices |= Q(demands__finding__visit__round=self.round)
        return about | between_offices

    def _told_of_visit(self) -> Q:
        of_round = Q(round=self.round, kind__in=SENT_TO_THE_INSPECTED)
        told = of_round | Q(team=self.visit.team_id) | Q(visits=self.visit)
        return Q(visit=self.visit) | told & LEFT_THE_OFFICE

    def conclusions(self):
        conclusions = Conclusion.objects.filter(round=self.round)
        return conclusions.filter(concluded_visits__visit=self.visit) if self.visit else conclusions

    def items(self):
        """What the units said about the demands, plan or report, one row a demand."""
        return SubmissionItem.objects.filter(demand__finding__visit__in=self.visits())

    def submissions(self):
        return Submission.objects.filter(pk__in=self.items().values("submission"))


def packable(user) -> list[Scope]:
    """What this person may pack: rounds that have begun, then visits led by the person; the latest first."""
    if user.is_unit_officer or user.is_administrator or user.is_viewer:
        return []
    rounds = Round.objects.visible_to(user).exclude(state=RoundState.PREPARING).select_related("plan")
    led = Visit.objects.filter(team__members__user=user, team__members__role=TeamMember.Role.HEAD)
    led = led.visible_to(user).exclude(state=VisitState.PLANNED).with_surroundings().with_seat_of(user)
    things = [*rounds.order_by("-period_start", "-pk"), *led.order_by("-date", "-pk")]
    return [Scope.of(thing) for thing in things if permissions.can_pack(user, thing)]
