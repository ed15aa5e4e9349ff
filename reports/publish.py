"""Making the files of a document in the background: to be read, to be signed, and the numbered copy.

All share the key of the document: one making at a time, and whoever asks for the same meanwhile joins it.
"""

from dataclasses import replace
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from core import jobs
from core.errors import DomainError
from units.models import Notice, User

from . import permissions
from .content import Paper
from .kinds import compose, frozen, printed_parts, template_version
from .models import Document, DocumentFile
from .render import render_pdf
from .snapshots import to_json
from .workflow import DocumentState

Role = DocumentFile.Role

# What the person reads while waiting; translated when it is shown to the worker's log and the page.
STEPS = (
    gettext_noop("Collecting the content"),
    gettext_noop("Laying out the paper"),
    gettext_noop("Making the PDF"),
    gettext_noop("Keeping the file"),
)


def start(document: Document, *, by) -> jobs.Job:
    """Have the draft printed in the background, or join the making that is under way."""
    permissions.can_make(by, document).enforce()
    document.check_ready()
    return _start(document, by, make_pdf)


def start_approval(document: Document, *, by) -> jobs.Job:
    """Have the bytes made that are to be signed; the paper is approved with them, or not at all."""
    document.may("approve", by).enforce()
    document.check_ready()
    return _start(document, by, approve, document.version)


def start_numbered(document: Document, *, by) -> jobs.Job:
    """Have the issued paper printed with its number and date, from what was approved."""
    permissions.can_register(by, document).enforce()
    if document.state != DocumentState.ISSUED:
        raise DomainError(_("Enter number and date first."))
    return _start(document, by, make_numbered)


def _start(document: Document, by, function, *more) -> jobs.Job:
    """Begin the making, or join the same one; DomainError while another file of the paper is made."""
    kind = function.__name__
    job = jobs.start(kind, document.job_key, str(document), by, function, document.pk, by.pk, *more)
    if job.kind != kind:
        raise DomainError(_("Another file of this paper is being made; wait until it is there."))
    return job


# The background functions: each returns the address of the document's page.


def make_pdf(progress, document_pk: int, maker_pk: int) -> str:
    """A print of the draft; one of the same words that was made before serves again."""
    document, maker = _of(document_pk, maker_pk)
    _say(progress, 0)
    paper = compose(document)
    made = document.last_file
    if not (made and made.role == Role.PRINT and _is_same(made, document, paper)):
        made = document.keep_file(by=maker, role=Role.PRINT, **_made(progress, document, paper))
    return _tell(progress, document, maker, made)


def approve(progress, document_pk: int, maker_pk: int, version: int) -> str:
    document, maker = _of(document_pk, maker_pk)
    _say(progress, 0)
    code = document.reserve_code()
    paper = replace(compose(document), code=code)
    kept = {"role": Role.TO_SIGN} | _made(progress, document, paper)
    document.approve(by=maker, version=version, kept=kept, code=code, symbol=paper.letterhead.symbol)
    return _tell(progress, document, maker, document.file_of(Role.TO_SIGN))


def make_numbered(progress, document_pk: int, maker_pk: int) -> str:
    document, maker = _of(document_pk, maker_pk)
    _say(progress, 0)
    kept = document.keep_file(by=maker, role=Role.NUMBERED, **_made(progress, document, frozen(document)))
    return _tell(progress, document, maker, kept)


def _of(document_pk, maker_pk) -> tuple[Document, User]:
    return Document.objects.with_sources().get(pk=document_pk), User.objects.get(pk=maker_pk)


def _is_same(made: DocumentFile, document: Document, paper: Paper) -> bool:
    return made.snapshot == to_json(paper) and made.template_version == template_version(document.kind)


def _made(progress, document: Document, paper: Paper) -> dict:
    """The words of keep_file for a PDF of `paper`, which has its own data inside."""
    _say(progress, 1)
    parts = printed_parts(document, paper)
    snapshot = to_json(paper)
    made = render_pdf(parts, {"du-lieu.json": snapshot.encode()}, partial(_say_part, progress))
    _say(progress, 3)
    return {
        "content": made.content,
        "pages": made.pages,
        "snapshot": snapshot,
        "template_version": template_version(document.kind),
    }


def _tell(progress, document: Document, maker, kept: DocumentFile) -> str:
    url = document.get_absolute_url()
    Notice.send(
        maker, _("%(file)s is made: %(pages)d pages.") % {"file": kept.name, "pages": kept.pages}, url
    )
    progress.step(len(STEPS), len(STEPS))
    return url


def _say(progress, step: int) -> None:
    progress.step(step, len(STEPS), _(STEPS[step]))


def _say_part(progress, done: int, parts: int) -> None:
    """Which part is being made; asked often, so that a wish to stop is heard in the middle of a part."""
    message = _(STEPS[2])
    if parts > 1:
        message = _("Making the PDF: part %(part)d of %(parts)d") % {
            "part": min(done + 1, parts),
            "parts": parts,
        }
    progress.step(2 + done, len(STEPS) + parts - 1, message)
