"""The rows of the visits that a conclusion speaks of, in a fixed number of queries."""

from dataclasses import dataclass

from findings.models import Demand, Finding
from reports.papers.inspected import InspectedSource


@dataclass(frozen=True)
class ConclusionSource(InspectedSource):
    """The visits of one conclusion; each property is at most one query."""

    VISITS_WITH = ("team",)
    FINDINGS_WITH = ("demand__unit",)

    @property
    def inspected(self):
        return self.document.concluded_visits()

    @property
    def round(self):
        return self.document.round

    @property
    def teams(self) -> list:
        return list(dict.fromkeys(visit.team for visit in self.visits))

    @property
    def is_of_one(self) -> bool:
        return len(self.visits) == 1

    @property
    def units(self) -> str:
        """Who is spoken to: the one body by its name, several together."""
        return self.visits[0].body_name if self.is_of_one else "các cơ quan, đơn vị được kiểm tra"

    @property
    def demands(self) -> list[Demand]:
        return [finding.demand for finding in self.shortcomings if hasattr(finding, "demand")]

    def of_visit(self, visit, kind) -> list[Finding]:
        return [one for one in self.findings if one.visit_id == visit.pk and one.kind == kind]
