"""The rows that the papers about a round or one of its teams are built from, before anybody is visited."""

from dataclasses import dataclass
from functools import cached_property

from inspections.models import Criterion, Round, RoundCriterion, Team, TeamMember, Visit
from inspections.models.rounds import ASKED_LEVELS
from inspections.workflow import ANNOUNCED_KINDS
from reports.chain import Kind
from reports.models import Document
from reports.source import PaperSource
from reports.workflow import DocumentState
from units.models import Unit


@dataclass(frozen=True)
class RoundSource(PaperSource):
    """One round, and one of its teams where the paper is about a team. Each property is read once.

    Of its visits it knows those alone that are announced: what is sent out gives no unannounced one away.
    """

    @property
    def team(self) -> Team | None:
        return self.document.team

    @property
    def round(self) -> Round:
        return self.team.round if self.team else self.document.round

    @property
    def plan(self):
        return self.round.plan

    @cached_property
    def visits(self) -> list[Visit]:
        """The announced visits, of the team alone where there is one."""
        announced = Visit.objects.filter(round=self.round, kind__in=ANNOUNCED_KINDS)
        if self.team:
            announced = announced.filter(team=self.team)
        announced = announced.select_related("unit__parent__parent", "team").in_order()
        return list(announced.prefetch_related("team__members__user"))

    @property
    def teams(self) -> list[Team]:
        """The teams that make an announced visit; another one is not named, nor the decision on it."""
        return list({visit.team_id: visit.team for visit in self.visits}.values())

    @cached_property
    def members(self) -> list[TeamMember]:
        """Those of the one team, in their order; guests are no members."""
        seats = self.team.members.exclude(role=TeamMember.Role.GUEST)
        return list(seats.select_related("user__unit"))

    @cached_property
    def levels(self) -> list[str]:
        """The levels that are asked: those to be visited, before that those of the plan, else every one."""
        visited = {visit.asked_level for visit in self.visits} or self._planned_levels()
        return [level for level in ASKED_LEVELS if level in visited or not visited]

    def _planned_levels(self) -> set[str]:
        chosen = Unit.objects.filter(plan_units__plan=self.plan).select_related("parent__parent")
        return {Visit(unit=unit).asked_level for unit in chosen}

    @cached_property
    def asked(self) -> dict[Criterion, set[str]]:
        """The criteria of the round in the order of its checklist, each with the levels it is asked of."""
        rows = RoundCriterion.objects.filter(round=self.round, level__in=self.levels)
        rows = rows.select_related("criterion__section").order_by(
            "criterion__section__order", "criterion__section", "criterion__order", "criterion"
        )
        asked: dict[Criterion, set[str]] = {}
        for row in rows:
            asked.setdefault(row.criterion, set()).add(row.level)
        return asked

    def issued(self, kind: Kind) -> Document | None:
        """The paper of this kind about the round or its plan that has a number, to be quoted by it."""
        about = {"plan": self.plan} if kind == Kind.PLAN else {"round": self.round}
        return Document.objects.filter(kind=kind, state=DocumentState.ISSUED, **about).first()

    @property
    def is_illustrative(self) -> bool:
        marked = (self.plan, self.round, *self.visits)
        return any(row.illustrative for row in marked)
