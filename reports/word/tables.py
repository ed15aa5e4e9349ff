"""Tables in Word: fixed widths, a head on every page, rows in one piece, sums that stay with their rows."""

from copy import deepcopy

from reports.blocks import MID, RIGHT, Column, Row, Table

from . import styles
from .elements import add_lines, paragraph, twips, w

_ALIGNED = {MID: styles.CELL_MID, RIGHT: styles.CELL_RIGHT}


def write_table(block: Table, place):
    """Its caption and the table; without a caption a gap keeps it apart from a table before it."""
    named = place.styles
    if block.caption:
        yield paragraph(named[styles.CAPTION], block.caption, keep_next=True)
    else:
        yield paragraph(named[styles.GAP], keep_next=True)
    widths = _widths(block.columns, place.width)
    yield w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=named[styles.TABLE]),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *_head(block, widths, named[styles.HEAD]),
        *_body(block, widths, named),
    )


def _widths(columns: tuple[Column, ...], room: int) -> list[int]:
    """In twips; the columns without a width share what is left over of `room` mm."""
    taken = sum(column.width or 0 for column in columns)
    open_ones = sum(column.width is None for column in columns)
    share = max(room - taken, 10 * open_ones) / open_ones if open_ones else 0
    return [twips(column.width or share) for column in columns]


def _head(block: Table, widths: list[int], style: str):
    """Its rows; a name over several columns, and a title beside it over both rows, are merged cells."""
    rows = block.head
    if not rows:
        return
    upper, column = [], 0
    for cell in rows[0]:
        width = sum(widths[column : column + cell.columns])
        merged = {"span": cell.columns} if cell.columns > 1 else {}
        merge = "restart" if cell.rows > 1 else None
        upper.append(_cell(width, paragraph(style, cell.title), mid=True, merge=merge, **merged))
        column += cell.columns
    yield _row(upper, is_head=True)
    if len(rows) > 1:
        lower = [
            _cell(
                width,
                paragraph(style, column.title if column.group else ""),
                mid=True,
                merge=None if column.group else "continue",
            )
            for column, width in zip(block.columns, widths, strict=True)
        ]
        yield _row(lower, is_head=True)


def _body(block: Table, widths: list[int], named):
    looks = [_Look(block, place, width, named) for place, width in enumerate(widths)]
    for group in block.groups:
        if group.title:
            yield _group_title(group.title, widths, named[styles.CELL])
        for row, following in zip(group.rows, [*group.rows[1:], None], strict=True):
            stays = following is not None and following.is_sum
            cells = (look.cell(text, row, stays) for look, text in zip(looks, row.cells, strict=True))
            yield _row(cells)


class _Look:
    """How the cells of one column stand; each is copied from an empty one, far faster than made anew."""

    def __init__(self, block: Table, place: int, width: int, named):
        column = block.columns[place]
        style = named[_ALIGNED.get(column.align, styles.CELL)]
        mid = block.style == "figures"
        self._italic = block.style == "facts" and column.names_row
        self._empty = {
            stays: _cell(width, paragraph(style, keep_next=stays), mid=mid) for stays in (False, True)
        }

    def cell(self, text: str, row: Row, stays: bool):
        """A cell of `row`, which stays with the next row or not."""
        cell = deepcopy(self._empty[stays])
        add_lines(cell[-1], text, bold=row.is_sum, italic=self._italic)
        return cell


def _group_title(title: str, widths: list[int], style: str):
    """An empty first cell, then the title over all others; it stays with the first row of its group."""
    words = paragraph(style, title, bold=True, keep_next=True)
    if len(widths) == 1:
        return _row([_cell(widths[0], words)])
    first = _cell(widths[0], paragraph(style, keep_next=True))
    return _row([first, _cell(sum(widths[1:]), words, span=len(widths) - 1)])


def _row(cells, *, is_head: bool = False):
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader") if is_head else None), *cells)


def _cell(width: int, content, *, span: int = 1, merge: str | None = None, mid: bool = False):
    return w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=width, type="dxa"),
            w("gridSpan", val=span) if span > 1 else None,
            w("vMerge", val=merge) if merge else None,
            w("vAlign", val="center") if mid else None,
        ),
        content,
    )
