"""A round with two visits by two teams, with something of everything that goes into its box."""

import json
import zipfile
from types import SimpleNamespace

import pytest

from findings.models import ConclusionFile, DeadlineChange, SubmissionFile
from inspections.models import PlanFile
from reports.box.packing import pack
from reports.box.scope import Scope
from reports.models import Box, Document
from tests.standing import standing

from ... import make


class NoProgress:
    """The line to a person who waits, when nobody does."""

    def step(self, done=0, total=0, message=""):
        pass


def packed(thing, *, by) -> Box:
    """The box of a round or visit, packed at once."""
    pack(NoProgress(), Scope.of(thing).kind, thing.pk, by.pk)
    return Box.of(thing).get()


class Opened:
    """A packed box, read."""

    def __init__(self, box):
        with box.file.open("rb") as file, zipfile.ZipFile(file) as unpacked:
            self.content = {name: unpacked.read(name) for name in unpacked.namelist()}
        self.manifest = json.loads(self.content["manifest.json"])
        self.entries = {entry["path"]: entry for entry in self.manifest["files"]}

    def under(self, folder):
        return sorted(path for path in self.content if path.startswith(f"{folder}/"))

    def table(self, name):
        return self.content[f"du-lieu/{name}.csv"].decode("utf-8-sig")


@standing
def filled(inspection_round, team_a, team_b, visit, other_visit, plan, cast):
    """Everything by name; what is found and mended is of team A's visit to Quế Võ."""
    things = SimpleNamespace(round=inspection_round, visit=visit, other_visit=other_visit, **cast)
    criterion = make.answer_everything(visit)[0].criterion
    make.answer_everything(other_visit, verdict="no")
    things.photo = make.make_photo(visit, by=cast["minh"], criterion=criterion, caption="Bộ phận Một cửa")
    things.other_photo = make.make_photo(other_visit, by=cast["hoa"])
    report = make.make_self_report(visit, by=cast["officer"], sent_by=cast["binh"])
    make.make_self_evidence(report, by=cast["binh"], criterion=criterion)
    PlanFile.keep(make.make_image("Quyết định.jpg"), by=cast["officer"], plan=plan)
    _mend(things)
    _papers(things)
    return things


def _mend(things):
    type(things.visit).objects.filter(pk=things.visit.pk).update(
        state="signed", minutes_signed_on=things.visit.date
    )
    things.visit.refresh_from_db()
    things.finding = make.make_finding(things.visit, by=things.minh, title="Chưa niêm yết", state="confirmed")
    things.demand = make.make_demand(things.finding)
    make.make_consultation(things.visit, by=things.officer)
    make.make_comment(things.finding, by=things.binh, text="Đã niêm yết một phần")
    conclusion = make.make_conclusion(things.visit, by=things.leader)
    ConclusionFile.keep(make.make_image("Kết luận.jpg"), by=things.leader, conclusion=conclusion)
    things.demand.refresh_from_db()
    days = {"old": things.demand.due_on, "new": things.demand.due_on}
    DeadlineChange.objects.create(
        demand=things.demand, kind="extension", reason="Bão", by=things.officer, **days
    )
    things.item = make.send_report(things.demand, by=things.binh, text="Đã niêm yết đủ")
    SubmissionFile.keep(
        make.make_image(), by=things.binh, submission=things.item.submission, item=things.item
    )


def _papers(things):
    """The report of the round as it was approved, minutes of each visit, a receipt and a letter."""
    kept = {"template_version": "abc", "pages": 1}
    things.report = Document.open_for(things.round, "round-report", by=things.officer)
    things.report_file = things.report.keep_file(
        b"%PDF-1.7 trinh ky", by=things.officer, role="to_sign", **kept
    )
    for visit in (things.visit, things.other_visit):
        minutes = Document.open_for(visit, "minutes", by=things.officer)
        minutes.keep_file(b"%PDF-1.7 bien ban", by=things.officer, **kept)
    receipt = Document.receipt_of(things.item.submission, by=things.binh)
    receipt.keep_file(b"%PDF-1.7 xac nhan", by=things.binh, **kept)


@pytest.fixture
def own_photo(filled):
    """One more photo of the visit, to whose file a test may do harm."""
    return make.make_photo(filled.visit, by=filled.minh, caption="Bộ phận Một cửa")


@pytest.fixture
def opened(filled):
    return Opened(packed(filled.round, by=filled.officer))
