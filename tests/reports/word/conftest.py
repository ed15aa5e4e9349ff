"""The samples as Word files, and as LibreOffice and the PDF show them; each made once for all tests."""

import subprocess

import pytest
from docx import Document

from reports.papers.round_report.layout import arrange
from reports.render import render_html, render_pdf
from reports.word.paper import render_docx

from ...tools import require_program
from .. import sample_papers
from ..sample import round_report

TEMPLATES = {
    "report": "reports/report.html",
    "letter": "reports/letter.html",
    "receipt": "reports/receipt.html",
}


@pytest.fixture(scope="session")
def papers(sample_photos):
    return {
        "report": arrange(round_report(sample_photos)),
        "letter": sample_papers.reminder_letter(),
        "receipt": sample_papers.receipt(),
    }


@pytest.fixture(scope="session")
def word_files(papers, tmp_path_factory):
    """The path of each Word file by name."""
    folder = tmp_path_factory.mktemp("word")
    for name, paper in papers.items():
        (folder / f"{name}.docx").write_bytes(render_docx(paper, name))
    return {name: folder / f"{name}.docx" for name in papers}


@pytest.fixture(scope="session")
def opened(word_files):
    """Each Word file as python-docx reads it."""
    return {name: Document(path) for name, path in word_files.items()}


@pytest.fixture(scope="session")
def as_pdf(tmp_path_factory):
    """Have LibreOffice print several Word files at once; gives the path of each print by its name."""
    soffice = require_program("soffice")

    def convert(files):
        folder = tmp_path_factory.mktemp("printed")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        order = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files]
        subprocess.run(order, check=True, capture_output=True, timeout=180)
        return {path.stem: folder / f"{path.stem}.pdf" for path in files}

    return convert


@pytest.fixture(scope="session")
def pdfs(papers, tmp_path_factory):
    """The PDF of each paper as it is signed."""
    folder = tmp_path_factory.mktemp("pdf")
    for name, paper in papers.items():
        html = render_html(TEMPLATES[name], paper, for_print=True)
        (folder / f"{name}.pdf").write_bytes(render_pdf(html).content)
    return {name: folder / f"{name}.pdf" for name in papers}
