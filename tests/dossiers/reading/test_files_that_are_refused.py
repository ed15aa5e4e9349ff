"""What is no export, is locked, damaged or would fill the memory is refused before it is read, in words."""

import io
import struct
import zipfile

import pytest
from django.utils.translation import gettext

from core.errors import DomainError
from dossiers.reading import files
from dossiers.reading.aliases import shipped
from dossiers.reading.sheets import open_export
from tests.dossiers import products

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(file) -> str:
    with pytest.raises(DomainError) as refused:
        open_export(file, shipped())
    assert refused.value.field == "file"
    return str(refused.value)


def repacked(book: io.BytesIO, change) -> io.BytesIO:
    """The same book with each part put through `change(name, content)`."""
    out = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    out.seek(0)
    return out


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b" \r\n"])
def test_an_empty_file_is_refused(content):
    assert refusal(io.BytesIO(content)) == gettext("The file is empty.")


@pytest.mark.parametrize("content", [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"\x89PNG\r\n\x1a\n" + b"\0" * 200,
                                     b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20])  # fmt: skip
def test_what_is_no_table_is_refused(content):
    assert refusal(io.BytesIO(content)) == str(files.unknown())


def test_a_word_file_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    assert refusal(file) == str(files.unknown())


def test_a_locked_xlsx_is_told_apart_by_its_wrapping():
    locked = OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert refusal(io.BytesIO(locked)) == str(files.locked())


def test_a_locked_xls_is_told_apart_by_its_record():
    content = bytearray(products.xls(products.egov_product()).getvalue())
    start = content.find(b"\x09\x08\x10\x00\x00\x06\x05\x00")
    second = start + 4 + struct.unpack_from("<H", content, start + 2)[0]
    content[second : second + 2] = b"\x2f\x00"
    assert refusal(io.BytesIO(content)) == str(files.locked())


def test_a_locked_ods_is_told_apart_by_its_manifest():
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    assert refusal(products.ods(products.egov_product(), manifest=entry)) == str(files.locked())


@pytest.mark.parametrize("make", [lambda rows: products.xlsx(("HS", rows)), products.xls, products.ods])
def test_half_a_book_is_damaged(make):
    content = make(products.egov_product(*[products.egov_row(n) for n in range(1, 200)])).getvalue()
    refusal(io.BytesIO(content[: len(content) // 2]))


def test_broken_xml_in_a_whole_zip_is_damaged():
    book = products.xlsx(("HS", products.egov_product()))
    broken = repacked(book, lambda name, text: text[: len(text) // 2] if name == "xl/workbook.xml" else text)
    assert refusal(broken) == str(files.damaged())


def test_a_zip_bomb_is_refused_by_its_directory():
    book = products.xlsx(("HS", products.egov_product()))
    bomb = repacked(book, lambda name, text: text + b" " * 6_000_000 if "sheet1" in name else text)
    assert len(bomb.getvalue()) < 50_000
    with pytest.raises(DomainError) as refused:
        files.examine(bomb, files.Kind.XLSX, most=5_000_000)
    assert str(refused.value) == str(files.too_large())


def test_a_zip_bomb_whose_directory_lies_is_found_out():
    bomb = repacked(
        products.xlsx(("HS", products.egov_product())),
        lambda name, text: text + b" " * 6_000_000 if "sheet1" in name else text,
    ).getvalue()
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    lie = bomb.replace(struct.pack("<I", size), struct.pack("<I", 1000))
    assert lie != bomb
    assert refusal(io.BytesIO(lie)) == str(files.damaged())


def test_two_cells_in_the_far_corners_of_a_sheet_are_too_much():
    def spread(name, text):
        cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        return text.replace(b"</sheetData>", cell) if "sheet1" in name else text

    assert refusal(repacked(products.xlsx(("HS", products.egov_product())), spread)) == str(files.too_large())


def test_the_corners_need_not_stand_in_the_order_of_the_sheet():
    def spread(name, text):
        deep = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
        far = b'<row r="9"><c r="XFD9"><v>1</v></c></row></sheetData>'
        return text.replace(b"</sheetData>", deep + b" " * 3_000_000 + far) if "sheet1" in name else text

    assert refusal(repacked(products.xlsx(("HS", products.egov_product())), spread)) == str(files.too_large())


def test_a_book_full_of_formulas_without_values_is_refused_with_what_to_do():
    rows = [[("=A1+1", "")] for _number in range(files.MOST_FAULTS + 1)]
    assert refusal(products.xlsx(("HS", [*products.egov_product(), *rows]))) == str(files.without_values())


def test_one_cell_repeated_over_a_whole_sheet_is_too_much():
    body = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="16384"><text:p>a</text:p></table:table-cell></table:table-row>'
    )
    assert refusal(products.ods(products.egov_product(), body=body)) == str(files.too_large())


def test_the_empty_rest_of_a_sheet_that_software_repeats_is_nothing():
    body = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert open_export(products.ods(products.egov_product(), body=body), shipped()).header.row == 3


def test_a_quotation_mark_that_is_never_closed_is_refused():
    file = products.text(products.synchronised(3000))
    file = io.BytesIO(file.getvalue().replace(b"Ch\xe1\xbb\xa9ng th\xe1\xbb\xb1c", b'"Ch\xe1\xbb\xa9ng'))
    content = file.getvalue().replace(b',"Ch', b',"', 1)
    with pytest.raises(DomainError):
        list(open_export(io.BytesIO(content + b',"' + b"x" * 200_000), shipped()).rows())
