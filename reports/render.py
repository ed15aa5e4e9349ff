"""Paper → HTML → PDF: fills the template, and hands the HTML to the PDF program in a child process."""

import json
import subprocess
import sys
from base64 import b64encode
from dataclasses import dataclass

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.text import nfc

# A paper of five hundred pages takes about a minute; what takes longer than this is stuck.
TIMEOUT_SECONDS = 900


@dataclass(frozen=True)
class MadePdf:
    """The bytes of a PDF, how many pages they are, and the most memory that making them took, in MB."""

    content: bytes
    pages: int
    peak_mb: int = 0


def render_html(template: str, paper, *, for_print: bool, document: int | None = None) -> str:
    """The paper as HTML, in Vietnamese; `document` is the key of the row whose photos the browser may see."""
    context = {"paper": paper, "for_print": for_print, "document": document}
    with translation.override("vi"):
        return nfc(render_to_string(template, context))


def render_pdf(html: str, attached: dict[str, bytes] | None = None) -> MadePdf:
    """The PDF of a paper's HTML, made in a process of its own; raises DomainError with the reason.

    `attached` are files to be put inside it, by their names.
    """
    order = {
        "html": html,
        "base_url": settings.BASE_DIR.as_uri() + "/",
        "roots": [str(root) for root in _roots()],
        "attached": {name: b64encode(content).decode() for name, content in (attached or {}).items()},
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "reports.pdf"],
            input=json.dumps(order).encode(),
            capture_output=True,
            cwd=settings.BASE_DIR,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DomainError(_("Making the PDF took too long and was stopped.")) from None
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip()[-1000:]
        raise DomainError(_("The PDF could not be made: %s") % reason)
    return MadePdf(done.stdout, **json.loads(done.stderr.splitlines()[-1]))


def _roots():
    """Where a paper may read files: the static files of the project and the uploads."""
    yield settings.MEDIA_ROOT
    if settings.STATIC_ROOT:
        yield settings.STATIC_ROOT
    for finder in finders.get_finders():
        for _path_prefix, storage in getattr(finder, "storages", {}).items():
            yield storage.location
