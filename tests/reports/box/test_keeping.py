"""Of every round and visit the box packed last is kept, and a packing that breaks off leaves it in place."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from django.db import IntegrityError

from core import jobs
from core.errors import DomainError
from core.models import Job
from reports.box import packing
from reports.models import Box
from units.models import Notice

from .conftest import NoProgress, packed


def stored():
    """The ZIPs that lie in the storage."""
    folder = Path(Box(name="x").file.storage.path("reports.box"))
    return {str(path) for path in folder.rglob("*.zip")}


@pytest.fixture(autouse=True)
def _empty_storage(db):
    for path in stored():
        os.remove(path)


def test_a_box_is_kept_with_its_hash_maker_and_moment(filled):
    box = packed(filled.round, by=filled.officer)
    assert (box.thing, box.uploaded_by, box.name) == (filled.round, filled.officer, "ho-so-dot-2018.zip")
    assert box.size == os.path.getsize(box.file.path)
    assert stored() == {box.file.path}


def test_a_newer_one_takes_its_place(filled, django_capture_on_commit_callbacks):
    before = packed(filled.round, by=filled.officer)
    with django_capture_on_commit_callbacks(execute=True):
        after = packed(filled.round, by=filled.leader)
    assert list(Box.objects.all()) == [after]
    assert after.pk != before.pk
    assert stored() == {after.file.path}


def test_a_visit_and_its_round_have_a_box_each(filled):
    assert packed(filled.visit, by=filled.officer) != packed(filled.round, by=filled.officer)
    assert Box.objects.count() == 2


def test_a_packing_that_is_stopped_leaves_the_one_before(filled):
    before = packed(filled.round, by=filled.officer)

    class Stopped(NoProgress):
        def step(self, done=0, total=0, message=""):
            if done == 3:
                raise jobs.Cancelled

    with pytest.raises(jobs.Cancelled):
        packing.pack(Stopped(), "round", filled.round.pk, filled.officer.pk)
    assert list(Box.objects.all()) == [before]
    assert stored() == {before.file.path}


def test_a_worker_killed_while_keeping_leaves_no_file_without_a_row(filled, monkeypatch):
    before = packed(filled.round, by=filled.officer)
    monkeypatch.setattr(Box, "save", lambda box: (_ for _ in ()).throw(SystemExit))
    with pytest.raises(SystemExit):
        Box.keep_made(BytesIO(b"PK"), filled.round, by=filled.officer, name="x.zip", files=1)
    assert list(Box.objects.all()) == [before]
    assert stored() == {before.file.path}


def test_a_box_is_of_one_thing(filled):
    with pytest.raises(IntegrityError):
        Box.objects.create(name="x", size=1, sha256="x", files=1, round=filled.round, visit=filled.visit)


def test_it_is_packed_in_the_background_and_the_maker_is_told(filled, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        packing.start(filled.round, by=filled.officer)
    job = Job.objects.get(key=f"box-round-{filled.round.pk}")
    assert (job.state, job.error) == ("done", "")
    assert job.result_url == "/van-ban/ho-so/dot/DOT-2018/"
    assert Notice.objects.get(user=filled.officer).url == job.result_url


def test_progress_goes_from_nothing_to_all(filled):
    steps = []

    class Told(NoProgress):
        def step(self, done=0, total=0, message=""):
            steps.append((done, total, message))

    packing.pack(Told(), "round", filled.round.pk, filled.officer.pk)
    done = [done for done, _total, _message in steps[:-1]]
    assert done == sorted(done) == list(range(len(done)))
    assert {total for _done, total, _message in steps[:-1]} == {len(done)}
    assert len({message for *_counts, message in steps}) > 8


def test_what_has_not_begun_is_not_packed(filled):
    type(filled.round).objects.update(state="preparing")
    filled.round.refresh_from_db()
    with pytest.raises(DomainError):
        packing.start(filled.round, by=filled.officer)
