"""Finds the components of an official paper by their own words: which line is the number, who signs."""

import re
from dataclasses import dataclass
from functools import cached_property

from .foot import Foot, find_foot
from .letterhead import Letterhead, find_letterhead
from .page import Line, Page
from .paragraphs import Paragraph, paragraphs_of
from .sheet import Area, areas_of

LETTER, MINUTES, DECISION, RECEIPT = "CÔNG VĂN", "BIÊN BẢN", "QUYẾT ĐỊNH", "GIẤY XÁC NHẬN"

# A subject is told in a few lines; what stands below them is no longer part of it, rule or not.
MOST_LINES_ABOUT = 8

# Names of kinds and their sign in the symbol: Decree 30/2020, annex III, part I.
SIGNS = {
    "NGHỊ QUYẾT": "NQ",
    DECISION: "QĐ",
    "CHỈ THỊ": "CT",
    "QUY CHẾ": "QC",
    "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB",
    "HƯỚNG DẪN": "HD",
    "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH",
    "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA",
    "BÁO CÁO": "BC",
    MINUTES: "BB",
    "TỜ TRÌNH": "TTr",
    "HỢP ĐỒNG": "HĐ",
    "CÔNG ĐIỆN": "CĐ",
    "GIẤY ỦY QUYỀN": "UQ",
    "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT",
    "GIẤY NGHỈ PHÉP": "NP",
    "PHIẾU GỬI": "PG",
    "PHIẾU CHUYỂN": "PC",
    "PHIẾU BÁO": "PB",
}

BASIS = re.compile(r"(Căn cứ|Theo đề nghị|Xét đề nghị)\b", re.I)


@dataclass(frozen=True)
class Part:
    """The paper itself or one annex: its pages and, for an annex, the lines of its heading."""

    pages: tuple[Page, ...]
    is_annex: bool = False

    @cached_property
    def areas(self) -> dict[int, Area]:
        return areas_of(self.pages)


@dataclass(frozen=True)
class Paper:
    """The components found; what is missing is None or empty."""

    main: Part
    annexes: tuple[Part, ...]
    letterhead: Letterhead
    name: Line | None
    about: tuple[Line, ...]
    addressees: tuple[Line, ...]
    bases: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    foot: Foot | None

    @property
    def parts(self):
        return (self.main, *self.annexes)

    @cached_property
    def kind(self) -> str:
        """The name of the kind in capitals; letters have none and are known by their “V/v”."""
        if self.letterhead.code:
            return RECEIPT
        if self.name:
            return self.name.text.upper().rstrip(":")
        return LETTER

    @property
    def sign(self) -> str | None:
        """What the symbol begins with; a letter's begins with the issuer."""
        return SIGNS.get(self.kind)


def find_paper(pages: tuple[Page, ...]) -> Paper:
    parts = _parts(pages)
    main = parts[0]
    letterhead = find_letterhead(main.pages[0])
    rest = [line for line in main.pages[0].lines if line.baseline > letterhead.end]
    name, about = (None, ()) if letterhead.matter else _subject(rest, main)
    rest += [line for page in main.pages[1:] for line in page.lines]
    foot = None if letterhead.code else find_foot(rest, main.areas)
    addressees = _addressees(rest, main)
    taken = {id(line) for line in (name, *about, *addressees)}
    flow = [line for line in rest if id(line) not in taken and not (foot and foot.holds(line))]
    found = paragraphs_of(flow, main.pages, main.areas)
    bases = _bases(found, is_letter=bool(letterhead.matter))
    body = tuple(paragraph for paragraph in found if paragraph not in bases)
    return Paper(main, parts[1:], letterhead, name, about, addressees, bases, body, foot)


def _parts(pages) -> tuple[Part, ...]:
    """An annex begins on a page whose first line says “Phụ lục”."""
    starts = [0]
    for index, page in enumerate(pages[1:], start=1):
        if page.lines and re.fullmatch(r"phụ lục( [ivxlc]+| \d+)?[.:]?", page.lines[0].text.casefold()):
            starts.append(index)
    ends = [*starts[1:], len(pages)]
    return tuple(
        Part(pages[start:end], is_annex=bool(start)) for start, end in zip(starts, ends, strict=True)
    )


def _subject(lines, main):
    """The name of the kind and the lines about it: centred, until their rule or the next component."""
    if not lines or not _is_name(lines[0], main):
        return None, ()
    name, about = lines[0], []
    page, area = main.pages[0], main.areas[main.pages[0].number]
    for line in lines[1 : MOST_LINES_ABOUT + 1]:
        other = BASIS.match(line.text) or line.begins("Kính gửi") or line.capitals
        if other or not (area.has_in_middle(line) or (line.bold and area.shares_middle(line))):
            break
        about.append(line)
        if page.rule_under(line):
            break
    return name, tuple(about)


def _is_name(line, main):
    known = line.text.upper() in SIGNS or line.text.upper() == RECEIPT
    centred = main.areas[line.page].has_in_middle(line)
    return known or (line.capitals and centred and not line.begins("Kính gửi"))


def _addressees(lines, main) -> tuple[Line, ...]:
    """“Kính gửi:” and the lines below it that begin well inside the text."""
    start = next((index for index, line in enumerate(lines) if line.begins("Kính gửi")), None)
    if start is None:
        return ()
    found = [lines[start]]
    for line in lines[start + 1 :]:
        near = line.page == found[-1].page and line.baseline - found[-1].baseline < 12
        if not near or line.left < main.areas[line.page].left + 18 or found[-1].text.endswith("."):
            break
        found.append(line)
    return tuple(found)


def _bases(paragraphs, *, is_letter) -> tuple[Paragraph, ...]:
    """The “Căn cứ …” before the body, and slanted ones anywhere.

    A sentence of the body may begin with the same words: it goes on to “như sau:”, and in a letter it is
    upright and alone.
    """
    found: list[Paragraph] = []
    for index, paragraph in enumerate(paragraphs):
        at_head = all(earlier in found or earlier.is_heading for earlier in paragraphs[:index])
        is_one = BASIS.match(paragraph.text) and not paragraph.text.endswith(":")
        if is_one and (paragraph.italic or (at_head and not _is_sentence(paragraph, is_letter))):
            found.append(paragraph)
    return tuple(found)


def _is_sentence(paragraph, is_letter):
    return is_letter and not paragraph.text.endswith(";")
