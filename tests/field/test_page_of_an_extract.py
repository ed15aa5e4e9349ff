"""The page of an extract: the answer in one look, each rate under its name, the groups of the late ones."""

from html import unescape

import pytest
from django.urls import reverse

from dossiers.models import Extract
from dossiers.rates import FORMULAS
from dossiers.readings import READINGS
from tests import make
from tests.dossiers.late import judge_all, summary_report, visit_asking_for_late
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db


@standing
def extract(visit, minh):
    return make.make_extract(visit, by=minh)


def shown(user, extract) -> str:
    response = signed_in(user).get(reverse("field:extract", args=[extract.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_both_rates_stand_with_their_names_and_readings(extract, minh):
    page = shown(minh, extract)
    for formula in FORMULAS:
        assert str(formula.name) in page
        assert str(formula.reading) in page
    assert "60,0%" in page
    assert "71,4%" in page


def test_until_a_cause_is_set_all_late_ones_are_undetermined(extract, minh):
    context = signed_in(minh).get(extract.get_absolute_url()).context
    assert (context["groups"].undetermined, context["groups"].all) == (4, 4)
    judge_all(extract, by=minh)
    context = signed_in(minh).get(extract.get_absolute_url()).context
    assert (context["groups"].real, context["groups"].undetermined) == (4, 0)


def test_the_readings_of_the_arithmetic_are_said(extract, minh):
    page = unescape(shown(minh, extract))
    for reading in READINGS:
        assert str(reading) in page


def test_it_is_drawn_by_procedure_by_office_and_by_week(extract, minh):
    page = shown(minh, extract)
    assert page.count('class="bars"') == 4  # each for a desk and for a phone
    assert page.count('class="columns"') == 1
    assert "Đăng ký biến động đất đai" in page


def test_a_summary_report_is_marked_and_has_no_late_list(visit, minh):
    page = shown(minh, make.make_extract(visit, by=minh, content=summary_report()))
    assert str(Extract.Kind.SUMMARY.label) in page
    assert 'class="extract-note"' in page
    assert "/cham-han/" not in page


def test_of_a_reduced_extract_it_says_what_is_left(extract, minh):
    type(extract).objects.update(state="reduced")
    page = shown(minh, extract)
    assert 'class="extract-note"' in page
    assert "60,0%" in page


def test_a_shortcoming_raised_for_the_criterion_is_listed(so_noi_vu, que_vo, minh):
    visit, criteria = visit_asking_for_late(so_noi_vu, que_vo, head=minh)
    finding = make.make_finding(visit, by=minh, criterion=criteria["dossiers_late_real"])
    elsewhere = make.make_finding(visit, by=minh)
    page = shown(minh, make.make_extract(visit, by=minh))
    assert finding.number in page
    assert elsewhere.number not in page
