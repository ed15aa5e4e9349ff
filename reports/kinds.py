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
from .models import Document
from .papers.conclusion.builder import build_conclusion
from .papers.minutes.builder import build_minutes
from .papers.receipt import build_receipt
from .papers.reminder_letter import build_reminder_letter
from .papers.round_report.builder import build_round_report
from .papers.yearly_report.builder import build_yearly_report
from .render import render_html
from .rewording import reworded


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
    Document.Kind.MINUTES: PaperKind(
        build=build_minutes,
        template="reports/minutes.html",
        sections={
            "opening": _("Opening"),
            "people": _("Who was there"),
            "results": _("What was checked and found"),
            "recommendations": _("Recommendations"),
            "comments": _("Opinion of the inspected unit"),
        },
    ),
    Document.Kind.CONCLUSION: PaperKind(
        build=build_conclusion,
        template="reports/report.html",
        sections={
            "opening": _("Opening"),
            "results": _("Results of the inspection"),
            "demands": _("What must be put right"),
            "recommendations": _("Recommendations"),
            "carrying-out": _("Carrying out"),
            "demands-annex": _("Annex: demands and deadlines"),
        },
    ),
    Document.Kind.REMINDER_LETTER: PaperKind(
        build=build_reminder_letter,
        template="reports/letter.html",
        sections={"opening": _("Opening"), "demands": _("What is owed"), "request": _("What is asked for")},
    ),
    Document.Kind.YEARLY_REPORT: PaperKind(
        build=build_yearly_report,
        template="reports/report.html",
        sections={
            "opening": _("Opening"),
            "scope": _("Rounds and coverage"),
            "results": _("Results by domain"),
            "figures": _("Figures by unit"),
            "remediation": _("Remediation"),
            "recommendations": _("Recommendations"),
        },
    ),
    Document.Kind.RECEIPT: PaperKind(build=build_receipt, template="reports/receipt.html", sections={}),
}


def compose(document: Document) -> Paper:
    """The paper as it reads now: from the data, but where somebody worded a section.

    Papers are Vietnamese whatever language the reader has chosen.
    """
    with translation.override("vi"):
        paper = KINDS[document.kind].build(document)
    return reworded(paper, document.worded if document.pk else {})


def html_of(document: Document, paper: Paper, *, for_print: bool) -> str:
    """The paper in the template of its kind; its photos are read from the disk for print."""
    return render_html(KINDS[document.kind].template, paper, for_print=for_print, document=document.pk)


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
