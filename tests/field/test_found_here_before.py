"""Beside a criterion stands what was concluded about it at this unit before, under whatever name it bore."""

from datetime import date

import pytest

from tests import make
from tests.standing import standing

from .conftest import Sheet

pytestmark = pytest.mark.django_db


@standing
def thi_xa(que_vo, province):
    """What Quế Võ became."""
    town = make.make_unit("Thị xã Quế Võ", parent=province, valid_from=date(2018, 7, 1))
    type(que_vo).objects.filter(pk=que_vo.pk).update(valid_to=date(2018, 6, 30))
    make.make_succession(que_vo, town, effective=date(2018, 7, 1))
    return town


@pytest.fixture
def found(team_a, que_vo, minh, leader):
    """found("A1", …): a shortcoming concluded at Quế Võ in March, with a demand."""

    def conclude(code, **demand):
        before = make.make_visit(team_a, que_vo, day=date(2018, 3, 5), state="signed")
        finding = make.make_finding(
            before, by=minh, title="Niêm yết thiếu", criterion=before.asked().get(code=code)
        )
        make.make_demand(finding)
        make.make_conclusion(before, by=leader)
        type(finding.demand).objects.filter(finding=finding).update(**demand)
        return finding

    return conclude


def line_of(team, unit, minh, code="A1"):
    page = Sheet(make.make_visit(team, unit, day=date(2018, 9, 3), state="under_way"), minh).get()
    return next(line for line in page.context["lines"] if line.criterion.code == code), page.content.decode()


def test_what_was_found_at_the_predecessor_stands_beside_the_same_criterion(found, team_a, thi_xa, minh):
    finding = found("A1")
    assert line_of(team_a, thi_xa, minh)[0].earlier == [finding]
    assert line_of(team_a, make.make_unit(), minh, "A1")[0].earlier == []


def test_not_beside_another_criterion(found, team_a, thi_xa, minh):
    found("A1")
    assert line_of(team_a, thi_xa, minh, "A2")[0].earlier == []


@pytest.mark.parametrize("state", ["accepted", "open"])
def test_it_says_whether_it_was_fixed(found, team_a, thi_xa, minh, state):
    found("A1", state=state)
    line, html = line_of(team_a, thi_xa, minh)
    assert line.earlier[0].demand.badge[1] in html


def test_what_is_found_on_the_visit_itself_stands_apart(team_a, thi_xa, minh):
    visit = make.make_visit(team_a, thi_xa, day=date(2018, 9, 3), state="under_way")
    finding = make.make_finding(visit, by=minh, criterion=visit.asked().get(code="A1"))
    line = Sheet(visit, minh).get().context["lines"][0]
    assert (line.findings, line.earlier) == ([finding], [])
