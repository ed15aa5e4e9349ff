"""What of a large round goes to annexes, and how annexes are divided at borders between units.

A table of a thousand rows hides the text around it, and no program can hold an annex of any length.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from reports.content import roman

from .content import UnitShortcomings

# So many shortcomings make some eighty pages that lie across.
SHORTCOMINGS_IN_ANNEX = 400
# Visits and the figures of units stand in the text for so many at most.
UNITS_IN_TEXT = 200
# A row of figures has up to sixteen cells, a row of visits four.
UNITS_IN_ANNEX, VISITS_IN_ANNEX = 250, 800

Item = TypeVar("Item")


def divide_shortcomings(units: Sequence[UnitShortcomings]) -> list[tuple[UnitShortcomings, ...]]:
    """The units of each annex of shortcomings."""
    return divide(units, SHORTCOMINGS_IN_ANNEX, lambda unit: len(unit.items))


def divide(
    items: Sequence[Item], most: int, size: Callable[[Item], int] = lambda item: 1
) -> list[tuple[Item, ...]]:
    """The items in groups of about the same size, none above `most` unless a single item is."""
    total = sum(map(size, items))
    fair = -(-total // (-(-total // most) or 1))
    groups: list[list[Item]] = []
    held = 0
    for item in items:
        if not groups or held + size(item) > min(most, fair + size(item) // 2):
            groups.append([])
            held = 0
        groups[-1].append(item)
        held += size(item)
    return [tuple(group) for group in groups]


def named_annexes(count: int, first: int = 1) -> str:
    """How a sentence names annexes that follow one another."""
    if count < 2:
        return f"Phụ lục {roman(first)}"
    to = "và" if count == 2 else "đến"
    return f"các Phụ lục {roman(first)} {to} {roman(first + count - 1)}"
