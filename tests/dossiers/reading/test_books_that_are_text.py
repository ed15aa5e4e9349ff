"""Web pages and XML Spreadsheet 2003, which products hand out as .xls, are read like other books."""

import io
from html import escape

import pytest

from core.errors import DomainError
from dossiers.reading import files
from dossiers.reading.aliases import shipped
from dossiers.reading.problems import Problem
from dossiers.reading.sheets import open_export
from tests.dossiers import products

from .read import read

ROWS = products.dotnet_product(2)
_NAMESPACES = (
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)


def page(rows=ROWS, cell="<td>{}</td>", row="<tr>{}</tr>", before="", head="<html><body>") -> str:
    lines = (row.format("".join(cell.format(escape(str(words))) for words in cells)) for cells in rows)
    return f"{head}{before}<table border=1>{''.join(lines)}</table></body></html>"


def book(*sheets, head='<?xml version="1.0"?>') -> io.BytesIO:
    """An XML book of (name, XML of its rows, options)."""
    inside = "".join(
        f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{options}</Worksheet>'
        for name, rows, options in sheets
    )
    return io.BytesIO(f"{head}<Workbook {_NAMESPACES}>{inside}</Workbook>".encode())


def xml_rows(rows=ROWS) -> str:
    return "".join(f"<Row>{''.join(map(xml_cell, row))}</Row>" for row in rows)


def xml_cell(words) -> str:
    return f'<Cell><Data ss:Type="String">{escape(str(words))}</Data></Cell>'


@pytest.mark.parametrize(
    "text",
    [
        page(),
        page(cell="<td style='mso-number-format:\"\\@\"'> \n <font>{}</font>&nbsp;</td>"),
        page(cell="<TD>{}", row="<TR>{}"),
        page(head="<!-- made by a product --><div>"),
        page(head='<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {}</style></head>'),
        page(row="<tr>{}</tr>\r\n", before="<script>'<td>'</script>", head="\n<!DOCTYPE html><body>"),
        f"<html><table><tr><td>{page(head='')}</td></tr></table>",
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_table_of_a_page_is_read(text, codec):
    _export, records, problems = read(io.BytesIO(text.encode(codec)))
    assert [record[1:] for record in records] == [record[1:] for record in read(products.text(ROWS))[1]]
    assert [problem.kind for problem in problems] == ["state_of_title"]


def test_letters_written_as_numbers_are_letters():
    text = page().encode("ascii", "xmlcharrefreplace")
    assert read(io.BytesIO(text))[0].header.state == "Đã trả kết quả"


def test_merged_cells_of_a_page_stand_where_they_stand_in_a_book():
    head = (
        '<table><tr><th rowspan=2>Mã hồ sơ</th><th colspan="2">Nhận và trả kết quả</th></tr>'
        "<tr><th>Nhận hồ sơ</th><th>Hẹn trả kết quả</th></tr>"
        "<tr><td>H05-1</td><td>01/07/2026</td><td>08/07/2026</td></tr></table>"
    )
    (record,) = read(io.BytesIO(head.encode()))[1]
    assert (record.row, record.code, f"{record.due_on:%d/%m}") == (3, "H05-1", "08/07")


@pytest.mark.parametrize(
    "text",
    [
        "<html><frameset></frameset></html>",
        '<?xml version="1.0"?><a/>',
        "MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html><table>",
    ],
)
def test_a_page_without_a_table_is_refused_with_what_to_do(text):
    with pytest.raises(DomainError) as refused:
        open_export(io.BytesIO(text.encode()), shipped())
    assert str(refused.value) == str(files.web_page())


@pytest.mark.parametrize(
    "bomb",
    ["<td colspan=1000>" * 20, "<td rowspan=99999 colspan=99999999999>1</td><a " + "x" * 6_000_000],
)
def test_a_page_wider_than_any_sheet_is_refused(bomb):
    with pytest.raises(DomainError) as refused:
        open_export(io.BytesIO(f"<table><tr>{bomb}".encode()), shipped())
    assert str(refused.value) == str(files.too_large())


def test_a_book_in_xml_is_read():
    export, records, _problems = read(book(("Hồ sơ", xml_rows(), "")))
    assert (export.sheet.name, export.header.row) == ("Hồ sơ", 6)
    assert records == read(products.text(ROWS))[1]


def test_what_such_a_book_skips_is_empty():
    day = '<Cell ss:Index="3"><Data ss:Type="DateTime">2026-07-01T08:30:00.000</Data></Cell>'
    due = '<Cell ss:Index="6"><Data ss:Type="Number">46211</Data></Cell>'
    head = "".join(map(xml_cell, ["Mã hồ sơ", "Tên thủ tục", "Ngày tiếp nhận"]))
    head += f'<Cell ss:MergeAcross="1">{xml_cell("Địa chỉ")[6:]}{xml_cell("Ngày hẹn trả")}'
    rows = f'<Row>{head}</Row><Row ss:Index="5">{xml_cell("H05-1")}{day}{due}</Row>'
    (record,) = read(book(("HS", rows, "")))[1]
    assert (record.row, str(record.received_time), f"{record.due_on:%d/%m}") == (5, "08:30:00", "08/07")


def test_hidden_sheets_of_such_a_book_are_passed_over():
    hidden = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>'
    sheets = ("Ẩn", xml_rows(), f"{hidden}</WorksheetOptions>"), ("Hiện", xml_rows(), "")
    export = open_export(book(*sheets), shipped())
    assert (export.sheet.name, export.left_out) == ("Hiện", ())


@pytest.mark.parametrize(
    "cell",
    ['<Cell ss:Formula="=A1"/>', '<Cell ss:Formula="=A1"><Data ss:Type="Error">#REF!</Data></Cell>'],
)
def test_a_formula_without_a_value_is_told(cell):
    head = xml_rows([["Mã hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả"]])
    row = f"<Row>{xml_cell('H05-1')}{xml_cell('01/07/2026')}{cell}</Row>"
    _export, records, problems = read(book(("HS", head + row, "")))
    assert not records
    assert Problem(2, "due", "no_value", "") in problems


def test_entities_of_its_own_are_refused():
    declared = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(DomainError) as refused:
        open_export(book(("HS", xml_rows(), ""), head=declared), shipped())
    assert str(refused.value) == str(files.damaged())


def test_half_a_book_in_xml_is_damaged():
    content = book(("HS", xml_rows(), "")).getvalue()
    with pytest.raises(DomainError) as refused:
        open_export(io.BytesIO(content[: len(content) // 2]), shipped())
    assert str(refused.value) == str(files.damaged())
