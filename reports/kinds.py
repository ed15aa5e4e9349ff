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
from .papers.preparing.outline import build_outline
from .papers.preparing.plan import build_plan
from .papers.preparing.schedule_notice import build_schedule_notice
from .papers.preparing.team_decision import build_team_decision
from .papers.receipt import build_receipt
from .papers.reminder_letter import build_reminder_letter
from .papers.round_report.builder import build_round_report
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
    Document.Kind.PLAN: PaperKind(
        build=build_plan,
        template="reports/report.html",
        sections={
            "opening": _("Opening"),
            "purpose": _("Purpose and requirements"),
            "scope": _("Content and scope"),
            "units": _("Units to be inspected"),
            "time": _("Time and form"),
            "carrying-out": _("Carrying out"),
            "chosen": _("Annex: units chosen"),
        },
    ),
    Document.Kind.TEAM_DECISION: PaperKind(
        build=build_team_decision,
        template="reports/decision.html",
        sections={
            "team": _("Article 1: the team"),
            "duties": _("Article 2: duties, powers and period"),
            "effect": _("Article 3: effect"),
            "schedule": _("Annex: plan of the team"),
            "outline": _("Annex: outline of the report"),
        },
    ),
    Document.Kind.OUTLINE: PaperKind(
        build=build_outline,
        template="reports/report.html",
        sections={
            "opening": _("Opening"),
            "shape": _("Shape of the report"),
            "questions": _("Questions and figures"),
            "papers": _("Papers to prepare"),
            "sending": _("When and where it is sent"),
        },
    ),
    Document.Kind.SCHEDULE_NOTICE: PaperKind(
        build=build_schedule_notice,
        template="reports/report.html",
        sections={
            "opening": _("Opening"),
            "schedule": _("Schedule of visits"),
            "teams": _("Teams"),
            "preparation": _("What units prepare"),
            "contact": _("Whom to ask"),
        },
    ),
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
