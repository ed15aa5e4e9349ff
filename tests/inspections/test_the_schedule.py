"""Visits are put into the schedule, moved and taken out; each refusal stands at its field."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from inspections.models import Visit
from tests import make
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def typed(team, unit, **changes):
    return {
        "unit": unit.pk,
        "kind": "planned",
        "date": "18/09/2018",
        "team": team.pk,
        "parent": "",
        "place": "  Hội trường  ",
        "version": "",
    } | changes


def schedule(user, team, unit, query="", **changes):
    url = reverse("inspections:visit_schedule", args=[team.round.code]) + query
    return signed_in(user).post(url, typed(team, unit, **changes))


def move(user, visit, **changes):
    data = typed(visit.team, visit.unit, version=visit.version, date=visit.date.isoformat()) | changes
    return signed_in(user).post(reverse("inspections:visit_edit", args=[visit.pk]), data)


def test_a_visit_is_scheduled_with_the_whole_team_and_the_body_name_of_the_day(officer, team_a, que_vo, minh):
    assert schedule(officer, team_a, que_vo).status_code == 302
    visit = Visit.objects.get()
    assert (visit.body_name, visit.date, visit.place) == (
        "UBND huyện Quế Võ",
        date(2018, 9, 18),
        "Hội trường",
    )
    assert list(visit.members.all()) == [minh]


def test_a_unit_that_does_not_exist_that_day_is_refused_at_the_unit(officer, team_a, plan, province):
    young = make.make_unit("Huyện Mới", parent=province, valid_from=date(2018, 10, 1))
    plan.plan_units.create(unit=young)
    answer = schedule(officer, team_a, young)
    assert "unit" in answer.context["form"].errors
    assert answer.context["form"]["place"].value() == "Hội trường"
    assert not Visit.objects.exists()


@pytest.mark.parametrize("day", ["31/12/2017", "01/01/2019", "32/01/2018"])
def test_a_day_outside_the_period_is_refused_at_the_date(officer, team_a, que_vo, day):
    answer = schedule(officer, team_a, que_vo, date=day)
    assert "date" in answer.context["form"].errors


def test_the_same_visit_twice_on_a_day_is_refused(officer, team_a, que_vo):
    schedule(officer, team_a, que_vo)
    assert "unit" in schedule(officer, team_a, que_vo).context["form"].errors


def test_a_member_who_belongs_to_the_unit_is_refused_by_name(officer, team_a, que_vo):
    insider = make.make_user("noibo", role="inspector", full_name="Người Nội Bộ", unit=que_vo)
    team_a.members.create(user=insider, role="member")
    answer = schedule(officer, team_a, que_vo, members=[insider.pk])
    assert "Người Nội Bộ" in str(answer.context["form"].errors["members"])


def test_a_unit_outside_the_plan_is_offered_only_unannounced_or_again(officer, team_a, phu_lang):
    assert "unit" in schedule(officer, team_a, phu_lang).context["form"].errors
    assert "kind" in schedule(officer, team_a, phu_lang, "?outside=1").context["form"].errors
    assert schedule(officer, team_a, phu_lang, "?outside=1", kind="unannounced").status_code == 302


def test_a_commune_finds_the_visit_to_its_district_by_itself(officer, team_a, plan, que_vo, phu_lang):
    plan.plan_units.create(unit=phu_lang)
    schedule(officer, team_a, que_vo)
    schedule(officer, team_a, phu_lang, date="19/09/2018")
    assert Visit.objects.get(unit=phu_lang).parent == Visit.objects.get(unit=que_vo)


def test_a_commune_is_not_put_under_a_foreign_district(officer, team_a, plan, yen_phong, phu_lang):
    plan.plan_units.create(unit=phu_lang)
    schedule(officer, team_a, yen_phong)
    answer = schedule(officer, team_a, phu_lang, parent=Visit.objects.get().pk)
    assert "parent" in answer.context["form"].errors


def test_a_planned_visit_is_moved(officer, team_a, que_vo):
    visit = make.make_visit(team_a, que_vo)
    move(officer, visit, date="20/09/2018")
    visit.refresh_from_db()
    assert (visit.date, visit.version) == (date(2018, 9, 20), 2)


def test_a_stale_move_is_told_and_changes_nothing(officer, team_a, que_vo):
    visit = make.make_visit(team_a, que_vo)
    move(officer, visit, date="20/09/2018")
    late = move(officer, visit, date="21/09/2018")
    assert "20/09/2018" in late.content.decode()
    visit.refresh_from_db()
    assert visit.date == date(2018, 9, 20)


def test_a_visit_that_has_started_is_neither_moved_nor_cancelled(officer, visit):
    answer = move(officer, visit, date="20/09/2018")
    assert answer.status_code == 403
    assert _("A visit that has started is no longer rescheduled.") in answer.content.decode()
    signed_in(officer).post(reverse("inspections:visit_cancel", args=[visit.pk]))
    assert Visit.objects.filter(pk=visit.pk).exists()


def test_a_planned_visit_is_taken_out(officer, team_a, que_vo):
    visit = make.make_visit(team_a, que_vo)
    url = reverse("inspections:visit_cancel", args=[visit.pk])
    assert signed_in(officer).get(url).status_code == 405
    signed_in(officer).post(url)
    assert not Visit.objects.exists()


def test_an_inspector_does_not_make_the_schedule(minh, team_a, que_vo):
    assert schedule(minh, team_a, que_vo).status_code == 403
    assert not Visit.objects.exists()


def test_nobody_ticked_means_the_whole_team_when_a_visit_is_moved_as_well(officer, team_a, que_vo, hoa):
    visit = make.make_visit(team_a, que_vo)
    team_a.members.create(user=hoa, role="member")
    move(officer, visit, members=[])
    assert set(visit.members.values_list("pk", flat=True)) == {seat.user_id for seat in team_a.members.all()}
