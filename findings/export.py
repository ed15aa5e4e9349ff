"""The list of findings as rows of a spreadsheet."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .models import Finding

ROWS_AT_ONCE = 500


def headings() -> list[tuple[str, int]]:
    """(heading, width in characters) of each column."""
    return [
        (_("Number"), 14),
        (_("Round"), 12),
        (_("Unit"), 28),
        (_("Date of the visit"), 12),
        (_("Kind"), 12),
        (_("Domain"), 24),
        (_("Criterion"), 12),
        (_("Title"), 40),
        (_("Description"), 60),
        (_("Severity"), 12),
        (_("Objective cause"), 40),
        (_("Subjective cause"), 40),
        (_("Legal basis"), 40),
        (_("State"), 14),
        (_("Conclusion"), 14),
        (_("What must be done"), 40),
        (_("Who must do it"), 28),
        (_("Plan at the latest"), 12),
        (_("At the latest"), 12),
        (_("Remediation"), 18),
    ]


def rows(findings) -> Iterator[list]:
    """A row per finding, read in pieces."""
    findings = findings.select_related(
        "visit__round", "unit", "criterion", "conclusion", "demand__unit", "demand__finding"
    )
    for finding in findings.iterator(chunk_size=ROWS_AT_ONCE):
        yield [*_of_finding(finding), *_of_demand(getattr(finding, "demand", None))]


def _of_finding(finding: Finding) -> list:
    return [
        finding.number,
        finding.visit.round.code,
        finding.visit.body_name,
        finding.visit.date,
        finding.get_kind_display(),
        finding.get_domain_display(),
        finding.criterion.code if finding.criterion else None,
        finding.title,
        finding.text,
        finding.get_severity_display(),
        finding.objective_cause,
        finding.subjective_cause,
        finding.legal_basis,
        finding.get_state_display(),
        finding.conclusion.number if finding.conclusion else None,
    ]


def _of_demand(demand) -> list:
    if demand is None:
        return [None] * 5
    return [demand.what, demand.unit.body_name, demand.plan_due_on, demand.due_on, demand.badge[1]]
