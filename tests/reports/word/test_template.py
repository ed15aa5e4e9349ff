"""The Word templates that are shipped, and what happens when an office takes too much out of it."""

import zipfile

import pytest
from django.conf import settings
from django.core.management import call_command
from docx import Document

from core.errors import DomainError
from reports.kinds import KINDS
from reports.word import frame, styles
from reports.word.paper import render_docx
from reports.word.template_shapes import SHAPES

from .. import sample_papers

SHIPPED = settings.BASE_DIR / frame.TEMPLATES
PARTS = ["document", "styles", "header1", "footer1", "settings"]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_shipped_templates_are_those_the_command_writes(tmp_path, shape):
    made = tmp_path / f"{shape}.docx"
    call_command("make_word_template", shape, output=made)
    for part in PARTS:
        one, other = (zipfile.ZipFile(file).read(f"word/{part}.xml") for file in (made, SHIPPED / made.name))
        assert one == other, part


def test_there_is_a_template_for_the_shape_of_every_kind_and_no_other():
    shapes = {kind.shape for kind in KINDS.values()}
    assert shapes == set(SHAPES) == {file.stem for file in SHIPPED.glob("*.docx")}


def changed(monkeypatch, tmp_path, change):
    document = Document(SHIPPED / "letter.docx")
    change(document)
    document.save(tmp_path / "letter.docx")
    monkeypatch.setattr(frame, "TEMPLATES", tmp_path)
    return render_docx(sample_papers.reminder_letter(), "letter")


def test_an_office_may_change_how_a_style_looks(monkeypatch, tmp_path):
    def smaller(document):
        document.styles["Normal"].font.size = 165100  # 13 points

    assert changed(monkeypatch, tmp_path, smaller)


def test_a_template_without_room_for_the_content_is_refused_in_words(monkeypatch, tmp_path):
    def drop(document):
        marker = next(p for p in document.paragraphs if p.style.name == styles.CONTENT)
        marker._p.getparent().remove(marker._p)

    with pytest.raises(DomainError, match=styles.CONTENT):
        changed(monkeypatch, tmp_path, drop)


def test_a_template_without_a_style_is_refused_by_its_name(monkeypatch, tmp_path):
    def drop(document):
        document.styles[styles.CELL].delete()

    with pytest.raises(DomainError, match=styles.CELL):
        changed(monkeypatch, tmp_path, drop)
