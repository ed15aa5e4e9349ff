"""The sheet: size, margins, page numbers and fonts (Decree 30/2020, annex I, part I)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from .fault import Fault, between, mm, number, quoted
from .page import Page

# Fonts drawn to the widths of Times New Roman; names are compared without spaces and hyphens.
TIMES = re.compile(
    r"(times(newroman|$|[^a-z])|liberationserif|tinos|texgyretermes|nimbusrom|freeserif|stix)", re.I
)

# What may be left empty at the foot of a page where a heading or two lines were kept together.
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
    """The area of each page, from its own lines or those of its like where its own do not reach so far."""
    found = {}
    for width in {page.width for page in pages}:
        alike = [page for page in pages if page.width == width]
        shared = shared_right([line for page in alike for line in _running(page)]) or 0
        outmost = min((line.left for page in alike for line in page.lines), default=30)
        for page in alike:
            # A table may stick out; the text beside it does not follow it.
            table = min(max((box.right for box in _wide(page)), default=0), width - 15)
            found[page.number] = Area(_left(page, outmost), max(shared, table) or width - 15)
    return found


def _left(page, outmost) -> float:
    own = min((thing.left for thing in (*page.lines, *_wide(page))), default=outmost)
    # A page of nothing but short paragraphs shows only where first lines begin.
    only_first = 9 < own - outmost < 14 or len(page.lines) < 3
    # The head of an annex whose table begins on the next page: no two lines begin below each other.
    only_centred = not _wide(page) and len({round(line.left) for line in page.lines}) == len(page.lines)
    return outmost if only_first or only_centred else own


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
        for edge, measured in _margins(page).items() if _things(page) else ():
            low, high = LIMITS[edge]
            if measured < low - SLACK or (measured > high + SLACK and edge in _telling(page, pages)):
                yield Fault(page.number, f"lề {edge}", mm(measured), f"{between(low, high)} mm")


LIMITS = {"trên": (20, 25), "dưới": (20, 25), "trái": (30, 35), "phải": (15, 20)}


def _telling(page, pages) -> set[str]:
    """The edges that the page shows: a short last page reaches neither down nor to the right."""
    alike = [_margins(other) for other in pages if other.width == page.width and _things(other)]
    nearest = {edge: min(margins[edge] for margins in alike) for edge in ("trái", "phải")}
    shown = {edge for edge, least in nearest.items() if _margins(page)[edge] < least + 1}
    if not (shared_right(page.lines) or page.zones):
        shown.discard("phải")
    return shown | {"trên"}


def _margins(page: Page) -> dict[str, float]:
    things = _things(page)
    return {
        "trên": min(thing.top for thing in things),
        "dưới": page.height - max(thing.bottom for thing in things),
        "trái": min(thing.left for thing in things),
        "phải": page.width - max(thing.right for thing in things),
    }


def _things(page):
    return [*page.lines, *_drawings(page)]


def _drawings(page):
    """Drawn lines and pictures but those of the foot note, and no background of the whole page."""
    foot = min((line.top for line in page.notes), default=page.height)
    return [box for box in page.boxes if box.height < 0.8 * page.height and box.bottom < foot - 4]


def check_bottom(paper) -> Iterator[Fault]:
    """Where running text goes on to the next page it reaches down to the margin: annex I, part I, point 3."""
    # The pages of the foot are left out: it is kept whole.
    end = paper.main.pages[-1].number
    last = paper.foot.page if paper.foot else end
    for part in paper.parts:
        pairs = zip(part.pages, part.pages[1:], strict=False)
        full = [page for page, after in pairs if not last <= after.number <= end and _goes_on(page, after)]
        if not full:
            continue
        measured, page = min((_margins(page)["dưới"], page.number) for page in full)
        if measured > 25 + UNBROKEN:
            yield Fault(page, "lề dưới", mm(measured), "từ 20 đến 25 mm")


def _goes_on(page, after) -> bool:
    """Whether text crosses to the next page, and no row, picture or long heading that was kept whole."""
    sides = [(page, page.lines[-1:]), (after, after.lines[:1])]
    heading = sum(1 for _line in takewhile(lambda line: line.bold, after.lines))
    pushed = heading > 2 or any(top < 60 for top, _bottom in after.zones)
    return not pushed and all(line and not side.in_zone(line[0]) for side, line in sides)


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
        coloured = next((word for word in words if not word.black and word.text.upper() not in URGENT), None)
        if coloured:
            yield Fault(page.number, "màu chữ", f"khác đen ({quoted(coloured.text)})", "là đen")


# The stamp of urgency is red: annex I, part II, point IV.
URGENT = {"KHẨN", "THƯỢNG", "HỎA", "HOẢ", "TỐC"}
