"""The page of a round: its visits under their district, its figures, and nothing the reader may not know."""

from datetime import date

import pytest
from django.urls import reverse

from tests import make
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def page(user, round_, **query):
    return signed_in(user).get(reverse("desk:round", args=[round_.code]), query)


@pytest.fixture
def communes_of(team_a):
    """Schedules visits to `n` new communes under the visit of their district."""

    def schedule(parent, n, **fields):
        return [
            make.make_visit(team_a, make.make_unit(parent=parent.unit), parent=parent, **fields)
            for _ in range(n)
        ]

    return schedule


def test_communes_stand_under_the_visit_of_their_district(officer, team_a, que_vo, yen_phong, communes_of):
    first = make.make_visit(team_a, que_vo, day=date(2018, 9, 18))
    second = make.make_visit(team_a, yen_phong, day=date(2018, 9, 19))
    late = communes_of(first, 1, day=date(2018, 9, 25))
    lines = page(officer, team_a.round).context["lines"]
    assert [line.visit for line in lines] == [first, *late, second]
    assert [line.under_parent for line in lines] == [False, True, False]


def test_progress_share_and_shortcomings_of_a_visit(officer, visit, minh):
    first, second = visit.asked()
    make.make_answer(visit, first, verdict="partly")
    make.make_finding(visit, by=minh)
    make.make_finding(visit, by=minh, kind="strength")
    make.make_finding(visit, by=minh, state="withdrawn")
    (line,) = page(officer, visit.round).context["lines"]
    assert (line.answered, line.asked, line.share, line.shortcomings) == (1, 2, 50, 1)


def test_the_unit_reads_neither_share_nor_drafts_before_the_minutes_are_signed(binh, visit, minh):
    make.answer_everything(visit)
    make.make_finding(visit, by=minh)
    (line,) = page(binh, visit.round).context["lines"]
    assert (line.share, line.shortcomings) == (None, 0)


def test_the_filter_leaves_one_level_or_ones_own_visits(leader, minh, visit, other_visit, communes_of):
    communes_of(visit, 2)
    shown = {
        key: len(page(leader, visit.round, show=key).context["lines"]) for key in ("district", "commune")
    }
    assert shown == {"district": 2, "commune": 2}
    officer_of_both = page(minh, visit.round, show="mine").context["lines"]
    assert other_visit not in [line.visit for line in officer_of_both]


def test_an_unknown_filter_is_not_there(officer, visit):
    assert page(officer, visit.round, show="province").status_code == 404


def test_all_seven_domains_are_in_the_chart_even_with_no_shortcoming(officer, visit, minh):
    make.make_finding(visit, by=minh, domain="finance")
    chart = page(officer, visit.round).context["chart"]
    assert [row.display for row in chart.rows] == ["0", "0", "0", "0", "0", "1", "0"]


def test_remediation_counts_what_is_in_force(officer, leader, minh, team_a, que_vo):
    visit = make.make_visit(team_a, que_vo, state="signed")
    for state in ("open", "reported", "accepted"):
        make.make_demand(make.make_finding(visit, by=minh), state=state)
    make.make_conclusion(visit, by=leader)
    mending = page(officer, visit.round).context["mending"]
    assert (mending.total, mending.fixed, mending.to_judge, mending.overdue) == (3, 1, 1, 1)


def test_plans_and_points_stand_beside_what_is_fixed(officer, leader, minh, team_a, que_vo):
    visit = make.make_visit(team_a, que_vo, state="signed")
    for state in ("open", "plan_sent", "planned", "accepted", "plan_returned"):
        make.make_demand(make.make_finding(visit, by=minh), state=state, plan_due_on=date(2018, 6, 11))
    make.make_conclusion(visit, by=leader)
    context = page(officer, visit.round).context
    assert (context["mending"].plans_sent, context["mending"].plans_asked) == (3, 5)
    assert (context["par_item"].handled, context["par_item"].found, context["par_item"].points) == (1, 5, 0)
    late = [line for line in context["attention"] if line.url.endswith("remediation=plan_overdue")]
    assert [line.urgency for line in late] == [0]
    behind = signed_in(officer).get(late[0].url)
    assert behind.context["paginator"].count == 2


def test_what_needs_doing_is_named_the_late_first(officer, team_a, que_vo, yen_phong):
    make.make_visit(team_a, que_vo, state="completed")
    make.make_visit(team_a, yen_phong)  # planned for a day long past
    lines = page(officer, team_a.round).context["attention"]
    assert [line.urgency for line in lines] == [0, 1]


@pytest.mark.parametrize("person", ["officer", "leader", "minh", "binh"])
def test_the_number_of_queries_does_not_grow_with_the_visits(
    request, person, visit, minh, communes_of, django_assert_max_num_queries, django_assert_num_queries
):
    user = request.getfixturevalue(person)
    url = reverse("desk:round", args=[visit.round.code])
    client = signed_in(user)
    for fresh in communes_of(visit, 2, state="under_way"):
        make.answer_everything(fresh)
        make.make_finding(fresh, by=minh)
    with django_assert_max_num_queries(26) as with_three:
        client.get(url)
    for fresh in communes_of(visit, 9, state="under_way"):
        make.answer_everything(fresh)
        make.make_finding(fresh, by=minh)
    with django_assert_num_queries(len(with_three)):
        client.get(url)


def test_who_manages_the_round_gets_its_forms_and_others_do_not(officer, minh, visit):
    form = reverse("inspections:visit_schedule", args=[visit.round.code])
    assert form in page(officer, visit.round).content.decode()
    assert form not in page(minh, visit.round).content.decode()


def test_who_manages_it_is_told_what_the_round_still_needs(officer, viewer, inspection_round, que_vo):
    lines = page(officer, inspection_round).context["attention"]
    needed = [
        reverse(f"inspections:{name}", args=[inspection_round.code])
        for name in ("team_create", "visit_schedule")
    ]
    assert [line.url for line in lines] == needed
    make.make_visit(make.make_team(inspection_round), que_vo, state="concluded")
    assert page(viewer, inspection_round).context["attention"] == []
