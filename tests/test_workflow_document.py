"""docs/workflow.md draws exactly the moves that the tables hold."""

import re
from pathlib import Path

import pytest

from dossiers import workflow as dossiers
from findings import workflow as findings
from inspections import workflow as inspections
from reports import workflow as reports

DOCUMENT = Path(__file__).parent.parent / "docs" / "workflow.md"
TABLES = {
    "Checklist version": inspections.CHECKLIST_MOVES,
    "Plan": inspections.PLAN_MOVES,
    "Round": inspections.ROUND_MOVES,
    "Visit": inspections.VISIT_MOVES,
    "Self-report": inspections.SELF_REPORT_MOVES,
    "Extract": dossiers.EXTRACT_MOVES,
    "Finding": findings.FINDING_MOVES,
    "Demand": findings.DEMAND_MOVES,
    "Document": reports.DOCUMENT_MOVES,
}


def drawn_moves(title: str) -> set[tuple[str, str, str]]:
    section = re.search(rf"^## {title}\b.*?```mermaid(.*?)```", DOCUMENT.read_text(), re.S | re.M)[1]
    return set(re.findall(r"(\w+) --> (\w+): (\w+)", section))


@pytest.mark.parametrize("title", TABLES)
def test_the_drawing_shows_the_table(title):
    moves = {(old, move.to, act) for act, move in TABLES[title].items() for old in move.from_}
    assert drawn_moves(title) == moves
