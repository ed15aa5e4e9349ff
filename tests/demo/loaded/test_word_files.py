"""Every kind of paper of the demonstration in Word: the words of its PDF, and the layout of the Decree."""

import re
from types import SimpleNamespace

import pytest
from django.utils import translation

from reports.checking import check
from reports.examples import LOOKUPS
from reports.kinds import as_it_stands, docx_of, printed_parts
from reports.models import Document
from reports.render import render_pdf
from tests.reports.conftest import poppler  # noqa: F401
from tests.reports.reading import pages_of
from tests.reports.word.conftest import as_pdf  # noqa: F401
from tests.reports.word.test_same_as_pdf import words_of

pytestmark = pytest.mark.usefixtures("demonstration", "db", "poppler")


@pytest.fixture(scope="module")
def made(demonstration, django_db_blocker, as_pdf, tmp_path_factory):  # noqa: F811
    """Of each kind the paper, its PDF, and its Word file as LibreOffice prints it: all in one call."""
    folder = tmp_path_factory.mktemp("family")
    papers = {}
    with django_db_blocker.unblock(), translation.override("vi"):
        for kind, lookup in LOOKUPS.items():
            document = lookup.find(lookup.example())
            papers[kind] = as_it_stands(document)
            (folder / f"{kind}.docx").write_bytes(docx_of(document, papers[kind]))
            (folder / f"{kind}.pdf").write_bytes(render_pdf(printed_parts(document, papers[kind])).content)
    printed = as_pdf([folder / f"{kind}.docx" for kind in papers])
    return {
        kind: SimpleNamespace(paper=paper, pdf=folder / f"{kind}.pdf", printed=printed[kind.value])
        for kind, paper in papers.items()
    }


# How many pages it has is counted in each file anew, and LibreOffice leaves out the zero before it.
PAGES_TOLD = re.compile(r"gồm (\d+) trang")


def told(path, paper) -> str:
    return " ".join(words_of(path, paper))


@pytest.mark.parametrize("kind", LOOKUPS, ids=str)
def test_word_and_pdf_say_the_same_words_in_the_same_order(made, kind):
    one = made[kind]
    in_word, in_pdf = (
        PAGES_TOLD.sub("gồm … trang", told(path, one.paper)).split() for path in (one.printed, one.pdf)
    )
    assert in_word == in_pdf


def test_minutes_tell_in_each_file_how_many_pages_that_has(made):
    one = made[Document.Kind.MINUTES]
    for path, written in ((one.printed, "{}"), (one.pdf, "{:02}")):
        assert PAGES_TOLD.findall(told(path, one.paper)) == [written.format(len(pages_of(path)))]


@pytest.mark.parametrize("kind", LOOKUPS, ids=str)
def test_the_print_of_the_word_file_keeps_to_the_decree(made, kind):
    faults = check(made[kind].printed)
    assert faults == [], "\n".join(map(str, faults))
