"""The register as its data files tell it: lists of units and changes, folded into rows with an end.

No database here. A list says from when a unit is known; a change ends its old unit the day before and
names the new one, which is in a list, lives already (it absorbs another), or begins with the change.
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from core.text import clean_line

from .models import Certainty, Kind, Level

DATA = Path(__file__).parent / "data"
# Which lists and changes make the territories, and which the bodies that hang on them.
TERRITORIES = (
    ["units_bac_ninh_2018.csv", "units_bac_giang_2025.csv", "units_bac_ninh_2026.csv"],
    ["unit_changes_2019_2024.csv", "unit_succession_2025.csv", "unit_changes_2026.csv"],
)
BODIES = (["bodies.csv"], ["body_successions.csv"])

# The first word of a territory's name tells its kind; "Thành phố" is two kinds, told apart by level.
KIND_WORDS = {
    "Tỉnh": Kind.TINH,
    "Huyện": Kind.HUYEN,
    "Quận": Kind.QUAN,
    "Thị xã": Kind.THI_XA,
    "Xã": Kind.XA,
    "Phường": Kind.PHUONG,
    "Thị trấn": Kind.THI_TRAN,
    "Đặc khu": Kind.DAC_KHU,
}


@dataclass(eq=False)
class UnitRow:
    """One future row of the register; `parent` is the parent's row on the first day."""

    level: Level
    kind: Kind
    name: str
    code: str
    parent: "UnitRow | None"
    valid_from: date
    certainty: Certainty
    source: str = ""
    note: str = ""
    valid_to: date | None = None

    def is_body(self, name: str, parent_code: str) -> bool:
        return not self.code and self.name == name and self.parent.code == parent_code

    def active_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class SuccessionRow:
    """One future succession between two rows."""

    old: UnitRow
    new: UnitRow | None
    kind: str
    effective: date
    legal_basis: str
    certainty: Certainty
    note: str


class Register:
    """All rows and successions, parents before children and old units before new ones."""

    def __init__(self):
        self.units: list[UnitRow] = []
        self.successions: list[SuccessionRow] = []

    def find(self, day: date, *, name: str = "", code: str = "", parent_code: str = "") -> UnitRow | None:
        """The row alive on `day`: by its code (and name, if told), or by its name under a parent's code."""
        for unit in reversed(self.units):
            right = unit.code == code and name in ("", unit.name) if code else unit.is_body(name, parent_code)
            if right and unit.active_on(day):
                return unit
        return None

    def begin(self, row: dict[str, str]) -> None:
        """Add a unit that a list tells of."""
        first_day, level = date.fromisoformat(row["valid_from"]), Level(row["level"])
        self.units.append(
            UnitRow(
                level=level,
                kind=Kind(row["kind"]) if "kind" in row else kind_of(level, row["name"]),
                name=row["name"],
                code=row.get("code", ""),
                parent=self.find(first_day, code=row["parent_code"]) if row["parent_code"] else None,
                valid_from=first_day,
                certainty=Certainty(row["certainty"]),
                source=row["source"],
                note=row["note"],
            )
        )

    def end(self, change: dict[str, str]) -> UnitRow:
        """End the old unit of a change on the day before it."""
        last_day = date.fromisoformat(change["effective"]) - timedelta(days=1)
        old = self.find(last_day, **_side(change, "old"))
        old.valid_to = last_day
        return old

    def succeed(self, change: dict[str, str], old: UnitRow) -> None:
        """Tie the old unit to the one that takes over, which begins here when nothing else began it."""
        day = date.fromisoformat(change["effective"])
        new = None
        if change["new_name"]:
            new = self.find(day, **_side(change, "new")) or self._reborn(change, old, day)
        self.successions.append(
            SuccessionRow(
                old,
                new,
                change["kind"],
                day,
                change["legal_basis"],
                Certainty(change["certainty"]),
                change["note"],
            )
        )

    def _reborn(self, change: dict[str, str], old: UnitRow, day: date) -> UnitRow:
        new = UnitRow(
            level=old.level,
            kind=kind_of(old.level, change["new_name"]),
            name=change["new_name"],
            code=change["new_code"],
            parent=old.parent and self.find(day, code=old.parent.code),
            valid_from=day,
            certainty=Certainty(change["certainty"]),
            source=change["legal_basis"],
            note=change["note"],
        )
        self.units.append(new)
        return new


def build() -> Register:
    """The whole register: first the territories through all the years, then the bodies."""
    register = Register()
    for lists, changes in (TERRITORIES, BODIES):
        fold(register, _by_day(lists, "valid_from"), _by_day(changes, "effective"))
    return register


def fold(register: Register, begins: dict, changes: dict) -> None:
    """Tell it day by day: what ends, what the lists begin, what takes over."""
    for day in sorted({*begins, *changes}):
        ended = [(change, register.end(change)) for change in changes[day]]
        for row in begins[day]:
            register.begin(row)
        for change, old in ended:
            register.succeed(change, old)


def read(name: str) -> list[dict[str, str]]:
    """The rows of one data file, every value clean text of one line."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return [{column: clean_line(value) for column, value in row.items()} for row in csv.DictReader(lines)]


def kind_of(level: Level, name: str) -> Kind:
    """The kind of a territory by the first words of its name."""
    if name.startswith("Thành phố "):
        return Kind.THANH_PHO_TW if level == Level.PROVINCE else Kind.THANH_PHO
    return next(kind for word, kind in KIND_WORDS.items() if name.startswith(f"{word} "))


def _by_day(names: list[str], column: str) -> dict[str, list[dict[str, str]]]:
    days = defaultdict(list)
    for name in names:
        for row in read(name):
            days[row[column]].append(row)
    return days


def _side(change: dict[str, str], side: str) -> dict[str, str]:
    """The words by which a change names its old or its new unit."""
    return {part: change.get(f"{side}_{part}", "") for part in ("name", "code", "parent_code")}
