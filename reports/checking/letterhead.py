"""The letterhead: Quốc hiệu and Tiêu ngữ at the right, the issuer at the left, number and date below them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .fault import Fault, mm, quoted
from .page import Line, Page
from .stamp import is_stamp
from .style import Style, check_centred, check_missing, check_rule, check_style

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

# Words a name of an agency begins with: tells a second agency from the second line of a long name.
AGENCY = re.compile(
    r"(UBND|ỦY BAN|UỶ BAN|SỞ|BỘ|ĐOÀN|TỔ|PHÒNG|CHI CỤC|CỤC|BAN|TRUNG TÂM|VĂN PHÒNG|THANH TRA)\b", re.I
)


@dataclass(frozen=True)
class Letterhead:
    """What was found of it; `end` is how far down the page it reaches, in millimetres."""

    nation: Line | None
    motto: Line | None
    superior: tuple[Line, ...]
    issuer: tuple[Line, ...]
    number: Line | None
    date: Line | None
    matter: tuple[Line, ...]
    stamp: Line | None
    end: float

    @property
    def code(self) -> bool:
        """A receipt made by the system carries a code in place of a number."""
        return bool(self.number and self.number.begins("Mã"))


def find_letterhead(page: Page) -> Letterhead:
    split = _split(page)
    rows = [_halves(line, split) for line in page.lines]
    right = [half for _left, half in rows if half]
    nation = next((half for half in right if "cộng hòa" in _plain(half)), None)
    motto = next((half for half in right if "độc lập" in _plain(half)), None)
    left = [half for half, _right in rows if half]
    lowest = (motto.baseline if motto else 30) + 18  # further down it is a sentence of the text
    date = next((half for half in right if _is_date(half) and half.baseline < lowest), None)
    number = next((half for half in left if _is_number(half) and half.baseline < lowest + 10), None)
    matter = _matter(left, number)
    stamp = next((half for half in (*left, *right) if is_stamp(half) and half.baseline < lowest + 40), None)
    below = number or date
    last = below.baseline - 1 if below else (motto.baseline + 3 if motto else 0)
    issuers = [half for half in left if half.baseline < last and half != stamp]
    superior, issuer = _agencies(issuers)
    found = (nation, motto, date, number, *matter, stamp, *issuer)
    end = max((line.baseline for line in found if line), default=0)
    return Letterhead(nation, motto, superior, issuer, number, date, matter, stamp, end)


def _plain(line) -> str:
    """Lower case, the two ways of setting the tone of “hòa” alike."""
    return line.text.casefold().replace("hoà", "hòa")


def _is_date(line) -> bool:
    return bool(re.search(r"ngày\b.*tháng\b.*năm", _plain(line)))


def _is_number(line) -> bool:
    return bool(re.match(r"(số|mã)\b", _plain(line)))


def _split(page) -> float:
    """Where the right column begins: at the first letter of Quốc hiệu, the longest line in it.

    The left column is the narrower one: a Quốc hiệu too short to tell does not move it past the middle.
    """
    for line in page.lines[:8]:
        for index, word in enumerate(line.words):
            if _plain(Line(line.page, line.words[index:])).startswith("cộng hòa"):
                return min(word.left - 1, 0.47 * page.width)
    return 0.47 * page.width


def _halves(line, split) -> tuple[Line | None, Line | None]:
    """The parts of a line in the two columns; a line of running text stands in neither."""
    left = tuple(word for word in line.words if word.left < split)
    right = tuple(word for word in line.words if word.left >= split)
    if left and right and right[0].left - left[-1].right < 2.5 and right[0].text.casefold() != "cộng":
        return None, None
    return (Line(line.page, left) if left else None, Line(line.page, right) if right else None)


def _matter(left, number) -> tuple[Line, ...]:
    """“V/v …” under the number, down to the first wider gap."""
    if number is None:
        return ()
    below = [line for line in left if line.baseline > number.baseline + 1]
    if not below or not below[0].begins("V/v"):
        return ()
    found = [below[0]]
    for line in below[1:]:
        if line.baseline - found[-1].baseline > 7 or line.begins("Kính gửi") or is_stamp(line):
            break
        found.append(line)
    return tuple(found)


def _agencies(lines) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Superior and issuer: the last line that begins a name of an agency begins the issuer."""
    starts = [index for index, line in enumerate(lines) if AGENCY.match(line.text)]
    if starts and starts[-1]:
        return tuple(lines[: starts[-1]]), tuple(lines[starts[-1] :])
    light = [index for index, line in enumerate(lines) if not line.bold]
    cut = light[-1] + 1 if light and light[-1] + 1 < len(lines) else 0
    return tuple(lines[:cut]), tuple(lines[cut:])


def check_nation(paper) -> Iterator[Fault]:
    """Quốc hiệu and Tiêu ngữ, cell 1: annex I, part II, point I, number 1."""
    head, page = paper.letterhead, paper.main.pages[0]
    yield from check_missing("Quốc hiệu", head.nation, wanted=f"có dòng “{NATION}”")
    yield from check_missing("Tiêu ngữ", head.motto, wanted=f"có dòng “{MOTTO}”")
    if not head.nation or not head.motto:
        return
    yield from check_style("Quốc hiệu", [head.nation], Style((12, 13), bold=True, capitals=True))
    yield from check_style("Tiêu ngữ", [head.motto], Style((13, 14), bold=True))
    if head.nation.text.upper() != NATION:
        yield Fault(1, "lời Quốc hiệu", f"ghi {quoted(head.nation.text)}", f"là “{NATION}”")
    if head.motto.text != MOTTO:
        yield Fault(1, "lời Tiêu ngữ", f"ghi {quoted(head.motto.text)}", f"là “{MOTTO}”")
    if head.nation.centre < page.width / 2:
        yield Fault(1, "vị trí Quốc hiệu", f"cách mép trái {mm(head.nation.centre)}", "ở nửa phải của trang")
    if head.motto.baseline <= head.nation.baseline:
        yield Fault(1, "vị trí Tiêu ngữ", "ở trên Quốc hiệu", "ở dưới Quốc hiệu")
    else:
        yield from check_centred("Tiêu ngữ", head.motto, head.nation.centre, "ở giữa, dưới Quốc hiệu", 1.5)
    yield from check_rule("Tiêu ngữ", page, head.motto, 1, 1, "dài bằng dòng chữ")


def check_issuer(paper) -> Iterator[Fault]:
    """The agency and the one above it, cell 2: annex I, part II, point I, number 2."""
    head, page = paper.letterhead, paper.main.pages[0]
    yield from check_missing("tên cơ quan ban hành", head.issuer)
    if not head.issuer:
        return
    yield from check_style("cơ quan chủ quản", head.superior, Style((12, 13), capitals=True))
    yield from check_style("cơ quan ban hành", head.issuer, Style((12, 13), bold=True, capitals=True))
    names = (*head.superior, *head.issuer)
    if head.nation and abs(names[0].baseline - head.nation.baseline) > 1:
        measured = f"lệch {mm(abs(names[0].baseline - head.nation.baseline))}"
        yield Fault(1, "vị trí cơ quan", measured, "cùng hàng với Quốc hiệu")
    for name in names[1:]:
        yield from check_centred("cơ quan ban hành", name, names[0].centre, "ở giữa, dưới dòng trên")
    longest = max(head.issuer, key=lambda line: line.width)
    last = head.issuer[-1]
    wanted = "dài từ 1/3 đến 1/2 dòng chữ"
    base = last if page.rule_under(last) is None or last.width >= longest.width else longest
    yield from check_rule("cơ quan ban hành", page, last, 1 / 3, base.width / last.width / 2, wanted)


def check_number(paper) -> Iterator[Fault]:
    """The number, cell 3: annex I, part II, point I, number 3. Minutes may go without."""
    head = paper.letterhead
    if head.number is None:
        if paper.kind != "BIÊN BẢN":
            yield Fault(1, "số, ký hiệu", "không có", "có dòng “Số: …/…” dưới tên cơ quan")
        return
    yield from check_style("số, ký hiệu", [head.number], Style((13, 13)))
    if head.issuer:
        yield from check_centred(
            "số, ký hiệu", head.number, head.issuer[0].centre, "ở giữa, dưới tên cơ quan"
        )
    if not head.code:
        yield from _number_form(paper)


def _number_form(paper):
    """`Số: 05/KH-SNV`; the number stays blank until the registry gives one."""
    text = paper.letterhead.number.text
    form = re.fullmatch(r"Số:\s*(\d*)[\s.…_]*/\s*([^\W\d_][\w&]*(?:-[\w&]+)+)", text)
    if form is None:
        yield Fault(1, "số, ký hiệu", f"ghi {quoted(text)}", "có dạng “Số: 05/KH-SNV”")
        return
    digits, symbol = form.groups()
    if len(digits) == 1:
        yield Fault(1, "số văn bản", f"ghi {digits}", f"thêm số 0 ở trước (0{digits})")
    groups = symbol.split("-")
    sign = paper.sign
    if sign and groups[0] != sign:
        yield Fault(1, "ký hiệu", f"ghi {quoted(symbol)}", f"bắt đầu bằng “{sign}-”")
    elif any(group != group.upper() for group in groups[bool(sign) :]):
        yield Fault(1, "ký hiệu", f"ghi {quoted(symbol)}", "viết in hoa")


def check_date(paper) -> Iterator[Fault]:
    """Place and date, cell 4: annex I, part II, point I, number 4. Minutes tell them in their text."""
    head = paper.letterhead
    if head.date is None:
        if paper.kind != "BIÊN BẢN":
            yield Fault(1, "địa danh và thời gian", "không có", "có dòng “…, ngày … tháng … năm …”")
        return
    yield from check_style("địa danh và thời gian", [head.date], Style((13, 14), italic=True))
    if head.nation:
        yield from check_centred(
            "địa danh và thời gian", head.date, head.nation.centre, "ở giữa, dưới Tiêu ngữ"
        )
    if head.number and abs(head.number.baseline - head.date.baseline) > 1.2:
        measured = f"lệch {mm(abs(head.number.baseline - head.date.baseline))}"
        yield Fault(1, "hàng của địa danh và thời gian", measured, "cùng hàng với số, ký hiệu")
    yield from _date_form(head.date.text)


def _date_form(text):
    form = re.fullmatch(r"(.+), ngày ?(\d*)[\s.…_]* ?tháng ?(\d*)[\s.…_]* ?năm ?(\d{4}|[\d.…_]*)", text)
    if form is None:
        yield Fault(1, "địa danh và thời gian", f"ghi {quoted(text)}", "có dạng “…, ngày … tháng … năm …”")
        return
    _place, day, month, _year = form.groups()
    if len(day) == 1:
        yield Fault(1, "ngày", f"ghi {day}", f"thêm số 0 ở trước (0{day})")
    if month in ("1", "2"):
        yield Fault(1, "tháng", f"ghi {month}", f"thêm số 0 ở trước (0{month})")
