"""Whoever leads or sends a team begins an unannounced visit today in one step, and nobody else does."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError
from inspections.models import Visit
from inspections.permissions import can_start_unannounced
from tests import make
from tests.standing import standing
from tests.world import signed_in, surprise

pytestmark = pytest.mark.django_db

ADDRESS = reverse("inspections:visit_unannounced")


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def inspection_round(plan, checklist):
    """An open round that goes on now."""
    return make.make_round(plan, checklist=checklist, **make.around_today(before=9, after=9))


@standing
def deputy(team_a, so_noi_vu):
    user = make.make_user("pho", role="inspector", full_name="Lý Phó Đoàn", unit=so_noi_vu)
    team_a.members.create(user=user, role="deputy", order=1)
    return user


@standing
def member(team_a, so_noi_vu):
    user = make.make_user("vien", role="inspector", full_name="Mai Thành Viên", unit=so_noi_vu)
    team_a.members.create(user=user, role="member", order=2)
    return user


def post(user, team, unit, **more):
    return signed_in(user).post(ADDRESS, {"team": team.pk, "unit": unit.pk, "place": ""} | more)


def test_one_post_puts_it_in_begins_it_and_leads_to_it(minh, member, team_a, phu_lang, today):
    answer = post(minh, team_a, phu_lang, place="  Bộ phận một cửa ")
    visit = Visit.objects.get()
    assert answer.url == visit.get_absolute_url()
    assert (visit.kind, visit.state, visit.date) == ("unannounced", "under_way", today)
    assert (visit.body_name, visit.place) == ("UBND xã Phù Lãng", "Bộ phận một cửa")
    assert set(visit.members.all()) == {minh, member}
    assert [change.act for change in visit.changes.all()] == ["start"]


@pytest.mark.parametrize("person", ["deputy", "officer", "leader"])
def test_the_deputy_and_the_agency_begin_it_too(request, person, team_a, phu_lang):
    post(request.getfixturevalue(person), team_a, phu_lang)
    assert Visit.objects.get().state == "under_way"


@pytest.mark.parametrize("person", ["member", "hoa", "outsider", "binh", "viewer", "administrator"])
def test_nobody_else_does(request, person, team_a, phu_lang):
    user = request.getfixturevalue(person)
    assert post(user, team_a, phu_lang).status_code == 403
    with pytest.raises(DomainError):
        Visit.start_unannounced(by=user, team=team_a, unit=phu_lang)
    assert not Visit.objects.exists()


def test_the_head_of_one_team_does_not_send_another(minh, team_a, team_b, phu_lang):
    assert "team" in post(minh, team_b, phu_lang).context["form"].errors
    with pytest.raises(DomainError):
        Visit.start_unannounced(by=minh, team=team_b, unit=phu_lang)


def test_sent_twice_it_is_one_visit(minh, team_a, phu_lang):
    first, second = post(minh, team_a, phu_lang), post(minh, team_a, phu_lang)
    assert first.url == second.url == Visit.objects.get().get_absolute_url()


def test_what_stands_in_the_schedule_for_today_is_begun(minh, team_a, phu_lang, today):
    planned = make.make_visit(team_a, phu_lang, day=today, kind="unannounced")
    post(minh, team_a, phu_lang)
    assert Visit.objects.get() == planned
    assert Visit.objects.get().state == "under_way"


def test_today_must_lie_in_an_open_round(minh, officer, team_a, inspection_round, phu_lang, today):
    type(inspection_round).objects.update(period_end=today - timedelta(days=1))
    inspection_round.refresh_from_db()
    assert can_start_unannounced(officer, inspection_round).reason
    assert post(minh, team_a, phu_lang).status_code == 403
    type(inspection_round).objects.update(period_end=today, state="preparing")
    assert post(minh, team_a, phu_lang).status_code == 403


def test_a_unit_that_exists_no_more_is_not_offered(minh, team_a, province, today):
    ended = make.make_unit("Xã Cũ", parent=province, valid_to=today - timedelta(days=1))
    assert "unit" in post(minh, team_a, ended).context["form"].errors


@standing
def insider(que_vo):
    """An inspector who belongs to Quế Võ."""
    return make.make_user("noibo", role="inspector", full_name="Người Nội Bộ", unit=que_vo)


def test_what_belongs_to_the_own_unit_is_not_offered(insider, inspection_round, phu_lang):
    team = make.make_team(inspection_round, head=insider)
    assert "unit" in post(insider, team, phu_lang).context["form"].errors


def test_who_belongs_to_the_unit_stays_at_home(insider, minh, inspection_round, phu_lang):
    team = make.make_team(inspection_round, head=minh, members=[insider])
    visit = Visit.start_unannounced(by=minh, team=team, unit=phu_lang)
    assert list(visit.members.all()) == [minh]


def test_a_team_of_which_nobody_may_judge_the_unit_does_not_go(officer, insider, inspection_round, phu_lang):
    team = make.make_team(inspection_round, head=insider)
    assert _("Nobody of this team may judge this unit.") in post(officer, team, phu_lang).content.decode()


def test_the_only_team_is_chosen_by_itself(minh, team_a, officer, team_b):
    form = signed_in(minh).get(ADDRESS).context["form"]
    assert (form["team"].value(), form["team"].is_hidden) == (team_a.pk, True)
    assert not signed_in(officer).get(ADDRESS).context["form"]["team"].is_hidden


def test_home_and_the_round_lead_there_for_who_may(minh, officer, hoa, team_a, member, inspection_round):
    for person, expected in [(minh, True), (officer, True), (member, False)]:
        client = signed_in(person)
        home = client.get(reverse("desk:home")).content.decode()
        page = client.get(inspection_round.get_absolute_url()).content.decode()
        assert (ADDRESS in home, ADDRESS in page) == (expected, expected), person


def test_one_that_waits_is_not_given_away_to_another_team(world):
    visit = surprise(world)
    page = signed_in(world.hoa).get(ADDRESS).content.decode()
    assert visit.get_absolute_url() not in page
