"""A look through the XML of an ODS book before it is read: its extent, its lock, cells without a value."""

import zipfile
from xml.parsers import expat

from .extents import MOST_FAULTS, TooManyFaults, check

_CHUNK = 1 << 20


class Locked(Exception):
    """The book is protected by a password."""


def examine(archive: zipfile.ZipFile) -> dict[str, dict[int, set[int]]]:
    """Faulty cells by sheet and row; TooLarge where a few bytes repeat a cell millions of times."""
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Locked
    walk = _Walk()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    try:
        with archive.open("content.xml") as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk)
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise zipfile.BadZipFile("content.xml") from error
    return walk.faults


class _Walk:
    """Where in the tables the parser is; empty rows and cells at the end are many and cost nothing."""

    def __init__(self):
        self.faults: dict[str, dict[int, set[int]]] = {}
        self.sheet, self.row, self.column, self.widest = "", 0, 0, 0
        self.repeated, self.is_filled, self.in_table = 1, False, False

    def start(self, name, attributes):
        if name == "table:table":
            self.sheet, self.row, self.widest = attributes.get("table:name", ""), 0, 0
        elif name == "table:table-row":
            self.repeated, self.column, self.is_filled = _times(attributes, "rows"), 0, False
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell(attributes)

    def end(self, name):
        if name == "table:table-row":
            self.row += self.repeated
            if self.is_filled:
                check(self.row, self.widest)

    def _cell(self, attributes):
        if _is_fault(attributes):
            self._note_fault()
        self.column += _times(attributes, "columns")
        if "office:value-type" in attributes or "table:formula" in attributes:
            self.is_filled, self.widest = True, max(self.widest, self.column)

    def _note_fault(self):
        rows = self.faults.setdefault(self.sheet, {})
        rows.setdefault(self.row + 1, set()).add(self.column)
        if len(rows) > MOST_FAULTS:
            raise TooManyFaults


def _times(attributes: dict[str, str], what: str) -> int:
    return int(attributes.get(f"table:number-{what}-repeated", 1))


def _is_fault(attributes: dict[str, str]) -> bool:
    if attributes.get("calcext:value-type") == "error":
        return True
    return "table:formula" in attributes and "office:value-type" not in attributes
