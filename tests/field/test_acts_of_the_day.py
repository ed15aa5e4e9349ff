"""Starting, completing, reopening a visit and entering its signed minutes, from the visit's page."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from inspections.models import Visit
from tests import make
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def act(user, visit, name, **words):
    """Post the act as `user`; the page that follows and the visit as it then is."""
    response = signed_in(user).post(reverse(f"field:{name}", args=[visit.pk]), words, follow=True)
    return response.content.decode(), Visit.objects.get(pk=visit.pk)


@standing
def checklist(db):
    """Two questions, the second of which wants to be proved."""
    version = make.make_checklist(published=False, criteria=1)
    make.make_criterion(version.sections.get(), code="PROVED", evidence_required=True)
    version.publish(by=None)
    return version


@standing
def answered(visit):
    make.answer_everything(visit)
    return visit


@standing
def proved(answered, minh):
    make.make_photo(answered, by=minh, criterion=answered.asked().get(code="PROVED"))
    return answered


@standing
def completed(proved, minh):
    proved.complete(by=minh)
    return proved


def test_a_planned_visit_is_started(team_a, que_vo, minh):
    _page, visit = act(minh, make.make_visit(team_a, que_vo, state="planned"), "start")
    assert visit.state == "under_way"


def test_completing_names_how_many_answers_are_missing(visit, minh):
    page, visit = act(minh, visit, "complete")
    assert visit.state == "under_way"
    assert _("%d criteria still lack an answer or required evidence.") % 2 in page


def test_what_wants_to_be_proved_is_not_complete_without_evidence(answered, minh):
    page, visit = act(minh, answered, "complete")
    assert visit.state == "under_way"
    assert _("%d criteria still lack an answer or required evidence.") % 1 in page


def test_a_visit_with_all_answers_and_evidence_is_completed(proved, minh):
    assert act(minh, proved, "complete")[1].state == "completed"


def test_reopening_needs_a_reason_that_stays_in_the_history(completed, minh):
    assert act(minh, completed, "reopen", note="  ")[1].state == "completed"
    page, visit = act(minh, completed, "reopen", note="Bổ sung số liệu một cửa")
    assert visit.state == "under_way"
    assert "Bổ sung số liệu một cửa" in page


def test_minutes_signed_before_the_visit_are_refused_and_the_signer_kept(completed, minh):
    page, visit = act(minh, completed, "sign", on="2018-05-14", signer="Ông Nguyễn Văn A, Chủ tịch")
    assert visit.state == "completed"
    assert "Ông Nguyễn Văn A, Chủ tịch" in page
    assert 'aria-invalid="true"' in page


def test_minutes_without_a_signer_are_refused(completed, minh):
    assert act(minh, completed, "sign", on="2018-05-15", signer="")[1].state == "completed"


def test_signed_minutes_are_entered_with_day_and_signer(completed, minh):
    page, visit = act(minh, completed, "sign", on="16/05/2018", signer="Ông Nguyễn Văn A")
    assert (visit.state, visit.minutes_signed_on) == ("signed", date(2018, 5, 16))
    assert "Ông Nguyễn Văn A" in page and "16/05/2018" in page


def test_after_the_signing_nothing_is_answered_or_reopened(completed, minh):
    act(minh, completed, "sign", on="2018-05-15", signer="Chủ tịch")
    assert act(minh, completed, "reopen", note="Sửa")[1].state == "signed"
