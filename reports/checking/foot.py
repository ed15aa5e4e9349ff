"""The foot: “Nơi nhận” at the left and the signature, or the two or three of minutes, at the right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .fault import Fault, mm, quoted
from .page import Line
from .style import Style, check_centred, check_style


@dataclass(frozen=True)
class Signature:
    """One column: who signs (capitals) and the name below the room for the hand."""

    titles: tuple[Line, ...]
    names: tuple[Line, ...]

    @property
    def centre(self):
        return self.titles[0].centre


@dataclass(frozen=True)
class Foot:
    """What stands below the body; `start` is where it begins on its page, in millimetres."""

    page: int
    start: float
    heading: Line | None
    recipients: tuple[Line, ...]
    signatures: tuple[Signature, ...]

    def holds(self, line: Line) -> bool:
        """Whether a line stands in the foot or after it."""
        return line.page > self.page or (line.page == self.page and line.top >= self.start - 0.5)


def find_foot(lines, areas) -> Foot | None:
    """The foot among the lines below the letterhead."""
    upwards = [piece for line in lines[::-1] for piece in line.pieces()]
    heading = next((piece for piece in upwards if piece.begins("Nơi nhận")), None)
    start = _start(heading, _first_title(lines, areas))
    if start is None:
        return None
    # The titles are in larger letters than “Nơi nhận:” and may reach a little higher.
    from_here = (start.page, start.top - 3)
    rows = [line for line in lines if (line.page, line.top) >= from_here and not _ends_body(line)]
    pieces = [piece for line in rows for piece in line.pieces()]
    edge = heading.left if heading else areas[start.page].left
    from_there = heading or start
    listed = [p for p in pieces if p != heading and _is_listed(p, edge, from_there, heading)]
    signing = [piece for piece in pieces if piece != heading and piece not in listed]
    top = min((piece.top for piece in pieces if piece.page == start.page), default=start.top)
    return Foot(start.page, top, heading, tuple(listed), _signatures(signing))


def _start(heading, title) -> Line | None:
    """The first line of the foot: under minutes the recipients stand below those who sign."""
    if heading and title and (title.page, title.top) < (heading.page, heading.top - 10):
        return title
    return heading or title


def _ends_body(line):
    """The last words of the body may stand close above."""
    return line.text.endswith("./.")


def _is_listed(piece, edge, start, heading):
    """A line of the list begins where its heading does, or a hyphen further in.

    Where there is no heading, bold letters at the left are a signature of minutes.
    """
    below = (piece.page, piece.baseline) >= (start.page, start.baseline - 2)
    return below and abs(piece.left - edge) < 9 and bool(heading or not piece.bold)


def _first_title(lines, areas) -> Line | None:
    """The first of the last lines in bold capitals, in the right half or side by side."""
    found = None
    for line in lines[::-1]:
        if found and (line.page != found.page or found.baseline - line.baseline > 12):
            break
        titles = [piece for piece in line.pieces() if piece.capitals and piece.bold]
        if len(titles) > 1 or any(piece.left > areas[line.page].middle - 10 for piece in titles):
            found = line
    return found


def _signatures(pieces) -> tuple[Signature, ...]:
    """Pieces gathered into columns by their middle; a wider gap parts titles from name."""
    columns: list[list[Line]] = []
    for piece in (piece for piece in pieces if not re.match(r"\(.*\)$", piece.text)):
        column = next((column for column in columns if abs(column[0].centre - piece.centre) < 12), None)
        if column is None:
            columns.append([piece])
        else:
            column.append(piece)
    columns = sorted(columns, key=lambda column: column[0].centre)
    return tuple(_signature(column) for column in columns)


def _signature(column) -> Signature:
    cut = 1
    while cut < len(column) and _is_close(column[cut - 1], column[cut]):
        cut += 1
    return Signature(tuple(column[:cut]), tuple(column[cut:]))


def _is_close(above, below):
    return above.page == below.page and below.baseline - above.baseline < 10


def check_recipients(paper) -> Iterator[Fault]:
    """“Nơi nhận”, cell 9b: annex I, part II, point I, number 9."""
    foot = paper.foot
    heading = foot and foot.heading
    if not heading:
        if paper.kind != "BIÊN BẢN":
            yield Fault(None, "Nơi nhận", "không có", "có “Nơi nhận:” ở cuối văn bản")
        return
    yield from check_style("Nơi nhận", [heading], Style((12, 12), bold=True, italic=True))
    if heading.text != "Nơi nhận:":
        yield Fault(heading.page, "lời Nơi nhận", f"ghi {quoted(heading.text)}", "là “Nơi nhận:”")
    middle = paper.main.areas[heading.page].middle
    if heading.centre > middle:
        yield Fault(heading.page, "vị trí Nơi nhận", "ở nửa phải", "ở nửa trái của trang")
    if not foot.recipients:
        yield Fault(heading.page, "danh sách nơi nhận", "không có", "có ít nhất dòng “- Lưu: VT …”")
        return
    yield from check_style("danh sách nơi nhận", foot.recipients, Style((11, 11)))
    yield from _recipient_endings(foot.recipients, paper.kind)


def _recipient_endings(lines, kind):
    """Each ends with a semicolon, the last is the one kept by the registry and ends with a full stop."""
    items: list[str] = []
    for line in lines:
        if line.text.startswith(("-", "–")) or not items:
            items.append(line.text)
        else:
            items[-1] += " " + line.text
    page, last = lines[0].page, items[-1]
    wrong = next((item for item in items[:-1] if not item.endswith((";", ","))), None)
    if wrong:
        yield Fault(page, "dấu cuối dòng nơi nhận", quoted(wrong), "là dấu chấm phẩy")
    if not last.endswith("."):
        yield Fault(page, "dấu cuối nơi nhận", quoted(last), "là dấu chấm")
    kept = r"[-–]\s*Lưu:" if kind == "BIÊN BẢN" else r"[-–]\s*Lưu: VT\b"
    if not re.match(kept, last):
        yield Fault(page, "dòng cuối nơi nhận", quoted(last), "là “- Lưu: VT, …”")


def check_signatures(paper) -> Iterator[Fault]:
    """Who signs and the name, cells 7a and 7b: annex I, part II, point I, number 7."""
    foot = paper.foot
    if not foot or not foot.signatures:
        yield Fault(None, "chữ ký", "không có", "có quyền hạn, chức vụ và họ tên người ký ở cuối văn bản")
        return
    title = Style((13, 14), bold=True, capitals=True)
    for signature in foot.signatures:
        yield from check_style("chức vụ người ký", signature.titles, title)
        yield from _name(signature, must_have=paper.kind != "BIÊN BẢN")
    middle = paper.main.areas[foot.page].middle
    last = foot.signatures[-1]
    if last.centre < middle:
        yield Fault(foot.page, "vị trí chữ ký", "ở nửa trái", "ở nửa phải của trang")
    elif paper.kind != "BIÊN BẢN":
        yield from _level(foot, last)


def _name(signature, *, must_have):
    title = signature.titles[0]
    if not signature.names:
        if must_have:
            yield Fault(title.page, "họ và tên người ký", "không có", "ở dưới chức vụ, chừa chỗ ký")
        return
    yield from check_style("họ và tên người ký", signature.names, Style((13, 14), bold=True))
    for name in signature.names:
        if name.capitals:
            yield Fault(name.page, "chữ hoa họ và tên", quoted(name.text), "là chữ thường")
        yield from check_centred("họ và tên người ký", name, title.centre, "ở giữa, dưới chức vụ")


def _level(foot, signature):
    if not foot.heading:
        return
    title = signature.titles[0]
    off = abs(title.top - foot.heading.top)
    if title.page != foot.heading.page or off > 2.5:
        yield Fault(title.page, "hàng của chữ ký", f"lệch {mm(off)}", "ngang hàng với “Nơi nhận:”")


def check_together(paper) -> Iterator[Fault]:
    """The foot stays whole, with at least two lines of the body above it on its page: annex I, part IV."""
    foot = paper.foot
    if not foot:
        return
    lines = [line for item in foot.signatures for line in (*item.titles, *item.names)] + [*foot.recipients]
    pages = sorted({line.page for line in lines})
    if len(pages) > 1:
        yield Fault(pages[-1], "khối chữ ký", "bị tách sang trang khác", "nằm trọn trên một trang")
    page = next(page for page in paper.main.pages if page.number == foot.page)
    above = [line for line in page.lines if line.top < foot.start - 0.5]
    if len(above) < 2:
        measured = f"chỉ có {len(above)} dòng nội dung ở trên"
        yield Fault(foot.page, "khối chữ ký", measured, "có ít nhất 2 dòng nội dung cùng trang")
