"""The notice of conclusion: what was found, what must be put right by when, for one body or for many."""

from datetime import date

import pytest

from findings.models import Demand
from inspections.models import Domain, Visit
from reports.kinds import KINDS
from reports.models import Document
from reports.papers.conclusion.builder import build_conclusion
from reports.wording import DIVISION
from tests.standing import standing

from .. import make
from .texts import tables, text_of, texts

KIND = Document.Kind.CONCLUSION


@standing
def signed(team_a, que_vo):
    return make.make_visit(team_a, que_vo, state="signed")


@standing
def other(team_b, yen_phong):
    return make.make_visit(team_b, yen_phong, state="signed", day=date(2018, 5, 20))


def built(*visits):
    return build_conclusion(Document.of_visits(visits[0].round, visits))


def find(visit, title, *, by, what="", **fields):
    fields = {"state": "confirmed"} | fields
    deadline = {name: fields.pop(name) for name in ("deadline_kind", "days", "fixed_on") if name in fields}
    finding = make.make_finding(visit, by=by, title=title, **fields)
    if what:
        make.make_demand(finding, what=what, **deadline)
    return finding


def test_it_is_a_notice_that_rests_on_the_minutes(signed):
    paper = built(signed)
    assert (paper.kind, paper.letterhead.symbol, paper.addressees) == ("Thông báo", "TB-SNV", ())
    assert paper.bases[-1] == "Căn cứ Biên bản kiểm tra ngày 15 tháng 5 năm 2018 tại UBND huyện Quế Võ"


def test_many_minutes_are_quoted_together(team_a):
    visits = [
        make.make_visit(team_a, make.make_unit(), state="signed", day=date(2018, 5, day))
        for day in range(2, 7)
    ]
    assert built(*visits).bases[-1] == (
        "Căn cứ các Biên bản kiểm tra tại 05 cơ quan, đơn vị, lập từ ngày 02/5/2018 đến ngày 06/5/2018"
    )


def test_one_body_is_told_by_domain_strengths_first(signed, minh):
    find(signed, "Ban hành kế hoạch sớm", by=minh, kind="strength")
    late = find(
        signed, "Hồ sơ trả chậm", by=minh, domain=Domain.PROCEDURES, objective_cause="đường truyền chậm"
    )
    assert texts(built(signed), "results") == [
        "1. Ưu điểm",
        "a) Chỉ đạo, điều hành: Ban hành kế hoạch sớm.",
        "2. Tồn tại, hạn chế, nguyên nhân",
        f"a) Thủ tục hành chính, một cửa: Hồ sơ trả chậm ({late.number}). "
        "Nguyên nhân khách quan: Đường truyền chậm.",
    ]


def test_several_bodies_are_told_one_after_the_other(signed, other, minh):
    found = find(other, "Sổ ghi thiếu", by=minh)
    assert texts(built(signed, other), "results") == [
        "1. UBND huyện Quế Võ",
        "a) Ưu điểm: Đoàn kiểm tra không ghi nhận nội dung nổi bật.",
        "b) Tồn tại, hạn chế, nguyên nhân: Qua kiểm tra chưa phát hiện tồn tại, hạn chế.",
        "2. UBND huyện Yên Phong",
        "a) Ưu điểm: Đoàn kiểm tra không ghi nhận nội dung nổi bật.",
        f"b) Tồn tại, hạn chế, nguyên nhân: Sổ ghi thiếu ({found.number}).",
    ]


def test_drafts_are_not_told(signed, minh):
    find(signed, "Ghi chú riêng", by=minh, what="Sửa", state="draft")
    assert "Ghi chú riêng" not in text_of(built(signed))


@pytest.mark.parametrize(
    "deadline, words",
    [
        ({}, "chậm nhất 15 ngày kể từ ngày ban hành Thông báo này"),
        (
            {"deadline_kind": "working", "days": 7},
            "chậm nhất 7 ngày làm việc kể từ ngày ban hành Thông báo này",
        ),
        (
            {"deadline_kind": "fixed", "days": None, "fixed_on": date(2018, 12, 1)},
            "chậm nhất ngày 01/12/2018",
        ),
    ],
)
def test_a_demand_is_told_with_its_deadline(signed, minh, deadline, words):
    found = find(signed, "Hồ sơ trả chậm", by=minh, what="xin lỗi công dân", **deadline)
    assert texts(built(signed), "demands") == [
        "Yêu cầu UBND huyện Quế Võ khắc phục 01 tồn tại, hạn chế, cụ thể:",
        f"- Xin lỗi công dân. Thời hạn: {words} ({found.number}).",
    ]


def test_the_annex_has_every_demand_by_its_body(signed, other, minh):
    first = find(signed, "Hồ sơ trả chậm", by=minh, what="Xin lỗi")
    second = find(other, "Sổ ghi thiếu", by=minh, what="Ghi đủ")
    (table,) = tables(built(signed, other).annexes)
    assert [group.title for group in table.groups] == ["1. UBND huyện Quế Võ", "2. UBND huyện Yên Phong"]
    assert [row.cells[1:4] for row in table.rows] == [
        (first.number, "Hồ sơ trả chậm.", "Xin lỗi."),
        (second.number, "Sổ ghi thiếu.", "Ghi đủ."),
    ]


def test_who_must_do_it_is_said_where_that_is_another_body(signed, minh, phu_lang):
    find(signed, "Hồ sơ trả chậm", by=minh, what="Xin lỗi")
    Demand.objects.update(unit=phu_lang)
    (table,) = tables(built(signed).annexes)
    assert table.rows[0].cells[3] == "Xin lỗi.\nĐơn vị thực hiện: UBND xã Phù Lãng"


def test_plan_and_report_are_asked_for_within_the_terms(signed, minh, settings):
    settings.TERMS = settings.TERMS | {"plan": (8, True)}
    find(signed, "Hồ sơ trả chậm", by=minh, what="Xin lỗi")
    asked = texts(built(signed), "carrying-out")
    assert "trong thời hạn 8 ngày làm việc kể từ ngày ban hành Thông báo này." in asked[1]
    assert asked[2].endswith("về Sở Nội vụ chậm nhất 15 ngày kể từ ngày ban hành Thông báo này.")


def test_different_deadlines_are_each_their_own(signed, minh):
    find(signed, "Hồ sơ trả chậm", by=minh, what="Xin lỗi", days=10)
    find(signed, "Sổ ghi thiếu", by=minh, what="Ghi đủ", days=20)
    assert "theo thời hạn của từng yêu cầu" in text_of(built(signed))


@pytest.mark.parametrize("days, said", [(12, True), (None, False)])
def test_a_conclusion_that_was_entered_says_whether_a_plan_is_asked_for(signed, minh, leader, days, said):
    find(signed, "Hồ sơ trả chậm", by=minh, what="Xin lỗi")
    make.make_conclusion(signed, by=leader, plan_days=days)
    assert ("trong thời hạn 12 ngày kể từ" in text_of(built(signed))) is said
    assert ("ban hành kế hoạch khắc phục" in text_of(built(signed))) is said


def test_a_visit_without_findings_asks_for_nothing(signed):
    paper = built(signed)
    assert paper.annexes == ()
    assert texts(paper, "demands") == ["Không có nội dung phải khắc phục."]
    assert "báo cáo kết quả khắc phục" not in text_of(paper)


def test_a_conclusion_without_visits_still_makes_a_paper(inspection_round):
    paper = build_conclusion(Document.of(inspection_round, KIND))
    assert texts(paper, "results") == ["Chưa có cuộc kiểm tra nào được kết luận."]


def test_those_who_must_act_are_told_first_and_the_archive_last(signed, other):
    assert built(signed, other).recipients == (
        "UBND huyện Quế Võ",
        "UBND huyện Yên Phong",
        "UBND tỉnh Bắc Ninh (để báo cáo)",
        "Lãnh đạo Sở Nội vụ",
        "Đoàn A",
        "Đoàn B",
        f"Lưu: VT, {DIVISION}",
    )


def test_one_invented_visit_marks_it(signed, other):
    assert not built(signed, other).illustrative
    Visit.objects.filter(pk=other.pk).update(illustrative=True)
    assert built(signed, other).illustrative


def test_remarks_may_be_made_on_every_section(signed, minh):
    find(signed, "Hồ sơ trả chậm", by=minh, what="Xin lỗi")
    paper = built(signed)
    parts = [*paper.sections, *paper.annexes]
    assert {part.id for part in parts} == set(KINDS[KIND].parts)


@pytest.mark.parametrize("n", [1, 30])
def test_the_number_of_queries_does_not_grow(n, team_a, minh, officer, django_assert_max_num_queries):
    visits = [make.make_visit(team_a, make.make_unit(), state="signed") for _number in range(n)]
    for visit in visits:
        find(visit, "Hồ sơ trả chậm", by=minh, what="Xin lỗi")
        find(visit, "Tập huấn", by=minh, kind="recommendation")
    opened = Document.conclude_with(visits, by=officer)
    document = Document.objects.with_sources().get(pk=opened.pk)
    with django_assert_max_num_queries(15):
        build_conclusion(document)
