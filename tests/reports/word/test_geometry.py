"""Measures of the Word file: page, columns, sizes of letters (Decree 30/2020/NĐ-CP, annex I)."""

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from .reading import paragraphs_of


def near(length, mm):
    return length == pytest.approx(Mm(mm), abs=Mm(0.1))


def paragraph_of(document, text):
    return next(p for p in paragraphs_of(document) if text in p.text)


def shares_of(document):
    """The table with a name over three of its columns."""
    return next(t for t in document.tables if "Số nội dung" in [cell.text for cell in t.rows[0].cells])


@pytest.mark.parametrize("name", ["report", "letter", "receipt"])
def test_the_page_is_a4_with_the_margins_of_the_decree(opened, name):
    section = opened[name].sections[0]
    assert near(section.page_width, 210) and near(section.page_height, 297)
    assert near(section.top_margin, 20) and near(section.bottom_margin, 20)
    assert near(section.left_margin, 30) and near(section.right_margin, 15)


def test_the_number_of_the_page_stands_in_the_middle_above_but_not_on_the_first(opened):
    section = opened["report"].sections[0]
    number = section.header.paragraphs[0]
    assert "PAGE" in number._p.xml and number.style.paragraph_format.alignment == 1
    assert section.different_first_page_header_footer and not section.first_page_header.paragraphs[0].text


def test_each_annex_is_numbered_from_one_and_the_wide_one_lies_across(opened):
    paper, shortcomings, photos = opened["report"].sections
    for annex in (shortcomings, photos):
        assert annex._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert annex.different_first_page_header_footer
    assert [one.orientation for one in (paper, shortcomings, photos)] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert near(shortcomings.page_width, 297) and near(photos.page_width, 210)


def test_the_letterhead_has_columns_of_65_and_100_mm_without_rules(opened):
    table = opened["report"].tables[0]
    assert near(table.columns[0].width, 65) and near(table.columns[1].width, 100)
    assert table.style.name == "VB Bảng không kẻ" and "tblBorders" not in table.style.element.xml


def test_prose_is_times_new_roman_14_justified_with_a_first_line_of_12_7_mm(opened):
    style = opened["report"].styles["Normal"]
    shape = style.paragraph_format
    assert (style.font.name, style.font.size, shape.alignment) == ("Times New Roman", Pt(14), 3)
    assert near(shape.first_line_indent, 12.7) and shape.space_before == Pt(6)


@pytest.mark.parametrize(
    "text, size, bold, italic",
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, False),
        ("UBND TỈNH BẮC NINH", 13, False, False),
        ("SỞ NỘI VỤ", 13, True, False),
        ("Số:", 13, False, False),
        ("Bắc Ninh, ngày", 14, False, True),
        ("BÁO CÁO", 14, True, False),
        ("Căn cứ Quyết định", 14, False, True),
        ("Nơi nhận:", 12, True, True),
        ("- Như trên;", 11, False, False),
        ("GIÁM ĐỐC", 14, True, False),
        ("Bảng 1.", 13, False, True),
        ("Phụ lục II", 14, True, False),
        ("(Kèm theo Báo cáo số", 14, False, True),
    ],
)
def test_components_have_the_sizes_of_the_decree(opened, text, size, bold, italic):
    font = paragraph_of(opened["report"], text).style.font
    assert (font.size, bool(font.bold), bool(font.italic)) == (Pt(size), bold, italic)


def test_the_matter_of_a_letter_stands_under_its_number_at_12_points(opened):
    matter = paragraph_of(opened["letter"], "V/v đôn đốc")
    assert matter.style.font.size == Pt(12)
    assert "CÔNG VĂN" not in "".join(p.text for p in opened["letter"].paragraphs)


def test_a_table_has_the_widths_of_its_columns_and_a_head_that_comes_again(opened):
    table = next(t for t in opened["letter"].tables if "Số ngày quá hạn" in t.rows[0].cells[-1].text)
    for column, mm in zip(table.columns, (10, 48, 53, 38, 16), strict=True):
        assert near(column.width, mm)
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_a_name_over_several_columns_is_one_cell_and_titles_beside_it_take_both_rows(opened):
    table = shares_of(opened["report"])
    upper, lower = table.rows[0].cells, table.rows[1].cells
    assert upper[2]._tc is upper[4]._tc and upper[2].text == "Số nội dung"
    assert upper[0]._tc is lower[0]._tc and lower[2].text == "Đạt"


def test_sums_stand_out_and_stay_with_the_row_above(opened):
    table = shares_of(opened["report"])
    place, total = next((n, row) for n, row in enumerate(table.rows) if row.cells[1].text == "Cộng")
    assert all(run.bold for cell in total.cells for run in cell.paragraphs[0].runs)
    assert table.rows[place - 1].cells[1].paragraphs[0].paragraph_format.keep_with_next


def test_bars_are_as_long_as_their_numbers(opened):
    table = next(t for t in opened["report"].tables if t.rows[0].cells[0].text == "Chỉ đạo, điều hành")
    dark = {}
    for row in table.rows:
        for cell in row._tr.tc_lst:
            if cell.tcPr.find(qn("w:shd")) is not None:
                dark[row.cells[0].text] = cell.width
    assert dark["Thủ tục hành chính, một cửa"] == pytest.approx(6 * dark["Chỉ đạo, điều hành"], rel=0.02)
    assert "Thể chế" not in dark


def test_the_number_of_a_document_is_not_broken_at_its_hyphen(opened):
    basis = paragraph_of(opened["report"], "Căn cứ Quyết định")
    assert "563/QĐ-SNV" in basis.text
    assert basis._p.find(".//" + qn("w:noBreakHyphen")) is not None


def test_it_is_vietnamese_and_says_what_it_is_and_whose(opened):
    document = opened["report"]
    assert document.core_properties.language == "vi-VN"
    assert document.core_properties.title.startswith("Báo cáo Kết quả kiểm tra")
    assert document.core_properties.author == "Sở Nội vụ"
    assert 'w:lang w:val="vi-VN"' in document.styles.element.xml
