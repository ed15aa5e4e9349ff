"""The outline of the report: what units are asked, which papers they prepare, by when."""

from datetime import date

import pytest

from inspections.models import Domain
from reports.kinds import compose
from reports.models import Document
from reports.papers.preparing.outline import build_outline
from tests.standing import standing

from .. import make
from ..tools import count_queries
from .told import rows, said, text_of

KIND = Document.Kind.OUTLINE


@standing
def checklist(db):
    """One question for everybody and one for districts alone, with figures and papers."""
    checklist = make.make_checklist(criteria=0, published=False)
    section = make.make_section(checklist, title="Cải cách thể chế", domain=Domain.INSTITUTIONS)
    make.make_criterion(section, code="TC-01", text="Số văn bản", evidence="danh mục văn bản", numbers=1)
    section = make.make_section(checklist, title="Cải cách tài chính công", domain=Domain.FINANCE)
    finance = {"evidence": "Quyết định", "for_commune": False, "asks_verdict": False}
    make.make_criterion(section, code="TCC-01", asks_ratio=True, evidence_required=True, **finance)
    make.make_criterion(section, code="TCC-02", asks_date=True, asks_text=True, **finance)
    checklist.publish(by=None)
    return checklist


@standing
def scheduled(inspection_round, team_a, que_vo, phu_lang):
    """An announced visit to Quế Võ and one to its commune."""
    above = make.make_visit(team_a, que_vo, state="planned")
    make.make_visit(team_a, phu_lang, state="planned", parent=above)
    return inspection_round


def paper_of(round_):
    return build_outline(Document.of(round_, KIND))


def test_it_goes_to_the_units_under_the_symbol_of_a_letter(scheduled):
    paper = paper_of(scheduled)
    assert (paper.kind, paper.letterhead.symbol) == ("Đề cương", "SNV-CCHC")
    assert paper.addressees == ("UBND huyện Quế Võ", "UBND xã Phù Lãng")
    assert paper.recipients[0] == "Như trên" and paper.recipients[-1] == "Lưu: VT, CCHC"


def test_bodies_of_one_kind_are_addressed_on_one_line(scheduled, team_a, yen_phong):
    make.make_visit(team_a, yen_phong, state="planned")
    assert paper_of(scheduled).addressees == ("UBND các huyện: Quế Võ, Yên Phong", "UBND xã Phù Lãng")


def test_what_is_asked_stands_by_section_with_a_mark_for_each_level(scheduled):
    paper = paper_of(scheduled)
    assert "Cải cách thể chế\nCải cách tài chính công" in said(paper, "questions")
    told = [(cells[0], *cells[3:]) for cells in rows(paper, "questions")]
    assert told == [("TC-01", "x", "x"), ("TCC-01", "x", ""), ("TCC-02", "x", "")]


def test_it_says_which_figures_are_given(scheduled):
    figures = [cells[2] for cells in rows(paper_of(scheduled), "questions")]
    assert figures == ["Tự đánh giá\nSố liệu", "Tỷ lệ", "Ngày, tháng, năm\nNêu cụ thể"]


def test_where_one_level_is_visited_only_its_questions_stand_and_need_no_mark(
    inspection_round, team_a, phu_lang
):
    make.make_visit(team_a, phu_lang, state="planned")
    assert [cells[:1] + cells[3:] for cells in rows(paper_of(inspection_round), "questions")] == [("TC-01",)]


def test_before_anything_is_scheduled_the_levels_are_those_of_the_plan(inspection_round):
    paper = paper_of(inspection_round)
    assert len(rows(paper, "questions")) == 3 and len(rows(paper, "questions")[0]) == 3
    assert paper.addressees == () and "Như trên" not in paper.recipients


def test_papers_are_listed_by_section_and_each_once(scheduled):
    paper = paper_of(scheduled)
    assert rows(paper, "papers") == [
        ("1", "Danh mục văn bản", "TC-01"),
        ("1", "Quyết định (*)", "TCC-01"),
        ("2", "Quyết định", "TCC-02"),
    ]
    assert "(*)" in said(paper, "papers").splitlines()[-1]


def test_the_report_is_due_by_the_term_of_the_office(scheduled, settings):
    assert "chậm nhất 05 ngày làm việc trước ngày kiểm tra" in said(paper_of(scheduled), "sending")
    settings.TERMS = settings.TERMS | {"self_report": (12, False)}
    assert "chậm nhất 12 ngày trước ngày kiểm tra" in said(paper_of(scheduled), "sending")
    settings.TERMS = settings.TERMS | {"self_report": (0, True)}
    assert "chậm nhất vào ngày kiểm tra" in said(paper_of(scheduled), "sending")


def test_it_is_sent_to_the_agency(scheduled):
    assert "gửi về Sở Nội vụ" in said(paper_of(scheduled), "sending")


def test_an_unannounced_visit_gives_neither_unit_nor_level_nor_team_away(inspection_round, team_b, que_vo):
    team_b.decision_number = "9/QĐ-SNV"
    team_b.save()
    province = inspection_round.plan.agency.parent
    department = make.make_unit("Sở Bất Ngờ", parent=province)
    make.make_visit(team_b, department, kind="unannounced", day=date(2018, 6, 1))
    paper = paper_of(inspection_round)
    assert paper.addressees == () and not any("9/QĐ-SNV" in basis for basis in paper.bases)
    assert "Bất Ngờ" not in text_of(paper) and len(rows(paper, "questions")[0]) == 3


def test_a_round_that_asks_nothing_still_makes_a_paper(inspection_round):
    inspection_round.asked.all().delete()
    paper = compose(Document.of(inspection_round, KIND))
    assert "chưa được xác định" in said(paper, "questions") and "tài liệu" in said(paper, "papers")


def test_a_marked_round_makes_a_marked_paper(scheduled):
    assert not paper_of(scheduled).illustrative
    scheduled.illustrative = True
    assert paper_of(scheduled).illustrative


@pytest.mark.parametrize("n", [1, 40])
def test_it_takes_no_more_queries_for_many_visits(scheduled, team_a, n):
    for _place in range(n):
        make.make_visit(team_a, make.make_unit(parent=team_a.round.plan.agency.parent), state="planned")
    rounds = type(scheduled).objects.select_related("plan__agency__parent", "checklist")
    document = Document.of(rounds.get(pk=scheduled.pk), KIND)
    assert count_queries(build_outline, document) <= 10
