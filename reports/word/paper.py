"""Paper → .docx: the frame from the template, the sections where it says so, each annex behind."""

from datetime import datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.text import clean_line
from reports.content import Paper, Section

from . import styles
from .annexes import add_annex
from .blocks import Place, write
from .elements import keep_numbers_whole, paragraph
from .frame import TEXT_MM, fill
from .styles import Styles


def render_docx(paper: Paper, shape: str) -> bytes:
    """The paper as Word opens it, in Vietnamese, saying what the PDF says; `shape` is its template."""
    with translation.override("vi"):
        document = fill(paper, shape)
        place = Place(document, Styles(document), TEXT_MM, is_small=bool(paper.letterhead.code))
        _put_sections(paper.sections, place)
        for annex in paper.annexes:
            add_annex(paper, annex, place)
    keep_numbers_whole(document.element.body)
    _describe(document, paper)
    file = BytesIO()
    document.save(file)
    return _without_times(file)


def _without_times(file: BytesIO) -> bytes:
    """The same file without the second of its making: the same paper gives the same bytes on one day."""
    made = BytesIO()
    with ZipFile(file) as source, ZipFile(made, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            target.writestr(ZipInfo(part.filename), source.read(part), ZIP_DEFLATED)
    return made.getvalue()


def _put_sections(sections: tuple[Section, ...], place: Place) -> None:
    """In place of the paragraph that the template keeps for them, found by its style."""
    marker = next((p for p in place.document.paragraphs if p.style.name == styles.CONTENT), None)
    if marker is None:
        raise DomainError(_("The Word template has no paragraph in the style “%s”.") % styles.CONTENT)
    for section in sections:
        for element in _written(section, place):
            marker._p.addprevious(element)
    marker._p.getparent().remove(marker._p)


def _written(section: Section, place: Place):
    if section.title:
        yield paragraph(place.styles[styles.SECTION], section.title)
    yield from write(section.blocks, place)


def _describe(document, paper: Paper) -> None:
    """What the file says of itself, as the PDF does."""
    properties, today = document.core_properties, timezone.localdate()
    properties.title = clean_line(f"{paper.kind} {paper.subject}")[:255]
    properties.author = properties.last_modified_by = clean_line(paper.letterhead.issuer)[:255]
    properties.language = "vi-VN"
    properties.created = properties.modified = datetime.combine(today, time())
