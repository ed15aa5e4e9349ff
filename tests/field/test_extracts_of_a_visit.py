"""The panel of a visit's extracts: told with their rates to those who may know, and how to hand one in."""

from html import unescape

import pytest
from django.urls import reverse

from dossiers.rates import FORMULAS
from tests import make
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def shown(user, visit) -> str:
    return unescape(signed_in(user).get(visit.get_absolute_url()).content.decode())


def upload_of(visit) -> str:
    return reverse("dossiers:upload", args=[visit.pk])


def test_a_counted_extract_leads_to_its_page_and_shows_both_rates(visit, minh):
    extract = make.make_extract(visit, by=minh)
    page = shown(minh, visit)
    assert reverse("field:extract", args=[extract.pk]) in page
    for formula in FORMULAS:
        assert str(formula.name) in page


def test_one_that_waits_leads_to_its_preview_without_rates(visit, minh):
    extract = make.make_extract(visit, by=minh, counted=False)
    page = shown(minh, visit)
    assert reverse("dossiers:preview", args=[extract.pk]) in page
    assert str(FORMULAS[0].name) not in page


def test_one_that_was_discarded_is_gone(visit, minh):
    extract = make.make_extract(visit, by=minh)
    extract.take_back(by=minh, note="Nhầm kỳ")
    assert f"/ho-so-mot-cua/{extract.pk}/" not in shown(minh, visit)


def test_the_button_stands_there_for_who_may_hand_one_in(visit, minh, officer, administrator, binh):
    assert upload_of(visit) in shown(minh, visit)
    assert upload_of(visit) in shown(officer, visit)
    assert upload_of(visit) not in shown(administrator, visit)
    assert upload_of(visit) not in shown(binh, visit)


def test_the_unit_knows_of_it_once_the_minutes_are_signed(team_a, que_vo, minh, binh):
    visit = make.make_visit(team_a, que_vo, state="completed")
    extract = make.make_extract(visit, by=minh)
    address = reverse("field:extract", args=[extract.pk])
    assert address not in shown(binh, visit)
    assert signed_in(binh).get(address).status_code == 404
    signed = {"state": "signed", "minutes_signed_on": visit.date, "minutes_signed_by": "Chủ tịch UBND"}
    type(visit).objects.filter(pk=visit.pk).update(**signed)
    assert address in shown(binh, visit)
    assert signed_in(binh).get(address).status_code == 200
    assert upload_of(visit) not in shown(minh, visit)


@pytest.mark.parametrize("number", [1, 4])
def test_its_queries_do_not_grow(visit, minh, django_assert_num_queries, number):
    """One more than without any extract, for their totals."""
    for _time in range(number):
        make.make_extract(visit, by=minh)
    client = signed_in(minh)
    with django_assert_num_queries(16):
        client.get(visit.get_absolute_url())
