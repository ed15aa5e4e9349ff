"""A kept file has a row that says what it is, a name nobody can guess, and is served without surprises."""

import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.http import Http404

from core.errors import DomainError
from core.files import serve, serve_thumbnail
from inspections.models import Evidence
from inspections.models.plans import PlanFile

from .. import make

PDF = b"%PDF-1.4\n%%EOF"


@pytest.fixture
def decision(plan, officer):
    return PlanFile.keep(SimpleUploadedFile("Quyết định 563.pdf", PDF), by=officer, plan=plan)


def test_the_row_says_what_was_stored(decision, officer):
    assert (decision.name, decision.content_type, decision.size) == (
        "Quyết định 563.pdf",
        "application/pdf",
        len(PDF),
    )
    assert decision.sha256 == hashlib.sha256(PDF).hexdigest()
    assert decision.uploaded_by == officer
    assert "563" not in decision.file.name
    assert decision.file.read() == PDF


def test_a_refused_file_leaves_no_row(plan, officer):
    with pytest.raises(DomainError):
        PlanFile.keep(SimpleUploadedFile("a.pdf", b"<html>"), by=officer, plan=plan)
    assert not PlanFile.objects.exists()


def test_a_file_is_served_without_sniffing_and_kept_private(decision):
    response = serve(decision)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"].startswith("private")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''Quy%E1%BA%BFt")
    assert b"".join(response.streaming_content) == PDF


def test_a_file_that_a_browser_should_not_open_is_offered_for_download(decision):
    assert serve(decision, as_download=True)["Content-Disposition"].startswith("attachment")
    decision.content_type = "application/msword"
    assert serve(decision)["Content-Disposition"].startswith("attachment")


def test_a_photo_has_a_thumbnail_made_once(visit, minh):
    photo = Evidence.keep(make.make_image(size=(1200, 900)), by=minh, visit=visit)
    first, second = serve_thumbnail(photo), serve_thumbnail(photo)
    assert first["Content-Type"] == "image/jpeg"
    assert first["X-Content-Type-Options"] == "nosniff"
    assert b"".join(first.streaming_content) == b"".join(second.streaming_content)


def test_the_file_goes_with_its_row(decision, django_capture_on_commit_callbacks):
    storage, name = decision.file.storage, decision.file.name
    with django_capture_on_commit_callbacks(execute=True):
        decision.delete()
    assert not storage.exists(name)


def _stored() -> set:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_when_one_of_several_is_refused_no_file_of_the_others_stays_behind(plan, officer):
    before = _stored()
    good, bad = SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.pdf", b"<html>")
    with pytest.raises(DomainError), transaction.atomic():
        PlanFile.keep_all([good, bad], by=officer, plan=plan)
    assert _stored() == before
    assert not PlanFile.objects.exists()


def test_a_row_that_cannot_be_written_leaves_no_file(officer):
    before = _stored()
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanFile.keep(SimpleUploadedFile("a.pdf", PDF), by=officer, plan=None)
    assert _stored() == before


def test_a_file_that_is_gone_from_the_disk_is_not_found(decision):
    decision.discard_file()
    with pytest.raises(Http404):
        serve(decision)


def test_a_copy_has_a_file_of_its_own_and_still_tells_who_brought_it(decision, plan):
    copy = PlanFile.keep_copy(decision, plan=plan)
    assert (copy.sha256, copy.uploaded_by, copy.uploaded_at) == (
        decision.sha256,
        decision.uploaded_by,
        decision.uploaded_at,
    )
    decision.discard_file()
    assert copy.file.read()
