"""Code and QR code on the paper: under the recipients, readable, tagged, and without another page."""

from dataclasses import replace

import pikepdf
import pytest

from reports.papers.round_report.layout import arrange
from reports.render import render_html, render_pdf
from reports.verifying import asked_at

from .. import sample, sample_papers
from ..reading import elements, inside_text, lines_of, pages_of
from .conftest import CODE

SHAPES = {
    "report": ("reports/report.html", arrange(sample.round_report())),
    "letter": ("reports/letter.html", sample_papers.reminder_letter()),
    "receipt": ("reports/receipt.html", sample_papers.receipt(n_items=2, n_files=4)),
}


def html(shape, code=CODE, *, for_print=False):
    template, paper = SHAPES[shape]
    return render_html(template, replace(paper, code=code), for_print=for_print, document=7)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_shows_the_code_where_it_has_one(shape):
    assert html(shape).count(f'<span class="code">{CODE}</span>') == 1
    assert asked_at() in html(shape) and 'role="img"' in html(shape)
    assert "verification" not in html(shape, code="")


def test_it_stands_under_the_recipients():
    page = html("letter")
    assert (
        page.index("Nơi nhận:") < page.index("Lưu: VT") < page.index(CODE) < page.index('class="signature"')
    )


@pytest.fixture(scope="module", params=["report", "letter"])
def made(request, tmp_path_factory):
    """(path with a code, path without) of one shape."""
    folder = tmp_path_factory.mktemp(request.param)
    paths = []
    for code in (CODE, ""):
        paths.append(folder / f"paper{code}.pdf")
        paths[-1].write_bytes(render_pdf(html(request.param, code, for_print=True)).content)
    return paths


def page_with(path, word):
    return next(n for n, (*_size, words) in enumerate(pages_of(path), 1) if word in [w[0] for w in words])


@pytest.mark.usefixtures("poppler")
def test_the_signature_stays_on_its_page(made):
    coded, plain = made
    assert len(pages_of(coded)) == len(pages_of(plain))
    assert page_with(coded, CODE) == page_with(coded, "Họa") == page_with(plain, "Họa")


@pytest.mark.usefixtures("poppler")
def test_its_words_have_ten_points_and_keep_to_the_left_half(made):
    coded, _plain = made
    page = page_with(coded, CODE)
    assert (asked_at(), 10, False, False) in lines_of(coded, page)
    _width, height, words = pages_of(coded)[page - 1]
    code = next(word for word in inside_text(words, height) if word[0] == CODE)
    name = next(word for word in words if word[0] == "Họa")
    assert code[1] >= 30 + 18 and code[3] < 30 + 82.5 < name[1]


@pytest.mark.usefixtures("poppler")
def test_the_drawing_is_a_figure_in_words_of_an_archive_file(made):
    with pikepdf.open(made[0]) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        figures = [str(f.get("/Alt", "")) for f in elements(pdf.Root.StructTreeRoot, "Figure")]
    assert all(figures) and sum(CODE in words for words in figures) == 1
