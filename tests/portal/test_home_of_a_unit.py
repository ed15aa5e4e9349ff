"""“What is asked of my unit”: each thing owed with days left, one tap from the act."""

from datetime import date

import pytest
from django.urls import reverse

from findings.models import Demand
from tests import make
from tests.world import make_world, signed_in

pytestmark = pytest.mark.django_db


def asked(client):
    return client.get("/").context["asked"]


def test_a_unit_officer_starts_on_what_is_asked_and_everybody_else_on_their_work(binh, officer):
    assert "portal/home.html" in [one.name for one in signed_in(binh).get("/").templates]
    assert "desk/home.html" in [one.name for one in signed_in(officer).get("/").templates]


def test_the_plan_comes_before_the_report_and_one_tap_leads_to_it(unit_client, demand, conclusion):
    (line,) = asked(unit_client)
    assert line.url == reverse("portal:submit", args=[conclusion.pk, demand.unit_id, "plan"])
    assert line.due == demand.plan_due_on


def test_while_the_plan_lies_with_the_agency_nothing_is_asked(unit_client, demand, binh):
    make.send_report(demand, by=binh, kind="plan")
    assert asked(unit_client) == []
    assert unit_client.get("/").context["sent"][0].tone == "waiting"


def test_what_was_returned_comes_back_with_its_words(unit_client, demand, binh, officer):
    make.send_report(demand, by=binh).send_back(by=officer, note="Thiếu ảnh chụp bảng niêm yết")
    (line,) = asked(unit_client)
    assert line.returned == ("Thiếu ảnh chụp bảng niêm yết",)
    assert line.urgency == 1


def test_comments_and_self_reports_are_asked_for_and_visits_announced(
    unit_client, consultation, team_a, que_vo, officer
):
    coming = make.make_visit(team_a, que_vo, day=date(2018, 10, 3))
    report = make.make_self_report(coming, by=officer)
    urls = {line.url for line in asked(unit_client)}
    assert urls == {consultation.get_absolute_url(), report.get_absolute_url()}
    assert coming in unit_client.get("/").context["visits"]


def test_what_is_late_stands_first(unit_client, demand, consultation):
    Demand.objects.filter(pk=demand.pk).update(plan_due_on="2018-06-10")
    assert [line.urgency for line in asked(unit_client)][0] == 0


def test_another_unit_is_asked_nothing(an, demand, consultation):
    assert asked(signed_in(an)) == []


def test_the_page_asks_at_most_fifteen_queries(cast, django_assert_max_num_queries):
    make_world(cast)
    client = signed_in(cast["binh"])
    with django_assert_max_num_queries(15):
        client.get("/")
