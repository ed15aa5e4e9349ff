"""The sheet: size, margins, page numbers and fonts (Decree 30/2020, annex I, part I)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .fault import Fault, between, mm, number, quoted
from .page import Page

# Fonts drawn to the widths of Times New Roman; names are compared without spaces and hyphens.
TIMES = re.compile(
    r"(times(newroman|$|[^a-z])|liberationserif|tinos|texgyretermes|nimbusrom|freeserif|stix)", re.I
)

# What may be left empty at the foot of a page because a heading, a row or a picture was not broken.
UNBROKEN = 12

# How far a measure may be off before it is called wrong, in millimetres.
SLACK = 0.6


@dataclass(frozen=True)
class Area:
    """From where to where the text of a page reaches across, in millimetres."""

    left: float
    right: float

    @property
    def middle(self):
        return (self.left + self.right) / 2

    def has_in_middle(self, line, slack=2.0) -> bool:
        """Whether a line is centred: as far from both edges, and not filling the width."""
        inside = line.left > self.left + 3 and line.right < self.right - 3
        return inside and self.shares_middle(line, slack)

    def shares_middle(self, line, slack=2.0) -> bool:
        return abs(line.centre - self.middle) <= slack


def areas_of(pages) -> dict[int, Area]:
    """The area of each page: its own edges, or those of its like where it does not show them."""
    found = {}
    for page in pages:
        alike = [line for other in pages if other.width == page.width for line in _running(other)]
        things = [*page.lines, *_wide(page)] if len(page.lines) > 2 else alike
        left = min((thing.left for thing in things), default=30)
        # A table may stick out; the text beside it does not follow it.
        table = min(max((box.right for box in _wide(page)), default=0), page.width - 15)
        right = max(shared_right(_running(page)) or 0, table) or shared_right(alike) or page.width - 15
        found[page.number] = Area(left, right)
    return found


def _running(page):
    """The lines beside tables, drawings and pictures."""
    return [line for line in page.lines if not page.in_zone(line)]


def _wide(page):
    """The frames of tables and pictures, where together they fill most of the page."""
    tall = [box for box in page.boxes if 2 < box.height < 0.8 * page.height]
    reach = max((box.right for box in tall), default=0)
    return tall if 0.75 * page.width < reach else []


def shared_right(lines) -> float | None:
    """The outermost right edge at which at least three lines end: a line alone may stick out."""
    edges = sorted((line.right for line in lines), reverse=True)
    return next((edge for edge, third in zip(edges, edges[2:], strict=False) if edge - third < 0.5), None)


def check_size(pages) -> Iterator[Fault]:
    """A4, portrait or for a wide table landscape: annex I, part I, point 1 and 2."""
    for page in pages:
        sides = sorted((page.width, page.height))
        if abs(sides[0] - 210) > 1 or abs(sides[1] - 297) > 1:
            measured = f"{number(page.width)} × {mm(page.height)}"
            yield Fault(page.number, "khổ giấy", measured, "là A4 (210 × 297 mm)")


def check_direction(paper) -> Iterator[Fault]:
    """The paper itself stands upright; wide tables lie in an annex: annex I, part I, point 2."""
    first = paper.main.pages[0]
    if first.width > first.height:
        yield Fault(first.number, "hướng giấy", "nằm ngang", "là chiều đứng")


def check_margins(pages) -> Iterator[Fault]:
    """Top and bottom 20–25, left 30–35, right 15–20 mm: annex I, part I, point 3."""
    for page in pages:
        for edge, measured, low, high in _margins(page):
            if measured < low - SLACK or (high and measured > high + SLACK):
                yield Fault(page.number, f"lề {edge}", mm(measured), f"{between(low, high or low + 5)} mm")


def _margins(page: Page) -> Iterator[tuple[str, float, float, float | None]]:
    """Each edge with its measure and limits; no upper limit where the text need not reach the edge."""
    things = [*page.lines, *_drawings(page)]
    if not things:
        return
    filled = len(things) > 4
    yield "trên", min(thing.top for thing in things), 20, 25
    yield "dưới", page.height - max(thing.bottom for thing in things), 20, None
    yield "trái", min(thing.left for thing in things), 30, 35 if filled else None
    justified = shared_right(page.lines) or page.zones
    yield "phải", page.width - max(thing.right for thing in things), 15, 20 if justified else None


def _drawings(page):
    """Drawn lines and pictures but those of the foot note, and no background of the whole page."""
    foot = min((line.top for line in page.notes), default=page.height)
    return [box for box in page.boxes if box.height < 0.8 * page.height and box.bottom < foot - 4]


def check_bottom(paper) -> Iterator[Fault]:
    """Where several pages are full, at least one reaches down to the margin: annex I, part I, point 3."""
    for part in paper.parts:
        full = [page for page in part.pages[:-1] if page.lines]
        if len(full) < 2:
            continue
        measured, page = min((_margins_of(page)["dưới"], page.number) for page in full)
        if measured > 25 + UNBROKEN:
            yield Fault(page, "lề dưới", mm(measured), "từ 20 đến 25 mm")


def _margins_of(page):
    return {edge: measured for edge, measured, _low, _high in _margins(page)}


def check_page_numbers(paper) -> Iterator[Fault]:
    """Arabic, 13–14, upright, in the middle of the top margin, not on page 1: annex I, part I, point 7.

    Each annex is numbered by itself: annex I, part I, point 7 and part II, point IV.
    """
    for part in paper.parts:
        for count, page in enumerate(part.pages, start=1):
            if count == 1:
                yield from _first_number(page, part)
            else:
                yield from _number(page, count, part)


def _first_number(page, part):
    shown = page.page_number
    if shown and not (part.is_annex and shown.text == "1"):
        yield Fault(page.number, "số trang", f"ghi {shown.text}", "để trống ở trang đầu")


def _number(page, count, part):
    shown = page.page_number
    if shown is None:
        yield Fault(page.number, "số trang", "không có", f"là {count}")
        return
    if shown.text != str(count):
        yield Fault(page.number, "số trang", f"ghi {shown.text}", f"là {count}")
    if shown.top > page.height / 2:
        yield Fault(page.number, "vị trí số trang", "ở lề dưới", "ở giữa lề trên")
    elif not _is_central(shown, page, part):
        yield Fault(page.number, "vị trí số trang", f"cách mép trái {mm(shown.centre)}", "ở giữa lề trên")
    if not 12.8 <= shown.size <= 14.2:
        yield Fault(page.number, "cỡ chữ số trang", number(shown.size), "từ 13 đến 14")
    if not shown.upright:
        yield Fault(page.number, "kiểu chữ số trang", "nghiêng", "là đứng")


def _is_central(shown, page, part):
    """In the middle of the text or of the sheet: the Decree says only “in the middle”."""
    middles = (part.areas[page.number].middle, (30 + page.width - 15) / 2, page.width / 2)
    return any(abs(shown.centre - middle) < 2 for middle in middles)


def check_fonts(pages) -> Iterator[Fault]:
    """Times New Roman, black: annex I, part I, point 4. Embedded, or it looks different elsewhere."""
    for page in pages:
        words = [word for line in page.written for word in line.words if re.search(r"\w", word.text)]
        foreign = {word.font: word for word in words if not TIMES.match(re.sub(r"[-\s,]", "", word.font))}
        for name, word in foreign.items():
            measured = f"{name} ({quoted(word.text)})"
            yield Fault(page.number, "phông chữ", measured, "là Times New Roman hoặc phông cùng kích thước")
        loose = sorted({word.font for word in words if not word.embedded})
        if loose:
            yield Fault(page.number, "phông chữ", f"{', '.join(loose)} không nhúng trong tệp", "được nhúng")
        coloured = next((word for word in words if not word.black and word.text not in URGENT), None)
        if coloured:
            yield Fault(page.number, "màu chữ", f"khác đen ({quoted(coloured.text)})", "là đen")


# The stamp of urgency is red: annex I, part II, point IV.
URGENT = {"KHẨN", "THƯỢNG", "HỎA", "HOẢ", "TỐC"}
