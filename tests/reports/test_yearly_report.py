"""The report of a year: all rounds of a plan in counts, tables and charts, never sentence by sentence."""

from datetime import date

import pytest

from findings.models import Demand
from inspections.models import CoverageTarget, Domain, Visit
from inspections.models.checklists import Figure
from reports.blocks import BarChart
from reports.kinds import KINDS
from reports.models import Document
from reports.papers.yearly_report.builder import build_yearly_report
from tests.standing import standing

from .. import make
from .texts import tables, text_of, texts

KIND = Document.Kind.YEARLY_REPORT


@standing
def figure_checklist(db):
    """Two three-way criteria, and the three figures of late dossiers."""
    checklist = make.make_checklist(criteria=2, published=False)
    section = make.make_section(checklist, domain=Domain.PROCEDURES)
    for figure in (Figure.TO_SETTLE, Figure.LATE_REAL, Figure.LATE_IN_SOFTWARE):
        make.make_criterion(section, figure=figure, asks_verdict=False, numbers=1)
    checklist.publish(by=None)
    return checklist


@standing
def rounds(plan, figure_checklist, minh):
    """Two rounds of the plan with a team each."""
    made = [
        make.make_round(
            plan, checklist=figure_checklist, name=f"Đợt {n}", code=f"D{n}", period_start=date(2018, n, 1)
        )
        for n in (1, 2)
    ]
    for round_ in made:
        make.make_team(round_, head=minh)
    return made


@standing
def first(rounds, que_vo):
    return make.make_visit(rounds[0].teams.get(), que_vo, state="completed")


@standing
def second(rounds, yen_phong):
    return make.make_visit(rounds[1].teams.get(), yen_phong, state="completed", day=date(2018, 6, 1))


def built(plan):
    return build_yearly_report(Document.of(plan, KIND))


def table(paper, title):
    """The rows of the table under this title, without their running numbers."""
    found = next(one for one in tables(paper.sections) if one.caption.partition(". ")[2].startswith(title))
    return [row.cells[1:] for row in found.rows]


def charts(paper):
    """The bars of every chart by its caption, without the number."""
    blocks = [block for section in paper.sections for block in section.blocks]
    return {
        block.caption.partition(". ")[2]: [(bar.label, bar.value, bar.shown) for bar in block.bars]
        for block in blocks
        if isinstance(block, BarChart)
    }


def find(visit, title, *, by, **fields):
    return make.make_finding(visit, by=by, title=title, **{"state": "confirmed"} | fields)


def test_it_goes_up_as_a_report(plan):
    paper = built(plan)
    assert (paper.kind, paper.letterhead.symbol) == ("Báo cáo", "BC-SNV")
    assert paper.subject == "Tổng hợp kết quả kiểm tra công tác cải cách hành chính năm 2018"
    assert paper.addressees == ("UBND tỉnh Bắc Ninh",) and paper.recipients[-1].startswith("Lưu: VT")


def test_rounds_are_told_with_visits_scheduled_and_held(plan, rounds, first, phu_lang):
    make.make_visit(rounds[0].teams.get(), phu_lang, state="planned")
    paper = built(plan)
    assert "tổ chức 02 đợt kiểm tra; đã hoàn thành 01/02 cuộc" in texts(paper, "scope")[0]
    assert [row[0::2] for row in table(paper, "Các đợt")] == [("Đợt 1", "2"), ("Đợt 2", "0")]
    assert [row[3] for row in table(paper, "Các đợt")] == ["1", "0"]


def test_coverage_stands_beside_its_target(plan, first):
    CoverageTarget.objects.create(plan=plan, level="district", percent=30)
    assert ("UBND cấp huyện", "2", "2", "1", "50,0%", "30%") in table(built(plan), "Số cơ quan")


def test_findings_are_counted_by_domain_across_rounds(plan, first, second, minh):
    find(first, "Hồ sơ trả chậm", by=minh, domain=Domain.PROCEDURES)
    find(second, "Sổ ghi thiếu", by=minh, domain=Domain.PROCEDURES)
    find(second, "Chưa tự kiểm tra", by=minh)
    find(second, "Nháp", by=minh, state="draft")
    paper = built(plan)
    rows = {row[0]: row[1:] for row in table(paper, "Kết quả kiểm tra theo lĩnh vực")}
    assert rows["Thủ tục hành chính, một cửa"] == ("0", "2", "0", "2")
    values = [value for _label, value, _shown in charts(paper)["Số tồn tại, hạn chế theo lĩnh vực"]]
    assert values == [1, 0, 2, 0, 0, 0, 0]


def test_the_most_frequent_shortcomings_are_named_by_how_many_units_have_them(plan, first, second, minh):
    find(first, "Sổ ghi thiếu", by=minh, text="Thiếu ba cột")
    find(first, "Hồ sơ trả chậm", by=minh)
    find(second, "hồ sơ trả chậm.", by=minh)
    paper = built(plan)
    assert [(row[0], row[2]) for row in table(paper, "Những tồn tại")] == [
        ("Hồ sơ trả chậm.", "2"),
        ("Sổ ghi thiếu.", "1"),
    ]
    assert "Thiếu ba cột" not in text_of(paper)


def test_no_more_than_ten_are_named(plan, first, minh):
    for number in range(14):
        find(first, f"Tồn tại {number}", by=minh)
    assert len(table(built(plan), "Những tồn tại")) == 10


def test_units_stand_under_their_rounds_with_sums(plan, first, second, figure_checklist, minh):
    met, half = figure_checklist.criteria.filter(asks_verdict=True)
    make.make_answer(first, met, verdict="yes")
    make.make_answer(first, half, verdict="no")
    make.make_answer(second, met, verdict="yes")
    find(second, "Ban hành kế hoạch", by=minh, kind="strength")
    assert [row[:3] for row in table(built(plan), "Tỷ lệ nội dung đạt")] == [
        ("UBND huyện Quế Võ", "50,0%", "0"),
        ("Cộng", "50,0%", "0"),
        ("UBND huyện Yên Phong", "100,0%", "1"),
        ("Cộng", "100,0%", "1"),
        ("Tổng cộng", "66,7%", "1"),
    ]


def test_units_are_counted_by_bands_of_their_last_share(plan, rounds, first, que_vo, figure_checklist):
    criterion = figure_checklist.criteria.filter(asks_verdict=True)[0]
    make.make_answer(first, criterion, verdict="no")
    again = make.make_visit(rounds[1].teams.get(), que_vo, state="completed", day=date(2018, 9, 1))
    make.make_answer(again, criterion, verdict="yes")
    bars = charts(built(plan))["Số cơ quan, đơn vị theo tỷ lệ nội dung đạt"]
    assert [(label, value) for label, value, _shown in bars if value] == [("Từ 90% trở lên", 1)]


def test_late_dossiers_are_added_up_by_cause(plan, first, second, figure_checklist):
    numbers = {Figure.TO_SETTLE: 900, Figure.LATE_REAL: 41, Figure.LATE_IN_SOFTWARE: 17}
    for visit in (first, second):
        for criterion in figure_checklist.criteria.exclude(figure=""):
            make.make_answer(visit, criterion, verdict="", number_1=numbers[criterion.figure])
    bars = charts(built(plan))["Số hồ sơ thủ tục hành chính trả chậm theo nguyên nhân"]
    assert [value for _label, value, _shown in bars] == [82, 34]


def demanded(visit, by, leader, *, n):
    """So many demands on the visit, in force since a conclusion of 1 June 2018."""
    for number in range(n):
        make.make_demand(find(visit, f"Tồn tại {number}", by=by))
    make.make_conclusion(visit, by=leader)
    return list(Demand.objects.filter(finding__visit=visit).order_by("pk"))


def test_demands_are_told_as_met_in_time_late_and_open(plan, first, minh, binh, leader):
    in_time, late, _open = demanded(first, minh, leader, n=3)
    make.accept_report(in_time, by=binh, day=date(2018, 6, 10))
    make.accept_report(late, by=binh, day=date(2018, 8, 1))
    paper = built(plan)
    assert (
        "tổng số 03 yêu cầu khắc phục đã ban hành, có 02 yêu cầu được công nhận đã khắc phục (66,7%), gồm 01 "
        "yêu cầu đúng hạn, 01 yêu cầu quá hạn; còn 01 yêu cầu chưa hoàn thành, trong đó 01 yêu cầu đã quá "
        "thời hạn."
    ) in texts(paper, "remediation")[0]
    assert table(paper, "Kết quả khắc phục") == [("Đợt 1", "3", "2", "1", "1", "1", "1")]
    title = "Số yêu cầu đã khắc phục trên số yêu cầu đã ban hành, theo thời gian ban hành kết luận"
    assert charts(paper)[title] == [("Tháng 6/2018", 2, "2/3")]


def test_demands_of_other_plans_are_not_counted(plan, first, so_noi_vu, phu_lang, minh, leader):
    elsewhere = make.make_round(make.make_plan(so_noi_vu, year=2019))
    demanded(make.make_visit(make.make_team(elsewhere), phu_lang, state="completed"), minh, leader, n=2)
    assert texts(built(plan), "remediation") == ["Chưa có yêu cầu khắc phục nào được ban hành."]


def test_nothing_met_yet_is_said_without_zeros(plan, first, minh, leader):
    demanded(first, minh, leader, n=1)
    told = texts(built(plan), "remediation")[0]
    assert "chưa có yêu cầu nào được công nhận đã khắc phục; còn 01 yêu cầu" in told and "00" not in told


def test_tables_and_charts_are_numbered_without_a_gap(plan, first, second, minh, leader):
    demanded(first, minh, leader, n=1)
    paper = built(plan)
    numbers = [one.caption.partition(".")[0] for one in tables(paper.sections)]
    assert numbers == [f"Bảng {number}" for number in range(1, len(numbers) + 1)] and len(numbers) == 6


def test_a_year_without_rounds_still_makes_a_report(plan):
    paper = built(plan)
    assert texts(paper, "scope") == ["Trong năm 2018 chưa tổ chức đợt kiểm tra nào theo kế hoạch."]
    assert charts(paper) == {}
    assert texts(paper, "figures") == ["Chưa có số liệu theo đơn vị."]


def test_one_invented_visit_marks_it(plan, first):
    assert not built(plan).illustrative
    Visit.objects.update(illustrative=True)
    assert built(plan).illustrative


def test_remarks_may_be_made_on_every_section(plan):
    assert {section.id for section in built(plan).sections} == set(KINDS[KIND].parts)


@pytest.mark.parametrize("n", [1, 12])
def test_the_number_of_queries_does_not_grow(
    n, plan, rounds, minh, leader, officer, django_assert_max_num_queries
):
    for round_ in rounds:
        for _number in range(n):
            visit = make.make_visit(round_.teams.get(), make.make_unit(), state="completed")
            find(visit, "Tập huấn", by=minh, kind="recommendation")
            demanded(visit, minh, leader, n=2)
    opened = Document.open_for(plan, KIND, by=officer)
    document = Document.objects.with_sources().get(pk=opened.pk)
    with django_assert_max_num_queries(20):
        build_yearly_report(document)
