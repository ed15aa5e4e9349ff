"""What stands on a page: words, lines of text and drawn lines. Lengths in millimetres, sizes in points.

Places are measured from the upper left corner of the page as it is read.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

POINT = 25.4 / 72

# How far the letters of Times New Roman reach above the line they stand on, in parts of their size.
ASCENT, DESCENT = 0.891, 0.216


@dataclass(frozen=True)
class Word:
    """Letters without a space between them, in the look of their first letter."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str
    bold: bool
    italic: bool
    black: bool
    red: bool
    embedded: bool


@dataclass(frozen=True)
class Line:
    """Words on one baseline of one page, from left to right."""

    page: int
    words: tuple[Word, ...]

    @cached_property
    def text(self):
        return " ".join(word.text for word in self.words)

    @property
    def left(self):
        return self.words[0].left

    @property
    def right(self):
        return self.words[-1].right

    @property
    def width(self):
        return self.right - self.left

    @property
    def centre(self):
        return (self.left + self.right) / 2

    @cached_property
    def baseline(self):
        return Counter(word.baseline for word in self.words).most_common(1)[0][0]

    @cached_property
    def size(self):
        """The size most letters have."""
        sizes = Counter()
        for word in self.words:
            sizes[word.size] += len(word.text)
        return sizes.most_common(1)[0][0]

    @property
    def top(self):
        return self.baseline - ASCENT * self.size * POINT

    @property
    def bottom(self):
        return self.baseline + DESCENT * self.size * POINT

    @property
    def bold(self):
        return all(word.bold for word in self.words)

    @property
    def italic(self):
        return all(word.italic for word in self.words)

    @property
    def upright(self):
        return not any(word.italic for word in self.words)

    @property
    def capitals(self):
        return self.text == self.text.upper() and any(letter.isalpha() for letter in self.text)

    def begins(self, words: str) -> bool:
        return self.text.casefold().startswith(words.casefold())

    def pieces(self, widest=1.2) -> list["Line"]:
        """The line cut where the gap between two words is wider than `widest` times the size."""
        groups = [[self.words[0]]]
        for before, word in zip(self.words, self.words[1:], strict=False):
            if word.left - before.right > widest * before.size * POINT:
                groups.append([])
            groups[-1].append(word)
        return [Line(self.page, tuple(group)) for group in groups]


@dataclass(frozen=True)
class Box:
    """A drawn line, frame, filled area or picture."""

    left: float
    top: float
    right: float
    bottom: float
    dashed: bool = False

    @property
    def width(self):
        return self.right - self.left

    @property
    def height(self):
        return self.bottom - self.top

    @property
    def centre(self):
        return (self.left + self.right) / 2

    @property
    def is_rule(self):
        """A line that lies, long enough to be seen as one."""
        return self.height < 1 and self.width > 3


@dataclass(frozen=True)
class Page:
    """One page; `number` counts the pages of the file from 1."""

    number: int
    width: float
    height: float
    written: tuple[Line, ...]
    boxes: tuple[Box, ...]

    @cached_property
    def page_number(self) -> Line | None:
        """The line that is nothing but a number, at the very top or the very foot of the page."""
        for line in (self.written[:1] + self.written[-1:]) if self.written else ():
            outside = line.bottom < 26 or line.top > self.height - 26
            if outside and re.fullmatch(r"[-–\s]*\d{1,4}[-–\s]*", line.text) and not self.in_zone(line):
                return line
        return None

    @cached_property
    def notes(self) -> tuple[Line, ...]:
        """Small lines in the bottom margin: the address of the office (ô số 13), a note on every page."""
        foot = [line for line in self.written if line.top > self.height - 20.5 and line.size < 12.5]
        return tuple(line for line in foot if line.size < 11.9 or self._is_under_rule(line))

    def _is_under_rule(self, line):
        return any(box.is_rule and -1 < line.top - box.bottom < 4 for box in self.boxes)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the text proper, from top to bottom."""
        aside = {id(line) for line in (self.page_number, *self.notes)}
        return tuple(line for line in self.written if id(line) not in aside)

    @cached_property
    def zones(self) -> tuple[tuple[float, float], ...]:
        """From where to where down the page tables, drawings and pictures reach."""
        tall = sorted((box.top, box.bottom) for box in self.boxes if box.height > 2 and self._holds(box))
        merged: list[tuple[float, float]] = []
        for top, bottom in tall:
            if merged and top <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(merged[-1][1], bottom))
            else:
                merged.append((top, bottom))
        return tuple(merged)

    def _holds(self, box) -> bool:
        """Whether a box is a thing on the page; a taller one is drawn around the page or behind it.

        The line beside a table may be as tall as the text: beside merged cells it is all that is drawn.
        """
        is_side = box.width < 1 and box.top > 19 and box.bottom < self.height - 19
        return is_side or box.height < 0.8 * self.height

    def in_zone(self, line: Line) -> bool:
        middle = (line.top + line.bottom) / 2
        return any(top <= middle <= bottom for top, bottom in self.zones)

    def rule_under(self, line: Line) -> Box | None:
        """The drawn line right below a line of text and in its middle."""
        for box in self.boxes:
            near = -0.5 < box.top - line.baseline < 5 and abs(box.centre - line.centre) < 4
            if box.is_rule and near and not self._is_of_table(box):
                return box
        return None

    def _is_of_table(self, rule):
        return any(top - 0.5 <= rule.top <= bottom + 0.5 for top, bottom in self.zones)
