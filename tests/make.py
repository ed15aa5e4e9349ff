"""Builders: one call makes one thing that is valid as it stands; what a test cares about it passes by name.

They write rows directly, so that a test can start from any state; the verbs have tests of their own.
"""

import json
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from itertools import count
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageChops

from field.models import DeviceEntry, HeldPhoto
from findings.models import (
    ConcludedVisit,
    Conclusion,
    Consultation,
    Demand,
    Finding,
    HandlingProposal,
    Submission,
    SubmissionItem,
    UnitComment,
)
from inspections.models import (
    Answer,
    ChecklistVersion,
    Criterion,
    Domain,
    Evidence,
    Plan,
    PlanUnit,
    Round,
    RoundCriterion,
    Section,
    SelfAnswer,
    SelfEvidence,
    SelfReport,
    Team,
    TeamMember,
    Visit,
)
from inspections.models.rounds import ASKED_LEVELS
from portal.models import AccessLink, Digest
from reports.kinds import compose
from reports.models import Document
from reports.snapshots import to_json
from reports.verifying import new_code
from units.models import Unit, UnitSuccession, User

from .extracts import make_extract  # noqa: F401  # a maker like those below

PASSWORD = "mat-khau-de-thu"  # noqa: S105
LONG_AGO = date(1997, 1, 1)

_serial = count(1)

# The first words of a Vietnamese unit's name tell its kind.
_KINDS = {
    "Tỉnh": ("province", "tinh"),
    "Sở": ("department", "so"),
    "Huyện": ("district", "huyen"),
    "Thị xã": ("district", "thi_xa"),
    "Thành phố": ("district", "thanh_pho"),
    "Xã": ("commune", "xa"),
    "Phường": ("commune", "phuong"),
    "Thị trấn": ("commune", "thi_tran"),
    "Trung tâm": ("centre", "trung_tam_hcc"),
}


def make_unit(name=None, *, parent=None, valid_from=LONG_AGO, **fields) -> Unit:
    """A unit alive since long ago; level and kind are read from its name (“Huyện Quế Võ”)."""
    name = name or f"Xã Số {next(_serial)}"
    known = next((kinds for words, kinds in _KINDS.items() if name.startswith(words)), None)
    if known:
        fields = {"level": known[0], "kind": known[1]} | fields
    return Unit.objects.create(name=name, parent=parent, valid_from=valid_from, **fields)


def make_succession(old, new, *, kind="rename", effective=date(2025, 7, 1), **fields) -> UnitSuccession:
    return UnitSuccession.objects.create(old=old, new=new, kind=kind, effective=effective, **fields)


def make_user(username=None, *, role="viewer", **fields) -> User:
    """A person who can sign in with PASSWORD."""
    username = username or f"nguoi{next(_serial)}"
    fields.setdefault("full_name", username.title())
    return User.objects.create_user(username, password=PASSWORD, role=role, **fields)


def make_checklist(*, criteria=2, published=True, **fields) -> ChecklistVersion:
    """A checklist with one section, and `criteria` three-way criteria asked of every level."""
    serial = next(_serial)
    fields = {
        "code": f"30C-{serial}",
        "name": f"Bộ nội dung {serial}",
        "legal_basis": "Nghị quyết số 30c/NQ-CP ngày 08/11/2011",
        "valid_from": date(2011, 11, 8),
    } | fields
    checklist = ChecklistVersion.objects.create(**fields)
    section = make_section(checklist)
    for _ in range(criteria):
        make_criterion(section)
    if published:
        checklist.publish(by=None)
    return checklist


def make_section(checklist, **fields) -> Section:
    serial = next(_serial)
    fields = {"domain": Domain.DIRECTION, "title": f"Nhóm nội dung {serial}", "order": serial} | fields
    return Section.objects.create(version=checklist, **fields)


def make_criterion(section, **fields) -> Criterion:
    serial = next(_serial)
    fields = {
        "code": f"ND{serial}",
        "text": f"Nội dung số {serial}",
        "core_for_commune": fields.get("for_commune", True),
        "order": serial,
    } | fields
    return Criterion.objects.create(section=section, **fields)


def make_plan(agency, *, units=(), **fields) -> Plan:
    """An approved plan of 2018 that has chosen `units`."""
    fields = {"year": 2018, "title": f"Kế hoạch kiểm tra số {next(_serial)}", "state": "approved"} | fields
    plan = Plan.objects.create(agency=agency, **fields)
    PlanUnit.objects.bulk_create(PlanUnit(plan=plan, unit=unit) for unit in units)
    return plan


def make_round(plan, *, checklist=None, **fields) -> Round:
    """An open round from January to December of the plan's year that asks everything of every level."""
    serial = next(_serial)
    fields = {
        "code": f"DOT-{serial}",
        "name": f"Đợt kiểm tra số {serial}",
        "period_start": date(plan.year, 1, 1),
        "period_end": date(plan.year, 12, 31),
        "state": "open",
    } | fields
    round_ = Round.objects.create(plan=plan, checklist=checklist or make_checklist(), **fields)
    RoundCriterion.objects.bulk_create(
        RoundCriterion(round=round_, level=level, criterion=criterion)
        for level in ASKED_LEVELS
        for criterion in round_.checklist.default_criteria(level)
    )
    return round_


def around_today(*, before=30, after=30) -> dict:
    """The period of a round that goes on now, by so many days before today and after it."""
    today = timezone.localdate()
    return {"period_start": today - timedelta(days=before), "period_end": today + timedelta(days=after)}


def let_go_on(round_) -> date:
    """Have a round go on for months around today, which is given back."""
    Round.objects.filter(pk=round_.pk).update(**around_today(before=60, after=90))
    round_.refresh_from_db()
    return timezone.localdate()


def make_team(round_, *, head=None, secretary=None, members=(), guests=(), **fields) -> Team:
    team = Team.objects.create(round=round_, **{"name": f"Đoàn số {next(_serial)}"} | fields)
    people = [("head", head), ("secretary", secretary)]
    people += [("member", user) for user in members] + [("guest", user) for user in guests]
    TeamMember.objects.bulk_create(
        TeamMember(team=team, user=user, role=role, order=order)
        for order, (role, user) in enumerate(people)
        if user
    )
    return team


def make_visit(team, unit, *, day=date(2018, 5, 15), members=None, **fields) -> Visit:
    """A visit of `team` to `unit`, planned unless `state` says otherwise; all of the team is present."""
    if fields.get("state") in {"signed", "concluded"}:
        fields = {"minutes_signed_on": day, "minutes_signed_by": "Chủ tịch UBND"} | fields
    visit = Visit(round=team.round, team=team, unit=unit, date=day, **fields)
    visit.keep_names()
    visit.save()
    visit.members.set([m.user for m in team.members.exclude(role="guest")] if members is None else members)
    return visit


def announce(visit, *, by, number="65/TB-SNV", on=None):
    """The unit of `visit` is told of its day by a notice dated `on`, today unless given."""
    days, on = {visit.pk: visit.date}, on or timezone.localdate()
    Visit.announce(visit.round, days, by=by, number=number, on=on)
    visit.refresh_from_db()


def make_answer(visit, criterion, *, verdict="yes", **fields) -> Answer:
    return Answer.objects.create(visit=visit, criterion=criterion, verdict=verdict, **fields)


def answer_everything(visit, *, verdict="yes", **fields) -> list[Answer]:
    return [make_answer(visit, criterion, verdict=verdict, **fields) for criterion in visit.asked()]


def make_image(name="anh.jpg", *, size=(64, 48), format="JPEG", **options) -> SimpleUploadedFile:  # noqa: A002
    """An upload that really is a picture."""
    content = BytesIO()
    Image.new("RGB", size, "#123f6d").save(content, format, **options)
    return SimpleUploadedFile(name, content.getvalue(), content_type=f"image/{format.lower()}")


def make_image_with_position(name="anh.jpg") -> SimpleUploadedFile:
    """80 by 60 pixels as the camera lay, to be turned upright, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[1] = "N"
    return make_image(name, size=(80, 60), exif=exif)


def make_noise(name="anh.jpg", *, size=(1600, 1200)) -> SimpleUploadedFile:
    """A picture of some megabytes, because nothing in it can be packed."""
    content = BytesIO()
    Image.effect_noise(size, 100).convert("RGB").save(content, "JPEG", quality=95)
    return SimpleUploadedFile(name, content.getvalue(), content_type="image/jpeg")


def make_snapshot(name="anh.jpg", *, size=(4000, 3000)) -> SimpleUploadedFile:
    """As a telephone takes it: shapes and colours under the grain of a sensor, about 4 MB."""
    shapes = [Image.effect_noise((60, 45), 90).resize(size, Image.Resampling.BICUBIC) for _ in "RGB"]
    grain = Image.effect_noise(size, 8).convert("RGB")
    content = BytesIO()
    ImageChops.add(Image.merge("RGB", shapes), grain, 1, -128).save(content, "JPEG", quality=88)
    return SimpleUploadedFile(name, content.getvalue(), content_type="image/jpeg")


def make_script(name="anh.jpg") -> SimpleUploadedFile:
    """A page that calls itself a photo."""
    return SimpleUploadedFile(name, b"<html><script>alert(1)</script></html>", content_type="image/jpeg")


def make_bomb(name="anh.png") -> SimpleUploadedFile:
    """A small file that would unfold into a picture of 144 million pixels."""
    return make_image(name, size=(12_000, 12_000), format="PNG", compress_level=1)


def make_photo(visit, *, by, **fields) -> Evidence:
    return Evidence.keep(make_image(), by=by, visit=visit, **fields)


def entered(kind, *, at=None, **data) -> str:
    """The body of an entry as a device writes it; `at` is a moment, now unless given."""
    moment = round((at or timezone.now()).timestamp() * 1000)
    if kind == "answer":
        fields = {name: {"value": value, "at": moment} for name, value in data.pop("fields").items()}
        return json.dumps({"kind": kind, "base": 0, "lang": "vi", "fields": fields} | data)
    return json.dumps({"kind": kind, "at": moment, "lang": "vi"} | data)


def make_device_entry(visit, body, *, by, **fields) -> DeviceEntry:
    """An entry of a device of `by` that waits for the head of the team."""
    fields = {"outcome": "held", "device": uuid4(), "entered_at": timezone.now()} | fields
    return DeviceEntry.objects.create(
        id=uuid4(),
        visit=visit,
        by=by,
        body=body,
        kind=json.loads(body)["kind"],
        sha256=sha256(body.encode()).hexdigest(),
        **fields,
    )


def make_held_entry(answer, *, by, **values) -> DeviceEntry:
    """New values of an answer that came too late."""
    body = entered("answer", criterion=answer.criterion_id, base=answer.version, fields=values)
    return make_device_entry(answer.visit, body, by=by)


def make_held_photo(visit, *, by, criterion=None) -> DeviceEntry:
    body = entered("photo", criterion=criterion.pk if criterion else None, caption="Ảnh đến muộn")
    entry = make_device_entry(visit, body, by=by)
    HeldPhoto.keep(make_image(), by=by, entry=entry)
    return entry


def make_self_report(visit, *, by, sent_by=None, verdict="yes", **fields) -> SelfReport:
    """Asked for by `by`; with `sent_by` every criterion is answered with `verdict` and it is sent."""
    if sent_by:
        fields = {"state": "sent", "sent_by": sent_by, "sent_at": timezone.now()} | fields
    fields = {"due_on": visit.date} | fields
    report = SelfReport.objects.create(visit=visit, asked_by=by, **fields)
    if sent_by:
        for criterion in visit.asked():
            SelfAnswer.objects.create(report=report, criterion=criterion, verdict=verdict, changed_by=sent_by)
    return report


def make_self_evidence(report, *, by, criterion, **fields) -> SelfEvidence:
    return SelfEvidence.keep(make_image(), by=by, report=report, criterion=criterion, **fields)


def make_finding(visit, *, by, kind="shortcoming", **fields) -> Finding:
    """A draft; its number lies far above those that the server mints in the same test."""
    number = f"{Finding.SERIES[kind]}-{visit.date.year}-{9000 + next(_serial)}"
    fields = {"domain": Domain.DIRECTION, "title": f"Nhận xét {number}", "unit": visit.unit} | fields
    return Finding.objects.create(visit=visit, kind=kind, number=number, raised_by=by, **fields)


def make_demand(finding, **fields) -> Demand:
    """Fifteen days from the conclusion; with `due_on`, as if the conclusion had been issued."""
    fields = {"what": "Khắc phục ngay", "unit": finding.unit, "days": 15} | fields
    return Demand.objects.create(finding=finding, **fields)


def make_conclusion(visit, *, by, day=date(2018, 6, 1), **fields) -> Conclusion:
    """The conclusion of `visit`, with all its findings and demands fixed by it."""
    fields = {"number": f"{next(_serial)}/TB-SNV", "signer_name": "Nguyễn Lãnh Đạo"} | fields
    conclusion = Conclusion.objects.create(round=visit.round, date=day, entered_by=by, **fields)
    ConcludedVisit.objects.create(conclusion=conclusion, visit=visit)
    visit.findings.update(state="concluded", conclusion=conclusion)
    Demand.objects.filter(finding__visit=visit).update(due_on=day + timedelta(days=15))
    type(visit).objects.filter(pk=visit.pk).update(
        state="concluded", minutes_signed_on=visit.date, minutes_signed_by="Chủ tịch UBND"
    )
    visit.refresh_from_db()
    return conclusion


def make_submission(
    demand, *, by, kind="report", text="Đã khắc phục xong", day=None, **fields
) -> SubmissionItem:
    """What a paper says about `demand`; the demand's own state stays as it is. Gives back the one item."""
    day = day or timezone.localdate()
    submission = Submission.objects.create(
        kind=kind,
        conclusion=demand.finding.conclusion,
        unit=demand.unit,
        sent_by=by,
        sent_at=timezone.now(),
        reported_on=day,
        **fields,
    )
    turn = demand.items.filter(submission__kind=kind).count() + 1
    return submission.items.create(demand=demand, turn=turn, text=text)


def accept_report(demand, *, by, day, **fields) -> SubmissionItem:
    """A report sent on `day` that was accepted, as if by the verbs."""
    item = make_submission(demand, by=by, day=day, **fields)
    type(item).objects.filter(pk=item.pk).update(
        decision="accepted", decided_by=by, decided_at=timezone.now()
    )
    type(demand).objects.filter(pk=demand.pk).update(state="accepted")
    return item


def make_proposal(demand, *, by, **fields) -> HandlingProposal:
    """What `demand` asks for is proposed for handling to the province."""
    fields = {"addressee": "UBND tỉnh", "number": "12/TTr-SNV", "date": date(2018, 7, 1)} | fields
    return HandlingProposal.objects.create(demand=demand, by=by, text="Đề nghị xử lý", **fields)


def make_consultation(visit, *, by, **fields) -> Consultation:
    """The unit of a signed visit is asked for its word."""
    fields = {"due_on": timezone.localdate() + timedelta(days=5)} | fields
    return Consultation.objects.create(visit=visit, asked_by=by, **fields)


def make_comment(finding, *, by, text="Đề nghị xem lại số liệu") -> UnitComment:
    """What the unit says about a finding on which it was asked."""
    return UnitComment.objects.create(
        consultation=finding.visit.consultation, finding=finding, by=by, text=text, at=timezone.now()
    )


def make_link(kind, thing, *, by, unit, **words) -> AccessLink:
    """A contact of `unit`, known by name and phone, with a link to one request."""
    words = {"full_name": "Lý Thị Liên Hệ", "phone": "0912000111"} | words
    return AccessLink.make(kind, thing, by=by, unit=unit, **words)


def send_report(demand, *, by, text="Đã khắc phục xong", kind="report", **words) -> SubmissionItem:
    """Send a paper on `demand` alone, by the verb; gives back its item."""
    words = {"texts": {demand: text}, "kind": kind} | words
    return Submission.send(demand.finding.conclusion, by=by, **words).items.get()


def make_digest(person, demand, *, stage=3, **fields) -> Digest:
    """A message to `person` with one reminder of the report on `demand`."""
    fields = {"subject": "Đôn đốc: 1 việc quá hạn", "body": "Còn một việc", "state": "sent"} | fields
    digest = Digest.objects.create(person=person, started_at=timezone.now(), **fields)
    words = {"person": person, "unit": demand.unit, "stage": stage, "due_on": demand.due_on}
    digest.reminders.create(demand=demand, step="report", **words)
    return digest


def make_report(plan, *, by, state="draft") -> Document:
    """The summary report of a new round, in any state; from the approval on with what was frozen."""
    document = Document.open_for(make_round(plan), Document.Kind.ROUND_REPORT, by=by)
    if state not in {"draft", "in_review"}:
        snapshot = to_json(compose(document))
        document.keep_file(
            b"%PDF-1.7", by=by, template_version="1", pages=1, role="to_sign", snapshot=snapshot
        )
        document.verify_code, document.symbol = new_code(), "BC-SNV"
    if state not in {"draft", "in_review", "approved"}:
        document.number, document.issued_on = document.pk, date(2018, 12, 3)
        document.signer_name = "Nguyễn Văn Giám"
    document.state = state
    document.save()
    return document
