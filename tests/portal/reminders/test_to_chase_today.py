"""The page of what is to be chased today: the most urgent unit first, who was told, whom to call."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from findings.models import Demand
from tests.standing import standing

from ... import make
from ...world import signed_in

pytestmark = pytest.mark.django_db
URL = "/don-doc/"


@standing
def late(demand):
    """Ten days late."""
    Demand.objects.update(due_on=timezone.localdate() - timedelta(days=10))
    return Demand.objects.get()


@standing
def other(other_visit, hoa, leader):
    """Yên Phong's, due in three days."""
    demand = make.make_demand(make.make_finding(other_visit, by=hoa, title="Việc của Yên Phong"))
    make.make_conclusion(other_visit, by=leader)
    Demand.objects.filter(pk=demand.pk).update(due_on=timezone.localdate() + timedelta(days=3))
    return Demand.objects.get(pk=demand.pk)


def page(user, **words):
    response = signed_in(user).get(URL, words)
    assert response.status_code == 200
    return response


def units(response):
    return [row.unit.name for row in response.context["rows"]]


def test_the_most_urgent_unit_stands_first(late, other, officer):
    response = page(officer)
    assert units(response) == ["Huyện Quế Võ", "Huyện Yên Phong"]
    assert response.context["rows"][0].days_late == 10


def test_a_unit_is_found_without_diacritics(late, other, officer):
    assert units(page(officer, q="yen phong")) == ["Huyện Yên Phong"]


def test_one_round_may_be_looked_at(late, other, officer, plan, inspection_round):
    assert len(units(page(officer, round=inspection_round.code))) == 2
    assert units(page(officer, round=make.make_round(plan).code)) == []


@pytest.mark.parametrize("words", [{"round": "\0"}, {"round": "KHONG-CO"}, {"page": "999"}, {"q": "😀\0"}])
def test_nonsense_in_the_address_is_no_error(words, late, officer):
    page(officer, **words)


def test_what_is_far_away_or_done_is_not_there(late, officer):
    Demand.objects.update(due_on=timezone.localdate() + timedelta(days=8))
    assert units(page(officer)) == []
    Demand.objects.update(due_on=timezone.localdate(), state="reported")
    assert units(page(officer)) == []


def test_an_officer_of_another_agency_sees_nothing_of_it(late, province):
    stranger = make.make_user("khac", role="officer", unit=make.make_unit("Sở Tư pháp", parent=province))
    assert units(page(stranger)) == []


def test_whom_to_call_and_what_to_say_stand_there(late, officer, binh, settings):
    settings.SITE_URL = "https://cchc.example.vn"
    binh.phone = "0912 345 678"
    binh.save()
    words = page(officer).content.decode()
    assert "tel:0912 345 678" in words and "Đỗ Văn Bình" in words
    conclusion = reverse("portal:conclusion", args=[late.finding.conclusion_id])
    assert f"https://cchc.example.vn{conclusion}" in words


def test_who_was_told_last_is_shown_with_what_became_of_it(late, officer, binh):
    make.make_digest(binh, late, stage=0)
    make.make_digest(binh, late, stage=3, state="unknown")
    told = page(officer).context["rows"][0].told
    assert [(row.stage, row.digest.state) for row in told] == [(3, "unknown")]


def test_a_message_of_unknown_outcome_is_sent_again_from_here(late, officer, binh, mailoutbox):
    binh.email = "binh@example.vn"
    binh.save()
    digest = make.make_digest(binh, late, state="unknown")
    address = reverse("portal:resend", args=[digest.pk])
    assert address in page(officer).content.decode()
    for _twice in range(2):
        signed_in(officer).post(address)
    assert len(mailoutbox) == 1
    assert address not in page(officer).content.decode()


def test_a_message_of_another_agency_is_not_found(late, binh, province):
    stranger = make.make_user("khac", role="officer", unit=make.make_unit("Sở Tư pháp", parent=province))
    digest = make.make_digest(binh, late, state="failed")
    assert signed_in(stranger).post(reverse("portal:resend", args=[digest.pk])).status_code == 404


def test_a_unit_that_has_ended_awaits_its_successor(late, officer, que_vo, binh):
    que_vo.valid_to = timezone.localdate() - timedelta(days=12)
    que_vo.save()
    row = page(officer).context["rows"][0]
    assert (len(row.awaiting), row.late, row.text) == (1, [], "")


def test_queries_do_not_grow_with_the_units(late, other, officer, binh, an):
    client = signed_in(officer)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(URL, {"q": "que vo"})
    for person, demand in ((binh, late), (an, other)):
        make.make_digest(person, demand)
    with CaptureQueriesContext(connection) as many:
        client.get(URL)
    assert len(many) <= len(few) <= 20, [query["sql"][:200] for query in many]
