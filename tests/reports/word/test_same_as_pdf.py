"""A paper in Word says what its PDF says, word for word and in the same order, as LibreOffice prints it."""

import pytest

from reports.blocks import Table

from ..reading import A4, inside_text, pages_of, run

pytestmark = pytest.mark.usefixtures("poppler")

NOTE = "Bản trình diễn: số liệu, tên người và những chi tiết nguồn không nêu là minh họa."


@pytest.fixture(scope="module")
def printed(word_files, as_pdf):
    return as_pdf(list(word_files.values()))


def heads_of(paper):
    """The words in the head of each table, in any order."""
    blocks = [block for part in (*paper.sections, *paper.annexes) for block in part.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    return [" ".join(cell.title for row in table.head for cell in row).split() for table in tables]


def words_of(path, paper):
    """All words but the number of the page, the note below, and the heads that come again on a next page."""
    told = []
    for page in run("pdftotext", "-raw", path, "-").split("\f"):
        lines = [line for line in page.splitlines() if line != NOTE]
        for place in (0, -1):
            if lines and lines[place].isdecimal():
                del lines[place]
        words = " ".join(lines).split()
        for head in heads_of(paper):
            if head and sorted(words[: len(head)]) == sorted(head):
                words = words[len(head) :]
        told += words
    return told


@pytest.mark.parametrize("name", ["letter", "receipt"])
def test_word_and_pdf_say_the_same_words_in_the_same_order(printed, pdfs, papers, name):
    assert words_of(printed[name], papers[name]) == words_of(pdfs[name], papers[name])


def test_word_and_pdf_say_the_same_words_around_a_chart(printed, pdfs, papers):
    """The words of a drawing come out of a PDF after those beside it, so only which words is compared."""
    told = [sorted(words_of(files["report"], papers["report"])) for files in (printed, pdfs)]
    assert told[0] == told[1]


@pytest.mark.parametrize("name", ["report", "letter", "receipt"])
def test_the_print_keeps_the_margins_of_the_decree(printed, name):
    for width, height, words in pages_of(printed[name]):
        assert (round(width), round(height)) in {A4, A4[::-1]}
        written = inside_text(words, height)
        assert min(left for _text, left, *_rest in written) >= 30 - 0.5
        assert max(right for *_rest, right, _bottom in written) <= width - 15 + 0.5
        assert max(bottom for *_rest, bottom in written) <= height - 20 + 0.5


def test_pages_are_numbered_from_the_second_and_each_annex_by_itself(printed):
    pages = pages_of(printed["report"])
    numbers = [[word[0] for word in words if word[4] < 18] for _width, _height, words in pages]
    first = [n for n, (_w, _h, words) in enumerate(pages) if any(w[0] == "Phụ" and w[2] < 30 for w in words)]
    for start, end in zip([0, *first], [*first, len(pages)], strict=True):
        assert numbers[start:end] == [[], *([str(n)] for n in range(2, end - start + 1))]
    assert len(first) == 2


def test_the_head_of_a_table_comes_again_on_its_next_page(printed):
    pages = run("pdftotext", "-layout", printed["letter"], "-").split("\f")
    assert "Yêu cầu khắc phục" in pages[0] and "Yêu cầu khắc phục" in pages[1]
