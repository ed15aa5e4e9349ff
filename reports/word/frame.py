"""What a Word template is filled with: each name is a tag that an office may move about in Word."""

from io import BytesIO
from pathlib import Path

from django.conf import settings
from docx.oxml.ns import qn
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2.sandbox import SandboxedEnvironment

from core.formats import paper_month
from core.text import clean_line
from reports.content import Paper, Signature
from reports.qr import qr_picture
from reports.verifying import address_of, asked_at
from reports.wording import GAP, PAGES

from . import styles
from .elements import text_run, twips, w

TEMPLATES = Path("templates/reports/word")

# A letter of bold capitals at 13 pt is about so wide; the column of the issuer, too.
_LETTER_MM, _COLUMN_MM = 3.2, 65
TEXT_MM = 165
# With its quiet zone.
_QR_MM = 18
# The line below the issuer is a third to a half as long as its words (Decree 30/2020, annex I).
_LINE_SHARE = 0.4


def fill(paper: Paper, shape: str):
    """The template of the shape with the frame of the paper in it, as a python-docx document.

    What people wrote is only ever a value: no tag in it is run, and no mark in it is XML.
    """
    template = DocxTemplate(settings.BASE_DIR / TEMPLATES / f"{shape}.docx")
    tags = context(paper) | {"verification": _verification(paper.code, template)}
    template.render(tags, SandboxedEnvironment(autoescape=True), autoescape=True)
    document = template.docx
    _draw_issuer_line(document, clean_line(paper.letterhead.issuer))
    if paper.letterhead.stamp:
        _draw_in(document, styles.STAMP, paper.letterhead.stamp.width)
    if paper.signatures:
        _even_out_signatures(document, len(paper.signatures))
        _count_pages(document)
    if paper.code:
        _describe_qr(document, paper.code)
    return document


def _verification(code: str, template: DocxTemplate) -> dict | None:
    """Where a paper with this code is verified; without a code nothing."""
    if not code:
        return None
    picture = InlineImage(template, BytesIO(qr_picture(address_of(code))), width=Mm(_QR_MM))
    return {"code": code, "asked_at": asked_at(), "qr": picture}


def context(paper: Paper) -> dict:
    """The tags of the template; capitals are made here, because the font style of a tag is the office's."""
    head = paper.letterhead
    return {
        "parent": clean_line(head.parent).upper(),
        "issuer": clean_line(head.issuer).upper(),
        "number": clean_line(head.number),
        "symbol": clean_line(head.symbol),
        "code": clean_line(head.code),
        "about": clean_line(head.about),
        "stamp": clean_line(head.stamp.words).upper() if head.stamp else "",
        "place": clean_line(head.place),
        "day": f"{head.day:02}" if head.day else "",
        "month": paper_month(head.month),
        "year": str(head.year),
        "kind": clean_line(paper.kind).upper(),
        "subject": clean_line(paper.subject),
        "addressees": _lines(paper.addressees),
        "authority": clean_line(paper.authority).upper(),
        "bases": _lines(paper.bases),
        "closing": clean_line(paper.closing),
        "recipients": _lines(paper.recipients),
        "signature": _signature(paper.signature),
        "signatures": [_signature(one) for one in paper.signatures],
        "illustrative": paper.illustrative,
    }


def _lines(texts) -> list[str]:
    return [clean_line(text) for text in texts]


def _signature(signature: Signature) -> dict:
    titles = [title.upper() for title in _lines(signature.titles)]
    return {"titles": titles, "name": clean_line(signature.name)}


def _draw_issuer_line(document, issuer: str) -> None:
    """The line below the issuer is the upper rule of an empty paragraph, drawn in from both sides."""
    _draw_in(document, styles.ISSUER_LINE, _LINE_SHARE * min(len(issuer) * _LETTER_MM, _COLUMN_MM))


def _draw_in(document, style: str, width: float) -> None:
    """A paragraph of the column of the issuer as wide as `width`, in mm: its rules are no longer."""
    for table in document.tables:
        for cell in table._cells[::2]:
            for paragraph in cell.paragraphs:
                if paragraph.style.name == style:
                    paragraph.paragraph_format.left_indent = Mm((_COLUMN_MM - width) / 2)
                    paragraph.paragraph_format.right_indent = Mm((_COLUMN_MM - width) / 2)


def _even_out_signatures(document, count: int) -> None:
    """Signatures side by side share the width of the text: the template has a single one, to be repeated."""
    for table in document.tables:
        if table._cells[0].paragraphs[0].style.name == styles.SIGNER:
            width = TEXT_MM / count
            table._tbl.tblGrid[:] = [w("gridCol", w=twips(width)) for _one in range(count)]
            for cell in table._tbl.iter_tcs():
                cell.width = Mm(width)


def _count_pages(document) -> None:
    """Word counts the pages where the closing words of minutes leave their number open."""
    for paragraph in document.paragraphs:
        if paragraph.style.name == styles.CLOSING and PAGES in paragraph.text:
            before, after = paragraph.text.split(PAGES)
            paragraph.clear()
            count = w("fldSimple", text_run(GAP), instr='NUMPAGES \\# "00"')
            paragraph._p.extend([text_run(before), count, text_run(PAGES.removeprefix(GAP) + after)])


def _describe_qr(document, code: str) -> None:
    """The only picture of the frame, in words for whoever cannot see it."""
    described = f"Mã QR dẫn tới trang xác thực văn bản có mã tra cứu {code}"
    for properties in document.element.body.iter(qn("wp:docPr")):
        properties.set("descr", described)
