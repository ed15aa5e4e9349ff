"""How the Word template looks: the named styles, with the sizes of Decree 30/2020/NĐ-CP, annex I."""

from dataclasses import dataclass, replace

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from . import styles
from .elements import w

FONT = "Times New Roman"
# As in paper.css.
RED = "DD0000"
# paper.css has 1.25 times the size of the letters; Word counts in lines, which are 1.15 times that size.
_LINE = 1.25 / 1.15
_JUSTIFY, _LEFT = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
_CENTER, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


@dataclass(frozen=True)
class Look:
    """How paragraphs of one style stand; sizes and room before and after in points, `indent` of the
    first line and `left` and `right` of all in mm."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    align: int = _JUSTIFY
    indent: float = 12.7
    left: float = 0
    right: float = 0
    before: float = 6
    after: float = 0
    line: float = _LINE
    keep_next: bool = False


PROSE = Look()
_HEADING = replace(PROSE, bold=True, keep_next=True)
_CENTRED = Look(align=_CENTER, indent=0, before=0)
_HEAD = replace(_CENTRED, line=1)
_CELL = Look(size=12, align=_LEFT, indent=0, before=0, line=1)
_RULE = replace(_HEAD, size=2, before=3)
_RECIPIENT = replace(_CELL, size=11, line=1.05)

LOOKS = {
    styles.PARAGRAPH: PROSE,
    "header": _CENTRED,
    "footer": replace(_CENTRED, size=10, italic=True),
    styles.SECTION: _HEADING,
    styles.HEADING: _HEADING,
    styles.SMALL_HEADING: replace(_HEADING, size=13, indent=0, before=10),
    styles.REMARK: Look(size=12, italic=True, indent=0, before=4),
    styles.CAPTION: replace(_CENTRED, size=13, italic=True, before=9, after=4, keep_next=True),
    styles.FIGURE_CAPTION: replace(_CENTRED, size=13, italic=True, before=4),
    styles.PHOTO: replace(_CENTRED, size=12, before=3),
    styles.PHOTO_CAPTION: replace(_CENTRED, size=12, italic=True, before=2, after=3, line=1),
    styles.CELL: _CELL,
    styles.CELL_MID: replace(_CELL, align=_CENTER),
    styles.CELL_RIGHT: replace(_CELL, align=_RIGHT),
    styles.HEAD: replace(_CELL, align=_CENTER, bold=True),
    styles.CHART: replace(_CELL, left=1.5),
    styles.GAP: replace(_CELL, size=5),
    styles.ANNEX_NUMBER: replace(_CENTRED, bold=True, keep_next=True),
    styles.ANNEX_TITLE: replace(_CENTRED, bold=True, keep_next=True),
    styles.ANNEX_OF: replace(_CENTRED, italic=True, after=6, keep_next=True),
    styles.ISSUER_LINE: _RULE,
    styles.CONTENT: PROSE,
    "VB Quốc hiệu": replace(_HEAD, size=13, bold=True),
    "VB Tiêu ngữ": replace(_HEAD, bold=True),
    "VB Kẻ dưới Tiêu ngữ": replace(_RULE, left=19, right=19),
    "VB Cơ quan cấp trên": replace(_HEAD, size=13),
    "VB Cơ quan": replace(_HEAD, size=13, bold=True),
    "VB Số": replace(_HEAD, size=13, before=6),
    "VB Trích yếu công văn": replace(_HEAD, size=12, before=6, left=3, right=3),
    "VB Địa danh": replace(_HEAD, italic=True, before=6),
    styles.STAMP: replace(_HEAD, size=13, bold=True, before=10),
    "VB Tên loại": replace(_CENTRED, bold=True, before=18),
    "VB Trích yếu": replace(_CENTRED, bold=True),
    "VB Kẻ dưới trích yếu": replace(_RULE, left=53, right=53),
    "VB Kính gửi": replace(_CENTRED, before=12, after=6),
    "VB Kính gửi nhiều nơi": replace(_CENTRED, align=_LEFT, left=30, before=12, keep_next=True),
    "VB Kính gửi từng nơi": replace(_CENTRED, align=_LEFT, left=49),
    "VB Thẩm quyền": replace(_CENTRED, bold=True, before=12, after=6),
    "VB Căn cứ": replace(PROSE, italic=True),
    styles.CLOSING: replace(PROSE, after=6, keep_next=True),
    "VB Trước chữ ký": replace(_CELL, size=5, keep_next=True),
    "VB Nơi nhận": replace(_CELL, italic=True, bold=True),
    "VB Nơi nhận từng dòng": _RECIPIENT,
    styles.QR: _CELL,
    styles.VERIFICATION: replace(_RECIPIENT, size=10),
    styles.SIGNER: replace(_CENTRED, bold=True, keep_next=True),
    # Room for the signature, 25 to 30 mm.
    "VB Họ tên": replace(_CENTRED, bold=True, before=Mm(28).pt),
}

# The outline of the annexes is that of the sections.
_BASES = {styles.ANNEX_NUMBER: styles.SECTION, styles.ANNEX_TITLE: styles.HEADING}
# Empty paragraphs whose upper rule is a line below words.
RULES = (styles.ISSUER_LINE, "VB Kẻ dưới Tiêu ngữ", "VB Kẻ dưới trích yếu")


def add_styles(document) -> None:
    _default_font(document)
    for name, look in LOOKS.items():
        _apply(look, _style(document, name))
    for name in RULES:
        rule = w("top", val="single", sz=6, space=1, color="000000")
        _insert(document.styles[name].element.get_or_add_pPr(), w("pBdr", rule), _AFTER_BORDERS)
    _frame_stamp(document.styles[styles.STAMP])
    for name, has_rules in ((styles.TABLE, True), (styles.BARE_TABLE, False)):
        _add_table_style(document, name, has_rules)


def _frame_stamp(style) -> None:
    """Red words in a red frame, 8 mm high: 13 points of letters, 4 of room above and below."""
    style.font.color.rgb = RGBColor.from_string(RED)
    sides = {"top": 4, "left": 0, "bottom": 4, "right": 0}
    frame = (w(side, val="single", sz=8, space=room, color=RED) for side, room in sides.items())
    _insert(style.element.get_or_add_pPr(), w("pBdr", *frame), _AFTER_BORDERS)


def _default_font(document) -> None:
    """Vietnamese throughout, one font, none of a theme."""
    defaults = document.styles.element.find(".//" + qn("w:rPrDefault")).find(qn("w:rPr"))
    defaults.clear()
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), FONT)
    defaults.extend([w("rFonts", **fonts), w("lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA")])


def _style(document, name: str):
    """The style of that name without whatever Word's own one would bring along."""
    known = {style.name for style in document.styles} | {"header", "footer"}
    if name not in known:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles[_BASES.get(name, styles.PARAGRAPH)]
    else:
        style = document.styles[name]
        style.font.element.remove(style.element.get_or_add_rPr())
        outline = style.element.get_or_add_pPr().find(qn("w:outlineLvl"))
        style.element.remove(style.element.pPr)
        if outline is not None:
            style.element.get_or_add_pPr().append(outline)
    style.hidden, style.quick_style, style.unhide_when_used = False, True, False
    return style


def _apply(look: Look, style) -> None:
    style.font.name, style.font.size = FONT, Pt(look.size)
    style.font.bold, style.font.italic = look.bold, look.italic
    shape = style.paragraph_format
    shape.alignment, shape.first_line_indent = look.align, Mm(look.indent)
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.left_indent, shape.right_indent = Mm(look.left), Mm(look.right)
    shape.line_spacing, shape.keep_with_next, shape.widow_control = look.line, look.keep_next, True


# What may stand behind the rules of a paragraph, in the order that Word wants.
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _insert(properties, element, before: tuple[str, ...]) -> None:
    properties.insert_element_before(element, *before)


def _add_table_style(document, name: str, has_rules: bool) -> None:
    """Rules of half a point and 2 points above, 3 points beside the words; or neither rules nor room."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.base_style = None
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = w("tblBorders", *(w(edge, val="single", sz=4, space=0, color="000000") for edge in edges))
    above, beside = (40, 60) if has_rules else (0, 0)
    room = {"top": above, "left": beside, "bottom": above, "right": beside}
    margins = w("tblCellMar", *(w(edge, w=width, type="dxa") for edge, width in room.items()))
    style.element.append(w("tblPr", rules if has_rules else None, margins))
