"""The pages of a visit take the same number of queries, however much is asked, found and photographed."""

from datetime import date

import pytest
from django.urls import reverse

from dossiers.taking import take_figures
from inspections.models.checklists import Figure
from tests import make
from tests.figured import asked, make_figure_visit
from tests.world import signed_in

from .conftest import Sheet

pytestmark = pytest.mark.django_db
SIZES = [(2, 1), (14, 12)]


def busy_visit(so_noi_vu, que_vo, minh, criteria, things):
    """A visit with answers, and with findings, demands and photos both of a criterion and of the visit."""
    plan = make.make_plan(so_noi_vu, units=[que_vo])
    round_ = make.make_round(plan, checklist=make.make_checklist(criteria=criteria))
    visit = make.make_visit(make.make_team(round_, head=minh), que_vo, state="under_way")
    answers = make.answer_everything(visit, changed_by=minh)
    for _ in range(things):
        criterion = answers[0].criterion
        make.make_photo(visit, by=minh, criterion=criterion)
        make.make_photo(visit, by=minh)
        make.make_demand(make.make_finding(visit, by=minh, criterion=criterion))
    return visit


@pytest.mark.parametrize(("criteria", "things"), SIZES)
def test_of_a_section(so_noi_vu, que_vo, minh, django_assert_num_queries, criteria, things):
    sheet = Sheet(busy_visit(so_noi_vu, que_vo, minh, criteria, things), minh)
    with django_assert_num_queries(9):
        sheet.get()


@pytest.mark.parametrize(("criteria", "things"), SIZES)
def test_of_the_visit(so_noi_vu, que_vo, minh, django_assert_num_queries, criteria, things):
    visit = busy_visit(so_noi_vu, que_vo, minh, criteria, things)
    client = Sheet(visit, minh).client
    with django_assert_num_queries(15):
        client.get(visit.get_absolute_url())


@pytest.mark.parametrize(("criteria", "things"), SIZES)
def test_of_saving_a_section(so_noi_vu, que_vo, minh, django_assert_num_queries, criteria, things):
    sheet = Sheet(busy_visit(so_noi_vu, que_vo, minh, criteria, things), minh)
    typed = {code: {"verdict": "no"} for code in sheet.criteria}
    versions = sheet.versions()
    with django_assert_num_queries(11):
        sheet.save(versions, **typed)


@pytest.mark.parametrize(("files", "queries"), [(0, 11), (1, 13), (3, 13)])
def test_of_a_section_beside_a_file(so_noi_vu, que_vo, minh, django_assert_num_queries, files, queries):
    """With figures two more than without, with a counted file of the one-stop software four more."""
    visit = make_figure_visit(so_noi_vu, que_vo, minh)
    for _ in range(files):
        extract = make.make_extract(visit, by=minh)
        take_figures(visit, extract, by=minh, criteria=visit.asked())
    sheet = Sheet(visit, minh, asked(visit, Figure.TO_SETTLE).section)
    with django_assert_num_queries(queries):
        sheet.get()


def busy_report(so_noi_vu, que_vo, minh, officer, binh, criteria, things):
    """A busy visit with the self-report of its unit, which has files too."""
    visit = busy_visit(so_noi_vu, que_vo, minh, criteria, things)
    report = make.make_self_report(visit, by=officer, sent_by=binh, verdict="no")
    for _ in range(things):
        make.make_self_evidence(report, by=binh, criterion=visit.asked().first())
    return report


@pytest.fixture(params=SIZES)
def report(request, so_noi_vu, que_vo, minh, officer, binh):
    return busy_report(so_noi_vu, que_vo, minh, officer, binh, *request.param)


def test_of_a_section_beside_the_units_answers(report, minh, django_assert_num_queries):
    """Two more than without a self-report."""
    sheet = Sheet(report.visit, minh)
    with django_assert_num_queries(11):
        sheet.get()


def test_of_both_columns(report, minh, django_assert_num_queries):
    client = signed_in(minh)
    with django_assert_num_queries(10):
        client.get(report.get_absolute_url())


def test_of_a_self_report_to_fill_in(report, binh, django_assert_num_queries):
    type(report).objects.update(state="asked")
    client, section = signed_in(binh), report.visit.asked().first().section
    client.get(report.get_absolute_url())  # the first opening writes the read receipt
    with django_assert_num_queries(11):
        client.get(report.get_absolute_url())
    with django_assert_num_queries(7):
        client.get(reverse("field:self_section", args=[report.visit_id, section.pk]))


@pytest.mark.parametrize(("criteria", "things"), SIZES)
def test_of_what_is_missing(so_noi_vu, que_vo, minh, django_assert_num_queries, criteria, things):
    visit = busy_visit(so_noi_vu, que_vo, minh, criteria, things)
    visit.answers.update(complete=False)
    for _ in range(things):
        make.make_finding(visit, by=minh)
    client = Sheet(visit, minh).client
    with django_assert_num_queries(8):
        client.get(reverse("field:closing", args=[visit.pk]))


@pytest.mark.parametrize(("criteria", "things"), SIZES)
def test_of_a_section_with_a_past(so_noi_vu, que_vo, minh, django_assert_num_queries, criteria, things):
    """Shortcomings of other visits, their demands, and notes made there."""
    visit = busy_visit(so_noi_vu, que_vo, minh, criteria, things)
    for place in range(things):
        before = make.make_visit(visit.team, que_vo, day=date(2018, 2, 1 + place), state="signed")
        for answer in make.answer_everything(before, note=f"Ghi chú {place}"):
            make.make_demand(make.make_finding(before, by=minh, criterion=answer.criterion))
        make.make_conclusion(before, by=minh)
    sheet = Sheet(visit, minh)
    with django_assert_num_queries(9):
        sheet.get()
