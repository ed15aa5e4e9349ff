"""Geometry of bar charts; components/bars.svg draws it, in pages and papers alike."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

LETTER = 7  # what one letter of a label takes in units of the drawing, for text of 13 units
LINE = 17
_BAR = 18
_ROW_GAP = 12
_VALUE_ROOM = 56
_GUTTER = 10


@dataclass(frozen=True)
class Bar:
    """One bar as asked for: its name, its length, and the length in words of the reader's language."""

    label: str
    value: float
    display: str


@dataclass(frozen=True)
class Line:
    """One line of a label; `y` is the middle of its text."""

    text: str
    y: int


@dataclass(frozen=True)
class Row:
    """One bar as drawn; `y` is its middle. Whole numbers only, which no language writes with a comma."""

    label: str
    lines: tuple[Line, ...]
    display: str
    label_x: int
    y: int
    bar_x: int
    bar_y: int
    bar_width: int
    bar_height: int
    value_x: int


@dataclass(frozen=True)
class Chart:
    """A drawing of `width` × `height` units with the words that stand for it where it cannot be seen."""

    id: str
    title: str
    desc: str
    width: int
    height: int
    rows: tuple[Row, ...]


def bars(bars: Sequence[Bar], title: str, desc: str = "", width: int = 640) -> Chart:
    """Horizontal bars from one zero line, in the order given; a value of 0 keeps its row."""
    label_room = min(width * 45 // 100, LETTER * max((len(bar.label) for bar in bars), default=0))
    longest = max((bar.value for bar in bars), default=0)
    value_room = max(_VALUE_ROOM, LETTER * max((len(bar.display) for bar in bars), default=0) + _GUTTER)
    room = width - label_room - _GUTTER - value_room
    rows, y = [], 0
    for bar in bars:
        row = _row(bar, y, label_room, round(bar.value / longest * room) if longest else 0)
        rows.append(row)
        y += _height(row) + _ROW_GAP
    described = desc or "; ".join(f"{bar.label}: {bar.display}" for bar in bars)
    name, height = identity(title, described, str(width)), max(y - _ROW_GAP, 0)
    return Chart(name, title, described, width, height, tuple(rows))


def _row(bar: Bar, y: int, label_room: int, length: int) -> Row:
    texts = _balanced(bar.label, max(label_room // LETTER, 1))
    middle = y + max(len(texts) * LINE, _BAR) // 2
    first = middle - (len(texts) - 1) * LINE // 2
    bar_x = label_room + _GUTTER
    return Row(
        label=bar.label,
        lines=tuple(Line(text, first + index * LINE) for index, text in enumerate(texts)),
        display=bar.display,
        label_x=0,
        y=middle,
        bar_x=bar_x,
        bar_y=middle - _BAR // 2,
        bar_width=length,
        bar_height=_BAR,
        value_x=bar_x + length + 6,
    )


def _balanced(label: str, letters: int) -> list[str]:
    """The label in as few lines of at most `letters` as it needs, about equally long; no word is cut."""
    lines = textwrap.wrap(label, letters)
    longest_word = max(map(len, label.split()), default=1)
    while letters > longest_word and len(narrower := textwrap.wrap(label, letters - 1)) == len(lines):
        lines, letters = narrower, letters - 1
    return lines or [""]


def _height(row: Row) -> int:
    return max(len(row.lines) * LINE, row.bar_height)


def identity(*parts: str) -> str:
    """An id of the drawing, the same whenever it is drawn, so that a paper made twice is the same file."""
    return f"chart-{sha256('/'.join(parts).encode()).hexdigest()[:8]}"
