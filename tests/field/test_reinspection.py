"""The answers of a re-inspection stand next to those of the first visit."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from field.reinspection import Reinspection, Standing, standing_of
from inspections.models import Answer, Criterion
from tests import make
from tests.standing import standing
from tests.world import signed_in

from .conftest import Sheet

pytestmark = pytest.mark.django_db
VERDICTS = ["yes", "partly", "no", "na"]


@standing
def first(team_a, que_vo, leader, minh):
    """Everything met but A1, about which a shortcoming was concluded."""
    visit = make.make_visit(team_a, que_vo, day=date(2018, 3, 5), state="signed")
    for answer in make.answer_everything(visit, part=1, whole=2, number_1=3, number_2=4, text="Có"):
        if answer.criterion.code == "A1":
            Answer.objects.filter(pk=answer.pk).update(verdict="no", note="Còn thiếu")
            finding = make.make_finding(visit, by=minh, criterion=answer.criterion, title="Niêm yết thiếu")
            make.make_demand(finding)
    make.make_conclusion(visit, by=leader)
    return visit


@standing
def again(team_a, que_vo, first):
    return make.make_visit(
        team_a, que_vo, day=date(2018, 9, 3), state="under_way", kind="reinspection", reinspects=first
    )


def answer_again(visit, code, **fields):
    return make.make_answer(visit, visit.asked().get(code=code), **fields)


def page(user, visit, show=""):
    url = reverse("field:reinspection", args=[visit.pk])
    return signed_in(user).get(url, {"show": show} if show else {})


def row_of(visit, code, user):
    return next(row for row in Reinspection(visit, user).rows if row.criterion.code == code)


# How two answers stand to each other

ratio = Criterion(code="T", asks_verdict=False, asks_ratio=True)
mixed = Criterion(code="M", asks_verdict=True, numbers=1)


def standing(criterion, first, new):
    return standing_of(Answer(criterion=criterion, **first), Answer(criterion=criterion, **new))


@pytest.mark.parametrize(
    ("first", "new", "expected"),
    [
        ("no", "yes", Standing.BETTER),
        ("no", "partly", Standing.BETTER),
        ("yes", "partly", Standing.WORSE),
        ("no", "no", Standing.SAME),
        ("na", "na", Standing.SAME),
        ("na", "yes", Standing.APART),
        ("no", "na", Standing.APART),
    ],
)
def test_verdicts_are_ranked(first, new, expected):
    assert standing(Criterion(), {"verdict": first}, {"verdict": new}) == expected


@pytest.mark.parametrize(
    ("first", "new", "expected"),
    [
        ((1, 2), (3, 4), Standing.BETTER),
        ((3, 4), (1, 2), Standing.WORSE),
        ((1, 2), (2, 4), Standing.SAME),
        ((0, 0), (1, 2), Standing.APART),
        ((0, 0), (0, 0), Standing.SAME),
    ],
)
def test_a_higher_share_is_better(first, new, expected):
    parts = [dict(zip(("part", "whole"), map(Decimal, pair), strict=True)) for pair in (first, new)]
    assert standing(ratio, *parts) == expected


def test_a_share_that_may_exceed_the_whole_is_not_ranked():
    loose = Criterion(asks_verdict=False, asks_ratio=True, ratio_may_exceed=True)
    parts = {"part": Decimal(12), "whole": Decimal(10)}, {"part": Decimal(9), "whole": Decimal(10)}
    assert standing(loose, *parts) == Standing.APART


def test_numbers_are_not_ranked():
    parts = {"verdict": "yes", "number_1": Decimal(3)}, {"verdict": "yes", "number_1": Decimal(5)}
    assert standing(mixed, *parts) == Standing.APART
    assert standing(mixed, parts[0], parts[0]) == Standing.SAME


def test_words_are_not_compared():
    told = Criterion(asks_text=True)
    parts = {"verdict": "yes", "text": "Một"}, {"verdict": "yes", "text": "Hai"}
    assert standing(told, *parts) == Standing.SAME


@given(st.sampled_from(VERDICTS), st.sampled_from(VERDICTS))
def test_what_is_better_one_way_is_worse_the_other(first, new):
    there = standing(Criterion(), {"verdict": first}, {"verdict": new})
    back = standing(Criterion(), {"verdict": new}, {"verdict": first})
    opposite = {Standing.BETTER: Standing.WORSE, Standing.WORSE: Standing.BETTER}
    assert back == opposite.get(there, there)


# The page


def test_both_answers_and_the_shortcoming_stand_in_one_row(again, minh):
    answer_again(again, "A1", verdict="yes", note="Đã niêm yết đủ")
    row = row_of(again, "A1", minh)
    assert (row.first.verdict, row.new.verdict, row.standing) == ("no", "yes", Standing.BETTER)
    html = page(minh, again).content.decode()
    for words in ("Còn thiếu", "Đã niêm yết đủ", "Niêm yết thiếu", row.found[0].demand.badge[1]):
        assert str(words) in html


def test_what_is_not_answered_yet_is_not_ranked(again, minh):
    row = row_of(again, "A1", minh)
    assert (row.new, row.standing, row.differs) == (None, None, False)


def test_answers_meet_by_code_over_two_editions(first, so_noi_vu, que_vo, minh):
    edition = make.make_checklist(criteria=0, published=False)
    section = edition.sections.get()
    make.make_criterion(section, code="A1")
    make.make_criterion(section, code="MOI")
    edition.publish(by=None)
    round_ = make.make_round(make.make_plan(so_noi_vu, units=[que_vo], year=2019), checklist=edition)
    team = make.make_team(round_, head=minh)
    again = make.make_visit(
        team, que_vo, day=date(2019, 4, 1), state="under_way", kind="reinspection", reinspects=first
    )
    answer_again(again, "A1")
    rows = {row.criterion.code: row for row in Reinspection(again, minh).rows}
    assert rows["A1"].standing == Standing.BETTER
    assert rows["MOI"].first is None
    assert (rows["B1"].new, rows["B1"].first.verdict) == (None, "yes")


@pytest.mark.parametrize(("show", "shown"), [("differences", {"A1"}), ("shortcomings", {"A1"})])
def test_only_what_is_asked_for(again, minh, show, shown):
    answer_again(again, "A1")
    answer_again(again, "B1")
    groups = page(minh, again, show).context["groups"]
    assert {row.criterion.code for _section, rows in groups for row in rows} == shown


def test_a_shortcoming_without_a_criterion_is_told_too(first, again, minh):
    conclusion = first.concluded.conclusion
    make.make_finding(first, by=minh, title="Chưa có lịch tiếp dân", state="concluded", conclusion=conclusion)
    assert "Chưa có lịch tiếp dân" in page(minh, again).content.decode()


def test_an_unknown_filter_is_not_found(again, minh):
    assert page(minh, again, "everything").status_code == 404


def test_a_visit_that_looks_at_none_has_no_such_page(first, minh):
    assert page(minh, first).status_code == 404


def test_it_is_read_by_who_reads_both(again, officer, binh, an, hoa, viewer):
    def answers(*people):
        return [page(person, again).status_code for person in people]

    assert answers(officer, binh, an, hoa, viewer) == [200, 404, 404, 404, 404]
    type(again).objects.filter(pk=again.pk).update(state="signed", minutes_signed_on=again.date)
    assert answers(officer, binh, an, hoa, viewer) == [200, 200, 404, 404, 404]


def test_both_visits_lead_to_it(first, again, officer):
    url = reverse("field:reinspection", args=[again.pk])
    for visit in (first, again):
        assert url in signed_in(officer).get(visit.get_absolute_url()).content.decode()


def test_while_it_is_filled_in_the_first_answer_stands_beside(again, minh):
    lines = {line.criterion.code: line for line in Sheet(again, minh).get().context["lines"]}
    assert lines["A1"].first.note == "Còn thiếu"
    assert "05/03/2018" in Sheet(again, minh).get().content.decode()


def test_on_other_visits_nothing_stands_beside(first, visit, minh):
    assert all(line.first is None for line in Sheet(visit, minh).get().context["lines"])


@pytest.mark.parametrize(("criteria", "things"), [(2, 1), (14, 12)])
def test_the_queries_do_not_grow(
    so_noi_vu, que_vo, minh, leader, django_assert_num_queries, criteria, things
):
    plan = make.make_plan(so_noi_vu, units=[que_vo])
    team = make.make_team(make.make_round(plan, checklist=make.make_checklist(criteria=criteria)), head=minh)
    first = make.make_visit(team, que_vo, day=date(2018, 3, 5), state="signed")
    for answer in make.answer_everything(first, verdict="no"):
        make.make_demand(make.make_finding(first, by=minh, criterion=answer.criterion))
    make.make_conclusion(first, by=leader)
    again = make.make_visit(
        team, que_vo, day=date(2018, 9, 3), state="under_way", kind="reinspection", reinspects=first
    )
    for answer in make.answer_everything(again):
        for _ in range(things):
            make.make_finding(again, by=minh, criterion=answer.criterion)
    client = signed_in(minh)
    with django_assert_num_queries(8):
        client.get(reverse("field:reinspection", args=[again.pk]))
    sheet = Sheet(again, minh)
    with django_assert_num_queries(10):
        sheet.get()
