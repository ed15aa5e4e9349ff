"""Each rule: a paper broken on purpose in one thing fails for that reason and for no other."""

from typing import NamedTuple

import pytest

from .papers import faults_of, html_of, with_style, with_words

REPORT, LETTER, RECEIPT, DECISION, MINUTES = (
    "round-report",
    "reminder-letter",
    "receipt",
    "decision",
    "minutes",
)


class Broken(NamedTuple):
    """A paper, what is done to it (a style, or words in place of others), and the rule it breaks."""

    paper: str
    rule: str
    css: str = ""
    words: tuple[str, str] = ("", "")

    def html(self):
        html = html_of(self.paper)
        if self.css:
            html = with_style(html, self.css)
        return with_words(html, *self.words) if self.words[0] else html

    def __str__(self):
        return f"{self.paper}: {self.css or ' → '.join(self.words)}"[:70]


def styled(paper, rule, css):
    return Broken(paper, rule, css=css)


def worded(paper, rule, old, new):
    return Broken(paper, rule, words=(old, new))


def on_page(rules):
    return f"@page {{ {rules} }}"


NUMBER_AT_FOOT = "@top-center { content: none } @bottom-center { content: counter(page); font-size: 14pt }"
NUMBER_AT_SIDE = (
    "@top-center { content: none } @top-right { content: counter(page); font: 14pt 'Times New Roman' }"
)
MATTER = "V/v đôn đốc thực hiện yêu cầu khắc phục sau kiểm tra</h1>"
# A decision whose text goes on over several pages.
LONG = (
    "<p><b>Điều 2.</b>",
    "<p>Các thành viên làm việc theo phân công của Trưởng đoàn.</p>" * 40 + "<p><b>Điều 2.</b>",
)
# Quốc hiệu needs 95 mm, whatever the margins leave.
NARROW = ".letterhead .left { width: 57mm } .letterhead .right { width: 95mm }"
NAME_ON_NEXT_PAGE = """
    .ending { break-inside: auto } .foot, .signature { display: block }
    .recipients { float: left; width: 82mm; display: block } .signature { margin-left: 82mm; width: 83mm }
    .signature .name { break-before: page; margin-top: 0 }"""

SHEET = [
    styled(DECISION, "khổ giấy", on_page("size: 216mm 279mm")),
    styled(DECISION, "hướng giấy", on_page("size: 297mm 210mm; margin: 20mm 18mm 20mm 32mm")),
    styled(DECISION, "lề trên", on_page("margin-top: 15mm")),
    styled(DECISION, "lề trên", on_page("margin-top: 30mm")),
    styled(REPORT, "lề dưới", "@page { margin-bottom: 12mm } @page annex { margin-bottom: 20mm }"),
    Broken(DECISION, "lề dưới", on_page("margin-bottom: 60mm"), LONG),
    styled(DECISION, "lề trái", on_page("margin-left: 24.8mm")),
    styled(DECISION, "lề trái", on_page("margin-left: 40mm") + NARROW),
    styled(DECISION, "lề phải", on_page("margin-right: 10mm")),
    styled(DECISION, "lề phải", on_page("margin-right: 28mm") + NARROW),
    styled(RECEIPT, "lề phải", "table { width: 172mm }"),
    styled(DECISION, "phông chữ", "main > p { font-family: 'Liberation Sans'; letter-spacing: -.4pt }"),
    styled(DECISION, "màu chữ", ".basis { color: #00f }"),
]

PAGE_NUMBER = [
    styled(
        LETTER,
        "vị trí số trang",
        "@page { " + NUMBER_AT_FOOT + " } @page :first { @bottom-center { content: none } }",
    ),
    styled(
        LETTER,
        "vị trí số trang",
        "@page { " + NUMBER_AT_SIDE + " } @page :first { @top-right { content: none } }",
    ),
    styled(LETTER, "số trang", "@page :first { @top-center { content: '1' } }"),
    styled(LETTER, "số trang", on_page("@top-center { content: none }")),
    styled(LETTER, "số trang", "@page :nth(2) { counter-reset: page 5 }"),
    styled(LETTER, "cỡ chữ số trang", on_page("@top-center { font-size: 11pt }")),
    styled(LETTER, "kiểu chữ số trang", on_page("@top-center { font-style: italic }")),
]

LETTERHEAD = [
    styled(DECISION, "kiểu chữ Quốc hiệu", ".nation { font-weight: normal }"),
    styled(DECISION, "cỡ chữ Quốc hiệu", ".nation { font-size: 11pt }"),
    worded(
        DECISION,
        "chữ hoa Quốc hiệu",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
    ),
    worded(DECISION, "lời Quốc hiệu", "CHỦ NGHĨA VIỆT NAM", "CHỦ NGHIÃ VIỆT NAM"),
    worded(DECISION, "Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "&nbsp;"),
    worded(DECISION, "lời Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc"),
    worded(DECISION, "lời Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự Do - Hạnh Phúc"),
    styled(DECISION, "cỡ chữ Tiêu ngữ", ".motto { font-size: 12pt }"),
    styled(DECISION, "kiểu chữ Tiêu ngữ", ".motto { font-style: italic }"),
    styled(DECISION, "vị trí Tiêu ngữ", ".motto { position: relative; left: 8mm }"),
    styled(DECISION, "đường kẻ dưới Tiêu ngữ", ".motto span::after { display: none }"),
    styled(DECISION, "đường kẻ dưới Tiêu ngữ", ".motto span::after { width: 50% }"),
    styled(DECISION, "đường kẻ dưới Tiêu ngữ", ".motto span::after { border-bottom-style: dashed }"),
    styled(DECISION, "kiểu chữ cơ quan ban hành", ".issuer { font-weight: normal }"),
    styled(DECISION, "kiểu chữ cơ quan chủ quản", ".parent { font-weight: bold }"),
    styled(DECISION, "cỡ chữ cơ quan chủ quản", ".parent { font-size: 14pt }"),
    worded(DECISION, "chữ hoa cơ quan ban hành", "SỞ NỘI VỤ</span>", "Sở Nội vụ</span>"),
    styled(DECISION, "đường kẻ dưới cơ quan ban hành", ".issuer span::after { width: 90% }"),
    styled(DECISION, "đường kẻ dưới cơ quan ban hành", ".issuer span::after { display: none }"),
    styled(DECISION, "vị trí cơ quan", ".letterhead .nation { margin-top: 2mm }"),
    styled(MINUTES, "kiểu chữ cơ quan chủ quản", ".parent { font-weight: bold }"),
    worded(DECISION, "số văn bản", "Số: 05/", "Số: 5/"),
    worded(DECISION, "số, ký hiệu", "Số: 05/QĐ-SNV", "Số: 05 QĐ/SNV"),
    worded(DECISION, "số, ký hiệu", "Số: 05/QĐ-SNV", "&nbsp;"),
    worded(DECISION, "ký hiệu", "05/QĐ-SNV", "05/BC-SNV"),
    styled(DECISION, "cỡ chữ số, ký hiệu", ".number { font-size: 14pt }"),
    styled(DECISION, "kiểu chữ số, ký hiệu", ".number { font-style: italic }"),
    styled(DECISION, "vị trí số, ký hiệu", ".number { position: relative; left: -8mm }"),
    worded(DECISION, "ngày", "ngày 12 tháng 02 năm 2018</p>", "ngày 5 tháng 02 năm 2018</p>"),
    worded(DECISION, "tháng", "ngày 12 tháng 02 năm 2018</p>", "ngày 12 tháng 2 năm 2018</p>"),
    worded(DECISION, "địa danh và thời gian", '<p class="date">Bắc Ninh, ngày', '<p class="date">Ngày'),
    styled(DECISION, "kiểu chữ địa danh và thời gian", ".date { font-style: normal }"),
    styled(DECISION, "hàng của địa danh và thời gian", ".date { position: relative; top: 4mm }"),
    styled(DECISION, "vị trí địa danh và thời gian", ".date { position: relative; left: 6mm }"),
]

URGENT = "reminder-letter, urgent"

STAMP = [
    styled(URGENT, "màu dấu khẩn", ".stamp span { color: #000 }"),
    styled(URGENT, "màu dấu khẩn", ".stamp span { color: #00f }"),
    styled(URGENT, "khung dấu khẩn", ".stamp span { border-style: none }"),
    styled(URGENT, "cỡ chữ dấu khẩn", ".stamp span { font-size: 11pt }"),
    styled(URGENT, "kiểu chữ dấu khẩn", ".stamp span { font-weight: normal }"),
    styled("round-report, urgent", "vị trí dấu khẩn", ".stamp { position: relative; left: 100mm }"),
    worded(URGENT, "chữ hoa dấu khẩn", ">KHẨN<", ">Khẩn<"),
]

NAMING = [
    styled(DECISION, "kiểu chữ trích yếu", ".about { font-style: italic }"),
    styled(DECISION, "kiểu chữ tên loại", ".kind { font-weight: normal }"),
    worded(DECISION, "chữ hoa tên loại", ">QUYẾT ĐỊNH<", ">Quyết định<"),
    styled(DECISION, "vị trí tên loại", ".kind { position: relative; left: 10mm }"),
    styled(DECISION, "đường kẻ dưới trích yếu", ".about::after { display: none }"),
    styled(DECISION, "đường kẻ dưới trích yếu", ".about::after { width: 80% }"),
    worded(DECISION, "lời trích yếu", 'about">Về việc', 'about">V/v'),
    styled(LETTER, "cỡ chữ trích yếu “V/v”", ".letterhead .matter { font-size: 14pt }"),
    styled(LETTER, "kiểu chữ trích yếu “V/v”", ".letterhead .matter { font-weight: bold }"),
    styled(LETTER, "khoảng cách trên trích yếu", ".letterhead .matter { margin-top: 0 }"),
    worded(LETTER, "tên loại, trích yếu", MATTER, "</h1>"),
    styled(LETTER, "kiểu chữ Kính gửi", ".addressees { font-weight: bold }"),
    worded(LETTER, "dấu cuối Kính gửi", "Kính gửi: UBND huyện Quế Võ.", "Kính gửi: UBND huyện Quế Võ"),
    worded(LETTER, "Kính gửi", '<p class="addressees">Kính gửi: UBND huyện Quế Võ.</p>', ""),
    styled(DECISION, "kiểu chữ Căn cứ", ".basis { font-style: normal }"),
    worded(DECISION, "dấu cuối Căn cứ", "của Sở Nội vụ;</p>", "của Sở Nội vụ.</p>"),
    worded(DECISION, "dấu cuối Căn cứ cuối cùng", "Cải cách hành chính.</p>", "Cải cách hành chính;</p>"),
    worded(DECISION, "Điều 1.", "Điều 1.", "Mục 1."),
    worded(DECISION, "kết thúc nội dung", "Quyết định này./.", "Quyết định này."),
]

BODY = [
    styled(DECISION, "cỡ chữ nội dung", "main > p:not(.basis), .ending > p { font-size: 12pt }"),
    styled(MINUTES, "kiểu chữ nội dung", "main > p, .ending > p { font-style: italic }"),
    styled(DECISION, "căn lề nội dung", "p { text-align: left }"),
    styled(DECISION, "lùi đầu dòng", "p { text-indent: 20mm }"),
    styled(DECISION, "lùi đầu dòng", "p { text-indent: 0 }"),
    styled(DECISION, "khoảng cách đoạn", "main > p, .ending > p { margin-top: 2pt !important }"),
    styled(DECISION, "dãn dòng", "main > p, .ending > p { line-height: 2 }"),
    styled(DECISION, "dãn dòng", "main > p, .ending > p { line-height: 1 }"),
]

FOOT = [
    styled(DECISION, "cỡ chữ Nơi nhận", ".recipients .heading { font-size: 13pt }"),
    styled(DECISION, "kiểu chữ Nơi nhận", ".recipients .heading { font-style: normal }"),
    styled(DECISION, "cỡ chữ danh sách nơi nhận", ".recipients p { font-size: 13pt }"),
    styled(DECISION, "kiểu chữ danh sách nơi nhận", ".recipients p { font-style: italic }"),
    worded(DECISION, "dấu cuối nơi nhận", "Lưu: VT, CCHC.", "Lưu: VT, CCHC"),
    worded(DECISION, "dòng cuối nơi nhận", "Lưu: VT, CCHC.", "Lưu: CCHC."),
    worded(DECISION, "dấu cuối dòng nơi nhận", "Như Điều 3;", "Như Điều 3."),
    worded(DECISION, "Nơi nhận", '<p class="heading">Nơi nhận:</p>', ""),
    styled(DECISION, "vị trí chữ ký", ".recipients, .signature { display: block }"),
    styled(DECISION, "hàng của chữ ký", ".signature { padding-top: 12mm }"),
    worded(
        DECISION,
        "chữ hoa chức vụ người ký",
        "PHÓ GIÁM ĐỐC</p>",
        '<span style="text-transform:none">Phó Giám đốc</span></p>',
    ),
    styled(DECISION, "kiểu chữ chức vụ người ký", ".authority { font-weight: normal !important }"),
    styled(DECISION, "kiểu chữ họ và tên người ký", ".signature .name { font-weight: normal }"),
    styled(DECISION, "vị trí họ và tên người ký", ".signature .name { position: relative; left: 12mm }"),
    worded(DECISION, "họ và tên người ký", "Trần Văn Minh Họa", ""),
    worded(MINUTES, "chữ hoa họ và tên", "Trần Thị B<", "TRẦN THỊ B<"),
    styled(
        DECISION, "khối chữ ký", ".ending { break-inside: auto } .foot { break-before: page; margin-top: 0 }"
    ),
    styled(DECISION, "khối chữ ký", NAME_ON_NEXT_PAGE),
]

ANNEX = [
    styled(DECISION, "cỡ chữ tên phụ lục", ".annex-title { font-size: 11pt }"),
    worded(DECISION, "chữ hoa tên phụ lục", "DANH SÁCH", "Danh sách"),
    styled(DECISION, "kiểu chữ số phụ lục", ".annex-number { font-weight: normal }"),
    worded(DECISION, "số phụ lục", "Phụ lục I<", "Phụ lục 1<"),
    styled(DECISION, "kiểu chữ dòng “(Kèm theo …)”", ".annex-of { font-style: normal }"),
    styled(DECISION, "vị trí số phụ lục", ".annex-number { text-align: left }"),
    styled(
        DECISION,
        "số trang",
        "@page annex:nth(1 of annex) { @top-center { content: counter(page) } counter-reset: page 5 }",
    ),
]

OPENING = "chưa gửi báo cáo khắc phục đối với 12 yêu cầu.</p>"
ADDRESSEES = '<p class="addressees">Kính gửi: UBND huyện Quế Võ.</p>'

ALL = SHEET + PAGE_NUMBER + LETTERHEAD + STAMP + NAMING + BODY + FOOT + ANNEX


@pytest.mark.parametrize("broken", ALL, ids=str)
def test_what_is_broken_is_said_and_nothing_else(broken):
    faults = faults_of(broken.html())
    assert {fault.rule for fault in faults} == {broken.rule}, "\n".join(map(str, faults))


def test_components_out_of_order_are_said():
    moved = with_words(with_words(html_of(LETTER), ADDRESSEES, ""), OPENING, OPENING + ADDRESSEES)
    assert [str(fault) for fault in faults_of(moved)] == [
        "Trang 1: thứ tự Căn cứ đứng trước Kính gửi, phải ngược lại"
    ]
