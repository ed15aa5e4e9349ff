"""The Word templates made anew: the frame of Decree 30/2020/NĐ-CP, annex I, in named styles and tags.

An office changes the files in templates/reports/word/ in Word and has no need of this; it shows in words what
they hold, and brings them back.
"""

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from . import styles
from . import template_shapes as pieces
from .elements import paragraph, twips, w
from .template_shapes import Shape, when
from .template_styles import add_styles

_COLUMNS = (65, 100)
_HALF = 82.5
# The QR code with its quiet zone, and the words beside it.
_VERIFICATION = (18, 60)


def make_template(shape: str):
    """The template of papers of this shape, see template_shapes.SHAPES."""
    document = Document()
    add_styles(document)
    _page(document)
    _drop_thumbnail(document.part.package)
    body = document.element.body
    for element in list(body)[:-1]:
        body.remove(element)
    for element in _contents(pieces.SHAPES[shape], _Named(document)):
        body[-1].addprevious(element)
    return document


def _drop_thumbnail(package) -> None:
    """The picture of another file that comes with the library's empty one."""
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


class _Named:
    """Paragraphs and tables of the template by the names of their styles."""

    def __init__(self, document):
        self.styles = styles.Styles(document)

    def lines(self, lines):
        return [paragraph(self.styles[style], text) for style, text in lines]

    def table(self, widths, *rows):
        """A table without rules; each row is its cells, each cell its lines."""
        return w(
            "tbl",
            w(
                "tblPr",
                w("tblStyle", val=self.styles[styles.BARE_TABLE]),
                w("tblW", w=twips(sum(widths)), type="dxa"),
                w("tblLayout", type="fixed"),
            ),
            w("tblGrid", *(w("gridCol", w=twips(width)) for width in widths)),
            *(self._row(row, widths) for row in rows),
        )

    def _row(self, cells, widths):
        made = (
            w("tc", w("tcPr", w("tcW", w=twips(width), type="dxa")), *self.content(parts))
            for parts, width in zip(cells, widths, strict=True)
        )
        return w("tr", w("trPr", w("cantSplit")), *made)

    def content(self, parts):
        """What stands in a cell: lines, and tables that were made already."""
        for part in parts:
            yield from self.lines([part]) if isinstance(part, tuple) else [part]


def _contents(shape: Shape, named: _Named):
    under = (shape.under_issuer, pieces.PLACE_AND_DAY)
    yield named.table(_COLUMNS, (pieces.ISSUER, pieces.NATION), under)
    yield from named.lines((*shape.opening, CONTENT, *shape.closing))
    yield from _FEET[shape.signers](named)
    yield from named.lines([(styles.GAP, "")])


CONTENT = (styles.CONTENT, "(Nội dung văn bản do hệ thống đưa vào đây.)")
_BEFORE_FOOT = [("VB Trước chữ ký", "")]


def _signed_by_one(named: _Named):
    yield from named.lines(_BEFORE_FOOT)
    signature = pieces.titles("signature") + pieces.signed("signature")
    yield named.table((_HALF, _HALF), ((*pieces.RECIPIENTS, *_verification(named)), signature))


def _signed_by_several(named: _Named):
    """Names stand in a row of their own, at one height, however many lines the titles take."""
    yield from named.lines(_BEFORE_FOOT)
    loop, end = (("Normal", "{%tc for one in signatures %}"),), (("Normal", "{%tc endfor %}"),)
    names = (loop, pieces.signed("one"), end)
    yield named.table((55, 55, 55), (loop, pieces.titles("one"), end), names)
    yield from named.content(
        (*when("recipients", ("VB Trước chữ ký", ""), *pieces.RECIPIENTS), *_verification(named))
    )


def _signed_by_nobody(named: _Named):
    yield from named.content(_verification(named))


def _verification(named: _Named):
    """Code and QR code of a paper that was approved; a cell cannot end with a table, hence the last line."""
    table = named.table(_VERIFICATION, (pieces.QR, pieces.WHERE_VERIFIED))
    for cell in table.iter(qn("w:tcPr")):
        cell.append(w("vAlign", val="center"))
    return when("verification", table, (styles.GAP, ""))


_FEET = {
    pieces.ONE: _signed_by_one,
    pieces.SEVERAL: _signed_by_several,
    pieces.NOBODY: _signed_by_nobody,
}


def _page(document) -> None:
    """A4 with margins 20, 20, 30 and 15 mm; the number of the page above, but not on the first."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance, section.footer_distance = Mm(7.5), Mm(9)
    section.different_first_page_header_footer = True
    _number(section.header.paragraphs[0])
    section.first_page_header.paragraphs[0].text = ""
    for footer in (section.footer, section.first_page_footer):
        footer.paragraphs[0].text = pieces.ILLUSTRATIVE
    _modern(document.settings.element)


def _number(line) -> None:
    field = w("fldSimple", w("r", w("t")), instr="PAGE")
    field[0][0].text = "2"
    line._p.append(field)


_AFTER_COMPAT = (
    "w:docVars",
    "w:rsids",
    "m:mathPr",
    "w:attachedSchema",
    "w:themeFontLang",
    "w:clrSchemeMapping",
    "w:doNotIncludeSubdocsInStats",
    "w:shapeDefaults",
    "w:decimalSymbol",
    "w:listSeparator",
)


def _modern(settings) -> None:
    """The rules of Word 2013 and later, without which it opens the file as one of Word 2007."""
    uri = "http://schemas.microsoft.com/office/word"
    mode = w("compatSetting", name="compatibilityMode", uri=uri, val=15)
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    settings.insert_element_before(w("compat", mode), *_AFTER_COMPAT)
