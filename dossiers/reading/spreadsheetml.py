"""XML Spreadsheet 2003, which products also call .xls: its sheets, its rows, and cells without a value."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from .extents import MOST_COLUMNS, MOST_FAULTS, MOST_ROWS, TooLarge, TooManyFaults

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_CHUNK = 1 << 18
_S = f"{NAMESPACE} "
_VISIBLE = "urn:schemas-microsoft-com:office:excel Visible"


class Broken(Exception):
    """The XML is none, or declares what a book never does."""


class SheetFound(NamedTuple):
    """One sheet of the book; `faults` are its columns (from 0) without a value, by row (from 1)."""

    name: str
    is_visible: bool
    faults: dict[int, set[int]]


def sheets(file) -> list[SheetFound]:
    """All sheets in their order; Broken, TooLarge or TooManyFaults where the book cannot be read."""
    walk = _Walk()
    for _piece in _walked(file, walk):
        walk.rows.clear()
    return [
        SheetFound(name, number not in walk.hidden, walk.faults.get(number, {}))
        for number, name in enumerate(walk.names)
    ]


def rows(file, number: int) -> Iterator[list]:
    """The rows of one sheet by its place from 0, those that the file skips as empty ones."""
    walk = _Walk(number)
    for _piece in _walked(file, walk):
        yield from walk.rows
        walk.rows.clear()


def _walked(file, walk: "_Walk") -> Iterator[None]:
    """The parser goes through the file, stopping after each piece."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = walk.text, _refuse
    file.seek(0)
    try:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk)
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        raise Broken from error


def _refuse(*declared):
    """A book has no entities of its own; a few lines of them can unfold to gigabytes."""
    raise Broken


class _Walk:
    """Where in the book the parser is; only the rows of the sheet `wanted` are kept."""

    def __init__(self, wanted: int | None = None):
        self.wanted = wanted
        self.names: list[str] = []
        self.hidden: set[int] = set()
        self.faults: dict[int, dict[int, set[int]]] = {}
        self.rows: list[list] = []
        self.row, self.cells, self.merged = 0, [], 0
        self.kind, self.words, self.value = "", None, None

    def start(self, name, attributes):
        if name == f"{_S}Worksheet":
            self.names.append(attributes.get(f"{_S}Name", ""))
            self.row = 0
        elif name == f"{_S}Row":
            self._begin_row(_number(attributes, "Index"))
        elif name == f"{_S}Cell":
            self._begin_cell(attributes)
        elif name == f"{_S}Data":
            self.kind, self.words = attributes.get(f"{_S}Type", "String"), []
        elif name == _VISIBLE:
            self.words = []

    def text(self, words):
        if self.words is not None:
            self.words.append(words)

    def end(self, name):
        if name == f"{_S}Data":
            self.value, self.words = _value(self.kind, "".join(self.words)), None
        elif name == f"{_S}Cell":
            self._end_cell()
        elif name == f"{_S}Row" and self._is_wanted:
            self.rows.append(self.cells)
        elif name == _VISIBLE:
            if "".join(self.words).strip() != "SheetVisible":
                self.hidden.add(len(self.names) - 1)
            self.words = None

    @property
    def _is_wanted(self) -> bool:
        return len(self.names) - 1 == self.wanted

    def _begin_row(self, index: int | None):
        before, self.row, self.cells = self.row, index or self.row + 1, []
        if not before < self.row <= MOST_ROWS:
            raise TooLarge
        if self._is_wanted:
            self.rows += [[] for _row in range(self.row - before - 1)]

    def _begin_cell(self, attributes):
        index = _number(attributes, "Index")
        if index:
            self._fill(index - 1 - len(self.cells))
        self.merged = _number(attributes, "MergeAcross") or 0
        # A formula owes a value; a cell without one is only empty.
        self.value = None if f"{_S}Formula" in attributes else ""

    def _end_cell(self):
        if self.value is None:
            self._note_fault()
        self.cells.append("" if self.value is None else self.value)
        self._fill(self.merged)

    def _fill(self, number: int):
        if len(self.cells) + number > MOST_COLUMNS:
            raise TooLarge
        self.cells += [""] * number

    def _note_fault(self):
        rows = self.faults.setdefault(len(self.names) - 1, {})
        rows.setdefault(self.row, set()).add(len(self.cells))
        if len(rows) > MOST_FAULTS:
            raise TooManyFaults


def _number(attributes: dict[str, str], name: str) -> int | None:
    written = attributes.get(f"{_S}{name}", "")
    return int(written) if written.isdecimal() and len(written) < 9 else None


def _value(kind: str, words: str):
    """None for an error such as #REF!; days stay in ISO's writing, which is read as any other."""
    if kind == "Error":
        return None
    if kind == "Number":
        try:
            return float(words)
        except ValueError:
            return words
    return words
