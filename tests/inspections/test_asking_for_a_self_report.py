"""A unit is asked for its self-report by those who run the visit, in time, and never for a surprise."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.errors import DomainError
from inspections.models import SelfEvidence, SelfReport, TeamMember
from inspections.permissions import can_ask_self_report
from tests import make
from tests.standing import standing
from units.models import Notice

pytestmark = pytest.mark.django_db


@standing
def secretary(team_a, so_noi_vu):
    user = make.make_user("thuky", role="inspector", full_name="Trịnh Thị Thủy", unit=so_noi_vu)
    TeamMember.objects.create(team=team_a, user=user, role="secretary", order=1)
    return user


@standing
def member(team_a, so_noi_vu):
    user = make.make_user("thanhvien", role="inspector", full_name="Cao Thành Viên", unit=so_noi_vu)
    TeamMember.objects.create(team=team_a, user=user, role="member", order=2)
    return user


@standing
def coming(team_a, que_vo, inspection_round):
    """A visit four weeks from now."""
    today = timezone.localdate()
    type(inspection_round).objects.update(period_end=today + timedelta(days=90))
    return make.make_visit(team_a, que_vo, day=today + timedelta(days=28))


@pytest.mark.parametrize("person", ["officer", "leader", "minh", "secretary"])
def test_the_agency_the_head_and_the_secretary_ask(request, visit, person):
    report = SelfReport.ask(visit, by=request.getfixturevalue(person))
    assert (report.state, report.asked_by) == ("asked", request.getfixturevalue(person))
    assert [(change.act, change.new) for change in report.changes.all()] == [("ask", "asked")]


@pytest.mark.parametrize("person", ["member", "hoa", "outsider", "viewer", "administrator", "binh", "an"])
def test_nobody_else_asks(request, visit, person):
    with pytest.raises(DomainError):
        SelfReport.ask(visit, by=request.getfixturevalue(person))
    assert not SelfReport.objects.exists()


def test_an_unannounced_visit_is_not_announced_by_asking(team_a, que_vo, leader, binh):
    surprise = make.make_visit(team_a, que_vo, kind="unannounced")
    assert not can_ask_self_report(leader, surprise)
    with pytest.raises(DomainError):
        SelfReport.ask(surprise, by=leader)
    assert not Notice.objects.filter(user=binh).exists()


@pytest.mark.parametrize("state", ["completed", "signed", "concluded"])
def test_after_the_visit_nothing_is_asked_any_more(team_a, que_vo, officer, state):
    with pytest.raises(DomainError):
        SelfReport.ask(make.make_visit(team_a, que_vo, state=state), by=officer)


def test_before_the_round_opens_nothing_is_asked(team_a, visit, officer):
    type(team_a.round).objects.update(state="preparing")
    visit.round.refresh_from_db()
    with pytest.raises(DomainError):
        SelfReport.ask(visit, by=officer)


def test_a_unit_is_asked_once(visit, officer, minh):
    SelfReport.ask(visit, by=officer)
    with pytest.raises(DomainError):
        SelfReport.ask(visit, by=minh)


def test_five_working_days_before_the_visit_are_proposed(coming, settings):
    coming.date = date(2030, 5, 16)  # a Thursday
    assert SelfReport.proposed_due(coming) == date(2030, 5, 9)
    settings.TERMS = settings.TERMS | {"self_report": (3, True)}
    assert SelfReport.proposed_due(coming) == date(2030, 5, 13)


def test_today_is_proposed_where_the_day_has_passed(visit):
    assert SelfReport.proposed_due(visit) == timezone.localdate()


@pytest.mark.parametrize("days", [-1, 29])
def test_a_day_in_the_past_or_after_the_visit_is_refused_at_its_field(coming, officer, days):
    with pytest.raises(DomainError) as refusal:
        SelfReport.ask(coming, by=officer, due_on=timezone.localdate() + timedelta(days=days))
    assert refusal.value.field == "due_on"


def test_every_officer_of_the_unit_is_told_and_nobody_else(visit, officer, binh, an, que_vo):
    colleague = make.make_user("chi", role="unit_officer", unit=que_vo)
    make.make_user("nghi", role="unit_officer", unit=que_vo, is_active=False)
    report = SelfReport.ask(visit, by=officer)
    told = Notice.objects.filter(url=report.get_absolute_url())
    assert set(told.values_list("user", flat=True)) == {binh.pk, colleague.pk}


def test_officers_of_what_the_unit_became_are_told(visit, officer, que_vo, province):
    heir = make.make_unit("Phường Quế Võ", parent=province, valid_from=date(2025, 7, 1))
    make.make_succession(que_vo, heir, kind="merge")
    successor = make.make_user("moi", role="unit_officer", unit=heir)
    SelfReport.ask(visit, by=officer)
    assert Notice.objects.filter(user=successor).exists()


def test_a_visit_that_is_called_off_takes_its_self_report_along(
    coming, officer, binh, django_capture_on_commit_callbacks
):
    report = SelfReport.ask(coming, by=officer)
    evidence = make.make_self_evidence(report, by=binh, criterion=coming.asked().first())
    coming.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        coming.cancel(by=officer)
    assert not SelfReport.objects.exists() and not SelfEvidence.objects.exists()
    assert not evidence.file.storage.exists(evidence.file.name)
    assert Notice.objects.filter(user=binh).count() == 2


@pytest.mark.parametrize(("field", "value"), [("kind", "unannounced"), ("unit", "yen_phong")])
def test_a_visit_whose_unit_was_asked_stays_with_it_and_announced(request, coming, officer, field, value):
    SelfReport.ask(coming, by=officer)
    change = request.getfixturevalue(value) if field == "unit" else value
    coming.refresh_from_db()
    with pytest.raises(DomainError) as refusal:
        coming.reschedule(by=officer, **{field: change})
    assert refusal.value.field == field
