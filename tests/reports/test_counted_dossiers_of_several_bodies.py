"""Conclusions and the report of a round compare the bodies whose one-stop files were counted."""

from datetime import date

import pytest

from dossiers.models import Judgement, LateCause
from reports.blocks import BarChart
from reports.models import Document
from reports.papers.conclusion.builder import build_conclusion
from reports.papers.round_report.builder import build_round_report
from tests.extracts import ROWS
from tests.standing import standing

from .. import make
from .texts import tables, text_of, texts

TITLE = "Tình hình giải quyết hồ sơ thủ tục hành chính"
CAUSES = "Hồ sơ trễ hạn theo nguyên nhân"


@standing
def que_vo_visit(team_a, que_vo):
    return make.make_visit(team_a, que_vo, state="signed", minutes_signed_on=date(2018, 5, 16))


@standing
def yen_phong_visit(team_b, yen_phong):
    return make.make_visit(
        team_b, yen_phong, state="signed", day=date(2018, 5, 20), minutes_signed_on=date(2018, 5, 21)
    )


@standing
def extracts(que_vo_visit, yen_phong_visit, minh, hoa):
    """Ten dossiers of Quế Võ, four late; the first six of Yên Phong, one of them late."""
    return (
        make.make_extract(que_vo_visit, by=minh),
        make.make_extract(yen_phong_visit, by=hoa, rows=ROWS[:6]),
    )


def conclusion(*visits):
    return build_conclusion(Document.of_visits(visits[0].round, visits))


def round_report(round_):
    return build_round_report(Document.of(round_, Document.Kind.ROUND_REPORT))


def table(paper, *words):
    """The table that has all of these headings."""
    return next(
        each
        for each in tables([*paper.sections, *paper.annexes])
        if set(words) <= {column.title for column in each.columns}
    )


def bodies(paper):
    return {row.cells[1]: row.cells[2:] for row in table(paper, "Phải giải quyết", "Theo Bộ chỉ số 766").rows}


def charts(paper):
    blocks = [block for section in paper.sections for block in section.blocks]
    return {block.caption: block.bars for block in blocks if isinstance(block, BarChart)}


def decide(extract, by):
    late = extract.dossiers.late().values_list("pk", flat=True)
    Judgement.decide(extract, late, by=by, cause=LateCause.objects.get(code="really-late"))


def test_a_conclusion_on_one_body_tells_its_numbers_and_lists_the_late(que_vo_visit, extracts):
    paper = conclusion(que_vo_visit)
    assert f"3. {TITLE}" in texts(paper, "results")
    assert [annex.id for annex in paper.annexes] == ["late-dossiers"]
    assert "Danh sách hồ sơ trễ hạn nêu tại Phụ lục I kèm theo." in texts(paper, "results")


def test_the_late_list_stands_after_the_demands(que_vo_visit, extracts, minh):
    make.make_demand(make.make_finding(que_vo_visit, by=minh, state="confirmed"))
    paper = conclusion(que_vo_visit)
    assert [annex.id for annex in paper.annexes] == ["demands-annex", "late-dossiers"]
    assert "Danh sách hồ sơ trễ hạn nêu tại Phụ lục II kèm theo." in texts(paper, "results")


def test_a_conclusion_on_several_sets_them_side_by_side(que_vo_visit, yen_phong_visit, extracts):
    paper = conclusion(que_vo_visit, yen_phong_visit)
    assert f"3. {TITLE}" in texts(paper, "results")
    assert bodies(paper) == {
        "UBND huyện Quế Võ": ("10", "5", "2", "1", "2", "60,0%", "71,4%"),
        "UBND huyện Yên Phong": ("6", "5", "1", "0", "0", "83,3%", "83,3%"),
        "Tổng cộng": ("16", "10", "3", "1", "2", "68,8%", "76,9%"),
    }
    groups = tables(paper.annexes)[0].groups
    assert [group.title for group in groups] == ["1. UBND huyện Quế Võ", "2. UBND huyện Yên Phong"]


def test_causes_are_added_up_and_what_is_open_is_told(inspection_round, visit, other_visit, minh, hoa):
    first, _second = make.make_extract(visit, by=minh), make.make_extract(other_visit, by=hoa, rows=ROWS[:6])
    decide(first, minh)
    type(visit).objects.update(state="completed")
    paper = round_report(inspection_round)
    assert "05 hồ sơ trễ hạn (01 hồ sơ chưa xác định nguyên nhân)" in text_of(paper)
    causes = {row.cells[0]: row.cells[1] for row in table(paper, "Nguyên nhân", "Số hồ sơ").rows}
    assert (causes["Chậm thực tế"], causes["Chưa xác định nguyên nhân"]) == ("4", "1")


def test_the_report_of_a_round_compares_its_units(inspection_round, extracts):
    paper = round_report(inspection_round)
    assert TITLE in texts(paper, "figures")
    assert bodies(paper)["Tổng cộng"][0] == "16"
    drawn = charts(paper)["Hình 2. Tỷ lệ hồ sơ trễ hạn của các cơ quan, đơn vị"]
    assert [(bar.label, bar.shown) for bar in drawn] == [
        ("UBND huyện Quế Võ", "40,0%"),
        ("UBND huyện Yên Phong", "16,7%"),
    ]


def test_it_tells_late_dossiers_by_procedure_and_by_cause(inspection_round, extracts):
    paper = round_report(inspection_round)
    drawn = charts(paper)["Hình 3. Số hồ sơ trễ hạn theo thủ tục hành chính"]
    assert [(bar.label, bar.value) for bar in drawn] == [
        ("Đăng ký biến động đất đai", 3),
        ("Đăng ký khai sinh", 2),
    ]
    causes = next(each for each in tables(paper.sections) if CAUSES in each.caption)
    assert causes.caption == f"Bảng 5. {CAUSES}"
    assert causes.rows[-1].cells == ("Tổng số hồ sơ trễ hạn", "5", "100,0%")


def test_a_round_without_files_tells_nothing_of_them(inspection_round, que_vo_visit):
    paper = round_report(inspection_round)
    assert TITLE not in text_of(paper)
    assert list(charts(paper)) == ["Hình 1. Số tồn tại, hạn chế theo lĩnh vực"]


def test_papers_name_no_person_behind_a_dossier(inspection_round, que_vo_visit, extracts):
    for paper in (conclusion(que_vo_visit), round_report(inspection_round)):
        assert "Mẫu Đơn" not in text_of(paper) and "0912345678" not in text_of(paper)


@pytest.mark.parametrize("n", [1, 4])
def test_the_number_of_queries_does_not_grow(team_a, minh, officer, n, django_assert_max_num_queries):
    visits = [
        make.make_visit(team_a, make.make_unit(), state="signed", minutes_signed_on=date(2018, 5, 16))
        for _ in range(n)
    ]
    for visit in visits:
        make.make_extract(visit, by=minh, rows=ROWS[:6])
    told = Document.of_visits(team_a.round, visits)
    with django_assert_max_num_queries(22):
        build_conclusion(told)
    told = Document.of(team_a.round, Document.Kind.ROUND_REPORT)
    with django_assert_max_num_queries(24):
        build_round_report(told)
