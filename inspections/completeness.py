"""What still stops a visit from being completed: criteria without an answer or without their evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Criterion


@dataclass(frozen=True)
class Gap:
    """One asked criterion that has no full answer, or no evidence although some is required, or neither."""

    criterion: "Criterion"
    unanswered: bool
    unproven: bool


def gaps(asked: Iterable["Criterion"], answered: set[int], proven: set[int]) -> list[Gap]:
    """The gaps among the `asked` criteria; `answered` and `proven` are ids of criteria."""
    found = [
        Gap(row, row.pk not in answered, row.evidence_required and row.pk not in proven) for row in asked
    ]
    return [gap for gap in found if gap.unanswered or gap.unproven]
