"""Gathers the lines of the body into paragraphs, and knows the notes of tables and the headings."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from .page import POINT, Line

SINGLE = 1.15  # The line spacing “single” of Times New Roman, in parts of the size.


@dataclass(frozen=True)
class Paragraph:
    """Lines of one paragraph; `gap` is the extra space above it in points, None where it cannot be seen."""

    lines: tuple[Line, ...]
    gap: float | None = None
    is_note: bool = False
    is_heading: bool = False

    @property
    def page(self):
        return self.lines[0].page

    @property
    def text(self):
        return " ".join(line.text for line in self.lines)

    @property
    def italic(self):
        return all(line.italic for line in self.lines)

    @property
    def pitches(self) -> list[float]:
        """The distances of its baselines in points."""
        return _pitches(self.lines)


def _pitches(lines) -> list[float]:
    pairs = zip(lines, lines[1:], strict=False)
    return [(after.baseline - line.baseline) / POINT for line, after in pairs if line.page == after.page]


def paragraphs_of(lines: Iterable[Line], pages, areas) -> tuple[Paragraph, ...]:
    """The paragraphs among `lines`, tables and drawings left out."""
    by_number = {page.number: page for page in pages}
    text = [line for line in lines if not by_number[line.page].in_zone(line)]
    pitch = _usual_pitch(text, areas)
    groups: list[list[Line]] = []
    for line in text:
        before = groups[-1][-1] if groups else None
        if before is None or _begins(before, line, by_number, areas, pitch):
            groups.append([])
        groups[-1].append(line)
    return tuple(_paragraph(groups, index, by_number, areas, pitch) for index in range(len(groups)))


def _usual_pitch(lines, areas) -> float:
    """The distance of the lines of a paragraph from each other, in parts of their size.

    A full line that ends its paragraph looks as if it went on: the lower quarter counts, not the middle.
    """
    pairs = zip(lines, lines[1:], strict=False)
    found = [
        (line.baseline - before.baseline) / POINT / line.size
        for before, line in pairs
        if before.page == line.page and _is_turned(before, line, areas[line.page])
    ]
    near = [pitch for pitch in found if 0.7 < pitch < 3]
    return sorted(near)[len(near) // 4] if near else SINGLE


def _is_turned(before, line, area) -> bool:
    """Whether a full line goes on at the left edge of the next."""
    return line.left < area.left + 2 and before.right > area.right - 25


def _begins(before, line, pages, areas, pitch) -> bool:
    """Whether `line` begins a paragraph: set in, after a wider gap, after a table, in another slant."""
    area = areas[line.page]
    if _goes_on_in_the_middle(before, line, area, pitch):
        return False
    if line.left > area.left + 2:
        return True
    if before.page != line.page:
        is_full = before.right > areas[before.page].right - 3
        ended = before.text.endswith((".", ":", "./.")) and not is_full
        return bool(_zones_between(before, line, pages)) or ended
    wider = (line.baseline - before.baseline) / POINT > pitch * line.size + 2.5
    return wider or bool(_zones_between(before, line, pages)) or before.italic != line.italic


def _goes_on_in_the_middle(before, line, area, pitch) -> bool:
    """Whether a slanted, centred line, the caption of a table or figure, needs a second one."""
    slanted = before.italic and line.italic and before.page == line.page
    near = (line.baseline - before.baseline) / POINT <= pitch * line.size + 2.5
    return slanted and near and area.shares_middle(before) and area.shares_middle(line)


def _zones_between(before, line, pages):
    """Tables and drawings between two lines that follow each other."""
    if before.page == line.page:
        zones = pages[line.page].zones
        return [zone for zone in zones if before.baseline < zone[1] and zone[0] < line.baseline]
    below = [zone for zone in pages[before.page].zones if zone[0] > before.baseline]
    above = [zone for zone in pages[line.page].zones if zone[1] < line.baseline]
    return below + above


def _paragraph(groups, index, pages, areas, pitch) -> Paragraph:
    lines = tuple(groups[index])
    first = lines[0]
    before = groups[index - 1][-1] if index else None
    after = groups[index + 1][0] if index + 1 < len(groups) else None
    below_table = bool(before and _zones_between(before, first, pages))
    by_table = below_table or _ends_at_zone(lines[-1], after, pages)
    italic = all(line.italic for line in lines)
    heading = all(areas[line.page].has_in_middle(line, 1) for line in lines)
    return Paragraph(
        lines, None if below_table else _gap(before, lines, pitch), bool(by_table and italic), heading
    )


def _ends_at_zone(last, after, pages):
    if after:
        return _zones_between(last, after, pages)
    return [zone for zone in pages[last.page].zones if zone[0] > last.baseline]


def _gap(before, lines, pitch) -> float | None:
    """How much further down it begins than its own lines lie from each other, in points."""
    first = lines[0]
    if before is None or before.page != first.page:
        return None
    distance = (first.baseline - before.baseline) / POINT
    inner = _pitches(lines)
    return distance - (median(inner) if inner else pitch * first.size)
