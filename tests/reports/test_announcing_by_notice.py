"""The notice of schedule, once numbered, has told units of their visits on the days that were approved."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inspections.models import Visit
from reports.models import Document
from reports.verifying import new_code
from tests import make
from units.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(inspection_round):
    return make.let_go_on(inspection_round)


@pytest.fixture
def coming(team_a, que_vo, today):
    return make.make_visit(team_a, que_vo, day=today + timedelta(days=20))


@pytest.fixture
def notice(inspection_round, coming, officer, leader):
    document = Document.open_for(inspection_round, Document.Kind.SCHEDULE_NOTICE, by=officer)
    return approve(document, officer, leader)


def approve(document, officer, leader):
    document.submit(by=officer)
    kept = {"content": b"%PDF-1.7", "template_version": "1", "pages": 1, "role": "to_sign", "snapshot": "{}"}
    document.approve(by=leader, version=document.version, kept=kept, code=new_code(), symbol="TB-SNV")
    return document


def issue(document, officer, number=65):
    words = {"date": timezone.localdate(), "signer_name": "Nguyễn Văn Giám"}
    document.issue(by=officer, number=number, **words)
    return document


def told(visit):
    visit.refresh_from_db()
    return visit.announcement_number if visit.is_announced else ""


def test_issuing_it_announces_what_it_names(notice, coming, officer, binh, today):
    assert not told(coming)
    issue(notice, officer)
    assert told(coming) == "65/TB-SNV" and coming.announced_on == today
    assert "65/TB-SNV" in Notice.objects.get(user=binh).text


def test_a_visit_put_in_or_moved_after_the_approval_is_still_to_be_announced(
    notice, coming, team_b, yen_phong, officer, today
):
    later = make.make_visit(team_b, yen_phong, day=today + timedelta(days=21))
    coming.reschedule(by=officer, date=coming.date + timedelta(days=1))
    issue(notice, officer)
    assert not told(later) and not told(coming)
    assert coming.announced_day == today + timedelta(days=20)


def test_a_new_version_announces_what_the_first_did_not_name(
    notice, coming, team_b, yen_phong, officer, leader, today
):
    issue(notice, officer)
    later = make.make_visit(team_b, yen_phong, day=today + timedelta(days=21))
    issue(approve(notice.new_version(by=officer), officer, leader), officer, number=66)
    assert (told(coming), told(later)) == ("65/TB-SNV", "66/TB-SNV")


def test_an_unannounced_visit_stays_unknown(notice, team_b, yen_phong, officer, an, today):
    surprise = make.make_visit(team_b, yen_phong, day=today + timedelta(days=20), kind="unannounced")
    issue(notice, officer)
    assert not told(surprise) and not Notice.objects.filter(user=an).exists()


def test_a_notice_numbered_after_the_visits_announces_nothing_and_is_issued(notice, officer):
    Visit.objects.update(state="under_way")
    assert issue(notice, officer).state == "issued"
    assert not Visit.objects.get().announced_on
