"""The papers this office makes: for each kind its builder, its template and its sections."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from .content import Paper
from .models import Document, DocumentFile
from .papers.conclusion.builder import build_conclusion
from .papers.minutes.builder import build_minutes
from .papers.preparing.outline import build_outline
from .papers.preparing.plan import build_plan
from .papers.preparing.schedule_notice import build_schedule_notice
from .papers.preparing.team_decision import build_team_decision
from .papers.receipt import build_receipt
from .papers.reminder_letter import build_reminder_letter
from .papers.round_report.builder import build_round_report
from .papers.yearly_report.builder import build_yearly_report
from .parts import divide
from .render import render_html
from .rewording import reworded
from .snapshots import from_json
from .word.paper import render_docx


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper; its `shape` is the name of its templates, the one of HTML and the one of Word.

    `sections` and `annexes` map the ids of its parts to names for people. Sections are remarked on and worded
    by hand, annexes remarked on, and worded those of `prose`; where there is neither nobody remarks.
    """

    build: Callable[[Document], Paper]
    shape: str
    sections: dict[str, str] = field(default_factory=dict)
    annexes: dict[str, str] = field(default_factory=dict)
    prose: frozenset[str] = frozenset()

    @property
    def template(self) -> str:
        return f"reports/{self.shape}.html"

    @property
    def worded(self) -> dict[str, str]:
        """The parts that a person may word: what is a table and nothing else is the data's."""
        return self.sections | {key: name for key, name in self.annexes.items() if key in self.prose}

    @property
    def parts(self) -> dict[str, str]:
        return self.sections | self.annexes


KINDS = {
    Document.Kind.PLAN: PaperKind(
        build=build_plan,
        shape="report",
        sections={
            "opening": _("Opening"),
            "purpose": _("Purpose and requirements"),
            "scope": _("Content and scope"),
            "units": _("Units to be inspected"),
            "time": _("Time and form"),
            "carrying-out": _("Carrying out"),
        },
        annexes={"chosen": _("Annex: units chosen")},
    ),
    Document.Kind.TEAM_DECISION: PaperKind(
        build=build_team_decision,
        shape="decision",
        sections={
            "team": _("Article 1: the team"),
            "duties": _("Article 2: duties, powers and period"),
            "effect": _("Article 3: effect"),
        },
        annexes={"schedule": _("Annex: plan of the team"), "outline": _("Annex: outline of the report")},
        prose=frozenset({"schedule", "outline"}),
    ),
    Document.Kind.OUTLINE: PaperKind(
        build=build_outline,
        shape="report",
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
        shape="report",
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
        shape="report",
        sections={
            "opening": _("Opening"),
            "scope": _("Purpose, scope and coverage"),
            "results": _("Results by domain"),
            "figures": _("Figures by unit"),
            "recommendations": _("Recommendations"),
        },
        annexes={"shortcomings": _("Annex: shortcomings and demands"), "photos": _("Annex: photos")},
    ),
    Document.Kind.MINUTES: PaperKind(
        build=build_minutes,
        shape="minutes",
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
        shape="report",
        sections={
            "opening": _("Opening"),
            "results": _("Results of the inspection"),
            "demands": _("What must be put right"),
            "recommendations": _("Recommendations"),
            "carrying-out": _("Carrying out"),
        },
        annexes={"demands-annex": _("Annex: demands and deadlines")},
    ),
    Document.Kind.REMINDER_LETTER: PaperKind(
        build=build_reminder_letter,
        shape="letter",
        sections={"opening": _("Opening"), "demands": _("What is owed"), "request": _("What is asked for")},
    ),
    Document.Kind.YEARLY_REPORT: PaperKind(
        build=build_yearly_report,
        shape="report",
        sections={
            "opening": _("Opening"),
            "scope": _("Rounds and coverage"),
            "results": _("Results by domain"),
            "figures": _("Figures by unit"),
            "remediation": _("Remediation"),
            "recommendations": _("Recommendations"),
        },
    ),
    Document.Kind.RECEIPT: PaperKind(build=build_receipt, shape="receipt"),
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


def html_of(document: Document, paper: Paper, *, for_print: bool) -> str:
    """The whole paper in the template of its kind; its photos are read from the disk for print."""
    return render_html(KINDS[document.kind].template, paper, for_print=for_print, document=document.pk)


def docx_of(document: Document, paper: Paper) -> bytes:
    """The whole paper as a Word file."""
    return render_docx(paper, KINDS[document.kind].shape)


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
