"""The tables of a paper in Excel, read back as Excel reads them."""

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
import time_machine

from reports.blocks import Column, Row, RowGroup, Section, Table
from reports.papers.round_report.layout import arrange
from reports.sheets import NOTHING, workbook

from . import sample_papers
from .sample import round_report


def opened(paper):
    return openpyxl.load_workbook(BytesIO(workbook(paper)))


def with_cells(*cells):
    """A letter with one table of one row."""
    columns = tuple(Column(f"C{place}") for place in range(len(cells)))
    section = Section("a", (Table(columns, (RowGroup((Row(cells),)),), "Bảng 1. Thử"),))
    return replace(sample_papers.reminder_letter(), sections=(section,))


@pytest.fixture(scope="module")
def report():
    return opened(arrange(round_report()))


def test_each_table_has_a_sheet_named_by_its_caption_or_its_annex(report):
    assert report.sheetnames == ["Bảng 1", "Bảng 2", "Bảng 3", "Bảng 4", "Phụ lục I"]
    assert report["Bảng 1"]["A1"].value == "Bảng 1. Số cơ quan, đơn vị được kiểm tra so với kế hoạch"
    assert report["Phụ lục I"]["A1"].value.startswith("Tồn tại, hạn chế, nguyên nhân")


def test_a_table_without_caption_is_called_by_the_heading_above_it():
    names = opened(sample_papers.receipt()).sheetnames
    assert names[1:] == ["Nội dung báo cáo theo từng yêu", "Tài liệu kèm theo"]


def test_grouped_heads_are_merged(report):
    sheet = report["Bảng 3"]
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert {"C2:E2", "A2:A3", "B2:B3", "B4:I4"} <= merged
    assert (sheet["C2"].value, sheet["C3"].value, sheet["B2"].value) == (
        "Số nội dung",
        "Đạt",
        "Cơ quan, đơn vị",
    )
    assert sheet.freeze_panes == "A4" and sheet.print_title_rows == "$2:$3"


def test_figures_are_numbers_that_can_be_added_up(report):
    sheet = report["Bảng 4"]
    row = next(row for row in sheet.iter_rows(min_row=4) if row[1].value == "Sở Giao thông vận tải")
    assert [cell.value for cell in row[2:4]] == [1204, 12]
    assert row[6].value == pytest.approx(0.01) and row[6].number_format == "0.0%"


@pytest.mark.parametrize(
    "shown, value, number_format",
    [
        ("0", 0, "#,##0"),
        ("1.204", 1204, "#,##0"),
        ("1.234.567", 1_234_567, "#,##0"),
        ("-3", -3, "#,##0"),
        ("12,5", 12.5, "#,##0.0"),
        ("95,7%", 0.957, "0.0%"),
        ("100%", 1, "0%"),
    ],
)
def test_what_is_written_as_a_vietnamese_number_is_one(shown, value, number_format):
    cell = opened(with_cells(shown)).active["A3"]
    assert (cell.value, cell.number_format) == (pytest.approx(value), number_format)


@pytest.mark.parametrize(
    "text",
    [
        "04",
        "04/9/2018",
        "1.20",
        "1,2345",
        "12.34.567",
        "0222382222",
        "1234567890123456",
        "TT-2018-001",
        "–",
        "=1+1",
        "+1",
        "@SUM(A1)",
        "http://example.vn",
        "1e5",
        "{{ 7*7 }}",
        "<b>x</b> & y",
        "٣",
    ],
)
def test_everything_else_is_text_and_never_a_formula(text):
    cell = opened(with_cells(text)).active["A3"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_lines_of_a_cell_stay_lines_and_controls_are_left_out():
    assert opened(with_cells("Dòng 1\nDòng\x00 2")).active["A3"].value == "Dòng 1\nDòng 2"


def test_a_group_title_that_looks_like_a_formula_is_text():
    table = Table((Column("A"), Column("B"), Column("C")), (RowGroup((), "=1+1"),))
    paper = replace(sample_papers.reminder_letter(), sections=(Section("a", (table,)),))
    cell = opened(paper).active["B3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_what_is_too_long_for_excel_is_cut_and_not_lost():
    assert len(opened(with_cells("x" * 40_000)).active["A3"].value) == 32_767


def test_sheets_of_one_name_are_told_apart():
    table = Table((Column("A"),), (RowGroup((Row(("1",)),)),), "[Bảng]: a/b*c?")
    paper = replace(
        sample_papers.reminder_letter(),
        sections=(Section("a", (table, replace(table, caption="[BẢNG]: a/b*c?"))),),
    )
    names = opened(paper).sheetnames
    assert len(names) == 2 and names[1].endswith("(2)")


def test_a_paper_without_tables_says_so():
    paper = replace(sample_papers.reminder_letter(), sections=())
    assert opened(paper).active["A1"].value == NOTHING


def test_the_same_paper_gives_the_same_bytes():
    paper = sample_papers.receipt()
    with time_machine.travel("2018-10-09 10:00"):
        morning = workbook(paper)
    with time_machine.travel("2019-01-01 17:00"):
        assert workbook(paper) == morning
