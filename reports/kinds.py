"""The papers this office makes: for each kind its builder, its template and its sections."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

from inspections.models import Round

from .builder import build_round_report
from .content import Paper
from .models import Document


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper; `sections` maps the ids of its sections in the template to names for people."""

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
}


def example_code() -> str:
    """The code of a round to try the commands with: the latest one that has a visit."""
    return Round.objects.filter(visits__isnull=False).values_list("code", flat=True).first() or "BN-2018"


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
