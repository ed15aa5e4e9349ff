"""What stands between a visit and its completion, and what is better settled before."""

from dataclasses import dataclass
from itertools import groupby

from findings.models import Finding
from findings.workflow import FindingState
from inspections.completeness import Gap
from inspections.models import AnswerChange, Section, Visit

from .sheet import contested_changes


@dataclass(frozen=True)
class Closing:
    """The gaps that stop completion, and three kinds of loose ends that only warn."""

    gaps: list[Gap]
    contested: list[AnswerChange]
    drafts: list[Finding]
    without_demand: list[Finding]

    @property
    def sections(self) -> list[tuple[Section, list[Gap]]]:
        """The gaps under their sections, in the order of the checklist."""
        return [
            (section, list(gaps)) for section, gaps in groupby(self.gaps, lambda gap: gap.criterion.section)
        ]

    @property
    def warnings(self) -> int:
        return len(self.contested) + len(self.drafts) + len(self.without_demand)


def closing_of(visit: Visit) -> Closing:
    """Five queries, whatever the size."""
    findings = list(visit.findings.standing().select_related("demand").order_by("pk"))
    return Closing(
        gaps=visit.missing(),
        contested=list(contested_changes(visit)),
        drafts=[finding for finding in findings if finding.state == FindingState.DRAFT],
        without_demand=[
            finding for finding in findings if finding.is_shortcoming and not hasattr(finding, "demand")
        ],
    )
