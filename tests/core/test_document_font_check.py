"""The system check says when papers would be set in a face without all Vietnamese letters."""

import shutil
from types import SimpleNamespace

import pytest

from core import checks

COMPLETE = "20-7e a0-17f 1a0-1b0 1ea0-1ef9 20ab"


@pytest.fixture
def fontconfig(monkeypatch):
    def answers(text):
        monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(checks.subprocess, "run", lambda *args, **kwargs: SimpleNamespace(stdout=text))
        return [warning.id for warning in checks.check_document_font(None)]

    return answers


def test_a_complete_face_passes(fontconfig):
    assert fontconfig(f"Liberation Serif\n{COMPLETE}") == []
    assert fontconfig(f"Times New Roman\n{COMPLETE}") == []


def test_a_face_that_lacks_letters_is_told(fontconfig):
    assert fontconfig("Liberation Serif\n20-7e a0-17f 1a0-1b0 20ab") == ["core.W002"]


def test_another_face_in_its_place_is_told(fontconfig):
    assert fontconfig(f"DejaVu Serif\n{COMPLETE}") == ["core.W002"]


def test_no_answer_is_told(fontconfig):
    assert fontconfig("") == ["core.W002"]


def test_a_machine_that_cannot_be_asked_is_told(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert [warning.id for warning in checks.check_document_font(None)] == ["core.W001"]
