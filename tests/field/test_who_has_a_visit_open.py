"""Devices look in: they learn who else has the visit open and which answers are newer than theirs."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from field.models import OpenVisit

from .conftest import Tablet

pytestmark = pytest.mark.django_db


def test_the_other_is_named_with_the_section_she_looks_at(tablet, her_tablet, sheet):
    her_tablet.look(section=sheet.section.pk)
    assert tablet.look().json()["others"] == [f"Thủy: {sheet.section.title}"]


def test_nobody_is_told_of_themselves(tablet, visit, minh):
    Tablet(visit, minh).look()
    assert tablet.look().json()["others"] == []


def test_whoever_left_is_forgotten_within_a_minute(tablet, her_tablet):
    her_tablet.look()
    OpenVisit.objects.update(seen_at=timezone.now() - timedelta(seconds=60))
    assert tablet.look().json()["others"] == []


def test_looking_again_keeps_one_row(tablet):
    tablet.look()
    tablet.look()
    assert OpenVisit.objects.count() == 1


def test_answers_newer_than_known_are_told(tablet, her_tablet, criteria):
    her_tablet.send(her_tablet.answer(criteria["A1"], note="Của Thủy"))
    a1, a2 = criteria["A1"].pk, criteria["A2"].pk
    [told] = tablet.look(known={a1: 0, a2: 0}).json()["answers"]
    assert (told["criterion"], told["values"]["note"], told["by"]) == (a1, "Của Thủy", "Thủy")
    assert tablet.look(known={a1: 1, a2: 0}).json()["answers"] == []


def test_what_clashes_is_shown_to_both(tablet, her_tablet, criteria):
    a1 = criteria["A1"]
    tablet.send(tablet.answer(a1, note="Của Minh"))
    her_tablet.send(her_tablet.answer(a1, note="Của Thủy"))
    [told] = tablet.look(known={a1.pk: 1}).json()["answers"]
    assert told["contested"] == 1
    assert "Của Minh" in told["beside"]


def test_the_inspected_unit_does_not_look_in(visit, binh):
    response = Tablet(visit, binh).look()
    assert response.status_code == 403
    assert not OpenVisit.objects.exists()


def test_another_team_does_not_know_of_it(visit, hoa):
    assert Tablet(visit, hoa).look().status_code == 404


@pytest.mark.parametrize("known", ["x", [1], {"x": 1}, {"1": "x"}, {"-1": 1}, {str(10**30): 1}])
def test_nonsense_is_answered_in_words(tablet, known):
    response = tablet.look(known=known)
    assert response.status_code == 400
    assert response.json()["reason"]


def test_the_service_worker_is_served_from_the_root(client):
    response = client.get(reverse("field:service_worker"))
    assert response["Content-Type"].startswith("text/javascript")
    assert "fetch" in response.content.decode()
