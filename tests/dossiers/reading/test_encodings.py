"""Text is read in every encoding that loses nothing; fonts from before Unicode are refused in words."""

import unicodedata

import pytest

from core.errors import DomainError
from dossiers.reading.aliases import shipped
from dossiers.reading.sheets import open_export
from tests.dossiers import products

from .read import read

# The letters of TCVN3 in the order of the standard, as the bytes of Windows show them.
_TCVN3 = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĐ",
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô­õö÷øùúûüýþ§",
        strict=True,
    )
)


def in_tcvn3(words: str) -> str:
    return "".join(_TCVN3.get(letter, letter) for letter in words)


def in_windows_1258(words: str) -> bytes:
    """Tones follow their letters; ă â ê ô ơ ư stay whole."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = []
    for letter in words:
        parts = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        out.append(bare + "".join(part for part in parts if part in tones))
    return "".join(out).encode("cp1258")


def rows():
    headings = ["Mã hồ sơ", "Tên thủ tục", "Ngày tiếp nhận", "Ngày hẹn trả", "Trạng thái"]
    return [headings, ["H05.12-1", "Đăng ký hộ kinh doanh ở chợ", "01/07/2026", "03/07/2026", "Đang xử lý"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_a_mark_at_its_beginning_and_without(encoding):
    _export, records, problems = read(products.text(rows(), encoding))
    assert problems == []
    assert records[0].procedure == "Đăng ký hộ kinh doanh ở chợ"


def test_big_endian_with_its_mark_is_read():
    file = products.text(rows(), "utf-16-be")
    _export, records, _problems = read(products.io.BytesIO(b"\xfe\xff" + file.getvalue()))
    assert records[0].procedure == "Đăng ký hộ kinh doanh ở chợ"


def test_windows_1258_is_read_to_composed_letters():
    content = in_windows_1258(products.text(rows(), "utf-8").getvalue().decode())
    _export, records, problems = read(products.io.BytesIO(content))
    assert problems == []
    assert records[0].procedure == "Đăng ký hộ kinh doanh ở chợ"
    assert unicodedata.is_normalized("NFC", records[0].procedure)


def test_unicode_with_loose_marks_is_composed():
    content = unicodedata.normalize("NFD", products.text(rows(), "utf-8").getvalue().decode())
    _export, records, _problems = read(products.io.BytesIO(content.encode()))
    assert records[0].procedure == "Đăng ký hộ kinh doanh ở chợ"


def test_tcvn3_in_a_text_file_is_refused_in_words():
    content = in_tcvn3(products.text(rows(), "utf-8").getvalue().decode()).encode("latin-1")
    with pytest.raises(DomainError, match="TCVN3"):
        open_export(products.io.BytesIO(content), shipped())


def test_tcvn3_in_a_book_is_refused_in_words():
    old = [[in_tcvn3(cell) for cell in row] for row in rows()]
    with pytest.raises(DomainError, match="TCVN3"):
        open_export(products.xlsx(("HS", old)), shipped())


def test_padding_with_nul_and_old_line_ends_do_no_harm():
    content = (
        products.text(rows(), "utf-8")
        .getvalue()
        .replace(b"H05.12-1", b"H05.12-1\0\0")
        .replace(b"\r\n", b"\r")
    )
    _export, records, _problems = read(products.io.BytesIO(content))
    assert records[0].code == "H05.12-1"


def test_a_letter_cut_in_two_at_the_end_does_not_spoil_the_rest():
    content = products.text(rows() * 20, "utf-8").getvalue() + "ế".encode()[:1]
    export = open_export(products.io.BytesIO(content), shipped())
    assert [cells for _row, cells in export.rows()][0][1] == "Đăng ký hộ kinh doanh ở chợ"


def test_quotation_marks_keep_separators_and_line_ends_inside_a_cell():
    table = rows()
    table[1][1] = 'Thủ tục "A", phần\nhai'
    table.append(["H05.12-2", *table[1][1:]])
    _export, records, _problems = read(products.text(table))
    assert [(r.row, r.procedure) for r in records] == [
        (2, 'Thủ tục "A", phần hai'),
        (3, 'Thủ tục "A", phần hai'),
    ]


@pytest.mark.parametrize("guard", ['="{}"', "'{}"])
def test_what_keeps_excel_from_changing_a_text_is_no_part_of_it(guard):
    rows = products.synchronised(2)
    guarded = products.text([rows[0], *([guard.format(cell) for cell in row] for row in rows[1:])])
    assert read(guarded)[1] == read(products.text(rows))[1]
