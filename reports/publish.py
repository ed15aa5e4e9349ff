"""Making the PDF of a document in the background: content, HTML, PDF, kept file, word to the person."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from core import jobs
from units.models import Notice, User

from . import permissions
from .kinds import compose, html_of, template_version
from .models import Document
from .render import render_pdf

# What the person reads while waiting; translated when it is shown to the worker's log and the page.
STEPS = (
    gettext_noop("Collecting the content"),
    gettext_noop("Laying out the paper"),
    gettext_noop("Making the PDF"),
    gettext_noop("Keeping the file"),
)


def start(document: Document, *, by) -> jobs.Job:
    """Have the PDF made in the background, or join the making that is under way."""
    permissions.can_make(by, document).enforce()
    document.check_ready()
    return jobs.start("document", document.job_key, str(document), by, make_pdf, document.pk, by.pk)


def make_pdf(progress, document_pk: int, maker_pk: int) -> str:
    """The background function: returns the address of the document's page."""
    document = Document.objects.with_sources().get(pk=document_pk)
    maker = User.objects.get(pk=maker_pk)
    _say(progress, 0)
    paper = compose(document)
    _say(progress, 1)
    html = html_of(document, paper, for_print=True)
    _say(progress, 2)
    made = render_pdf(html)
    _say(progress, 3)
    kept = document.keep_file(
        made.content, by=maker, template_version=template_version(document.kind), pages=made.pages
    )
    url = document.get_absolute_url()
    Notice.send(
        maker, _("%(file)s is made: %(pages)d pages.") % {"file": kept.name, "pages": kept.pages}, url
    )
    progress.step(len(STEPS), len(STEPS))
    return url


def _say(progress, step: int) -> None:
    progress.step(step, len(STEPS), _(STEPS[step]))
