"""A bar chart in Word: a table without rules in which a dark cell is a bar, as long as the PDF draws it."""

from itertools import pairwise

from core import charts
from core.formats import number
from reports.blocks import BarChart

from . import styles
from .elements import paragraph, twips, w

# The units of the drawing across the width of the text, as in the PDF.
_UNITS = 507
_GREY = "444444"
_BAR_MM, _GAP_MM = 5.5, 3.5


def write_chart(block: BarChart, place):
    """A row for each bar, a thin empty one between two; the caption stands below."""
    named = place.styles
    if block.bars:
        yield paragraph(named[styles.GAP], keep_next=True)
        yield _drawing(block, place)
    yield paragraph(named[styles.FIGURE_CAPTION], block.caption)


def _drawing(block: BarChart, place):
    bars = [charts.Bar(bar.label, bar.value, bar.shown or number(bar.value)) for bar in block.bars]
    chart = charts.bars(bars, title=block.caption, width=_UNITS)
    ends = sorted({row.bar_width for row in chart.rows if row.bar_width})
    edges = [0, *ends, _UNITS - chart.rows[0].bar_x]
    label = twips(chart.rows[0].bar_x * place.width / _UNITS)
    columns = [twips((b - a) * place.width / _UNITS) for a, b in pairwise(edges)]
    rows = []
    for bar in chart.rows:
        rows += [_bar(bar, ends, label, columns, place), _gap(label, columns, place)]
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=place.styles[styles.BARE_TABLE]),
            w("tblW", w=label + sum(columns), type="dxa"),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in [label, *columns])),
        *rows[:-1],
    )


def _bar(bar, ends: list[int], label: int, columns: list[int], place):
    """Label, the bar over as many columns as end before its end, the figure over the rest."""
    taken = ends.index(bar.bar_width) + 1 if bar.bar_width else 0
    cell = place.styles[styles.CELL]
    cells = [_cell(label, paragraph(cell, bar.label, keep_next=True))]
    if taken:
        dark = w("shd", val="clear", color="auto", fill=_GREY)
        cells.append(_cell(sum(columns[:taken]), paragraph(cell, keep_next=True), taken, dark))
    figure = paragraph(place.styles[styles.CHART], bar.display, keep_next=True)
    rest = len(columns) - taken
    cells.append(_cell(sum(columns[taken:]), figure, rest, None if taken else _axis()))
    height = w("trHeight", val=twips(_BAR_MM), hRule="atLeast")
    return w("tr", w("trPr", w("cantSplit"), height), *cells)


def _gap(label: int, columns: list[int], place):
    gap = place.styles[styles.GAP]
    cells = (
        _cell(label, paragraph(gap, keep_next=True)),
        _cell(sum(columns), paragraph(gap, keep_next=True), len(columns), _axis()),
    )
    height = w("trHeight", val=twips(_GAP_MM), hRule="exact")
    return w("tr", w("trPr", w("cantSplit"), height), *cells)


def _axis():
    """The line from which all bars begin, at the left of the cell."""
    return w("tcBorders", w("left", val="single", sz=6, space=0, color="000000"))


def _cell(width: int, content, span: int = 1, look=None):
    return w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=width, type="dxa"),
            w("gridSpan", val=span) if span > 1 else None,
            look,
            w("vAlign", val="center"),
        ),
        content,
    )
