"""The bytes of the round report's PDF: measures, fonts, numbers of pages, tags, text."""

import re
import unicodedata

import pikepdf
import pytest

from . import sample
from .reading import A4, elements, inside_text, lines_of, pages_of, run

pytestmark = pytest.mark.usefixtures("poppler")


@pytest.fixture(scope="module")
def text(sample_pdf):
    return run("pdftotext", "-layout", sample_pdf, "-")


@pytest.fixture(scope="module")
def pages(sample_pdf):
    return pages_of(sample_pdf)


@pytest.fixture(scope="module")
def pdf(sample_pdf):
    with pikepdf.open(sample_pdf) as opened:
        yield opened


def test_paper_is_a4_and_only_the_wide_annex_lies_across(pages):
    sizes = {(round(width), round(height)) for width, height, _words in pages}
    assert sizes == {A4, A4[::-1]}


def test_margins_are_20_20_30_15(pages):
    for width, height, words in pages:
        written = inside_text(words, height)
        assert min(left for _text, left, *_rest in written) >= 30 - 0.5
        assert max(right for *_rest, right, _bottom in written) <= width - 15 + 0.5
        assert min(top for _text, _left, top, *_rest in written) >= 20 - 0.5
        assert max(bottom for *_rest, bottom in written) <= height - 20 + 0.5


def test_text_fills_the_measure_from_margin_to_margin(pages):
    width, _height, words = pages[2]
    assert min(word[1] for word in words) == pytest.approx(30, abs=0.5)
    assert max(word[3] for word in words) == pytest.approx(width - 15, abs=0.5)


def test_paragraphs_begin_1_27_cm_further_in(sample_pdf, pages):
    lead = next(word for _w, _h, words in pages for word in words if word[0] == "a)")
    assert lead[1] == pytest.approx(30 + 12.7, abs=0.3)


def highest(words):
    return min(words, key=lambda word: (round(word[2]), word[1]))[0]


def numbers_above(pages):
    return [[word[0] for word in words if word[4] < 18] for _width, _height, words in pages]


def test_pages_are_numbered_from_the_second_and_each_annex_by_itself(pages):
    numbers = [above[0] if above else "" for above in numbers_above(pages)]
    annexes = [index for index, (_w, _h, words) in enumerate(pages) if highest(words) == "Phụ"]
    assert len(annexes) == 2
    for start, end in zip([0, *annexes], [*annexes, len(pages)], strict=True):
        assert numbers[start:end] == ["", *map(str, range(2, end - start + 1))]


def test_the_page_number_stands_in_the_middle_of_the_text(pages):
    width, _height, words = pages[1]
    number = next(word for word in words if word[4] < 18)
    assert (number[1] + number[3]) / 2 == pytest.approx((30 + width - 15) / 2, abs=0.5)


@pytest.mark.parametrize(
    "words, size, bold, italic",
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, False),
        ("UBND TỈNH BẮC NINH", 13, False, False),
        ("SỞ NỘI VỤ", 13, True, False),
        ("Số:", 13, False, False),
        ("Bắc Ninh, ngày", 14, False, True),
        ("BÁO CÁO", 14, True, False),
        ("Kính gửi: UBND tỉnh Bắc Ninh.", 14, False, False),
    ],
)
def test_components_have_the_sizes_of_the_decree(sample_pdf, words, size, bold, italic):
    assert (words, size, bold, italic) in lines_of(sample_pdf, 1)


def test_recipients_and_signature_have_the_sizes_of_the_decree(sample_pdf, pages):
    page = next(n for n, (_w, _h, words) in enumerate(pages, 1) if any(word[0] == "Nơi" for word in words))
    lines = lines_of(sample_pdf, page)
    assert ("Nơi nhận:", 12, True, True) in lines
    assert ("- Như trên;", 11, False, False) in lines
    assert ("GIÁM ĐỐC", 14, True, False) in lines


def test_the_signature_block_is_whole_and_has_two_lines_of_text_above_it(pages):
    words = next(words for _w, _h, words in pages if any(word[0] == "Nơi" for word in words))
    top = next(word[2] for word in words if word[0] == "Nơi")
    title = next(word[2] for word in words if word[0] == "GIÁM")
    above = {round(word[2]) for word in words if 18 < word[2] < top - 1}
    assert len(above) >= 2
    assert title == pytest.approx(top, abs=1)
    assert "Họa" in [word[0] for word in words]


def test_the_superior_and_the_nation_share_one_line(pages):
    words = pages[0][2]
    assert words[0][2] == pytest.approx(next(word for word in words if word[0] == "CỘNG")[2], abs=0.2)


def test_text_is_found_again_and_composed(text):
    assert unicodedata.is_normalized("NFC", text)
    flowing = " ".join(text.split())
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in flowing
    assert "563/QĐ-SNV" in flowing
    assert all(name in flowing for name in sample.DISTRICTS)


def test_every_font_is_embedded_and_holds_the_vietnamese_letters(sample_pdf):
    rows = run("pdffonts", sample_pdf).splitlines()[2:]
    assert rows
    for row in rows:
        assert re.search(r"(Liberation-?Serif|Times)", row)
        assert re.search(r"\byes yes yes\b", row), "embedded, subset, with a map to Unicode"


def test_the_head_of_a_table_comes_again_on_its_next_page(text):
    wide = text[text.index("TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN") :]
    assert wide.count("Yêu cầu khắc phục") > 1


def test_it_declares_archive_quality_language_and_title(pdf):
    with pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
    assert str(pdf.Root.Lang) == "vi"
    assert str(pdf.docinfo.Title).startswith("Báo cáo Kết quả kiểm tra")
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.OutputIntents


def test_headings_tables_and_figures_are_tagged(pdf):
    root = pdf.Root.StructTreeRoot
    assert len(list(elements(root, "H1"))) == 1
    assert len(list(elements(root, "H2"))) >= 4
    assert len(list(elements(root, "Table"))) >= 5
    assert list(elements(root, "TH"))


def test_every_figure_says_in_words_what_it_shows(pdf):
    figures = list(elements(pdf.Root.StructTreeRoot, "Figure"))
    assert len(figures) == 7
    assert all(str(figure.get("/Alt", "")) for figure in figures)


def test_large_photos_are_brought_down(sample_pdf, pdf):
    assert sample_pdf.stat().st_size < 3_000_000
    widths = [int(image.Width) for page in pdf.pages for image in page.get_images().values()]
    assert widths and max(widths) < 700
