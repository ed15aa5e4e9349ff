"""The papers this office makes: for each kind its builder, its template and its sections."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from .content import Paper
from .models import Document, DocumentFile
from .papers.receipt import build_receipt
from .papers.reminder_letter import build_reminder_letter
from .papers.round_report.builder import build_round_report
from .parts import divide
from .render import render_html
from .rewording import reworded
from .snapshots import from_json


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper; `sections` maps the ids of its sections in the template to names for people.

    Nobody remarks on a paper without sections.
    """

    build: Callable[[Document], Paper]
    template: str
    sections: dict[str, str]


KINDS = {
    Document.Kind.ROUND_REPORT: PaperKind(
        build=build_round_report,
        template="reports/report.html",
        sections={
            "opening": _("Opening"),
            "scope": _("Purpose, scope and coverage"),
            "results": _("Results by domain"),
            "figures": _("Figures by unit"),
            "recommendations": _("Recommendations"),
            "shortcomings": _("Annex: shortcomings and demands"),
            "photos": _("Annex: photos"),
        },
    ),
    Document.Kind.REMINDER_LETTER: PaperKind(
        build=build_reminder_letter,
        template="reports/letter.html",
        sections={"opening": _("Opening"), "demands": _("What is owed"), "request": _("What is asked for")},
    ),
    Document.Kind.RECEIPT: PaperKind(build=build_receipt, template="reports/receipt.html", sections={}),
}


def compose(document: Document) -> Paper:
    """The paper as it reads now: from the data, but where somebody worded a section."""
    return reworded(compose_from_data(document), document.worded if document.pk else {})


def compose_from_data(document: Document) -> Paper:
    """What the data says. Papers are Vietnamese whatever language the reader has chosen."""
    with translation.override("vi"):
        return KINDS[document.kind].build(document)


def as_it_stands(document: Document) -> Paper:
    """What a reader is shown: the words of today, from the approval on those that were frozen then."""
    return compose(document) if document.is_changeable else frozen(document)


def frozen(document: Document) -> Paper:
    """The paper as it was approved, with what the registry has given it since."""
    approved = from_json(document.file_of(DocumentFile.Role.TO_SIGN).snapshot)
    if not document.issued_on:
        return approved
    number = f"{document.number:02}" if document.number else ""
    return approved.numbered(number, document.issued_on, document.signer_name)


def sections_of(document: Document) -> dict[str, str]:
    """The ids of the sections that are remarked on and worded, with their names for people."""
    return KINDS[document.kind].sections


def html_of(document: Document, paper: Paper, *, for_print: bool) -> str:
    """The whole paper in the template of its kind; its photos are read from the disk for print."""
    return render_html(KINDS[document.kind].template, paper, for_print=for_print, document=document.pk)


def printed_parts(document: Document, paper: Paper) -> list[str]:
    """The paper as HTML for print: one piece, or several where it is large."""
    return [
        render_html(KINDS[document.kind].template, paper, for_print=True, part=part) for part in divide(paper)
    ]


@cache
def template_version(kind: str) -> str:
    """The first letters of a hash over everything that shapes the paper besides its content."""
    template = Path(get_template(KINDS[kind].template).origin.name)
    files = [template, *sorted((template.parent / "paper").glob("*.html"))]
    files.append(Path(finders.find("css/reports/paper.css")))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
