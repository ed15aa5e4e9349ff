"""The figures as a spreadsheet: the same numbers as the page, for the same readers."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from core.formats import percent
from findings.models import Demand
from tests import make
from tests.world import signed_in

from ..tools import count_queries

pytestmark = pytest.mark.django_db

REMEDIATION = {
    "total": "Tổng hợp",
    "rounds": "Theo đợt kiểm tra",
    "domains": "Theo lĩnh vực",
    "units": "Theo đơn vị",
}
PERIODS, YEARS = "Khắc phục theo thời gian", "Điểm tiêu chí theo năm"


def page(user, **query):
    return signed_in(user).get(reverse("desk:figures"), query).context


def book(user, **query):
    """The rows below the headings, by the title of their sheet."""
    content = b"".join(signed_in(user).get(reverse("desk:figures_export"), query).streaming_content)
    sheets = load_workbook(BytesIO(content)).worksheets
    return {sheet.title: list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in sheets}


@pytest.fixture
def concluded(leader, minh):
    """Concludes a visit of a team to a unit with so many demands; they are past their last day."""

    def conclude(team, unit, n):
        visit = make.make_visit(team, unit, state="signed")
        for _ in range(n):
            make.make_demand(make.make_finding(visit, by=minh))
        make.make_conclusion(visit, by=leader)
        return Demand.objects.filter(finding__visit=visit)

    return conclude


@pytest.fixture
def two_units(concluded, binh, team_a, team_b, que_vo, yen_phong):
    """Quế Võ has fixed one of three, Yên Phong none of one."""
    first = concluded(team_a, que_vo, 3)[0]
    make.accept_report(first, by=binh, day=first.due_on)
    concluded(team_b, yen_phong, 1)


def told(line):
    """A line of the page as its row in the sheet."""
    mending = line.mending
    fixed, on_time = mending.fixed_share, mending.on_time_share
    counts = (mending.total, fixed.n, percent(fixed.percent), on_time.n, on_time.of, percent(on_time.percent))
    return (line.label, *counts, mending.overdue, mending.to_judge)


def written(row):
    name, total, fixed, fixed_share, on_time, term_over, on_time_share, overdue, to_judge = row
    shares = percent(fixed_share), percent(on_time_share)
    return (name or "", total, fixed, shares[0], on_time, term_over, shares[1], overdue, to_judge)


@pytest.mark.parametrize("query", [{}, {"q": "yen phong"}, {"year": "2018"}, {"round": "KHONG-CO"}])
def test_every_table_has_the_numbers_of_the_page(officer, two_units, query):
    shown, sheets = page(officer, **query), book(officer, **query)
    for name, title in REMEDIATION.items():
        lines = [shown[name]] if name == "total" else shown[name]
        assert [written(row) for row in sheets[title]] == [told(line) for line in lines]
    periods = [(each.label, each.total, each.on_time, each.late, each.unfixed) for each in shown["periods"]]
    assert sheets[PERIODS] == periods
    years = [(year, item.found, item.handled) for year, item in shown["par_years"]]
    assert [row[:3] for row in sheets[YEARS]] == years
    assert set(sheets) == {*REMEDIATION.values(), PERIODS, YEARS}


def test_the_page_leads_there_with_its_filter(officer, two_units):
    html = signed_in(officer).get(reverse("desk:figures"), {"q": "yen phong", "page": "1"}).content.decode()
    assert f"{reverse('desk:figures_export')}?q=yen+phong" in html


def test_units_of_all_pages_are_in_it(officer, two_units, monkeypatch):
    monkeypatch.setattr("desk.views.figures.FiguresView.paginate_by", 1)
    assert len(page(officer)["units"]) == 1
    assert len(book(officer)["Theo đơn vị"]) == 2


def test_it_follows_the_readers_rights(hoa, outsider, binh, two_units):
    assert [row[1] for row in book(hoa)["Tổng hợp"]] == [1]
    assert book(outsider)["Theo đơn vị"] == []
    assert signed_in(binh).get(reverse("desk:figures_export")).status_code == 403


def test_the_queries_do_not_grow_with_the_units(officer, two_units, concluded, team_a, que_vo):
    before = count_queries(book, officer)
    for _ in range(4):
        concluded(team_a, make.make_unit(parent=que_vo), 2)
    assert count_queries(book, officer) == before
