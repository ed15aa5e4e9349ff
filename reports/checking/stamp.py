"""The stamp of urgency, cell 10b, where the paper has one (Decree 30/2020/NĐ-CP, annex I)."""

from collections.abc import Iterator

from .fault import Fault, mm
from .page import Line, Page
from .style import Style, check_style

# Both ways of setting the tone are seen.
STAMPS = {"KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "HOẢ TỐC"}
# How far the frame may stand off the words, in millimetres.
_ROOM = 6


def is_stamp(line: Line) -> bool:
    """By its words alone: how they look is checked afterwards."""
    return line.text.upper() in STAMPS


def check_stamp(paper) -> Iterator[Fault]:
    """Bold capitals 13–14 in a red frame, at the left under the number."""
    stamp, page = paper.letterhead.stamp, paper.main.pages[0]
    if stamp is None:
        return
    yield from check_style("dấu khẩn", [stamp], Style((13, 14), bold=True, capitals=True))
    if not all(word.red for word in stamp.words):
        yield Fault(1, "màu dấu khẩn", "không đỏ", "là màu đỏ")
    if not _is_framed(page, stamp):
        yield Fault(1, "khung dấu khẩn", "không có", "có: chữ nằm trong khung hình chữ nhật")
    yield from _place(paper, stamp, page)


def _place(paper, stamp, page):
    number = paper.letterhead.number
    if stamp.centre > page.width / 2:
        yield Fault(1, "vị trí dấu khẩn", f"cách mép trái {mm(stamp.centre)}", "ở bên trái, dưới số, ký hiệu")
    elif number and stamp.baseline < number.baseline:
        yield Fault(1, "vị trí dấu khẩn", "ở trên số, ký hiệu", "ở dưới số, ký hiệu")


def _is_framed(page: Page, line: Line) -> bool:
    """One box around the words, or strokes above and below them: programs draw frames in both ways."""
    across = [box for box in page.boxes if box.left < line.left and box.right > line.right]
    around = any(
        line.top - _ROOM < box.top < line.top + 1 and line.bottom - 1 < box.bottom < line.bottom + _ROOM
        for box in across
    )
    above = any(box.is_rule and line.top - _ROOM < box.top < line.top + 1 for box in across)
    below = any(box.is_rule and line.bottom - 1 < box.top < line.bottom + _ROOM for box in across)
    return around or (above and below)
