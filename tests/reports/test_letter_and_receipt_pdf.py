"""The bytes of the letter's and the receipt's PDF, as long as they become and as short."""

import re
import unicodedata

import pikepdf
import pytest

from reports.kinds import KINDS
from reports.render import render_html, render_pdf

from . import sample_papers
from .reading import A4, elements, inside_text, lines_of, pages_of, run

pytestmark = pytest.mark.usefixtures("poppler")

PAPERS = {
    "reminder-letter": sample_papers.reminder_letter(),
    "receipt": sample_papers.receipt(),
    "short": sample_papers.receipt(n_items=2, n_files=4),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The path of each PDF by name."""
    folder = tmp_path_factory.mktemp("papers")
    for name, paper in PAPERS.items():
        template = KINDS["receipt" if name == "short" else name].template
        (folder / f"{name}.pdf").write_bytes(render_pdf(render_html(template, paper, for_print=True)).content)
    return {name: folder / f"{name}.pdf" for name in PAPERS}


def text_of(path):
    return run("pdftotext", "-layout", path, "-")


@pytest.mark.parametrize("name", PAPERS)
def test_paper_is_a4_with_the_margins_of_the_decree(made, name):
    for width, height, words in pages_of(made[name]):
        assert (round(width), round(height)) == A4
        written = inside_text(words, height)
        assert min(left for _text, left, *_rest in written) >= 30 - 0.5
        assert max(right for *_rest, right, _bottom in written) <= width - 15 + 0.5
        assert max(bottom for *_rest, bottom in written) <= height - 20 + 0.5


@pytest.mark.parametrize("name", PAPERS)
def test_text_is_composed_and_every_font_embedded(made, name):
    assert unicodedata.is_normalized("NFC", text_of(made[name]))
    rows = run("pdffonts", made[name]).splitlines()[2:]
    assert rows
    for row in rows:
        assert re.search(r"\byes yes yes\b", row), "embedded, subset, with a map to Unicode"


@pytest.mark.parametrize("name", PAPERS)
def test_it_is_tagged_archive_quality(made, name):
    with pikepdf.open(made[name]) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert str(pdf.Root.Lang) == "vi" and pdf.Root.MarkInfo.Marked
        root = pdf.Root.StructTreeRoot
        assert len(list(elements(root, "H1"))) == 1
        assert list(elements(root, "Table")) and list(elements(root, "TH"))


@pytest.mark.parametrize(
    "words, size, bold, italic",
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False),
        ("SỞ NỘI VỤ", 13, True, False),
        ("/SNV-CCHC", 13, False, False),
        ("khắc phục sau kiểm tra", 12, False, False),
        ("Bắc Ninh, ngày", 14, False, True),
        ("Kính gửi: UBND huyện Quế Võ.", 14, False, False),
    ],
)
def test_the_letter_has_the_sizes_of_the_decree(made, words, size, bold, italic):
    assert (words, size, bold, italic) in lines_of(made["reminder-letter"], 1)


def test_the_matter_of_a_letter_stands_under_its_number_and_it_names_no_kind(made):
    words = pages_of(made["reminder-letter"])[0][2]
    number = next(word for word in words if word[0] == "Số:")
    matter = next(word for word in words if word[0] == "V/v")
    assert matter[2] > number[2] and matter[3] < 30 + 65
    assert "CÔNG VĂN" not in text_of(made["reminder-letter"]).upper()


def test_the_head_of_the_table_comes_again_on_the_next_page(made):
    pages = text_of(made["reminder-letter"]).split("\f")
    assert "Yêu cầu khắc phục" in pages[0] and "Yêu cầu khắc phục" in pages[1]


def test_the_signature_block_is_whole_and_has_two_lines_of_text_above_it(made):
    words = next(
        words for *_size, words in pages_of(made["reminder-letter"]) if "Nơi" in [w[0] for w in words]
    )
    top = next(word[2] for word in words if word[0] == "Nơi")
    assert len({round(word[2]) for word in words if 18 < word[2] < top - 1}) >= 2
    assert {"GIÁM", "Họa"} <= {word[0] for word in words}


def test_a_receipt_for_a_few_files_is_one_page(made):
    assert len(pages_of(made["short"])) == 1


def test_every_file_stands_on_the_receipt_by_name_and_hash(made):
    text = text_of(made["receipt"])
    assert all(file.sha256 in text for file in sample_papers.files(40))
