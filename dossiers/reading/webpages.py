"""Web pages under the name of an Excel file, as many products export: the rows of their tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .encodings import detect
from .extents import MOST_COLUMNS, TooLarge
from .text import pieces

# A mark that is never closed would be looked through again with every piece of the file.
_LONGEST_MARK = 4 * 1024**2
_WIDEST, _DEEPEST = 1_000, 65_534  # as browsers allow cells to be merged
_APART = frozenset({"br", "p", "div", "li"})


def rows(file) -> Iterator[list[str]]:
    """The cells of all rows of all tables in the order of the page; a merged cell has its words once.

    TooLarge where the page is no page, or wider than a sheet.
    """
    page = _Page()
    for piece in pieces(file, detect(file)):
        page.feed(piece)
        if len(page.rawdata) > _LONGEST_MARK:
            raise TooLarge
        yield from page.taken()
    page.close()
    yield from page.taken()


@dataclass
class _Table:
    """Where in a table the page is; `below` are the rows that a merged cell still covers, by column."""

    row: list[str] | None = None
    cell: list[str] | None = None
    across: int = 1
    down: int = 1
    below: dict[int, int] = field(default_factory=dict)


class _Page(HTMLParser):
    """Cells and rows need not be closed, and pages are laid out by tables within tables."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.done: list[list[str]] = []

    def taken(self) -> list[list[str]]:
        taken, self.done = self.done, []
        return taken

    def close(self):
        super().close()
        while self.tables:
            self._end_table()

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tables.append(_Table())
        elif not self.tables:
            return
        elif tag == "tr":
            self._end_row()
            self.tables[-1].row = []
        elif tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif tag in _APART:
            self.handle_data(" ")

    def handle_endtag(self, tag):
        if not self.tables:
            return
        if tag == "table":
            self._end_table()
        elif tag == "tr":
            self._end_row()
        elif tag in ("td", "th"):
            self._end_cell()

    def handle_data(self, data):
        if self.tables and self.tables[-1].cell is not None:
            self.tables[-1].cell.append(data)

    def _begin_cell(self, attributes):
        self._end_cell()
        table = self.tables[-1]
        table.row, table.cell = table.row or [], []
        table.across = _times(attributes.get("colspan"), _WIDEST)
        table.down = _times(attributes.get("rowspan"), _DEEPEST)

    def _end_cell(self):
        table = self.tables[-1]
        if table.cell is None:
            return
        self._skip_covered(table)
        first = len(table.row)
        table.row += [" ".join("".join(table.cell).split()), *[""] * (table.across - 1)]
        if len(table.row) > MOST_COLUMNS:
            raise TooLarge
        if table.down > 1:
            table.below |= dict.fromkeys(range(first, len(table.row)), table.down - 1)
        table.cell = None

    def _end_row(self):
        self._end_cell()
        table = self.tables[-1]
        if table.row is not None:
            self._skip_covered(table)
            self.done.append(table.row)
            table.row = None

    def _end_table(self):
        self._end_row()
        self.tables.pop()

    @staticmethod
    def _skip_covered(table: _Table):
        while table.below.get(len(table.row)):
            table.below[len(table.row)] -= 1
            table.row.append("")


def _times(written: str | None, most: int) -> int:
    return min(max(int(written), 1), most) if written and written.isdecimal() and len(written) < 9 else 1
