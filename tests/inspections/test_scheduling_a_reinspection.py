"""A concluded visit is inspected again on a visit of an open round, whose form is filled in beforehand."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from inspections.models import Visit
from tests import make
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db


@standing
def first(team_a, que_vo, leader, minh):
    visit = make.make_visit(team_a, que_vo, state="signed")
    make.make_conclusion(visit, by=leader)
    return visit


def open_round(agency, minh, **fields):
    """A round that goes on today, with one team."""
    plan = make.make_plan(agency, year=timezone.localdate().year)
    round_ = make.make_round(plan, **make.around_today() | fields)
    make.make_team(round_, head=minh)
    return round_


@standing
def now(so_noi_vu, minh):
    return open_round(so_noi_vu, minh)


def choosing(user, visit):
    return signed_in(user).get(reverse("inspections:visit_reinspect", args=[visit.pk]))


def form_of(user, round_, visit):
    url = reverse("inspections:visit_schedule", args=[round_.code])
    return signed_in(user).get(url, {"outside": 1, "reinspects": visit.pk})


def test_the_button_stands_on_the_concluded_visit_and_on_its_findings(first, officer, minh):
    url = reverse("inspections:visit_reinspect", args=[first.pk])
    finding = make.make_finding(first, by=minh, state="concluded", conclusion=first.concluded.conclusion)
    for thing in (first, finding):
        assert url in signed_in(officer).get(thing.get_absolute_url()).content.decode()
        assert url not in signed_in(minh).get(thing.get_absolute_url()).content.decode()


def test_not_on_a_visit_that_goes_on(visit, officer):
    url = reverse("inspections:visit_reinspect", args=[visit.pk])
    assert url not in signed_in(officer).get(visit.get_absolute_url()).content.decode()
    assert choosing(officer, visit).status_code == 403


def test_the_only_open_round_is_taken_at_once(first, officer, now):
    response = choosing(officer, first)
    assert response.status_code == 302
    assert now.code in response["Location"]


def test_of_several_rounds_one_is_chosen(first, officer, minh, now, so_noi_vu):
    other = open_round(so_noi_vu, minh)
    assert {row for row, _url in choosing(officer, first).context["choices"]} == {now, other}


@pytest.mark.parametrize("fields", [{"state": "preparing"}, {"period_end": date(2019, 1, 1)}])
def test_without_an_open_round_it_is_said_in_words(first, officer, minh, so_noi_vu, fields):
    open_round(so_noi_vu, minh, period_start=date(2018, 12, 1), **fields)
    response = choosing(officer, first)
    assert response.status_code == 200
    assert response.context["choices"] == []
    assert 'class="empty' in response.content.decode()


def test_the_form_is_filled_in(first, officer, now, que_vo):
    initial = form_of(officer, now, first).context["form"].initial
    assert (initial["unit"], initial["kind"], initial["reinspects"]) == (que_vo.pk, "reinspection", first.pk)


def test_a_unit_that_has_ended_is_replaced_by_its_heir(first, officer, now, que_vo, province):
    heir = make.make_unit("Phường Quế Võ", parent=province, valid_from=date(2025, 7, 1))
    make.make_succession(que_vo, heir)
    Unit = type(que_vo)
    Unit.objects.filter(pk=que_vo.pk).update(valid_to=date(2025, 6, 30))
    assert form_of(officer, now, first).context["form"].initial["unit"] == heir.pk


def test_what_was_filled_in_is_scheduled(first, officer, now, que_vo):
    url = reverse("inspections:visit_schedule", args=[now.code]) + f"?outside=1&reinspects={first.pk}"
    typed = {
        "unit": que_vo.pk,
        "kind": "reinspection",
        "reinspects": first.pk,
        "date": f"{timezone.localdate():%d/%m/%Y}",
        "team": now.teams.get().pk,
        "version": 0,
    }
    assert signed_in(officer).post(url, typed).status_code == 302
    again = Visit.objects.get(round=now)
    assert (again.reinspects, again.kind) == (first, "reinspection")


@pytest.mark.parametrize(
    "fields", [{"kind": "unannounced"}, {"unit": "yen_phong"}, {"reinspects": "under_way"}]
)
def test_what_does_not_fit_is_refused_at_its_field(first, officer, now, que_vo, yen_phong, minh, fields):
    under_way = make.make_visit(first.team, que_vo, day=date(2018, 7, 2), state="under_way")
    typed = {
        "unit": que_vo.pk,
        "kind": "reinspection",
        "reinspects": first.pk,
        "date": f"{timezone.localdate():%d/%m/%Y}",
        "team": now.teams.get().pk,
        "version": 0,
    }
    named = {"yen_phong": yen_phong.pk, "under_way": under_way.pk}
    typed |= {name: named.get(value, value) for name, value in fields.items()}
    url = reverse("inspections:visit_schedule", args=[now.code]) + "?outside=1"
    form = signed_in(officer).post(url, typed).context["form"]
    assert "reinspects" in form.errors
    assert not Visit.objects.filter(round=now).exists()


@pytest.mark.parametrize("pk", ["0", "abc", "٣", "9" * 30, ""])
def test_an_address_that_names_no_visit_is_not_found(officer, now, pk):
    url = reverse("inspections:visit_schedule", args=[now.code])
    assert signed_in(officer).get(url, {"reinspects": pk}).status_code == 404


def test_a_visit_that_is_not_concluded_is_not_offered(visit, officer, now):
    assert form_of(officer, now, visit).status_code == 404
