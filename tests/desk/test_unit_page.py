"""A unit through the years: its names, its visits under each of them, and what was put right."""

from datetime import date

import pytest
from django.urls import reverse

from tests import make
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def page(user, unit):
    return signed_in(user).get(unit.get_absolute_url())


@standing
def renamed(province, que_vo):
    """Huyện Quế Võ became Thị xã Quế Võ on 10/4/2023."""
    que_vo.valid_to = date(2023, 4, 9)
    que_vo.save()
    town = make.make_unit("Thị xã Quế Võ", parent=province, valid_from=date(2023, 4, 10))
    make.make_succession(que_vo, town, effective=date(2023, 4, 10), legal_basis="Nghị quyết 723/NQ-UBTVQH15")
    return town


def test_names_and_changes_are_told_on_both_sides(officer, que_vo, renamed):
    for unit, other in ((que_vo, renamed), (renamed, que_vo)):
        html = page(officer, unit).content.decode()
        assert "Nghị quyết 723/NQ-UBTVQH15" in html
        assert other.get_absolute_url() in html


def test_the_successor_shows_the_visits_of_its_predecessor_and_not_the_other_way(
    officer, team_a, que_vo, renamed
):
    old = make.make_visit(team_a, que_vo, state="completed")
    assert [line.visit for line in page(officer, renamed).context["lines"]] == [old]
    new = make.make_visit(team_a, renamed, day=date(2018, 6, 1), state="completed")
    assert new not in [line.visit for line in page(officer, que_vo).context["lines"]]


def test_figures_stand_per_year(officer, leader, minh, team_a, que_vo):
    visit = make.make_visit(team_a, que_vo, state="signed")
    make.answer_everything(visit)
    make.make_demand(make.make_finding(visit, by=minh), state="accepted")
    make.make_demand(make.make_finding(visit, by=minh), state="open")
    make.make_conclusion(visit, by=leader)
    (row,) = page(officer, que_vo).context["years"]
    assert (row.year, row.visits, row.share, row.shortcomings) == (2018, 1, 100, 2)
    assert (row.mending.fixed, row.mending.total) == (1, 2)


def test_what_an_earlier_round_had_found_already_is_counted_as_recurring(
    officer, leader, minh, so_noi_vu, team_a, que_vo, checklist
):
    criterion, other = checklist.sections.get().criteria.all()
    later = make.make_round(make.make_plan(so_noi_vu, year=2019), checklist=checklist)
    for team, day, titles in (
        (team_a, date(2018, 5, 15), [criterion]),
        (make.make_team(later, head=minh), date(2019, 5, 15), [criterion, other]),
    ):
        visit = make.make_visit(team, que_vo, day=day, state="signed")
        for of in titles:
            make.make_demand(make.make_finding(visit, by=minh, criterion=of))
        make.make_conclusion(visit, by=leader, day=day)
    rows = page(officer, que_vo).context["years"]
    assert [(row.year, row.shortcomings, row.recurring) for row in rows] == [(2019, 2, 1), (2018, 1, 0)]


def test_a_year_tells_the_name_of_that_time(officer, team_a, que_vo, renamed):
    make.make_visit(team_a, que_vo, state="concluded")
    answer = page(officer, renamed)
    assert [row.names for row in answer.context["years"]] == [["UBND huyện Quế Võ"]]


def test_what_was_handed_to_the_unit_is_told_in_the_year_it_was_found(
    officer, leader, minh, team_a, que_vo, yen_phong
):
    visit = make.make_visit(team_a, que_vo, state="signed")
    make.make_demand(make.make_finding(visit, by=minh), unit=yen_phong)
    make.make_conclusion(visit, by=leader)
    (row,) = page(officer, yen_phong).context["years"]
    assert (row.year, row.visits, row.mending.total) == (2018, 0, 1)


def test_open_demands_come_with_the_days_left(officer, leader, minh, team_a, que_vo):
    visit = make.make_visit(team_a, que_vo, state="signed")
    owed = make.make_demand(make.make_finding(visit, by=minh))
    make.make_conclusion(visit, by=leader)
    ((demand, left),) = page(officer, que_vo).context["demands"]
    assert demand == owed
    assert left < 0


def test_the_days_left_of_an_ended_unit_stand_still(officer, leader, minh, team_a, que_vo, renamed):
    visit = make.make_visit(team_a, que_vo, state="signed")
    make.make_demand(make.make_finding(visit, by=minh))
    make.make_conclusion(visit, by=leader, day=date(2023, 4, 3))
    ((demand, left),) = page(officer, que_vo).context["demands"]
    assert demand.due_on == date(2023, 4, 18)
    assert left == demand.working_days_left > 0


def test_another_unit_learns_nothing_of_visits_and_findings(an, minh, visit, que_vo):
    make.make_finding(visit, by=minh, title="Chưa niêm yết thủ tục")
    answer = page(an, que_vo)
    assert answer.status_code == 200
    assert answer.context["lines"] == []
    assert "Chưa niêm yết" not in answer.content.decode()


def test_an_ended_unit_says_so_and_shows_what_lay_below_on_its_last_day(officer, que_vo, phu_lang, renamed):
    phu_lang.valid_to = date(2023, 4, 9)
    phu_lang.save()
    answer = page(officer, que_vo)
    assert answer.context["is_past"]
    assert answer.context["children"] == [(que_vo.name, [phu_lang])]


def test_the_number_of_queries_does_not_grow_with_the_visits(
    officer, team_a, que_vo, minh, django_assert_max_num_queries, django_assert_num_queries
):
    client = signed_in(officer)

    def visits(n, month):
        for day in range(1, n + 1):
            visit = make.make_visit(team_a, que_vo, day=date(2018, month, day), state="completed")
            make.answer_everything(visit)
            make.make_demand(make.make_finding(visit, by=minh))

    visits(2, 5)
    with django_assert_max_num_queries(24) as before:
        client.get(que_vo.get_absolute_url())
    visits(9, 6)
    with django_assert_num_queries(len(before)):
        client.get(que_vo.get_absolute_url())


def test_an_illustrative_unit_is_marked(viewer, province):
    made_up = make.make_unit("Sở Tưởng Tượng", parent=province, certainty="illustrative")
    assert page(viewer, made_up).context["illustrative"]
    assert reverse("units:list") in page(viewer, made_up).content.decode()
