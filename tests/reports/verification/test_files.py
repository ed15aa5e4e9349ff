"""Whether a file is one that is kept of the paper: told by its hash, and the file itself is let go."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files import uploadedfile
from django.urls import reverse

from core.uploads import HashedUpload
from reports.models import Document
from tests import make

from .conftest import CODE, CONTENT, LATER_CODE, UNKNOWN, issue, keep, sha256

pytestmark = pytest.mark.django_db


def role_of(response):
    return response.context["answer"].file


@pytest.mark.parametrize("role", ["to_sign", "numbered", "signed"])
@pytest.mark.parametrize("words", [{"code": CODE}, {}], ids=["with the code", "by the file alone"])
def test_a_kept_file_is_told_by_what_it_is(issued, ask, role, words):
    assert role_of(ask(**words, content=CONTENT[role])) == role


def test_a_changed_byte_makes_it_another_file(issued, ask):
    changed = CONTENT["signed"].replace(b"da", b"dA")
    page = ask(code=CODE, content=changed)
    assert page.context["answer"].paper and role_of(page) == "" and "is-bad" in page.text
    assert ask(content=changed).context["answer"].paper is None


def test_a_print_of_the_draft_vouches_for_nothing(issued, ask):
    assert role_of(ask(code=CODE, content=CONTENT["print"])) == ""
    assert ask(content=CONTENT["print"]).context["answer"].paper is None


def test_what_was_approved_before_the_approval_was_taken_back_vouches_for_nothing(issued, ask):
    keep(issued, "to_sign", b"%PDF-1.7 trinh ky lai")
    assert role_of(ask(code=CODE, content=CONTENT["to_sign"])) == ""
    assert ask(content=CONTENT["to_sign"]).context["answer"].paper is None
    assert role_of(ask(code=CODE, content=b"%PDF-1.7 trinh ky lai")) == "to_sign"


def test_files_of_papers_that_were_not_issued_are_not_known(issued, ask):
    Document.objects.update(state="approved")
    for words in ({"code": CODE}, {}):
        assert ask(**words, content=CONTENT["to_sign"]).context["answer"].paper is None


def test_a_file_of_another_paper_is_none_of_this_one(issued, ask, plan):
    other = issue(make.make_round(plan), number=8, verify_code=LATER_CODE)
    keep(other, "signed", b"%PDF-1.7 khac")
    page = ask(code=CODE, content=b"%PDF-1.7 khac")
    assert page.context["answer"].paper.number == "05/BC-SNV" and role_of(page) == ""


def test_a_known_file_does_not_help_an_unknown_code(issued, ask):
    assert ask(code=UNKNOWN, content=CONTENT["signed"]).context["answer"].paper is None


def test_the_file_of_a_withdrawn_paper_is_told_as_withdrawn(issued, ask):
    Document.objects.update(state="withdrawn")
    answer = ask(content=CONTENT["signed"]).context["answer"]
    assert (answer.paper.state, answer.file) == ("withdrawn", "signed")


def test_an_empty_file_is_refused_in_words(issued, ask):
    page = ask(code=CODE, content=b"")
    assert page.context["form"].errors["file"] and page.context["answer"] is None


def test_a_file_above_the_limit_is_refused_in_words_and_never_written(issued, ask, monkeypatch):
    def forbidden(*args, **kwargs):
        raise AssertionError("written to the disk")

    monkeypatch.setattr(uploadedfile.TemporaryUploadedFile, "__init__", forbidden)
    page = ask(code=CODE, content=bytes(60 * 1024**2))
    (error,) = page.context["form"].errors["file"]
    assert page.status_code == 200 and "60 MB" in error and "50 MB" in error


def test_of_an_upload_only_name_size_and_hash_remain(issued, ask, settings):
    def stored():
        return sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())

    before = stored()
    upload = ask(code=CODE, content=CONTENT["signed"]).wsgi_request.FILES["file"]
    assert isinstance(upload, HashedUpload) and isinstance(upload.file, BytesIO)
    assert (upload.size, upload.sha256) == (len(CONTENT["signed"]), sha256(CONTENT["signed"]))
    assert stored() == before


def test_a_post_that_is_no_form_is_answered_in_words(stranger):
    address = reverse("reports:verify")
    odd = stranger.generic("POST", address, b"\x00\xff", content_type="text/plain")
    assert odd.status_code == 200 and odd.context["form"].errors
