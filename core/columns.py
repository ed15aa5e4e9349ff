"""Geometry of stacked columns over time; components/columns.svg draws it, in pages and papers alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from .charts import LETTER, LINE, Line, identity
from .formats import number

_AXIS = 36  # room for the figures beside the grid
_PITCH = 56  # from one column to the next, so that “Quý III” fits below it
_BAR = 32
_PLOT = 160
_HEAD = 22  # room for the sum on top of the highest column
_SWATCH = 12
_LEAST_TO_WRITE = 15  # a piece lower than this has no room for its figure
_MOST_LINES = 5


@dataclass(frozen=True)
class Column:
    """One column as asked for: the lines of its name, and the whole numbers piled up in it, lowest first."""

    label: tuple[str, ...]
    values: tuple[int, ...]


@dataclass(frozen=True)
class Piece:
    """One number of a column as drawn; `tone` is its place in the series; `text_y` is None when it is low."""

    tone: int
    display: str
    y: int
    height: int
    text_y: int | None


@dataclass(frozen=True)
class Pile:
    """One column as drawn; `x` is its left edge, `middle` its middle, `sum_y` the middle of its sum."""

    x: int
    middle: int
    width: int
    pieces: tuple[Piece, ...]
    sum: str
    sum_y: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class GridLine:
    """One line across, with its figure."""

    y: int
    display: str


@dataclass(frozen=True)
class Entry:
    """One series in the legend; `y` is the middle of its swatch and of its text."""

    tone: int
    text: str
    x: int
    text_x: int
    y: int


@dataclass(frozen=True)
class ColumnChart:
    """A drawing of `width` × `height` units with the words that stand for it where it cannot be seen."""

    id: str
    title: str
    desc: str
    width: int
    height: int
    swatch: int
    grid_x: int
    grid: tuple[GridLine, ...]
    piles: tuple[Pile, ...]
    legend: tuple[Entry, ...]


def columns(columns: Sequence[Column], series: Sequence[str], title: str, width: int = 380) -> ColumnChart:
    """Columns side by side in the order given, at least `width` wide; `series` names their pieces."""
    width = max(width, _AXIS + _PITCH * len(columns))
    legend = _legend(series, width)
    top = (legend[-1].y if legend else 0) + LINE + _HEAD
    scale = _Scale(max((sum(column.values) for column in columns), default=0), top)
    pitch = (width - _AXIS) // max(len(columns), 1)
    piles = tuple(
        _pile(column, _AXIS + pitch * place + pitch // 2, scale) for place, column in enumerate(columns)
    )
    described = _description(columns, series)
    labels = max((len(column.label) for column in columns), default=0)
    height = scale.zero + LINE * (labels + 1) - LINE // 2
    return ColumnChart(
        identity(title, described),
        title,
        described,
        width,
        height,
        _SWATCH,
        _AXIS,
        scale.grid(),
        piles,
        legend,
    )


class _Scale:
    """Where a number stands between the zero line and the top of the plot."""

    def __init__(self, highest: int, top: int):
        self.step = _step(highest)
        self.last = max(-(-highest // self.step) * self.step, 1)
        self.zero = top + _PLOT

    def y(self, value: int) -> int:
        return self.zero - round(value * _PLOT / self.last)

    def grid(self) -> tuple[GridLine, ...]:
        return tuple(GridLine(self.y(value), number(value)) for value in range(0, self.last + 1, self.step))


def _step(highest: int) -> int:
    """The smallest of 1, 2, 5, 10, 20, … with which the grid has few lines."""
    step, factors = 1, (2, 5, 10)
    power = 1
    while highest > step * _MOST_LINES:
        step = next(f * power for f in factors if f * power > step)
        power *= 10 if step == 10 * power else 1
    return step


def _pile(column: Column, middle: int, scale: _Scale) -> Pile:
    pieces, below = [], 0
    for tone, value in enumerate(column.values):
        y, foot = scale.y(below + value), scale.y(below)
        below += value
        if value:
            text_y = (y + foot) // 2 if foot - y >= _LEAST_TO_WRITE else None
            pieces.append(Piece(tone, number(value), y, foot - y, text_y))
    lines = tuple(Line(text, scale.zero + LINE * (place + 1)) for place, text in enumerate(column.label))
    return Pile(
        x=middle - _BAR // 2,
        middle=middle,
        width=_BAR,
        pieces=tuple(pieces),
        sum=number(below),
        sum_y=scale.y(below) - LINE // 2,
        lines=lines,
    )


def _legend(series: Sequence[str], width: int) -> tuple[Entry, ...]:
    """The names of the series one after the other, in as many lines as they need."""
    entries, x, y = [], 0, LINE // 2
    for tone, text in enumerate(series):
        room = _SWATCH + 6 + LETTER * len(text)
        if x and x + room > width:
            x, y = 0, y + LINE + 4
        entries.append(Entry(tone, text, x, x + _SWATCH + 6, y))
        x += room + 14
    return tuple(entries)


def _description(columns: Sequence[Column], series: Sequence[str]) -> str:
    def told(column):
        return ", ".join(f"{name} {number(value)}" for name, value in zip(series, column.values, strict=True))

    return "; ".join(f"{' '.join(column.label)}: {told(column)}" for column in columns)
