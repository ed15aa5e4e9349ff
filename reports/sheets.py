"""The tables of a paper as an Excel file: one sheet for each, figures as numbers that can be added up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter

from core.spreadsheets import TEXT_STAYS_TEXT
from core.text import clean_line, clean_text

from .blocks import MID, RIGHT, Block, Heading, Table
from .content import Paper

# “1.204”, “95,7%”: not “04”, which is a name, nor what is too long for Excel to keep every digit.
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:\.\d{3}){1,3}|[1-9]\d{0,11})(?:,(\d{1,3}))?(%?)")
_CAPTION_NAME = re.compile(r"(?:Bảng|Biểu) \w+")
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_LONGEST_CELL = 32_767
# A letter of 11 points is about so wide; a column without a width gets room for a sentence.
_MM_PER_LETTER = 1.9
_OPEN_WIDTH = 45
_A4 = 9
NOTHING = "Văn bản này không có bảng số liệu."


@dataclass(frozen=True)
class Titled:
    """One table, what stands above it, and where in the paper it stands."""

    table: Table
    title: str
    name: str
    is_wide: bool = False


def workbook(paper: Paper) -> bytes:
    """All tables of the paper; the same paper gives the same bytes."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **TEXT_STAYS_TEXT}) as book:
        head = paper.letterhead
        # The file says the day of the paper, not the second in which it was made.
        made = datetime(head.year, head.month, head.day or 1)
        title = clean_line(f"{paper.kind} {paper.subject}")[:255]
        book.set_properties({"title": title, "author": clean_line(head.issuer), "created": made})
        looks, names = Looks(book), Names()
        for titled in tables_of(paper):
            _Sheet(book.add_worksheet(names.take(titled.name)), titled, looks).write()
        if not book.worksheets():
            book.add_worksheet("Bảng").write_string(0, 0, NOTHING)
    return file.getvalue()


# --- which tables, under which titles -----------------------------------------------------------


def tables_of(paper: Paper) -> Iterator[Titled]:
    """In the order of the paper: a table is called by its caption, its annex or the heading above it."""
    for section in paper.sections:
        for title, table in _with_titles(section.blocks, section.title or paper.subject):
            yield Titled(table, title, _name(title))
    for annex in paper.annexes:
        for title, table in _with_titles(annex.blocks, annex.title):
            name = _name(title) if table.caption else f"Phụ lục {paper.number_of(annex)}"
            yield Titled(table, title, name, annex.is_wide)


def _with_titles(blocks: tuple[Block, ...], title: str) -> Iterator[tuple[str, Table]]:
    for block in blocks:
        if isinstance(block, Heading):
            title = block.text
        elif isinstance(block, Table):
            yield block.caption or title, block


def _name(title: str) -> str:
    """“Bảng 1. Số cơ quan…” → “Bảng 1”; a title without a number is its own name."""
    found = _CAPTION_NAME.match(title)
    return found[0] if found else title


class Names:
    """Names of sheets as Excel wants them: short, without some marks, each once whatever its case."""

    def __init__(self):
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        plain = clean_line(_FORBIDDEN_IN_NAMES.sub(" ", clean_line(wanted))).strip("'") or "Bảng"
        name, count = plain[:_LONGEST_NAME].strip(" '"), 1
        while name.casefold() in self._taken:
            count += 1
            mark = f" ({count})"
            name = plain[: _LONGEST_NAME - len(mark)].strip(" '") + mark
        self._taken.add(name.casefold())
        return name


# --- one sheet ----------------------------------------------------------------------------------


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book):
        self._book, self._made = book, {}

    def __getitem__(self, wanted: tuple) -> object:
        """The format of these (property, value) pairs."""
        if wanted not in self._made:
            self._made[wanted] = self._book.add_format(_BASE | dict(wanted))
        return self._made[wanted]


_BASE = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}
_TITLE = (("bold", True), ("align", "center"), ("valign", "vcenter"))
_HEAD = (*_TITLE, ("border", 1))
_GROUP = (("bold", True), ("border", 1))
_ALIGN = {MID: "center", RIGHT: "right"}


class _Sheet:
    """Writes one table: its title, its head, then its rows; `row` is the next one to write."""

    def __init__(self, sheet, titled: Titled, looks: Looks):
        self.sheet, self.titled, self.looks, self.row = sheet, titled, looks, 0
        self.columns = titled.table.columns

    def write(self) -> None:
        self._set_up()
        self._merge(0, 0, 0, len(self.columns) - 1, clean_line(self.titled.title), _TITLE)
        self.row = 1
        self._write_head()
        for group in self.titled.table.groups:
            if group.title:
                self._write_group_title(group.title)
            for row in group.rows:
                self._write_row(row)

    def _set_up(self) -> None:
        for place, column in enumerate(self.columns):
            width = column.width / _MM_PER_LETTER if column.width else _OPEN_WIDTH
            self.sheet.set_column(place, place, max(width, 6))
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)
        if self.titled.is_wide:
            self.sheet.set_landscape()

    def _write_head(self) -> None:
        """Names over several columns are merged, and so is a title beside them over both rows."""
        rows = self.titled.table.head
        if not rows:
            return
        column = 0
        for cell in rows[0]:
            last = column + cell.columns - 1
            self._merge(self.row, column, self.row + cell.rows - 1, last, cell.title, _HEAD)
            column += cell.columns
        if len(rows) > 1:
            for place, column in enumerate(self.columns):
                if column.group:
                    self._merge(self.row + 1, place, self.row + 1, place, column.title, _HEAD)
        self.row += len(rows)
        self.sheet.freeze_panes(self.row, 0)
        self.sheet.repeat_rows(1, self.row - 1)

    def _write_group_title(self, title: str) -> None:
        first = min(1, len(self.columns) - 1)
        if first:
            self.sheet.write_blank(self.row, 0, None, self.looks[_GROUP])
        self._merge(self.row, first, self.row, len(self.columns) - 1, title, _GROUP)
        self.row += 1

    def _write_row(self, row) -> None:
        for place, (text, column) in enumerate(zip(row.cells, self.columns, strict=True)):
            look = (("border", 1), ("bold", row.is_sum), ("align", _ALIGN.get(column.align, "left")))
            text = clean_text(text)[:_LONGEST_CELL]
            if number := _NUMBER.fullmatch(text):
                value, shape = as_number(text), number_format(number)
                self.sheet.write_number(self.row, place, value, self.looks[(*look, ("num_format", shape))])
            else:
                self.sheet.write_string(self.row, place, text, self.looks[look])
        self.row += 1

    def _merge(self, row: int, column: int, last_row: int, last_column: int, text: str, look: tuple) -> None:
        """One cell, or several as one; a single cell cannot be merged with itself."""
        text = clean_text(text)[:_LONGEST_CELL]
        if (row, column) == (last_row, last_column):
            self.sheet.write_string(row, column, text, self.looks[look])
            return
        # Merged by this call text would be guessed at: the text is written over it as what it is.
        self.sheet.merge_range(row, column, last_row, last_column, "", self.looks[look])
        self.sheet.write_string(row, column, text, self.looks[look])


def as_number(text: str) -> float:
    """ "1.204" → 1204; "95,7%" → 0.957, as Excel keeps a share."""
    value = Decimal(text.rstrip("%").replace(".", "").replace(",", "."))
    return float(value / 100 if text.endswith("%") else value)


def number_format(number: re.Match) -> str:
    """How Excel shows it: with the digits that the paper has, in the marks of the reader's language."""
    decimals, sign = number.groups()
    grouped = "0" if sign else "#,##0"
    return grouped + (f".{'0' * len(decimals)}" if decimals else "") + sign
