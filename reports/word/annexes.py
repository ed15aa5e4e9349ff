"""Annexes in Word: each a section of its own, numbered from 1, and lying across the page where it is wide."""

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from core.formats import paper_month
from reports.blocks import Annex
from reports.content import Letterhead, Paper

from . import styles
from .blocks import Place, write
from .elements import paragraph, w
from .frame import TEXT_MM

_A4 = (210, 297)
_WIDE_MM = 252


def add_annex(paper: Paper, annex: Annex, place: Place) -> None:
    """On a new page; like the paper it does not show its first number."""
    section = place.document.add_section()
    width, height = reversed(_A4) if annex.is_wide else _A4
    section.orientation = WD_ORIENT.LANDSCAPE if annex.is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    _number_from_one(section)
    _shrink_break(place)
    inner = Place(place.document, place.styles, _WIDE_MM if annex.is_wide else TEXT_MM)
    for element in (*_heading(paper, annex, inner), *write(annex.blocks, inner)):
        section._sectPr.addprevious(element)
    section._sectPr.addprevious(_end(inner))


def _number_from_one(section) -> None:
    """Page numbers are counted in each section by itself."""
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    section._sectPr.insert_element_before(w("pgNumType", start=1), "w:cols", "w:titlePg", "w:docGrid")


def _end(place: Place):
    """Word wants a paragraph after a table; this one takes hardly any room."""
    return paragraph(place.styles[styles.GAP])


def _shrink_break(place: Place) -> None:
    """The paragraph that ends a section takes hardly any room either."""
    breaks = place.document.element.body.findall(qn("w:p"))
    last = next(p for p in reversed(breaks) if p.pPr is not None and p.pPr.find(qn("w:sectPr")) is not None)
    last.get_or_add_pPr()._insert_pStyle(w("pStyle", val=place.styles[styles.GAP]))


def _heading(paper: Paper, annex: Annex, place: Place):
    named = place.styles
    yield paragraph(named[styles.ANNEX_NUMBER], f"Phụ lục {paper.number_of(annex)}", keep_next=True)
    yield paragraph(named[styles.ANNEX_TITLE], annex.title.upper(), keep_next=True)
    head = paper.letterhead
    words = f"(Kèm theo {paper.kind} số {_number(head)} {_day(head)} của {paper.authority or head.issuer})"
    yield paragraph(named[styles.ANNEX_OF], words, keep_next=True)


# What the registry fills in by hand keeps its room.
_BLANK = "\N{NO-BREAK SPACE}" * 5


def _number(head: Letterhead) -> str:
    return f"{head.number or _BLANK}/{head.symbol}"


def _day(head: Letterhead) -> str:
    day = f"{head.day:02}" if head.day else _BLANK
    return f"ngày {day} tháng {paper_month(head.month)} năm {head.year}"
