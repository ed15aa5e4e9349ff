"""Units under the headings by which people look for them: by level, and communes under their district."""

from units.models import Unit

# The levels that stand under a parent of their own worth naming; the others are grouped by level.
NESTED_LEVELS = frozenset({Unit.Level.COMMUNE, Unit.Level.CENTRE, Unit.Level.SERVICE, Unit.Level.VERTICAL})
LEVEL_ORDER = {level: place for place, level in enumerate(Unit.Level.values)}


def group_name(unit) -> str:
    """The heading under which a unit stands in a list: its parent's name, or its level."""
    nested = unit.level in NESTED_LEVELS and unit.parent and unit.parent.level == Unit.Level.DISTRICT
    return unit.parent.name if nested else unit.get_level_display()


def grouped(units) -> list[tuple[str, list]]:
    """[(heading, [unit, …]), …]: departments and districts first, then communes under each district."""
    ordered = sorted(units, key=lambda unit: (_group_order(unit), unit.sort_key, unit.pk))
    groups: dict[str, list] = {}
    for unit in ordered:
        groups.setdefault(group_name(unit), []).append(unit)
    return list(groups.items())


def _group_order(unit):
    by_parent = group_name(unit) != unit.get_level_display()
    return (by_parent, unit.parent.sort_key if by_parent else "", LEVEL_ORDER[unit.level])
