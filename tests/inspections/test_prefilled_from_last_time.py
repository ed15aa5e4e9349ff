"""A self-report comes filled in as the unit, or what it came from, was answered about last time."""

from datetime import date
from decimal import Decimal

import pytest

from inspections.models import SelfReport
from tests import make
from tests.standing import standing
from tests.tools import count_queries

pytestmark = pytest.mark.django_db


@standing
def last_year(so_noi_vu, que_vo, minh):
    """A concluded visit to Quế Võ in 2017, on a checklist of its own with the same codes."""
    return past_visit(so_noi_vu, que_vo, minh)


def past_visit(agency, unit, head, year=2017, codes=("ND-A", "ND-B")):
    plan = make.make_plan(agency, year=year, units=[unit])
    round_ = make.make_round(plan, checklist=checklist_of(codes))
    return make.make_visit(make.make_team(round_, head=head), unit, day=date(year, 6, 1), state="concluded")


def checklist_of(codes, **fields):
    version = make.make_checklist(published=False, criteria=0)
    section = version.sections.get()
    for code in codes:
        make.make_criterion(section, code=code, **fields)
    version.publish(by=None)
    return version


@standing
def checklist(db):
    """What the visit of 2018 asks."""
    return checklist_of(["ND-A", "ND-B", "ND-C"])


def answer_all(visit, **fields):
    return [make.make_answer(visit, criterion, **fields) for criterion in visit.asked()]


def told(report):
    return {row.criterion.code: row.verdict for row in report.answers.select_related("criterion")}


def test_the_latest_concluded_visit_answers_criteria_of_the_same_code(last_year, visit, officer):
    answer_all(last_year, verdict="partly")
    report = SelfReport.ask(visit, by=officer)
    assert told(report) == {"ND-A": "partly", "ND-B": "partly"}
    assert all(row.prefilled and row.complete for row in report.answers.all())


def test_the_words_of_the_inspectors_stay_behind(last_year, visit, officer):
    answer_all(last_year, note="Đoàn đề nghị xem lại")
    report = SelfReport.ask(visit, by=officer)
    assert {row.note for row in report.answers.all()} == {""}


def test_what_the_unit_itself_sent_last_time_comes_first_with_its_notes(last_year, visit, officer, binh):
    answer_all(last_year, verdict="no")
    before = make.make_self_report(last_year, by=officer, sent_by=binh, verdict="yes")
    before.answers.update(note="Theo kế hoạch của huyện")
    report = SelfReport.ask(visit, by=officer)
    assert told(report) == {"ND-A": "yes", "ND-B": "yes"}
    assert {row.note for row in report.answers.all()} == {"Theo kế hoạch của huyện"}


def test_one_that_was_never_sent_is_not_copied(last_year, visit, officer):
    answer_all(last_year, verdict="no")
    before = make.make_self_report(last_year, by=officer)
    before.answers.create(criterion=last_year.asked().first(), verdict="yes")
    assert told(SelfReport.ask(visit, by=officer)) == {"ND-A": "no", "ND-B": "no"}


def test_a_successor_starts_from_what_it_came_from(so_noi_vu, province, minh, officer, inspection_round):
    old = make.make_unit("Xã Cũ", parent=province, valid_to=date(2018, 1, 31))
    new = make.make_unit("Phường Mới", parent=province, valid_from=date(2018, 2, 1))
    make.make_succession(old, new, kind="merge", effective=date(2018, 2, 1))
    answer_all(past_visit(so_noi_vu, old, minh), verdict="partly")
    team = make.make_team(inspection_round, head=minh)
    report = SelfReport.ask(make.make_visit(team, new), by=officer)
    assert told(report) == {"ND-A": "partly", "ND-B": "partly"}


def test_another_unit_is_not_copied_from(so_noi_vu, yen_phong, minh, visit, officer):
    answer_all(past_visit(so_noi_vu, yen_phong, minh))
    assert told(SelfReport.ask(visit, by=officer)) == {}


def test_the_first_time_nothing_is_filled_in(visit, officer):
    assert not SelfReport.ask(visit, by=officer).answers.exists()


def test_what_the_criterion_no_longer_allows_is_left_out(so_noi_vu, que_vo, minh, officer, plan):
    before = past_visit(so_noi_vu, que_vo, minh)
    free = checklist_of(["TL"], asks_verdict=False, asks_ratio=True, ratio_may_exceed=True)
    strict = checklist_of(["TL"], asks_verdict=False, asks_ratio=True)
    criterion = free.criteria.get()
    make.make_answer(before, criterion, verdict="", part=Decimal(12), whole=Decimal(10))
    team = make.make_team(make.make_round(plan, checklist=strict), head=minh)
    assert not SelfReport.ask(make.make_visit(team, que_vo), by=officer).answers.exists()


def test_asking_takes_the_same_queries_however_much_is_copied(so_noi_vu, province, minh, officer, plan):
    counts = []
    assert officer.unit_ids  # read once for all
    for size in (2, 12):
        unit = make.make_unit(f"Huyện {size}", parent=province)
        codes = [f"ND-{number}" for number in range(size)]
        answer_all(past_visit(so_noi_vu, unit, minh, codes=codes))
        team = make.make_team(make.make_round(plan, checklist=checklist_of(codes)), head=minh)
        visit = make.make_visit(team, unit)
        counts.append(count_queries(lambda: SelfReport.ask(visit, by=officer)))  # noqa: B023
        assert visit.self_report.answers.count() == size
    assert counts[0] == counts[1]
