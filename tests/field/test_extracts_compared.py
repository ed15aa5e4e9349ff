"""Rates are held against the unit's own past, across successions, and against the units of the round."""

from datetime import date

import pytest
from django.urls import reverse

from dossiers import comparison
from dossiers.rates import FORMULAS, Counts
from tests import make
from tests.dossiers.late import summary_report
from tests.extracts import ROWS
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db
EARLIER = (date(2018, 1, 1), date(2018, 6, 30))


@standing
def extract(visit, minh):
    return make.make_extract(visit, by=minh)


def looked(user, extract):
    return signed_in(user).get(reverse("field:extract_compare", args=[extract.pk]))


def earlier_row(**changes):
    return {"received": "02/04/2018", "due": "06/04/2018", "finished": "05/04/2018"} | changes


def earlier_extract(team, unit, *, by, late=1, day=date(2018, 4, 15)):
    """Of the first half of 2018: four dossiers, of which `late` were settled late."""
    visit = make.make_visit(team, unit, day=day, state="under_way")
    rows = [earlier_row(finished="20/04/2018")] * late + [earlier_row()] * (4 - late)
    return make.make_extract(visit, by=by, rows=rows, period=EARLIER)


def test_the_difference_is_in_points_of_the_same_formula():
    rates = comparison.rates(Counts(early=3, late=1), Counts(early=1, late=1))
    assert [rate.formula for rate in rates] == list(FORMULAS)
    assert [rate.points for rate in rates] == [25, 25]
    assert rates[0].moved.startswith("+25,0")


def test_a_rate_of_nothing_is_held_against_nothing():
    for rate in comparison.rates(Counts(), Counts(early=1)):
        assert (rate.percent, rate.points, rate.moved) == (None, None, "–")


def test_the_last_extract_before_its_period_is_the_one_compared_with(extract, team_a, que_vo, minh):
    earlier = earlier_extract(team_a, que_vo, by=minh)
    context = signed_in(minh).get(extract.get_absolute_url()).context
    assert context["last"] == earlier
    assert [rate.points for rate in context["since"]][0] == -15


def test_the_past_is_followed_through_a_succession(extract, team_a, que_vo, minh):
    before = make.make_unit("Huyện Quế Dương")
    make.make_succession(before, que_vo, kind="rename", effective=date(2018, 6, 1))
    earlier = earlier_extract(team_a, before, by=minh)
    assert signed_in(minh).get(extract.get_absolute_url()).context["last"] == earlier
    assert [row.extract for row in looked(minh, extract).context["years"]] == [earlier, extract]


def test_an_extract_of_an_unrelated_unit_is_no_past(extract, team_a, yen_phong, minh):
    earlier_extract(team_a, yen_phong, by=minh)
    assert signed_in(minh).get(extract.get_absolute_url()).context["last"] is None


def test_units_of_the_round_stand_together_for_who_may_see_them(extract, other_visit, minh, hoa, officer):
    other = make.make_extract(other_visit, by=hoa, rows=ROWS[5:])
    ids = {row.extract for row in looked(officer, extract).context["round_units"]}
    assert ids == {extract, other}
    assert [row.extract for row in looked(minh, extract).context["round_units"]] == [extract]


def test_the_lowest_rate_stands_first(extract, other_visit, hoa, officer):
    other = make.make_extract(other_visit, by=hoa, rows=ROWS[5:])
    rows = looked(officer, extract).context["round_units"]
    assert [row.extract for row in rows] == [other, extract]


def test_a_summary_report_is_marked(extract, other_visit, hoa, officer):
    make.make_extract(other_visit, by=hoa, content=summary_report())
    page = looked(officer, extract).content.decode()
    assert str(comparison.Extract.Kind.SUMMARY.label) in page


def test_of_a_visit_a_list_of_dossiers_speaks_before_a_summary(visit, other_visit, hoa, minh, officer):
    extract = make.make_extract(visit, by=minh)
    listed = make.make_extract(other_visit, by=hoa)
    make.make_extract(other_visit, by=hoa, content=summary_report())
    assert listed in {row.extract for row in looked(officer, extract).context["round_units"]}


@pytest.mark.parametrize("number", [1, 6])
def test_its_queries_do_not_grow(extract, team_a, que_vo, minh, django_assert_num_queries, number):
    for place in range(number):
        earlier_extract(team_a, que_vo, by=minh, day=date(2018, 3, 1 + place))
    client = signed_in(minh)
    with django_assert_num_queries(8):
        client.get(reverse("field:extract_compare", args=[extract.pk]))


@pytest.mark.parametrize("number", [1, 6])
def test_queries_of_the_page_itself_do_not_grow(
    extract, team_a, que_vo, minh, django_assert_num_queries, number
):
    """Two of them for what is asked and answered, of who may take figures from it."""
    for place in range(number):
        earlier_extract(team_a, que_vo, by=minh, day=date(2018, 3, 1 + place))
    client = signed_in(minh)
    with django_assert_num_queries(11):
        client.get(extract.get_absolute_url())
