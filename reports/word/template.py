"""The Word template made anew: the frame of Decree 30/2020/NĐ-CP, annex I, in named styles and tags.

An office changes templates/reports/word/paper.docx in Word and has no need of this; it shows in words what
the file holds, and brings it back.
"""

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from . import styles
from .elements import paragraph, twips, w
from .template_styles import add_styles

# What the registry writes in by hand keeps its room.
BLANK = "\N{NO-BREAK SPACE}" * 8
SHORT_BLANK = "\N{NO-BREAK SPACE}" * 5
_COLUMNS = (65, 100)
_HALF = 82.5

NUMBER = f"Số: {{% if number %}}{{{{ number }}}}{{% else %}}{BLANK}{{% endif %}}/{{{{ symbol }}}}"
PLACE_AND_DAY = (
    f"{{{{ place }}}}, ngày {{% if day %}}{{{{ day }}}}{{% else %}}{SHORT_BLANK}{{% endif %}} "
    "tháng {{ month }} năm {{ year }}"
)
ILLUSTRATIVE = (
    "{% if illustrative %}Bản trình diễn: số liệu, tên người và những chi tiết nguồn không nêu là minh họa."
    "{% endif %}"
)

# The cells of the letterhead, each as lines of (style, text).
ISSUER = (
    ("Normal", "{%p if parent %}"),
    ("VB Cơ quan cấp trên", "{{ parent }}"),
    ("Normal", "{%p endif %}"),
    ("VB Cơ quan", "{{ issuer }}"),
    (styles.ISSUER_LINE, ""),
)
NATION = (
    ("VB Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("VB Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc"),
    ("VB Kẻ dưới Tiêu ngữ", ""),
)
NUMBER_AND_MATTER = (
    ("VB Số", f"{{% if code %}}Mã: {{{{ code }}}}{{% else %}}{NUMBER}{{% endif %}}"),
    ("Normal", "{%p if about %}"),
    ("VB Trích yếu công văn", "{{ about }}"),
    ("Normal", "{%p endif %}"),
)
OPENING = (
    ("Normal", "{%p if not about %}"),
    ("VB Tên loại", "{{ kind }}"),
    ("VB Trích yếu", "{{ subject }}"),
    ("VB Kẻ dưới trích yếu", ""),
    ("Normal", "{%p endif %}"),
    ("Normal", "{%p if addressees|length == 1 %}"),
    ("VB Kính gửi", "Kính gửi: {{ addressees[0] }}."),
    ("Normal", "{%p elif addressees %}"),
    ("VB Kính gửi nhiều nơi", "Kính gửi:"),
    ("Normal", "{%p for addressee in addressees %}"),
    ("VB Kính gửi từng nơi", "- {{ addressee }}{% if loop.last %}.{% else %};{% endif %}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p endif %}"),
    ("Normal", "{%p if authority %}"),
    ("VB Thẩm quyền", "{{ authority }}"),
    ("Normal", "{%p endif %}"),
    ("Normal", "{%p for basis in bases %}"),
    ("VB Căn cứ", "{{ basis }}{% if loop.last %}.{% else %};{% endif %}"),
    ("Normal", "{%p endfor %}"),
    ("Normal", "{%p if authority %}"),
    ("VB Thẩm quyền", "QUYẾT ĐỊNH:"),
    ("Normal", "{%p endif %}"),
    (styles.CONTENT, "(Nội dung văn bản do hệ thống đưa vào đây.)"),
    ("Normal", "{%p if closing %}"),
    ("VB Kết thúc", "{{ closing }}./."),
    ("Normal", "{%p endif %}"),
)
RECIPIENTS = (
    ("VB Nơi nhận", "Nơi nhận:"),
    ("Normal", "{%p for recipient in recipients %}"),
    ("VB Nơi nhận từng dòng", "- {{ recipient }}{% if loop.last %}.{% else %};{% endif %}"),
    ("Normal", "{%p endfor %}"),
)


def titles(name: str) -> tuple:
    return (
        ("Normal", f"{{%p for title in {name}.titles %}}"),
        (styles.SIGNER, "{{ title }}"),
        ("Normal", "{%p endfor %}"),
    )


def signed(name: str) -> tuple:
    return (("VB Họ tên", f"{{{{ {name}.name }}}}"),)


def make_template():
    document = Document()
    add_styles(document)
    _page(document)
    _drop_thumbnail(document.part.package)
    body = document.element.body
    for element in list(body)[:-1]:
        body.remove(element)
    for element in _contents(_Named(document)):
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
            w("tc", w("tcPr", w("tcW", w=twips(width), type="dxa")), *self.lines(lines))
            for lines, width in zip(cells, widths, strict=True)
        )
        return w("tr", w("trPr", w("cantSplit")), *made)


def _contents(named: _Named):
    yield named.table(_COLUMNS, (ISSUER, NATION), (NUMBER_AND_MATTER, (("VB Địa danh", PLACE_AND_DAY),)))
    yield from named.lines(OPENING)
    gap, kept_gap = ((styles.GAP, ""),), (("VB Trước chữ ký", ""),)
    yield from named.lines((("Normal", "{%p if signatures %}"), *kept_gap))
    loop = (("Normal", "{%tc for one in signatures %}"),)
    end = (("Normal", "{%tc endfor %}"),)
    # Names stand in a row of their own: at one height, however many lines the titles take.
    yield named.table((55, 55, 55), (loop, titles("one"), end), (loop, signed("one"), end))
    yield from named.lines((("Normal", "{%p elif recipients or signature.titles %}"), *kept_gap))
    yield named.table((_HALF, _HALF), (RECIPIENTS, titles("signature") + signed("signature")))
    yield from named.lines((("Normal", "{%p endif %}"), *gap))


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
        footer.paragraphs[0].text = ILLUSTRATIVE
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
