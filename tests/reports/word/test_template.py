"""The Word template that is shipped, and what happens when an office takes too much out of it."""

import zipfile

import pytest
from django.conf import settings
from django.core.management import call_command
from docx import Document

from core.errors import DomainError
from reports.word import frame, styles
from reports.word.paper import render_docx

from .. import sample_papers

SHIPPED = settings.BASE_DIR / frame.TEMPLATE


@pytest.mark.parametrize("part", ["document", "styles", "header1", "footer1", "settings"])
def test_the_shipped_template_is_the_one_the_command_writes(tmp_path, part):
    call_command("make_word_template", output=tmp_path / "paper.docx")
    made, shipped = (
        zipfile.ZipFile(file).read(f"word/{part}.xml") for file in (tmp_path / "paper.docx", SHIPPED)
    )
    assert made == shipped


def changed(monkeypatch, tmp_path, change):
    document = Document(SHIPPED)
    change(document)
    document.save(tmp_path / "paper.docx")
    monkeypatch.setattr(frame, "TEMPLATE", tmp_path / "paper.docx")
    return render_docx(sample_papers.reminder_letter())


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
