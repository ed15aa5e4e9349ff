"""The papers this office makes: for each kind its builder, its template and its sections."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

from .builder import build_round_report
from .content import Paper
from .letters import build_reminder_letter
from .models import Document
from .receipts import build_receipt


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper; `sections` maps the ids of its sections in the template to names for people.

    Nobody remarks on a paper without sections.
    """

    build: Callable[..., Paper]
    template: str
    sections: dict[str, str]


KINDS = {
    Document.Kind.ROUND_REPORT: PaperKind(
        build=build_round_report,
        template="reports/round_report/document.html",
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
        template="reports/reminder_letter/document.html",
        sections={"opening": _("Opening"), "demands": _("What is owed"), "request": _("What is asked for")},
    ),
    Document.Kind.RECEIPT: PaperKind(
        build=build_receipt, template="reports/receipt/document.html", sections={}
    ),
}


@cache
def template_version(kind: str) -> str:
    """The first letters of a hash over everything that shapes the paper besides its content."""
    folder = Path(get_template(KINDS[kind].template).origin.name).parent
    files = [*sorted(folder.glob("*.html")), *sorted((folder.parent / "paper").glob("*.html"))]
    files.append(Path(finders.find("css/reports/paper.css")))
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
