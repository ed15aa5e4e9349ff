"""The list of plans with their rounds, and the page of one plan."""

import pytest
from django.urls import reverse

from inspections.models import CoverageTarget
from tests import make
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def listed(user, **query):
    answer = signed_in(user).get(reverse("desk:plans"), query)
    return [plan.title for plan in answer.context["page_obj"]]


def page(user, plan):
    return signed_in(user).get(plan.get_absolute_url())


@standing
def older(so_noi_vu):
    return make.make_plan(so_noi_vu, year=2017, title="Kế hoạch thanh tra", decision_number="498/QĐ-SNV")


def test_plans_are_found_without_marks_by_year_and_by_their_rounds(officer, plan, older, inspection_round):
    assert listed(officer, q="thanh tra") == [older.title]
    assert listed(officer, q="498") == [older.title]
    assert listed(officer, year="2018") == [plan.title]
    assert listed(officer, q="dot-2018") == [plan.title]
    assert listed(officer, q="không có đâu") == []


def test_an_empty_list_says_what_to_do(officer, outsider):
    assert (
        reverse("inspections:plan_create") in signed_in(officer).get(reverse("desk:plans")).content.decode()
    )
    assert listed(outsider) == []


def test_the_list_counts_only_the_visits_that_the_reader_may_know(officer, hoa, visit, other_visit):
    def counts(user):
        (plan,) = signed_in(user).get(reverse("desk:plans")).context["page_obj"]
        return [round_.visit_count for round_ in plan.seen_rounds]

    assert counts(officer) == [2]
    assert counts(hoa) == [1]


def test_a_plan_of_others_is_not_there(outsider, plan):
    assert page(outsider, plan).status_code == 404


def test_the_page_shows_coverage_against_the_target(officer, plan, team_a, que_vo):
    CoverageTarget.objects.create(plan=plan, level="district", percent=50)
    make.make_visit(team_a, que_vo, state="completed")
    (row,) = page(officer, plan).context["plan"].coverage
    assert (row.alive, row.chosen, row.inspected, row.percent, row.target) == (2, 2, 1, 50, 50)


def test_the_page_tells_drawn_units_from_chosen_and_replaced_ones(officer, so_noi_vu, que_vo, yen_phong):
    draft = make.make_plan(so_noi_vu, state="draft", units=[yen_phong])
    communes = [make.make_unit(f"Xã {letter}", parent=que_vo) for letter in "ABC"]
    act = draft.draw_units(by=officer, pool=communes, count=1, label="Các xã", seed="hat-giong")
    out = draft.plan_units.get(draw=act).unit
    into = next(unit for unit in communes if unit != out)
    act.override(by=officer, out=out, into=into, reason="Vừa kiểm tra")
    html = page(officer, draft).content.decode()
    assert "hat-giong" in html
    assert "Vừa kiểm tra" in html
    assert reverse("inspections:plan_draw", args=[draft.pk]) in html


def test_the_number_of_queries_does_not_grow_with_units_and_draws(
    officer, so_noi_vu, que_vo, django_assert_max_num_queries, django_assert_num_queries
):
    draft = make.make_plan(so_noi_vu, state="draft")
    client = signed_in(officer)

    def grow(n):
        communes = [make.make_unit(parent=que_vo) for _ in range(3 * n)]
        draft.draw_units(by=officer, pool=communes, count=n, label="Các xã")

    grow(1)
    with django_assert_max_num_queries(22) as before:
        client.get(draft.get_absolute_url())
    grow(5)
    with django_assert_num_queries(len(before)):
        client.get(draft.get_absolute_url())


def test_the_list_asks_the_same_number_of_queries_for_any_number_of_plans(
    officer, so_noi_vu, plan, inspection_round, django_assert_max_num_queries, django_assert_num_queries
):
    client = signed_in(officer)
    with django_assert_max_num_queries(12) as before:
        client.get(reverse("desk:plans"))
    for _ in range(5):
        make.make_round(make.make_plan(so_noi_vu), checklist=inspection_round.checklist)
    with django_assert_num_queries(len(before)):
        client.get(reverse("desk:plans"))
