"""Paper → HTML → PDF: fills the template, and hands the HTML to the PDF program in child processes."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation

from core.text import nfc

from .children import run_all
from .parts import Part


@dataclass(frozen=True)
class MadePdf:
    """The bytes of a PDF, its pages, the most memory that one of the programs took, in MB, and its parts."""

    content: bytes
    pages: int
    peak_mb: int = 0
    parts: int = 1


def render_html(
    template: str, paper, *, for_print: bool, document: int | None = None, part: Part | None = None
) -> str:
    """The paper as HTML, in Vietnamese, or one part of it.

    `document` is the key of the row whose photos the browser may see.
    """
    part = part or Part(paper, paper.annexes)
    context = {"paper": paper, "for_print": for_print, "document": document, "part": part}
    with translation.override("vi"):
        return nfc(render_to_string(template, context))


def render_pdf(
    parts: str | Sequence[str],
    attached: dict[str, bytes] | None = None,
    told: Callable[[int, int], None] = lambda done, parts: None,
    memory_mb: int | None = None,
) -> MadePdf:
    """The PDF of a paper's HTML, whole or in parts, made in processes of their own; or DomainError.

    `attached` are files to be put inside it, by their names. `told` is called again and again with how many
    parts are made and how many there are; what it raises ends the making at once.
    """
    parts = [parts] if isinstance(parts, str) else parts
    limit = {"memory_mb": memory_mb or settings.PDF_MEMORY_MB}
    orders = [_order(html, attached if place == 0 else None) | limit for place, html in enumerate(parts)]
    with run_all("reports.printing", orders, lambda done: told(done, len(parts))) as made:
        if len(made) == 1:
            return MadePdf(made[0].read(), **made[0].figures)
        files = [child.output for child in made]
        order = {"parts": [file.fileno() for file in files]} | limit
        with run_all("reports.joining", [order], lambda done: told(len(parts), len(parts)), files) as (
            joined,
        ):
            peak_mb = max(child.figures["peak_mb"] for child in (*made, joined))
            return MadePdf(joined.read(), joined.figures["pages"], peak_mb, len(parts))


def _order(html: str, attached: dict[str, bytes] | None) -> dict:
    return {
        "html": html,
        "base_url": settings.BASE_DIR.as_uri() + "/",
        "roots": [str(root) for root in _roots()],
        "attached": {name: b64encode(content).decode() for name, content in (attached or {}).items()},
    }


def _roots():
    """Where a paper may read files: the static files of the project and the uploads."""
    yield settings.MEDIA_ROOT
    if settings.STATIC_ROOT:
        yield settings.STATIC_ROOT
    for finder in finders.get_finders():
        for _path_prefix, storage in getattr(finder, "storages", {}).items():
            yield storage.location
