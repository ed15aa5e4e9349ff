"""The rows of one visit that its minutes are built from, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from inspections.models import Criterion, TeamMember, Visit
from inspections.workflow import INSPECTED_STATES
from reports.papers.inspected import InspectedSource
from reports.wording import SHORT_DOMAINS

Role = TeamMember.Role


@dataclass(frozen=True)
class MinutesSource(InspectedSource):
    """The rows of one visit; each property is one query."""

    VISITS_WITH = ("unit__parent__parent", "team", "round__plan", "round__checklist")
    FINDINGS_WITH = ("comment",)

    @property
    def inspected(self):
        return Visit.objects.filter(pk=self.document.visit_id)

    @property
    def visit(self) -> Visit:
        return self.visits[0]

    @property
    def is_over(self) -> bool:
        return self.visit.state in INSPECTED_STATES

    @cached_property
    def seats(self) -> list[TeamMember]:
        return list(self.visit.team.members.select_related("user"))

    @cached_property
    def present(self) -> list[tuple]:
        """(person, role) of those who were there, in the order of the team; who left it since comes last."""
        people = {person.pk: person for person in self.visit.members.all()}
        seated = [(seat.user, seat.role) for seat in self.seats if seat.user_id in people]
        for person, _role in seated:
            people.pop(person.pk)
        return seated + [(person, Role.MEMBER) for person in people.values()]

    def was_there(self, person) -> bool:
        return person in {there for there, _role in self.present}

    def in_role(self, role):
        """Who holds the role in the team, None where nobody does."""
        return next((seat.user for seat in self.seats if seat.role == role), None)

    @cached_property
    def asked(self) -> list[Criterion]:
        return list(self.visit.asked())

    @property
    def domains(self) -> dict[str, str]:
        """The domains that were asked or found about, in the words of the checklist.

        Of what was not looked at, the minutes do not say that nothing was found.
        """
        titles: dict[str, str] = {}
        for criterion in self.asked:
            titles.setdefault(criterion.section.domain, criterion.section.title)
        found = {finding.domain for finding in self.findings}
        return {
            domain: titles.get(domain, short)
            for domain, short in SHORT_DOMAINS.items()
            if domain in titles or domain in found
        }

    # The hours

    @cached_property
    def _changes(self) -> list:
        return list(self.visit.changes.order_by("pk"))

    @property
    def opened_at(self) -> datetime | None:
        return self._moment("start")

    @property
    def ended_at(self) -> datetime | None:
        return self._moment("complete")

    def _moment(self, act) -> datetime | None:
        """When the act was done last; one entered on another day tells nothing of the hours of the visit."""
        done = [change.at for change in self._changes if change.act == act]
        there = [moment for moment in done if timezone.localdate(moment) == self.visit.date]
        return there[-1] if there else None
