"""Writing the register's data files into the database: only what is missing, all of it or nothing."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from core.errors import DomainError

from .models import LEVELS_BELOW_TOP, Unit, UnitSuccession
from .names import body_name
from .register_data import Register, UnitRow, build

FIELDS = ["level", "kind", "name", "valid_to", "certainty", "source", "note"]


@dataclass
class Counts:
    """What an import did."""

    created: int = 0
    updated: int = 0
    kept: int = 0
    successions: int = 0


@transaction.atomic
def import_register(*, only: str = "", update: bool = False) -> Counts:
    """Add missing rows; rows already there stay as people left them, unless `update` takes the files' words.

    `only` is "territories" or "bodies". Raises DomainError when a row's parent is not in the register.
    """
    register = _chosen(build(), only)
    counts = Counts()
    known = {_key(unit): unit for unit in Unit.objects.select_related("parent__parent__parent")}
    for depth in range(LEVELS_BELOW_TOP + 1):
        _write([row for row in register.units if _depth(row) == depth], known, counts, update)
    counts.successions = _write_successions(register, known)
    return counts


def _chosen(register: Register, only: str) -> Register:
    """The part of the register asked for: territories have codes, bodies have none."""
    if only:
        has_code = only == "territories"
        register.units = [row for row in register.units if bool(row.code) == has_code]
        register.successions = [item for item in register.successions if bool(item.old.code) == has_code]
    return register


def _key(unit):
    """The same key for a row of the files and a row of the database."""
    if unit.code:
        return unit.code, unit.valid_from
    return unit.parent and _key(unit.parent), unit.name, unit.valid_from


def _depth(row: UnitRow) -> int:
    return _depth(row.parent) + 1 if row.parent else 0


def _write(rows: list[UnitRow], known: dict, counts: Counts, update: bool) -> None:
    """Create the rows of one depth that are missing, so that their children find them."""
    fresh, changed = [], []
    for row in rows:
        unit = known.get(_key(row))
        if unit is None:
            fresh.append(_new_unit(row, known))
        elif update and _take_over(unit, row):
            changed.append(unit)
        else:
            counts.kept += 1
    for unit in Unit.objects.bulk_create(fresh):
        known[_key(unit)] = unit
    Unit.objects.bulk_update(changed, [*FIELDS, "body_name", "search", "sort_key"])
    counts.created += len(fresh)
    counts.updated += len(changed)


def _new_unit(row: UnitRow, known: dict) -> Unit:
    parent = known.get(_key(row.parent)) if row.parent else None
    if row.parent and parent is None:
        raise DomainError(
            _("“%s” is not in the register yet: import the territories first.") % row.parent.name
        )
    values = {name: getattr(row, name) for name in FIELDS}
    return Unit(
        parent=parent,
        code=row.code,
        valid_from=row.valid_from,
        body_name=body_name(row.level, row.name),
        **values,
    )


def _take_over(unit: Unit, row: UnitRow) -> bool:
    """Bring a row to the words of the files; false when it had them already."""
    if all(getattr(unit, name) == getattr(row, name) for name in FIELDS):
        return False
    for name in FIELDS:
        setattr(unit, name, getattr(row, name))
    unit.body_name = body_name(row.level, row.name)
    unit.fill_search()
    return True


def _write_successions(register: Register, known: dict) -> int:
    there = set(UnitSuccession.objects.values_list("old_id", "new_id"))
    fresh = [
        UnitSuccession(
            old=known[_key(item.old)],
            new=known[_key(item.new)] if item.new else None,
            kind=item.kind,
            effective=item.effective,
            legal_basis=item.legal_basis,
            certainty=item.certainty,
            note=item.note,
        )
        for item in register.successions
    ]
    missing = [item for item in fresh if (item.old_id, item.new_id) not in there]
    UnitSuccession.objects.bulk_create(missing)
    return len(missing)
