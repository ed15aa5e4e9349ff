"""The round report as HTML: what it says, and that what people typed stays text."""

import re
import unicodedata

from reports.blocks import Photo
from reports.content import Letterhead
from reports.papers.round_report.content import DomainCount, DomainResult

from . import sample


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_letterhead_names_the_state_the_superior_and_the_agency(html):
    text = text_of(html())
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "UBND TỈNH BẮC NINH",
        "SỞ NỘI VỤ",
    ):
        assert words in text


def test_number_and_day_are_left_to_the_registry(html):
    text = text_of(html())
    assert "Số: /BC-SNV" in text
    assert "Bắc Ninh, ngày tháng 11 năm 2018" in text


def test_a_registered_paper_shows_number_and_day(html):
    letterhead = Letterhead(
        "UBND tỉnh Bắc Ninh", "Sở Nội vụ", "BC-SNV", "Bắc Ninh", 2, 2018, day=6, number="05"
    )
    text = text_of(html(letterhead=letterhead))
    assert "Số: 05/BC-SNV" in text
    assert "Bắc Ninh, ngày 06 tháng 02 năm 2018" in text


def test_a_report_that_goes_up_says_to_whom(html):
    assert "Kính gửi: UBND tỉnh Bắc Ninh." in text_of(html())
    assert "Kính gửi" not in text_of(html(addressees=()))


def test_several_addressees_stand_one_a_line(html):
    text = text_of(html(addressees=("UBND tỉnh Bắc Ninh", "Bộ Nội vụ")))
    assert "Kính gửi: - UBND tỉnh Bắc Ninh; - Bộ Nội vụ." in text


def test_the_basis_and_every_unit_are_there(html):
    text = text_of(html())
    assert "563/QĐ-SNV" in text
    assert all(name in text for name in (*sample.DEPARTMENTS, *sample.DISTRICTS, *sample.COMMUNES))


def test_strengths_come_before_shortcomings_in_every_domain(html):
    text = text_of(html())
    assert text.count("a) Ưu điểm:") == text.count("b) Tồn tại, hạn chế:") == 7
    assert text.index("a) Ưu điểm:") < text.index("b) Tồn tại, hạn chế:")


def test_a_domain_without_findings_says_so(html):
    text = text_of(html(results=(DomainResult("Cải cách thể chế", (), ()),)))
    assert "Qua kiểm tra chưa phát hiện tồn tại, hạn chế." in text


def test_figures_are_written_as_in_vietnam_and_never_called_points(html):
    text = text_of(html())
    assert "Tỷ lệ nội dung đạt" in text and "95,7%" in text and "1.204" in text
    assert "Điểm" not in text.replace("Ưu điểm", "")


def test_the_chart_shows_every_domain_zero_included(html):
    drawing = re.search(r"<svg.*?</svg>", html(), re.DOTALL).group()
    assert drawing.count("<rect") == 7
    assert "Thể chế: 0" in drawing


def test_a_round_without_findings_still_makes_a_paper(html):
    empty = html(
        results=(),
        shortcomings=(),
        recommendations=(),
        photos=(),
        groups=(),
        coverage=(),
        visits=(),
        chart=(DomainCount("Thể chế", 0),),
    )
    assert "Phụ lục" not in text_of(empty).replace("nêu tại Phụ lục I", "")


def test_what_people_typed_stays_text(html):
    shown = html(
        opening="<script>alert(1)</script> <link rel=attachment href='file:///etc/passwd'> 5/QĐ-<b>x</b>"
    )
    assert "<script" not in shown and "<b>" not in shown and "<link rel=attachment" not in shown
    assert "&lt;script&gt;" in shown


def test_the_text_is_composed_even_when_it_was_typed_decomposed(html):
    shown = html(opening=unicodedata.normalize("NFD", "Sở Nội vụ báo cáo kết quả như sau:"))
    assert unicodedata.is_normalized("NFC", shown)


def test_the_preview_has_no_inline_style_or_script(html):
    shown = html()
    assert "<script" not in shown and " style=" not in shown and "<style" not in shown


def test_the_preview_shows_photos_by_address_and_the_print_by_file(sample_photos, html):
    shown = html(photos=sample_photos)
    assert 'src="/van-ban/7/anh/1/"' in shown and "file:" not in shown


def test_a_lost_photo_leaves_its_caption(html):
    text = text_of(html(photos=(Photo("Bảng niêm yết"),)))
    assert "(Không tìm thấy tệp ảnh)" in text and "Ảnh 1. Bảng niêm yết" in text
