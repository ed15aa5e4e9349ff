"""An export opened: the sheet with the dossiers, its headings, and its rows one after the other."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from core.errors import DomainError

from . import header, spreadsheetml, webpages
from .aliases import Aliases
from .extents import TooLarge, TooManyFaults
from .files import Kind, damaged, examine, locked, recognise, too_large, web_page, without_values
from .header import Header
from .text import Text

_LOOKED_AT = header.SEARCHED_ROWS + 200


@dataclass(frozen=True)
class Sheet:
    """One table of cells: str, float, int, bool, date, datetime, time, timedelta; "" where nothing is."""

    name: str
    read: Callable[[], Iterator[list]]
    height: int | None = None  # rows, where it is known before they are read
    faults: dict[int, set[int]] = field(
        default_factory=dict
    )  # columns (from 0) without a value, by row (from 1)

    def rows(self) -> Iterator[tuple[int, list]]:
        """Every row with its number as a person sees it, from 1."""
        rows = enumerate(self.read(), start=1)
        while True:
            try:
                yield from rows
                return
            except csv.Error as error:
                raise _open_quotation() from error
            except TooLarge as error:
                raise too_large() from error

    def first(self, number: int) -> list[list]:
        return [cells for _row, cells in islice(self.rows(), number)]


@dataclass(frozen=True)
class Export:
    """A file that was understood: which sheet is read, under which headings, and what is left out."""

    kind: Kind
    sheet: Sheet
    header: Header
    left_out: tuple[str, ...] = ()  # names of the other sheets
    alike: tuple[str, ...] = ()  # those of them that list dossiers too
    width: int | None = None  # cells that a row of text may have; books give all rows the same

    def rows(self) -> Iterator[tuple[int, list]]:
        """The rows below the headings."""
        return islice(self.sheet.rows(), self.header.row, None)


def open_export(file, aliases: Aliases, *, known_sound: bool = False) -> Export:
    """Look through `file` up to the headings; DomainError(field="file") where it cannot be read.

    Of several sheets the first that lists dossiers is read, else the first summary report. `known_sound`
    says that these very bytes were examined before, and no cell was without its value.
    """
    kind = recognise(file)
    names, load = _sheets(file, kind, known_sound)
    best, lists, first = None, [], []
    for name in names:
        sheet = load(name)
        rows = sheet.first(_LOOKED_AT)
        first = first or rows
        found = header.find(rows, aliases)
        if found and found.worth == header.LIST:
            lists.append(name)
        if found and (best is None or found.worth > best.header.worth):  # no other sheet is kept in memory
            best = Export(kind, sheet, found, width=_width(rows, found) if kind is Kind.TEXT else None)
    if best is None:
        raise header.not_found(first) if first or kind is not Kind.PAGE else web_page()
    read = best.sheet.name
    others, alike = ([name for name in named if name != read] for named in (names, lists))
    return replace(best, left_out=tuple(others), alike=tuple(alike))


def _width(rows: list[list], found: Header) -> int:
    """Cells of a row: as many as headings, or as most rows have where the last columns have none."""
    widths = Counter(map(len, rows[found.row :]))
    return max([len(rows[found.row - 1]), *(width for width, _times in widths.most_common(1))])


def rows(file) -> Iterator[tuple[int, list]]:
    """Every row of the first sheet, whatever stands in it."""
    names, load = _sheets(file, recognise(file), known_sound=False)
    return load(names[0]).rows()


def _sheets(file, kind: Kind, known_sound: bool) -> tuple[list[str], Callable[[str], Sheet]]:
    """The names of the sheets, and how one of them is loaded; text is one sheet without a name."""
    if kind is Kind.TEXT:
        text = Text(file)
        return [""], lambda name: Sheet(name, text.rows)
    if kind is Kind.PAGE:
        return [""], lambda name: Sheet(name, lambda: webpages.rows(file))
    if kind is Kind.XML:
        return _sheets_of_xml(file)
    faults = {} if known_sound else examine(file, kind)
    file.seek(0)
    book = _guarded(lambda: CalamineWorkbook.from_object(file))
    return _visible(book), lambda name: _load(book, name, faults.get(name, {}))


def _sheets_of_xml(file) -> tuple[list[str], Callable[[str], Sheet]]:
    try:
        found = spreadsheetml.sheets(file)
    except spreadsheetml.Broken as error:
        raise damaged() from error
    except TooLarge as error:
        raise too_large() from error
    except TooManyFaults as error:
        raise without_values() from error
    by_name = {sheet.name: number for number, sheet in enumerate(found)}

    def load(name: str) -> Sheet:
        number = by_name[name]
        return Sheet(name, lambda: spreadsheetml.rows(file, number), faults=found[number].faults)

    return [sheet.name for sheet in found if sheet.is_visible] or list(by_name), load


def _visible(book: CalamineWorkbook) -> list[str]:
    """Sheets of cells that a person sees; products keep lists of choices in hidden ones."""
    tables = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    seen = [sheet.name for sheet in tables if sheet.visible == SheetVisibleEnum.Visible]
    return seen or [sheet.name for sheet in tables] or book.sheet_names


def _load(book: CalamineWorkbook, name: str, faults: dict[int, set[int]]) -> Sheet:
    """The reader leaves out empty columns at the beginning, so faults move with the others."""
    sheet = _guarded(lambda: book.get_sheet_by_name(name))
    start = sheet.start[1] if sheet.start else 0
    moved = {row: {column - start for column in columns} for row, columns in faults.items()}
    return Sheet(name, sheet.iter_rows, sheet.total_height, moved)


def _guarded(read: Callable):
    """Books fail to be read in many ways, and in Rust also by a panic, which is no Exception."""
    try:
        return read()
    except PasswordError as error:
        raise locked() from error
    except (CalamineError, OSError, ValueError) as error:
        raise damaged() from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise damaged() from error


def _open_quotation() -> DomainError:
    return DomainError(
        _(
            "A quotation mark in the file is never closed, so its rows cannot be told apart. "
            "Export it once more."
        ),
        field="file",
    )
