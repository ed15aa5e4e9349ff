"""Rows in bulk for the benchmarks: one open round with its people, visits, answers, findings and demands."""

from datetime import timedelta
from itertools import count, cycle
from types import SimpleNamespace

from django.db import connection
from django.utils import timezone

from findings.models import ConcludedVisit, Conclusion, Demand, Finding, Submission, SubmissionItem
from inspections.models import Answer, Evidence, Visit
from tests import make
from units.models import Unit, User

# A visit of the past stands in one of these in turn, one of the future is planned.
STATES = ["concluded", "signed", "completed", "under_way", "planned"]
KINDS = ["shortcoming", "strength", "shortcoming", "recommendation"]
DEMAND_STATES = ["open", "plan_sent", "planned", "reported", "accepted", "closed", "returned"]
REPORTED = {"plan_sent", "reported", "returned", "accepted", "closed"}
# Communes of Bắc Ninh, as lists have them; one in a hundred is the rare name that a search looks for.
COMMUNES = ["Phù Lãng", "Việt Hùng", "Đình Bảng", "Phật Tích", "Trạm Lộ", "Đông Thọ", "Xuân Lai", "Tam Giang"]
RARE = "Quế Võ"
VERDICTS = ["yes", "yes", "partly", "no", "na"]

_serial = count(1)


def make_world(*, visits: int, criteria: int = 12, findings: int = 0) -> SimpleNamespace:
    """A round with so many visits, criteria asked on each of them, and findings in all.

    Three quarters of the visits lie in the past. Every third goes to the unit of the unit officer.
    """
    world = SimpleNamespace(serial=next(_serial), now=timezone.now(), today=timezone.localdate())
    _people(world)
    _round(world, criteria)
    _visits(world, visits)
    _answers(world)
    _findings(world, findings)
    _demands(world)
    _reports(world)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as its autovacuum does in use
    return world


def make_visit_under_way(criteria: int):
    """(world, visit): a visit with a full sheet, photos and findings, and earlier visits of its unit."""
    world = make_world(visits=5, criteria=criteria, findings=4 * criteria)
    visit = visit_in(world, "under_way")
    add_photos(world, visit)
    return world, visit


def visit_in(world, state: str) -> Visit:
    return next(visit for visit in world.visits if visit.state == state)


def _people(world):
    """`world.people`: one person per role."""
    province = make.make_unit(f"Tỉnh Đo {world.serial}")
    agency = make.make_unit(f"Sở Nội vụ {world.serial}", parent=province)
    world.own = make.make_unit(f"Huyện Đo {world.serial}", parent=province)
    seats = {User.Role.UNIT_OFFICER: world.own, User.Role.VIEWER: province}
    world.people = {
        role: make.make_user(role=role, unit=seats.get(role, agency), full_name="Nguyễn Thị Minh")
        for role in User.Role.values
    }


def _round(world, criteria):
    agency = world.people["officer"].unit
    world.round = make.make_round(make.make_plan(agency), checklist=make.make_checklist(criteria=criteria))
    world.criteria = list(world.round.asked_of(Unit.Level.COMMUNE))
    inspectors = [make.make_user(role="inspector", unit=agency) for _ in range(3)]
    world.present = [world.people["inspector"], *inspectors]
    world.team = make.make_team(
        world.round, head=world.present[0], secretary=world.present[1], members=world.present[2:]
    )


def _visits(world, n):
    past = -(-n * 3 // 4)
    communes = Unit.objects.bulk_create(
        Unit(
            level=Unit.Level.COMMUNE,
            kind=Unit.Kind.XA,
            name=f"Xã {_name(i)} {i}",
            body_name=f"UBND xã {_name(i)} {i}",
            parent=world.own,
            valid_from=make.LONG_AGO,
        )
        for i in range(n)
    )
    world.visits = Visit.objects.bulk_create(
        _visit(world, unit if i % 3 else world.own, i - past) for i, unit in enumerate(communes)
    )
    seat = Visit.members.through
    seat.objects.bulk_create(seat(visit=visit, user=user) for visit in world.visits for user in world.present)
    world.begun = [visit for visit in world.visits if visit.state != "planned"]


def _name(i) -> str:
    return RARE if i % 100 == 1 else COMMUNES[i % len(COMMUNES)]


def _visit(world, unit, days):
    state = STATES[days % len(STATES)] if days < 0 else "planned"
    day = world.today + timedelta(days=days)
    return Visit(
        round=world.round,
        team=world.team,
        unit=unit,
        body_name=unit.body_name,
        parent_name=unit.parent.body_name,
        date=day,
        state=state,
        minutes_signed_on=day if state in {"signed", "concluded"} else None,
    )


def _answers(world):
    verdicts, by = cycle(VERDICTS), world.present[0]
    Answer.objects.bulk_create(
        Answer(
            visit=visit,
            criterion=criterion,
            verdict=next(verdicts),
            note="Đã niêm yết công khai tại trụ sở",
            complete=True,
            changed_by=by,
            changed_at=world.now,
        )
        for visit in world.begun
        for criterion in world.criteria
    )


def _findings(world, n):
    """The findings in turn over the visits that have begun, each visit's over its criteria and kinds."""
    concluded = [visit for visit in world.begun if visit.state == "concluded"]
    conclusions = Conclusion.objects.bulk_create(
        Conclusion(
            round=world.round, number=f"{visit.pk}/TB-SNV", date=visit.date, entered_by=world.present[0]
        )
        for visit in concluded
    )
    world.conclusions = {
        visit.pk: conclusion for visit, conclusion in zip(concluded, conclusions, strict=True)
    }
    ConcludedVisit.objects.bulk_create(
        ConcludedVisit(conclusion=conclusion, visit_id=pk) for pk, conclusion in world.conclusions.items()
    )
    world.findings = Finding.objects.bulk_create(
        _finding(world, world.begun[i % len(world.begun)], i, i // len(world.begun)) for i in range(n)
    )


def _finding(world, visit, i, turn):
    criterion, kind = world.criteria[turn % len(world.criteria)], KINDS[turn % len(KINDS)]
    conclusion = world.conclusions.get(visit.pk)
    return Finding(
        visit=visit,
        unit=visit.unit,
        criterion=criterion,
        domain=criterion.section.domain,
        kind=kind,
        number=f"{Finding.SERIES[kind]}-{world.serial}-{i}",
        title=f"Chưa niêm yết đầy đủ thủ tục hành chính tại Bộ phận Một cửa, lần thứ {i}",
        text="Một số thủ tục đã được công bố sửa đổi nhưng bản niêm yết chưa được thay.",
        severity="moderate",
        state="concluded" if conclusion else "draft",
        conclusion=conclusion,
        raised_by=world.present[0],
    )


def _demands(world):
    states = cycle(DEMAND_STATES)
    world.demands = Demand.objects.bulk_create(
        Demand(
            finding=finding,
            what="Niêm yết lại đầy đủ và báo cáo kết quả",
            unit=finding.unit,
            days=15,
            due_on=finding.visit.date + timedelta(days=15) if finding.conclusion else None,
            plan_due_on=finding.visit.date + timedelta(days=10) if finding.conclusion else None,
            state=next(states) if finding.conclusion else "open",
        )
        for finding in world.findings
        if finding.is_shortcoming
    )


def _reports(world):
    """A plan or report on each demand that has got so far, every other one in time."""
    reported = [demand for demand in world.demands if demand.state in REPORTED]
    papers = Submission.objects.bulk_create(
        Submission(
            kind="plan" if demand.state == "plan_sent" else "report",
            conclusion=demand.finding.conclusion,
            unit=demand.unit,
            sent_by=world.people["unit_officer"],
            sent_at=world.now,
            reported_on=demand.due_on + timedelta(days=place % 2),
        )
        for place, demand in enumerate(reported)
    )
    decisions = {"accepted": "accepted", "closed": "accepted", "returned": "returned"}
    SubmissionItem.objects.bulk_create(
        SubmissionItem(
            submission=paper,
            demand=demand,
            turn=1,
            text="Đã niêm yết lại.",
            decision=decisions.get(demand.state, ""),
        )
        for paper, demand in zip(papers, reported, strict=True)
    )


def add_photos(world, visit) -> None:
    """A photo at every fourth criterion of `visit`; only its row, no file."""
    Evidence.objects.bulk_create(
        Evidence(
            visit=visit,
            criterion=criterion,
            file="bench/anh.jpg",
            name="anh.jpg",
            size=123_456,
            content_type="image/jpeg",
            caption="Bảng niêm yết thủ tục",
        )
        for criterion in world.criteria[::4]
    )
