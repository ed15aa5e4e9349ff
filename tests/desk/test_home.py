"""“My work” tells each role what waits, most urgent first, and never leaves anybody without a next step."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tests import make
from tests.world import make_world, signed_in

pytestmark = pytest.mark.django_db


def home(user):
    return signed_in(user).get(reverse("home"))


def lines(user):
    context = home(user).context
    return [*context["waiting"], *context["more"]]


def links(user):
    return [line.url for line in lines(user)]


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def this_year(so_noi_vu, que_vo, yen_phong, checklist, today):
    plan = make.make_plan(so_noi_vu, year=today.year, units=[que_vo, yen_phong])
    return make.make_round(
        plan,
        checklist=checklist,
        period_start=today - timedelta(days=60),
        period_end=today + timedelta(days=60),
    )


@pytest.mark.parametrize("person", ["administrator", "leader", "officer", "outsider", "viewer"])
def test_with_nothing_to_do_everybody_is_told_so_and_what_comes_next(request, person):
    answer = home(request.getfixturevalue(person))
    assert _("Nothing waits for you") in answer.content.decode()


def test_what_is_late_stands_first(officer, minh, this_year, que_vo, yen_phong, today):
    team = make.make_team(this_year, head=minh)
    make.make_visit(team, que_vo, day=today - timedelta(days=3), state="completed")
    make.make_visit(team, yen_phong, day=today - timedelta(days=2))
    assert [line.urgency for line in lines(officer)] == [0, 1]


def test_a_missed_visit_leads_the_officer_to_another_day(officer, minh, this_year, que_vo, today):
    missed = make.make_visit(make.make_team(this_year, head=minh), que_vo, day=today - timedelta(days=1))
    assert reverse("inspections:visit_edit", args=[missed.pk]) in links(officer)


def test_an_inspector_starts_goes_on_and_enters_minutes(minh, this_year, que_vo, yen_phong, today):
    team = make.make_team(this_year, head=minh)
    due = make.make_visit(team, que_vo, day=today)
    going = make.make_visit(team, yen_phong, day=today, state="under_way")
    make.make_answer(going, going.asked().first())
    texts = [f"{line.text} {line.detail}" for line in lines(minh)]
    assert set(links(minh)) == {due.get_absolute_url(), going.get_absolute_url()}
    assert any(_("%(done)d of %(asked)d answered") % {"done": 1, "asked": 2} in text for text in texts)


def test_the_visits_of_the_next_two_weeks_are_shown_and_later_ones_not(
    minh, this_year, que_vo, yen_phong, today
):
    team = make.make_team(this_year, head=minh)
    soon = make.make_visit(team, que_vo, day=today + timedelta(days=5))
    make.make_visit(team, yen_phong, day=today + timedelta(days=30))
    assert list(home(minh).context["visits"]) == [soon]


def test_a_guest_has_nothing_to_enter(outsider, minh, this_year, que_vo, today):
    team = make.make_team(this_year, head=minh, guests=[outsider])
    make.make_visit(team, que_vo, day=today)
    assert lines(outsider) == []


def test_a_leader_approves_the_plans_that_chose_their_units(leader, so_noi_vu, que_vo):
    ready = make.make_plan(so_noi_vu, state="draft", units=[que_vo])
    make.make_plan(so_noi_vu, state="draft")
    assert links(leader) == [ready.get_absolute_url()]


def test_an_officer_prepares_plans_and_rounds(officer, so_noi_vu, que_vo, checklist):
    empty = make.make_plan(so_noi_vu, state="draft")
    bare = make.make_plan(so_noi_vu, units=[que_vo])
    preparing = make.make_round(make.make_plan(so_noi_vu), checklist=checklist, state="preparing")
    assert set(links(officer)) == {
        reverse("inspections:plan_units", args=[empty.pk]),
        reverse("inspections:round_create", args=[bare.pk]),
        preparing.get_absolute_url(),
    }


def test_a_round_with_every_visit_concluded_waits_to_be_closed(officer, team_a, que_vo):
    make.make_visit(team_a, que_vo, state="concluded")
    assert links(officer) == [team_a.round.get_absolute_url()]


def test_an_unannounced_visit_is_told_to_its_team_only(binh, an, hoa, minh, this_year, que_vo, today):
    team = make.make_team(this_year, head=minh)
    surprise = make.make_visit(team, que_vo, day=today, kind="unannounced")
    assert surprise.get_absolute_url() in links(minh)
    for user in (binh, an, hoa):
        assert surprise.get_absolute_url() not in home(user).content.decode()


def test_a_viewer_reads_what_is_concluded(viewer, team_a, que_vo, yen_phong):
    concluded = make.make_visit(team_a, que_vo, state="concluded")
    make.make_visit(team_a, yen_phong, state="signed")
    assert list(home(viewer).context["visits"]) == [concluded]


def test_nobody_is_shown_more_than_can_be_dealt_with_in_a_day(officer, minh, this_year, que_vo, today):
    team = make.make_team(this_year, head=minh)
    for n in range(1, 104):
        make.make_visit(team, make.make_unit(parent=que_vo), day=today - timedelta(days=n % 50 + 1))
    context = home(officer).context
    assert (context["waiting_count"], len(lines(officer)), context["untold"]) == (103, 100, 3)


@pytest.mark.parametrize(
    "person", ["administrator", "leader", "officer", "minh", "hoa", "binh", "an", "viewer", "outsider"]
)
def test_the_page_asks_at_most_fifteen_queries(cast, person, django_assert_max_num_queries):
    make_world(cast)
    client = signed_in(cast[person])
    with django_assert_max_num_queries(15):
        client.get(reverse("desk:home"))
