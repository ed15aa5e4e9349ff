"""The rows of all rounds of a plan, in a fixed number of queries."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Q

from findings.models import Demand
from findings.over_time import Period, over_time
from findings.remediation import Remediation, remediation, remediation_by
from inspections.models import Plan, Round, Visit
from inspections.workflow import INSPECTED_STATES
from reports.papers.counts import Counts
from reports.papers.inspected import InspectedSource


@dataclass(frozen=True)
class YearSource(InspectedSource):
    """All that was inspected by one plan; each property is one query (coverage four)."""

    @property
    def plan(self) -> Plan:
        return self.document.plan

    @property
    def inspected(self):
        return Visit.objects.filter(round__plan=self.plan, state__in=INSPECTED_STATES)

    @cached_property
    def rounds(self) -> list[Round]:
        """The rounds in their order, each with how many visits are scheduled and how many were held."""
        counts = {
            "scheduled": Count("visits"),
            "held": Count("visits", filter=Q(visits__state__in=INSPECTED_STATES)),
        }
        return list(self.plan.rounds.annotate(**counts).order_by("period_start", "code"))

    def visits_of(self, round_) -> list[Visit]:
        return [visit for visit in self.visits if visit.round_id == round_.pk]

    @property
    def total(self) -> Counts:
        return sum(map(self.counts_of, self.visits), Counts())

    def units_with_shortcomings(self, domain) -> int:
        return len({one.visit.unit_id for one in self.shortcomings if one.domain == domain})

    def by_domain(self, kind) -> Counter:
        return Counter(finding.domain for finding in self.findings if finding.kind == kind)

    # What was demanded

    @property
    def demands(self):
        return Demand.objects.filter(finding__visit__round__plan=self.plan).in_force()

    @cached_property
    def mended(self) -> Remediation:
        return remediation(self.demands)

    @cached_property
    def mended_by_round(self) -> dict[int, Remediation]:
        return remediation_by("finding__visit__round", self.demands)

    @cached_property
    def months(self) -> list[Period]:
        return over_time(self.demands)
