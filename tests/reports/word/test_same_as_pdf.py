"""A paper in Word says what its PDF says, word for word and in the same order, as LibreOffice prints it."""

import re

import pytest

from reports.blocks import BarChart, Table

from ..reading import A4, inside_text, pages_of, run

pytestmark = pytest.mark.usefixtures("poppler")

BROKEN = re.compile(r"(?<=\S)([-–/])\n")
NOTE = "Bản trình diễn: số liệu, tên người và những chi tiết nguồn không nêu là minh họa."


@pytest.fixture(scope="module")
def printed(word_files, as_pdf):
    return as_pdf(list(word_files.values()))


def blocks_of(paper, kind):
    blocks = (block for part in (*paper.sections, *paper.annexes) for block in part.blocks)
    return [block for block in blocks if isinstance(block, kind)]


def heads_of(paper):
    """The words in the head of each table, in any order."""
    tables = blocks_of(paper, Table)
    return [" ".join(cell.title for row in table.head for cell in row).split() for table in tables]


def without_charts(words, paper):
    """A PDF holds a drawing behind all words of its page: a chart is taken out, once, wherever it is."""
    text = " ".join(words)
    for chart in blocks_of(paper, BarChart):
        drawn = " ".join(f"{bar.label} {bar.shown or bar.value}" for bar in chart.bars)
        for part in (drawn, chart.caption):
            before, after = text.split(part)
            text = before + after
    return text.split()


def words_of(path, paper):
    """All words but the number of the page, the note below, and the heads that come again on a next page.

    LibreOffice breaks a line after any hyphen or slash within a word, which stays one word all the same.
    """
    told = []
    for page in run("pdftotext", "-raw", path, "-").split("\f"):
        lines = [line for line in page.splitlines() if line != NOTE]
        for place in (0, -1):
            if lines and lines[place].isdecimal():
                del lines[place]
        words = BROKEN.sub(r"\1", "\n".join(lines)).split()
        for head in heads_of(paper):
            if head and sorted(words[: len(head)]) == sorted(head):
                words = words[len(head) :]
        told += words
    return without_charts(told, paper)


@pytest.mark.parametrize("name", ["report", "letter", "receipt"])
def test_word_and_pdf_say_the_same_words_in_the_same_order(printed, pdfs, papers, name):
    assert words_of(printed[name], papers[name]) == words_of(pdfs[name], papers[name])


@pytest.mark.parametrize("name", ["report", "letter", "receipt"])
def test_the_print_keeps_the_margins_of_the_decree(printed, name):
    for width, height, words in pages_of(printed[name]):
        assert (round(width), round(height)) in {A4, A4[::-1]}
        written = inside_text(words, height)
        assert min(left for _text, left, *_rest in written) >= 30 - 0.5
        assert max(right for *_rest, right, _bottom in written) <= width - 15 + 0.5
        assert max(bottom for *_rest, bottom in written) <= height - 20 + 0.5


def highest(words):
    return min(words, key=lambda word: (round(word[2]), word[1]))[0]


def test_pages_are_numbered_from_the_second_and_each_annex_by_itself(printed):
    pages = pages_of(printed["report"])
    numbers = [[word[0] for word in words if word[4] < 18] for _width, _height, words in pages]
    first = [n for n, (_w, _h, words) in enumerate(pages) if highest(words) == "Phụ"]
    for start, end in zip([0, *first], [*first, len(pages)], strict=True):
        assert numbers[start:end] == [[], *([str(n)] for n in range(2, end - start + 1))]
    assert len(first) == 2


def test_the_signature_block_stays_together_under_the_closing_words(printed):
    words = next(words for *_size, words in pages_of(printed["report"]) if "Nơi" in [w[0] for w in words])
    told = [word[0] for word in words]
    assert {"GIÁM", "Họa", "đạo./."} <= set(told)


def test_the_head_of_a_table_comes_again_on_its_next_page(printed):
    pages = run("pdftotext", "-layout", printed["letter"], "-").split("\f")
    assert "Yêu cầu khắc phục" in pages[0] and "Yêu cầu khắc phục" in pages[1]
