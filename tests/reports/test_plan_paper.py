"""The paper of a plan: what it wants, whom it inspects and how they were chosen."""

from datetime import date

import pytest

from inspections.models import CoverageTarget
from reports.kinds import compose
from reports.models import Document, DocumentSettings
from reports.papers.preparing.plan import build_plan
from reports.prose import paper_number
from reports.wording import PURPOSE
from tests.standing import standing

from .. import make
from ..tools import count_queries
from .told import rows, said, text_of


@standing
def draft(plan):
    """The plan before anybody approves it: units may still be chosen and drawn."""
    plan.state = "draft"
    plan.save()
    return plan


def paper_of(plan):
    return build_plan(Document.of(plan, Document.Kind.PLAN))


def draw_one(plan, by, *communes, **words):
    words = {"label": "Các xã thuộc Huyện Quế Võ", "seed": "563-259"} | words
    return plan.draw_units(by=by, pool=communes, count=1, **words)


def test_it_bears_the_symbol_of_a_plan_and_goes_to_nobody_in_particular(plan):
    paper = paper_of(plan)
    assert (paper.kind, paper.letterhead.symbol, paper.addressees) == ("Kế hoạch", "KH-SNV", ())
    assert paper.recipients == (
        "UBND tỉnh Bắc Ninh (để báo cáo)",
        "Lãnh đạo Sở Nội vụ",
        "Các cơ quan, đơn vị nêu tại Phụ lục I",
        "Lưu: VT, CCHC",
    )


def test_the_archive_is_the_one_of_the_agency(plan, so_noi_vu):
    DocumentSettings.objects.create(agency=so_noi_vu, recipients="Như trên\nLưu: VT, P.CCHC")
    assert paper_of(plan).recipients[-1] == "Lưu: VT, P.CCHC"


def test_it_rests_on_the_decision_that_approved_it(plan):
    plan.decision_number, plan.decision_date = "563/QĐ-SNV", date(2017, 12, 13)
    plan.decision_issuer, plan.decision_title = "Sở Nội vụ", "Quyết định về việc phê duyệt Kế hoạch kiểm tra"
    plan.save()
    assert paper_of(plan).bases == (
        "Căn cứ chức năng, nhiệm vụ, quyền hạn của Sở Nội vụ",
        "Căn cứ Quyết định số 563/QĐ-SNV ngày 13 tháng 12 năm 2017 của Sở Nội vụ về việc phê duyệt Kế hoạch "
        "kiểm tra",
    )


def test_without_a_decision_it_rests_on_what_the_agency_is_there_for(plan):
    assert paper_of(plan).bases == ("Căn cứ chức năng, nhiệm vụ, quyền hạn của Sở Nội vụ",)


def test_purpose_and_scope_are_those_of_the_plan(plan):
    plan.purpose, plan.scope = "Nâng cao Chỉ số CCHC", "Sáu lĩnh vực cải cách"
    plan.save()
    paper = paper_of(plan)
    assert "Nâng cao Chỉ số CCHC" in said(paper, "purpose") and PURPOSE not in said(paper, "purpose")
    assert said(paper, "scope").splitlines() == ["II. NỘI DUNG, PHẠM VI KIỂM TRA", "Sáu lĩnh vực cải cách"]


def test_a_plan_without_words_of_its_own_says_the_usual_ones(plan):
    paper = paper_of(plan)
    assert PURPOSE in said(paper, "purpose")
    assert "thủ tục hành chính, một cửa" in said(paper, "scope")


def test_the_checklists_of_its_rounds_are_named_with_their_resolution(plan, inspection_round):
    assert "(Nghị quyết số 30c/NQ-CP ngày 08/11/2011)" in said(paper_of(plan), "scope")


def test_units_are_counted_by_level_against_the_targets(plan, so_noi_vu):
    CoverageTarget.objects.create(plan=plan, level="district", percent=30)
    CoverageTarget.objects.create(plan=plan, level="department", percent=30)
    make.make_unit("Sở Tư pháp", parent=so_noi_vu.parent)
    paper = paper_of(plan)
    assert "Kiểm tra 02 UBND cấp huyện." in said(paper, "units")
    assert rows(paper, "units") == [
        ("1", "Cơ quan chuyên môn cấp tỉnh", "2", "0", "0,0%", "30%", "Chưa đạt"),
        ("2", "UBND cấp huyện", "2", "2", "100,0%", "30%", "Đạt"),
    ]


@pytest.mark.parametrize(("target", "words"), [(66, "Đạt"), (67, "Chưa đạt")])
def test_two_of_three_units_fall_short_of_a_target_that_only_rounding_would_meet(
    plan, province, target, words
):
    make.make_unit("Huyện Gia Bình", parent=province)
    CoverageTarget.objects.create(plan=plan, level="district", percent=target)
    assert rows(paper_of(plan), "units")[0][-1] == words


def test_a_draw_is_told_with_its_code_its_day_and_the_size_of_its_pool(draft, officer, que_vo):
    act = draw_one(draft, officer, *(make.make_unit(f"Xã Số {n} Quế Võ", parent=que_vo) for n in range(5)))
    type(act).objects.update(at="2017-12-11T02:00:00Z")
    paper = paper_of(draft)
    assert "02 đơn vị chọn trực tiếp và 01 đơn vị rút thăm ngẫu nhiên" in said(paper, "units")
    drawn = ("1", "Các xã thuộc Huyện Quế Võ", "11/12/2017", "5", "1", "563-259")
    assert rows(paper, "units", 1) == [drawn]


def test_without_a_draw_there_is_no_table_of_draws(plan):
    assert "rút thăm" not in text_of(paper_of(plan))


def test_the_annex_says_of_each_unit_how_it_was_chosen(draft, officer, que_vo, phu_lang):
    draw_one(draft, officer, phu_lang)
    assert rows(paper_of(draft), "chosen") == [
        ("1", "UBND huyện Quế Võ", "Chọn trực tiếp"),
        ("2", "UBND huyện Yên Phong", "Chọn trực tiếp"),
        ("1", "UBND xã Phù Lãng, huyện Quế Võ", "Rút thăm lần 1"),
    ]


def test_a_replaced_unit_is_told_with_the_reason(draft, officer, que_vo, phu_lang):
    act = draw_one(draft, officer, phu_lang)
    other = make.make_unit("Xã Việt Hùng", parent=que_vo)
    act.override(by=officer, out=phu_lang, into=other, reason="Đã được thanh tra trong năm.")
    paper = paper_of(draft)
    assert "và 01 đơn vị thay thế đơn vị đã rút thăm (lý do nêu tại Phụ lục I)" in said(paper, "units")
    told = "Thay UBND xã Phù Lãng (rút thăm lần 1): đã được thanh tra trong năm"
    assert rows(paper, "chosen")[-1] == ("1", "UBND xã Việt Hùng, huyện Quế Võ", told)


def test_the_periods_are_those_of_its_rounds(plan, inspection_round):
    told = said(paper_of(plan), "time")
    assert "- Đợt kiểm tra năm 2018: từ ngày 01/01/2018 đến ngày 31/12/2018." in told


def test_unannounced_visits_are_possible_and_none_is_listed(plan, team_a):
    unit = make.make_unit("Xã Bất Ngờ", parent=plan.agency.parent)
    make.make_visit(team_a, unit, kind="unannounced")
    told = text_of(paper_of(plan))
    assert "có thể kiểm tra đột xuất" in told and "Bất Ngờ" not in told


def test_an_empty_plan_is_still_a_paper(so_noi_vu):
    paper = compose(Document.of(make.make_plan(so_noi_vu), Document.Kind.PLAN))
    assert "chưa được lựa chọn" in said(paper, "units") and "Trong năm 2018" in said(paper, "time")
    assert paper.annexes == () and not any("Phụ lục" in words for words in paper.recipients)


@pytest.mark.parametrize("marked", ["plan", "round"])
def test_a_marked_plan_or_round_makes_a_marked_paper(plan, inspection_round, marked):
    assert not paper_of(plan).illustrative
    row = plan if marked == "plan" else inspection_round
    row.illustrative = True
    row.save()
    assert paper_of(type(plan).objects.get(pk=plan.pk)).illustrative


@pytest.mark.parametrize("n", [3, 60])
def test_it_takes_as_many_queries_for_three_units_as_for_sixty(draft, officer, que_vo, inspection_round, n):
    CoverageTarget.objects.create(plan=draft, level="commune", percent=10)
    pool = [make.make_unit(parent=que_vo) for _place in range(n + 1)]
    draft.draw_units(by=officer, pool=pool, count=n, label="Các xã")
    document = Document.of(type(draft).objects.select_related("agency__parent").get(), Document.Kind.PLAN)
    assert f"{paper_number(n)} UBND cấp xã" in said(build_plan(document), "units")
    assert count_queries(build_plan, Document.of(document.plan, Document.Kind.PLAN)) <= 15
