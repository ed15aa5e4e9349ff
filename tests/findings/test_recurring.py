"""A shortcoming recurs when its criterion was concluded before at the unit, or at what it came from."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from findings.models import Finding
from findings.recurring import earlier_of, found_before_by_criterion, mark_recurring, recurring_in
from tests import make
from tests.world import signed_in

pytestmark = pytest.mark.django_db
FIRST, THEN = date(2018, 3, 5), date(2018, 9, 3)


@pytest.fixture
def found(team_a, que_vo, minh, leader):
    """found(…): a shortcoming about the first criterion, concluded at Quế Võ in March by default."""

    def write(*, unit=que_vo, day=FIRST, place=0, concluded=True, kind="shortcoming"):
        visit = make.make_visit(team_a, unit, day=day, state="signed")
        criterion = visit.asked()[place] if place is not None else None
        finding = make.make_finding(visit, by=minh, criterion=criterion, title="Niêm yết thiếu", kind=kind)
        if concluded:
            make.make_conclusion(visit, by=leader, day=day + timedelta(days=10))
        return Finding.objects.get(pk=finding.pk)

    return write


def first_found(finding):
    return mark_recurring([Finding.objects.select_related("visit", "unit", "criterion").get(pk=finding.pk)])[
        0
    ].first_found_on


def told(finding):
    """What the page and the list say agrees: the earlier ones, and the day of the first."""
    earlier = list(earlier_of(finding))
    days = [each.visit.date for each in earlier]
    assert first_found(finding) == (min(days) if days else None)
    return earlier


def test_the_same_criterion_at_the_same_unit_before(found):
    before = found()
    assert told(found(day=THEN)) == [before]


def test_it_counts_before_anybody_has_concluded_it(found):
    before = found()
    assert told(found(day=THEN, concluded=False)) == [before]


def test_all_that_came_before_the_latest_first(found):
    first, second = found(), found(day=date(2018, 6, 4))
    assert told(found(day=THEN)) == [second, first]


def test_what_the_unit_came_from_counts(found, que_vo, province):
    before = found()
    town = make.make_unit("Thị xã Quế Võ", parent=province)
    make.make_succession(que_vo, town, effective=date(2018, 7, 1))
    assert told(found(unit=town, day=THEN)) == [before]


def test_what_it_became_does_not_count(found, que_vo, province):
    town = make.make_unit("Thị xã Quế Võ", parent=province)
    make.make_succession(que_vo, town, effective=date(2018, 7, 1))
    found(unit=town)
    assert told(found(day=THEN)) == []


def test_the_same_code_in_another_edition_of_the_checklist(found, so_noi_vu, que_vo, minh):
    before = found()
    edition = make.make_checklist(criteria=0, published=False)
    twin = make.make_criterion(edition.sections.get(), code=before.criterion.code)
    edition.publish(by=None)
    round_ = make.make_round(make.make_plan(so_noi_vu, units=[que_vo], year=2019), checklist=edition)
    visit = make.make_visit(make.make_team(round_, head=minh), que_vo, day=date(2019, 4, 1), state="signed")
    assert told(make.make_finding(visit, by=minh, criterion=twin)) == [before]


def test_not_another_criterion(found):
    found(place=1)
    assert told(found(day=THEN)) == []


def test_not_another_unit(found, yen_phong):
    found(unit=yen_phong)
    assert told(found(day=THEN)) == []


def test_not_what_was_withdrawn(found, leader):
    found().withdraw(by=leader, note="Nhầm đơn vị")
    assert told(found(day=THEN)) == []


def test_not_what_nobody_has_concluded(found):
    found(concluded=False)
    assert told(found(day=THEN)) == []


def test_not_what_was_praised(found):
    found(kind="strength")
    assert told(found(day=THEN)) == []
    found(day=date(2018, 5, 2))
    assert told(found(day=THEN + timedelta(days=1), kind="strength")) == []


def test_not_what_was_raised_freely(found):
    found(place=None)
    assert told(found(day=THEN, place=None)) == []


def test_not_on_the_same_visit(found, minh):
    one = found(day=THEN)
    twin = make.make_finding(one.visit, by=minh, criterion=one.criterion)
    assert told(twin) == []


def test_not_what_was_found_later(found):
    early = found()
    found(day=THEN)
    assert told(early) == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 300), st.booleans()), max_size=8
    ).map(lambda rows: [(*row, place) for place, row in enumerate(rows)])
)
def test_the_mark_in_the_list_agrees_with_the_page(rows, so_noi_vu):
    """Three units of which the third came from the first, two criteria, any days, concluded or not."""
    minh = make.make_user(role="inspector", unit=so_noi_vu)
    units = [make.make_unit() for _ in range(3)]
    make.make_succession(units[0], units[2])
    round_ = make.make_round(make.make_plan(so_noi_vu, units=units))
    team = make.make_team(round_, head=minh)
    for unit, place, day, concluded, turn in rows:
        day = date(2018, 1, 1) + timedelta(days=day)
        kind = ["planned", "by_report", "reinspection", "unannounced"][turn % 4]
        if round_.visits.filter(unit=units[unit], date=day, kind=kind).exists():
            continue
        visit = make.make_visit(team, units[unit], day=day, state="signed", kind=kind)
        make.make_finding(visit, by=minh, criterion=visit.asked()[place])
        if concluded:
            make.make_conclusion(visit, by=minh)
    findings = Finding.objects.filter(visit__round=round_).select_related("visit", "unit", "criterion")
    for finding in mark_recurring(findings):
        days = [each.visit.date for each in earlier_of(finding)]
        assert finding.first_found_on == (min(days) if days else None)


# Where it is told


def test_while_a_shortcoming_is_written(found, team_a, que_vo, minh):
    before = found()
    make.make_demand(before, what="Niêm yết đủ")
    visit = make.make_visit(team_a, que_vo, day=THEN, state="under_way")
    page = signed_in(minh).get(reverse("field:raise", args=[visit.pk])).content.decode()
    assert f"{before.number} (05/03/2018)" in page
    assert "Niêm yết đủ" in page
    assert f'data-criterion="{before.criterion_id}"' in page


def test_while_one_is_edited_but_not_itself(found, team_a, que_vo, minh):
    before = found()
    visit = make.make_visit(team_a, que_vo, day=THEN, state="under_way")
    draft = make.make_finding(visit, by=minh, criterion=before.criterion)
    page = signed_in(minh).get(reverse("findings:edit", args=[draft.number]))
    assert page.context["before"] == [(before.criterion, [before])]


def test_not_while_a_strength_is_written(found, team_a, que_vo, minh):
    found()
    visit = make.make_visit(team_a, que_vo, day=THEN, state="under_way")
    page = signed_in(minh).get(reverse("field:raise", args=[visit.pk]) + "?kind=strength")
    assert page.context["before"] == []


def test_in_the_list_and_in_the_round(found, leader, inspection_round):
    found()
    again = found(day=THEN)
    client = signed_in(leader)
    rows = {row.number: row for row in client.get(reverse("findings:list")).context["page_obj"]}
    assert rows[again.number].first_found_on == FIRST
    recurring = client.get(inspection_round.get_absolute_url()).context["recurring"]
    assert ([row.number for row in recurring.findings], recurring.total) == ([again.number], 2)


def test_in_a_round_only_what_the_reader_may_see(found, binh, inspection_round):
    """The unit's own officer does not read what nobody has concluded yet."""
    found()
    found(day=THEN, concluded=False)
    recurring = recurring_in(inspection_round, binh)
    assert (recurring.count, recurring.total) == (0, 1)


@pytest.mark.parametrize("n", [1, 8])
def test_the_queries_do_not_grow(found, leader, minh, inspection_round, django_assert_num_queries, n):
    for step in range(n):
        found(day=FIRST + timedelta(days=step))
    assert leader.successions == []
    with django_assert_num_queries(2):
        recurring_in(inspection_round, leader)
    visit = Finding.objects.select_related("visit__unit").last().visit
    criteria = list(visit.asked())
    with django_assert_num_queries(1):
        found_before_by_criterion(visit, criteria, [])
