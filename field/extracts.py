"""What a visit shows of its extracts of one-stop software, and what was found about late dossiers on it."""

from dataclasses import dataclass

from dossiers.comparison import Rate, rates, with_totals
from dossiers.models import Extract
from dossiers.permissions import can_import
from dossiers.workflow import ExtractState
from findings.models import Finding
from inspections.models.checklists import Figure

LATE_FIGURES = (Figure.LATE_REAL, Figure.LATE_IN_SOFTWARE)


@dataclass(frozen=True)
class ExtractLine:
    """One extract in the panel of its visit; `rates` are empty before it is counted."""

    extract: Extract
    rates: tuple[Rate, ...]


def extracts_of(user, visit) -> dict:
    """The panel of a visit's extracts; at most two queries."""
    known = Extract.objects.visible_to(user).filter(visit=visit).exclude(state=ExtractState.DISCARDED)
    found = with_totals(known)
    lines = [
        ExtractLine(extract, rates(extract.totals.counts) if extract.is_counted and extract.totals else ())
        for extract in found
    ]
    return {"extracts": lines, "may_import": can_import(user, visit)}


def late_findings(user, visit) -> list[Finding]:
    """What stands on this visit about criteria that ask for late dossiers."""
    findings = Finding.objects.visible_to(user).filter(visit=visit, criterion__figure__in=LATE_FIGURES)
    return list(findings.standing().order_by("pk"))
