"""One thing of every kind that has an address, so that a test can knock at every door of the site.

Team A (Minh, and a guest) visits Quế Võ, where Bình sits: one visit in each state. Team B (Hoa) visits
Yên Phong, where An sits. Each demand is in another state, so that every act has something to act on.
"""

from datetime import date
from io import BytesIO
from types import SimpleNamespace

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import Job
from dossiers.models import DossierPhoto, Sample
from findings.models import ConclusionFile, SubmissionFile
from inspections.models import AnswerChange, PlanFile, SelfAnswerChange, Visit
from reports.models import Box, Document
from units.models import Notice, Unit

from . import make

STATES = ["planned", "under_way", "completed", "signed", "concluded"]


class World(SimpleNamespace):
    """Everything by name, the people too."""

    def address(self, name, *what) -> str:
        """The address `name` with what stands in it: attributes (dots go deeper), or a word after '."""
        return reverse(name, args=[self._look_up(word) for word in what])

    def _look_up(self, word):
        if word.startswith("'"):
            return word[1:]
        thing = self
        for part in word.split("."):
            thing = thing[part] if isinstance(thing, dict) else getattr(thing, part)
        return thing


def make_world(cast) -> World:
    """`cast` are the people by name."""
    world = World(**cast)
    _plans(world)
    _rounds(world)
    _visits(world)
    _answers(world)
    _dossiers(world)
    _late(world)
    _sample(world)
    _self_reports(world)
    _findings(world)
    _remediation(world)
    _papers(world)
    _boxes(world)
    _reminders(world)
    _portal(world)
    return world


def _plans(world):
    agency = world.officer.unit
    world.que_vo, world.yen_phong = world.binh.unit, world.an.unit
    both = [world.que_vo, world.yen_phong]
    world.plan = make.make_plan(agency, units=both)
    world.plan_file = PlanFile.keep(make.make_image(), by=world.officer, plan=world.plan)
    world.draft_plan = make.make_plan(agency, units=[world.yen_phong], state="draft")
    world.draw = world.draft_plan.draw_units(
        by=world.officer, pool=Unit.objects.filter(pk=world.que_vo.pk), count=1, label="Huyện", seed="1"
    )
    world.chosen = world.draft_plan.plan_units.get(draw=None)
    world.drawn = world.draft_plan.plan_units.get(draw=world.draw)
    world.plan_without_rounds = make.make_plan(agency, units=both)


def _rounds(world):
    world.checklist = make.make_checklist()
    world.draft_checklist = make.make_checklist(published=False)
    world.round = make.make_round(world.plan, checklist=world.checklist)
    world.guest = make.make_user("khachmoi", role="inspector", unit=world.officer.unit)
    world.team_a = make.make_team(world.round, head=world.minh, guests=[world.guest])
    world.team_b = make.make_team(world.round, head=world.hoa)
    world.spare_team = make.make_team(world.round)
    world.round_without_visits = make.make_round(world.plan_without_rounds, checklist=world.checklist)
    world.round_in_preparation = make.make_round(world.plan, checklist=world.checklist, state="preparing")
    team = make.make_team(world.round_in_preparation, head=world.minh)
    make.make_visit(team, world.que_vo)
    _round_of_today(world)


def _round_of_today(world):
    """A round that goes on now, from which Minh may be sent out without notice."""
    plan = make.make_plan(world.officer.unit, year=timezone.localdate().year)
    world.round_of_today = make.make_round(plan, checklist=world.checklist, **make.around_today())
    world.team_of_today = make.make_team(world.round_of_today, head=world.minh)


def _visits(world):
    world.visits = {
        state: make.make_visit(world.team_a, world.que_vo, day=date(2018, 5, day), state=state)
        for day, state in enumerate(STATES[:-1], start=10)
    }
    world.visit = world.visits["under_way"]
    world.other_visit = make.make_visit(world.team_b, world.yen_phong, state="under_way")


def _answers(world):
    answers = make.answer_everything(world.visit)
    world.section = answers[0].criterion.section
    world.contested = AnswerChange.objects.create(
        answer=answers[0],
        version=1,
        field="verdict",
        old="no",
        new="yes",
        old_by=world.minh,
        by=world.minh,
        at=timezone.now(),
        contested=True,
    )
    world.evidence = make.make_photo(
        world.visit, by=world.minh, criterion=answers[0].criterion, caption="Ảnh bộ phận một cửa"
    )


def _dossiers(world):
    """An export that counts, and one that waits to be confirmed."""
    world.extract = make.make_extract(world.visit, by=world.minh)
    world.uncounted = make.make_extract(world.visit, by=world.minh, counted=False)
    world.late_dossier = world.extract.dossiers.late().worst_first().first()
    world.dossier_photo = DossierPhoto.keep(make.make_image(), by=world.minh, dossier=world.late_dossier)


def _late(world):
    """What came too late from Minh's device."""
    world.late_answer = make.make_held_entry(world.contested.answer, by=world.minh, note="Gửi muộn")
    world.late_photo = make.make_held_photo(world.visit, by=world.minh)


def _sample(world):
    """Dossiers of the visit under way, drawn by lot."""
    sample = Sample.draw_from(world.extract, by=world.minh, method="simple", size=3)
    world.sampled = sample.dossiers.get(place=1)


def _self_reports(world):
    """One that Bình sent for the visit under way, and one that waits on the planned visit for him."""
    report = make.make_self_report(world.visit, by=world.minh, sent_by=world.binh)
    world.self_evidence = make.make_self_evidence(report, by=world.binh, criterion=world.evidence.criterion)
    world.asked = make.make_self_report(world.visits["planned"], by=world.officer)
    answer = make.SelfAnswer.objects.create(
        report=world.asked, criterion=world.evidence.criterion, verdict="yes", changed_by=world.binh
    )
    world.self_contested = SelfAnswerChange.objects.create(
        answer=answer,
        version=1,
        field="verdict",
        old="no",
        new="yes",
        old_by=world.binh,
        by=world.binh,
        at=timezone.now(),
        contested=True,
    )
    world.open_self_evidence = make.make_self_evidence(
        world.asked, by=world.binh, criterion=world.evidence.criterion
    )
    # Nothing is left to be answered, so that it can be sent.
    for criterion in world.visits["planned"].asked().exclude(pk=answer.criterion_id):
        make.SelfAnswer.objects.create(report=world.asked, criterion=criterion, verdict="no")


def _findings(world):
    world.finding = make.make_finding(world.visit, by=world.minh, title="Chưa niêm yết đủ thủ tục")
    concluded = make.make_visit(world.team_a, world.que_vo, day=date(2018, 5, 3), state="signed")
    world.findings = {
        state: make.make_finding(concluded, by=world.minh, title=f"Tồn tại {state}")
        for state in ["open", "reported", "accepted", "orphaned"]
    }
    for state, finding in world.findings.items():
        make.make_demand(finding, state="open" if state == "orphaned" else state)
    world.conclusion = make.make_conclusion(concluded, by=world.leader)
    world.findings = {
        state: type(finding).objects.get(pk=finding.pk) for state, finding in world.findings.items()
    }
    world.conclusion_file = ConclusionFile.keep(
        make.make_image(), by=world.leader, conclusion=world.conclusion
    )
    world.visits["concluded"] = Visit.objects.get(pk=concluded.pk)
    world.reinspection = make.make_visit(
        world.team_a,
        world.que_vo,
        day=date(2018, 10, 1),
        kind="reinspection",
        state="signed",
        reinspects=concluded,
    )


def _remediation(world):
    demand = world.findings["reported"].demand
    world.item = make.make_submission(demand, by=world.binh, text="Đã làm")
    world.submission = world.item.submission
    world.submission_file = SubmissionFile.keep(
        make.make_image(), by=world.binh, submission=world.submission, item=world.item
    )
    ended = make.make_unit("Xã Cũ", parent=world.que_vo, valid_to=date(2019, 12, 31))
    type(demand).objects.filter(finding=world.findings["orphaned"]).update(unit=ended)


def _papers(world):
    world.document = Document.open_for(world.round, "round-report", by=world.officer)
    world.document_file = world.document.keep_file(
        b"%PDF-1.7", by=world.officer, template_version="1", pages=1
    )
    world.remark = world.document.remark(by=world.leader, section="results", text="Nói rõ hơn")
    _letter_and_receipt(world)
    plan = make.make_plan(world.round.plan.agency, title="Kế hoạch bổ sung")
    states = ("in_review", "approved", "issued")
    world.papers = SimpleNamespace(
        **{state: make.make_report(plan, by=world.officer, state=state) for state in states}
    )
    world.correction = make.make_report(plan, by=world.officer, state="issued").new_version(by=world.officer)
    world.job = Job.objects.create(kind="document", key="a", label="Báo cáo", created_by=world.officer)
    world.job.watchers.add(world.officer)
    world.notice = Notice.send(world.minh, "Có đợt kiểm tra mới", "/")


def _letter_and_receipt(world):
    """The letter that chases Quế Võ, and the receipt for what Bình sent."""
    owed = world.findings["open"].demand
    world.letter = Document.letter_to(world.que_vo, [owed], by=world.officer)
    world.receipt = Document.receipt_of(world.submission, by=world.binh)
    kept = {"template_version": "1", "pages": 1}
    world.letter_file = world.letter.keep_file(b"%PDF-1.7", by=world.officer, **kept)
    world.receipt_file = world.receipt.keep_file(b"%PDF-1.7", by=world.binh, **kept)


def _boxes(world):
    """What was packed last of the round, and of the visit under way."""
    world.box, world.visit_box = (
        Box.keep_made(BytesIO(b"PK"), thing, by=world.officer, name="ho-so.zip", files=1)
        for thing in (world.round, world.visit)
    )


def _reminders(world):
    """A message to somebody of the unit that did not leave."""
    demand = world.findings["open"].demand
    reader = make.make_user("docthu", role="unit_officer", unit=world.que_vo, email="docthu@example.vn")
    world.digest = make.make_digest(reader, demand, state="failed")


def _portal(world):
    """The unit was asked for its word on a signed visit and said it; a contact has a link to a conclusion."""
    signed = world.visits["signed"]
    world.commented = make.make_finding(signed, by=world.minh, state="confirmed")
    make.make_demand(world.commented)
    world.consultation = make.make_consultation(signed, by=world.officer)
    make.make_comment(world.commented, by=world.binh)
    world.link = make.make_link("conclusion", world.conclusion, by=world.officer, unit=world.que_vo)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, "units.backends.PeopleBackend")
    return client


def surprise(world) -> Visit:
    """An unannounced visit of team A to Quế Võ that has not begun."""
    return make.make_visit(world.team_a, world.que_vo, day=date(2018, 9, 20), kind="unannounced")
