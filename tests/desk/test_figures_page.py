"""The page of figures: what the filter leaves, what each reader may know, the lists behind the numbers."""

from datetime import date

import pytest
from django.urls import reverse

from findings.models import Demand
from findings.remediation import Ratio
from tests import make
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def page(user, **query):
    return signed_in(user).get(reverse("desk:figures"), query)


@pytest.fixture
def concluded(leader, minh, binh):
    """Concludes a new visit of a team to a unit with `fixed` demands fixed in time and `open` not."""

    def conclude(team, unit, fixed=0, open=0, **fields):  # noqa: A002
        visit = make.make_visit(team, unit, state="signed")
        for _ in range(fixed + open):
            make.make_demand(make.make_finding(visit, by=minh, **fields))
        make.make_conclusion(visit, by=leader)
        for demand in Demand.objects.filter(finding__visit=visit)[:fixed]:
            make.accept_report(demand, by=binh, day=demand.due_on)
        return visit

    return conclude


@pytest.fixture
def two_units(concluded, team_a, team_b, que_vo, yen_phong):
    concluded(team_a, que_vo, fixed=2, open=1)
    concluded(team_b, yen_phong, open=1, domain="finance")


def names(lines):
    return [line.label for line in lines]


def test_all_figures_are_so_many_of_so_many(officer, two_units):
    context = page(officer).context
    assert context["total"].mending.fixed_share == Ratio(2, 4)
    assert context["total"].mending.on_time_share == Ratio(2, 4)
    text = page(officer).content.decode()
    assert "2/4" in text and "50,0%" in text


def test_units_come_the_most_overdue_first_and_are_searched_without_marks(officer, concluded, two_units):
    assert names(page(officer).context["units"]) == ["UBND huyện Quế Võ", "UBND huyện Yên Phong"]
    found = page(officer, q="yen phong").context
    assert names(found["units"]) == ["UBND huyện Yên Phong"]
    assert found["total"].mending.total == 1


def test_the_round_and_the_year_narrow_it(officer, so_noi_vu, minh, que_vo, concluded, two_units, team_a):
    later = make.make_round(make.make_plan(so_noi_vu, year=2019), code="DOT-2019")
    concluded(make.make_team(later, head=minh), que_vo, open=3)
    assert page(officer).context["total"].mending.total == 7
    assert page(officer, round="DOT-2019").context["total"].mending.total == 3
    assert page(officer, year="2018").context["total"].mending.total == 4
    assert [year for year, item in page(officer, year="2018").context["par_years"]] == [2019, 2018]


def test_a_round_that_does_not_exist_is_said_at_the_field(officer, two_units):
    answer = page(officer, round="KHONG-CO")
    assert answer.status_code == 200
    assert answer.context["filter"].form.errors["round"]


def test_every_domain_has_its_line(officer, two_units):
    totals = [line.mending.total for line in page(officer).context["domains"]]
    assert (len(totals), sum(totals)) == (7, 4)


def test_a_number_leads_to_the_list_of_its_findings(officer, two_units, inspection_round):
    (line,) = page(officer).context["rounds"]
    behind = signed_in(officer).get(f"{line.list_url}&remediation=fixed")
    assert behind.context["paginator"].count == line.mending.fixed == 2


def test_there_is_no_link_where_the_list_could_not_be_narrowed_as_the_page_is(officer, two_units):
    assert page(officer, q="yen phong").context["total"].list_url == ""


def test_an_inspector_counts_the_visits_of_the_own_team(hoa, two_units):
    assert page(hoa).context["total"].mending.total == 1


def test_a_viewer_counts_what_is_concluded(viewer, two_units, team_a, phu_lang, minh):
    going_on = make.make_visit(team_a, phu_lang, state="under_way")
    make.make_demand(make.make_finding(going_on, by=minh), due_on=date(2018, 7, 1))
    assert page(viewer).context["total"].mending.total == 4


def test_an_inspected_unit_is_told_where_its_own_figures_are(binh, two_units):
    assert page(binh).status_code == 403


def test_without_any_demand_it_says_what_comes_first(officer, outsider, two_units):
    assert page(outsider).context["chart"] is None
    assert reverse("desk:plans") in page(outsider).content.decode()
    assert page(officer, q="không có đâu").status_code == 200


@pytest.mark.parametrize("nonsense", ["\x00", "😀" * 50, "' OR 1=1 --"])
def test_nonsense_in_the_filter_finds_nothing_or_everything_but_breaks_nothing(officer, two_units, nonsense):
    assert page(officer, q=nonsense, year=nonsense).status_code == 200


def test_the_chart_has_a_table_beside_it(officer, two_units):
    html = page(officer).content.decode()
    assert 'role="img"' in html
    assert all(period.label in html for period in page(officer).context["periods"])


@pytest.mark.parametrize("person", ["leader", "officer", "minh", "viewer"])
def test_the_number_of_queries_does_not_grow(
    request,
    person,
    concluded,
    two_units,
    team_a,
    que_vo,
    django_assert_max_num_queries,
    django_assert_num_queries,
):
    client = signed_in(request.getfixturevalue(person))
    with django_assert_max_num_queries(17) as before:
        client.get(reverse("desk:figures"))
    for _ in range(4):
        concluded(team_a, make.make_unit(parent=que_vo), fixed=1, open=2)
    with django_assert_num_queries(len(before)):
        client.get(reverse("desk:figures"))
