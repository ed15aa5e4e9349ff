"""Short papers of every shape as HTML, ways to break them, and their PDFs, each made once."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings

from reports.checking import check
from reports.kinds import KINDS
from reports.papers.round_report.layout import arrange
from reports.pdf import make_pdf
from reports.render import render_html
from reports.urgency import STAMPS

from .. import sample, sample_papers
from . import hand_made


def report():
    """Two pages and two annexes: figures of the departments only."""
    whole = sample.round_report()
    return sample.round_report(
        visits=(),
        coverage=(),
        groups=whole.groups[:1],
        results=whole.results[:1],
        chart=whole.chart[:2],
        shortcomings=whole.shortcomings[:1],
        illustrative=False,
    )


@cache
def html_of(name: str) -> str:
    """The HTML of a paper: kinds are rendered by their templates, the others written by hand.

    How urgent one of a kind is follows its name: “reminder-letter, urgent”.
    """
    papers = {
        "round-report": lambda: arrange(report()),
        "reminder-letter": lambda: sample_papers.reminder_letter(items=sample_papers.items(2)),
        "receipt": lambda: sample_papers.receipt(n_items=2, n_files=3),
    }
    name, _comma, urgency = name.partition(", ")
    if name in papers:
        return render_html(KINDS[name].template, _stamped(papers[name](), urgency), for_print=True)
    return hand_made.PAPERS[name]


def _stamped(paper, urgency: str):
    return replace(paper, letterhead=replace(paper.letterhead, stamp=STAMPS.get(urgency)))


@cache
def pdf_of(html: str) -> bytes:
    # In this process: a program of its own for each of many small papers would take most of the time.
    roots = [settings.BASE_DIR / "static", settings.MEDIA_ROOT]
    return make_pdf(html, base_url=settings.BASE_DIR.as_uri() + "/", roots=roots)[0]


@cache
def file_of(html: str) -> Path:
    path = Path(mkdtemp(dir=settings.MEDIA_ROOT.parent)) / "paper.pdf"
    path.write_bytes(pdf_of(html))
    return path


@cache
def faults_of(html: str):
    return check(file_of(html))


def with_style(html: str, css: str) -> str:
    return html.replace("</head>", f"<style>{css}</style></head>")


def with_words(html: str, old: str, new: str) -> str:
    """The paper with some words changed; they must be there."""
    assert old in html, old
    return html.replace(old, new)
