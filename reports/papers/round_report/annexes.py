"""The annexes of the round report: shortcomings, what a large round has no room for in its text, photos."""

from collections.abc import Iterator
from itertools import count, groupby

from reports.blocks import Annex, Column, Photos, RowGroup, Table, numbered

from .content import RoundReport, Shortcoming, UnitRow, UnitShortcomings
from .dividing import (
    UNITS_IN_ANNEX,
    UNITS_IN_TEXT,
    VISITS_IN_ANNEX,
    divide,
    divide_shortcomings,
    named_annexes,
)
from .figures import (
    LATE_DOSSIERS,
    PLACE,
    SHARES,
    late_cells,
    late_table,
    share_cells,
    shares_table,
    visits_table,
)

SHORTCOMINGS = "Tồn tại, hạn chế, nguyên nhân, yêu cầu khắc phục và thời hạn"
VISITED = "Các cơ quan, đơn vị được kiểm tra"
FIGURES = "Số liệu theo cơ quan, đơn vị"


def annexes(report: RoundReport) -> tuple[Annex, ...]:
    return (*_shortcomings(report), *_visits(report), *_figures(report), *_photos(report))


def where_visits_are(report: RoundReport) -> str:
    """The annexes with the visits, as a sentence names them; nothing where they stand in the text."""
    return _named(_visits(report), before=_shortcomings(report))


def where_figures_are(report: RoundReport) -> str:
    """The annexes with the figures of each unit; nothing where they stand in the text."""
    return _named(_figures(report), before=_shortcomings(report) + _visits(report))


def _named(some: tuple[Annex, ...], before: tuple[Annex, ...]) -> str:
    return named_annexes(len(some), first=len(before) + 1) if some else ""


def _annexes(name: str, title: str, divided, names, blocks, *, is_wide=False) -> tuple[Annex, ...]:
    """An annex of each group; where there are several, the title says from which unit to which."""
    made = []
    for place, group in enumerate(divided, start=1):
        of = f" ({_from_to(names(group[0]), names(group[-1]))})" if len(divided) > 1 else ""
        made.append(Annex(name if place == 1 else f"{name}-{place}", title + of, blocks(group), is_wide))
    return tuple(made)


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"từ {first} đến {last}"


# --- shortcomings -------------------------------------------------------------------------------


def _shortcomings(report: RoundReport) -> tuple[Annex, ...]:
    places = count(1)
    return _annexes(
        "shortcomings",
        SHORTCOMINGS,
        divide_shortcomings(report.shortcomings),
        lambda unit: unit.unit,
        lambda units: (_shortcoming_table(units, places),),
        is_wide=True,
    )


def _shortcoming_table(units: tuple[UnitShortcomings, ...], places: Iterator[int]) -> Table:
    columns = (
        PLACE,
        Column("Tồn tại, hạn chế", 84),
        Column("Nguyên nhân", 66),
        Column("Yêu cầu khắc phục"),
        Column("Thời hạn", 32),
    )
    groups = (
        RowGroup(numbered(map(_shortcoming, unit.items)), f"{next(places)}. {unit.unit}") for unit in units
    )
    return Table(columns, tuple(groups))


def _shortcoming(item: Shortcoming) -> tuple[str, ...]:
    return (
        f"{item.text}\n({item.number})",
        "\n".join(item.causes) or "–",
        item.demand or "–",
        item.deadline or "–",
    )


# --- the units of a large round -----------------------------------------------------------------


def _visits(report: RoundReport) -> tuple[Annex, ...]:
    if len(report.visits) <= UNITS_IN_TEXT:
        return ()
    numbered_visits = list(enumerate(report.visits, start=1))
    return _annexes(
        "visits",
        VISITED,
        divide(numbered_visits, VISITS_IN_ANNEX),
        lambda pair: pair[1].unit,
        lambda pairs: (visits_table((visit for _place, visit in pairs), first=pairs[0][0]),),
    )


def _figures(report: RoundReport) -> tuple[Annex, ...]:
    """Each row with its level and its number in it: a level may go on in the next annex."""
    rows = [
        (group.label, place, row) for group in report.groups for place, row in enumerate(group.rows, start=1)
    ]
    if len(rows) <= UNITS_IN_TEXT:
        return ()
    return _annexes(
        "units",
        FIGURES,
        divide(rows, UNITS_IN_ANNEX),
        lambda triple: triple[2].name,
        lambda triples: _figure_tables(triples, report.has_dossiers),
    )


def _figure_tables(rows: tuple[tuple[str, int, UnitRow], ...], has_dossiers: bool) -> tuple[Table, ...]:
    shares = shares_table(_levels(rows, share_cells), f"{SHARES} đơn vị")
    late = late_table(_levels(rows, late_cells), f"{LATE_DOSSIERS} nguyên nhân và đơn vị")
    return (shares, late) if has_dossiers else (shares,)


def _levels(rows, cells) -> tuple[RowGroup, ...]:
    return tuple(
        RowGroup(
            tuple(
                row
                for _label, place, unit in level
                for row in numbered([(unit.name, *cells(unit.counts))], first=place)
            ),
            label,
        )
        for label, level in groupby(rows, key=lambda row: row[0])
    )


# --- photos -------------------------------------------------------------------------------------


def _photos(report: RoundReport) -> tuple[Annex, ...]:
    if not report.photos:
        return ()
    return (Annex("photos", "Hình ảnh kiểm tra", (Photos(report.photos, report.photos_left_out),)),)
