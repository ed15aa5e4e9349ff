"""From the rows of a round to what its report says, in a fixed number of queries."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from findings.models import Conclusion, Demand, Finding
from inspections.models import Domain, Round
from inspections.models.checklists import Figure
from reports.models import Document, DocumentSettings
from reports.papers.round_report.builder import collect
from tests.standing import standing

from .. import make

KIND = Document.Kind.ROUND_REPORT
STRENGTH, SHORTCOMING, RECOMMENDATION = Finding.Kind


@standing
def figure_checklist(db):
    """Three-way criteria, and the three figures of late dossiers under codes of an office's own."""
    checklist = make.make_checklist(criteria=4, published=False)
    section = make.make_section(checklist, domain=Domain.PROCEDURES, title="Cải cách thủ tục hành chính")
    for code, figure in (("X1", Figure.TO_SETTLE), ("X2", Figure.LATE_REAL), ("X3", Figure.LATE_IN_SOFTWARE)):
        make.make_criterion(section, code=code, figure=figure, asks_verdict=False, numbers=1)
    checklist.publish(by=None)
    return checklist


@standing
def told_round(plan, figure_checklist, so_noi_vu, que_vo, phu_lang, minh):
    """A round with a completed visit to Quế Võ and one to its commune Phù Lãng."""
    plan.decision_number, plan.decision_date = "563/QĐ-SNV", date(2017, 12, 13)
    plan.decision_issuer, plan.decision_title = "Sở Nội vụ", "Quyết định về việc phê duyệt Kế hoạch kiểm tra"
    plan.save()
    round_ = make.make_round(plan, checklist=figure_checklist, name="Kiểm tra CCHC năm 2018", code="BN-2018")
    team = make.make_team(round_, head=minh, name="Đoàn kiểm tra")
    district = make.make_visit(team, que_vo, state="completed", day=date(2018, 9, 18))
    make.make_visit(team, phu_lang, state="completed", day=date(2018, 9, 18), parent=district)
    return round_


@standing
def district(told_round):
    return told_round.visits.get(parent=None)


@standing
def commune(told_round):
    return told_round.visits.exclude(parent=None).get()


def find(visit, kind, title, *, by, state="confirmed", domain=Domain.PROCEDURES, **fields):
    """A finding as a row, in any state."""
    number = f"{Finding.SERIES[kind]}-2018-{Finding.objects.count() + 1:03}"
    return Finding.objects.create(
        visit=visit,
        unit=visit.unit,
        kind=kind,
        number=number,
        title=title,
        domain=domain,
        raised_by=by,
        state=state,
        **fields,
    )


def built(round_):
    return collect(Document.of(round_, KIND))


def test_letterhead_place_and_symbol_follow_from_the_agency(told_round):
    letterhead = built(told_round).letterhead
    assert (letterhead.parent, letterhead.issuer) == ("UBND tỉnh Bắc Ninh", "Sở Nội vụ")
    assert (letterhead.symbol, letterhead.place) == ("BC-SNV", "Bắc Ninh")
    assert (letterhead.number, letterhead.day) == ("", None)


def test_the_superior_is_named_as_on_the_day_of_the_paper(told_round, province, officer):
    province.valid_to = date(2026, 8, 31)
    province.save()
    city = make.make_unit(
        "Thành phố Bắc Ninh", level="province", kind="thanh_pho_tw", valid_from=date(2026, 9, 1)
    )
    make.make_succession(province, city, effective=date(2026, 9, 1))
    document = Document.open_for(told_round, KIND, by=officer)
    assert collect(document).letterhead.parent == "UBND tỉnh Bắc Ninh"
    document.dated = date(2026, 10, 1)
    assert collect(document).letterhead.parent == "UBND thành phố Bắc Ninh"


def test_settings_of_the_agency_replace_the_usual_words(told_round, so_noi_vu):
    DocumentSettings.objects.create(
        agency=so_noi_vu,
        symbol="SNV-CCHC",
        place="TP. Bắc Ninh",
        addressees="Bộ Nội vụ\nUBND tỉnh Bắc Ninh",
        signer_titles="KT. Giám đốc\nPhó Giám đốc",
        signer_name="Lê Văn A",
        recipients="Như trên\nLưu: VT",
    )
    report = built(told_round)
    assert report.letterhead.symbol == "BC-SNV-CCHC"
    assert report.addressees == ("Bộ Nội vụ", "UBND tỉnh Bắc Ninh")
    assert report.signature.titles == ("KT. Giám đốc", "Phó Giám đốc")
    assert report.recipients == ("Như trên", "Lưu: VT")


def test_the_decision_is_quoted_with_number_and_date(told_round):
    assert built(told_round).bases == (
        "Căn cứ Quyết định số 563/QĐ-SNV ngày 13 tháng 12 năm 2017 của Sở Nội vụ "
        "về việc phê duyệt Kế hoạch kiểm tra",
    )


def test_coverage_counts_units_of_the_plan_and_of_the_register(told_round):
    rows = {row.level: row for row in built(told_round).coverage}
    district, commune = rows["UBND cấp huyện"], rows["UBND cấp xã"]
    assert (district.total, district.planned, district.visited) == (2, 2, 1)
    assert district.share_of_plan == Decimal("50.00")
    assert (commune.total, commune.planned, commune.visited) == (1, 0, 1)


def test_communes_stand_beside_the_district_they_were_visited_under(told_round):
    (line,) = built(told_round).visits
    assert (line.unit, line.dates, line.communes) == ("UBND huyện Quế Võ", "18/9/2018", ("Xã Phù Lãng",))


def test_planned_visits_and_draft_or_withdrawn_findings_are_not_told(told_round, yen_phong, district, minh):
    make.make_visit(told_round.teams.get(), yen_phong, state="planned", day=date(2018, 9, 20))
    for state in ("draft", "withdrawn", "confirmed"):
        find(district, SHORTCOMING, f"Tồn tại {state}", by=minh, state=state)
    report = built(told_round)
    assert [line.unit for line in report.visits] == ["UBND huyện Quế Võ"]
    assert [item.text for unit in report.shortcomings for item in unit.items] == ["Tồn tại confirmed."]


def test_late_dossiers_are_read_by_figure_whatever_the_codes(told_round, district, figure_checklist):
    numbers = {Figure.TO_SETTLE: 1262, Figure.LATE_REAL: 41, Figure.LATE_IN_SOFTWARE: 17}
    for criterion in figure_checklist.criteria.exclude(figure=""):
        make.make_answer(district, criterion, verdict="", number_1=numbers[criterion.figure])
    counts = built(told_round).groups[0].rows[0].counts
    assert (counts.to_settle, counts.late_real, counts.late_in_software, counts.late) == (1262, 41, 17, 58)


def test_the_share_counts_three_way_answers_only(told_round, district, figure_checklist):
    criteria = figure_checklist.criteria.filter(asks_verdict=True)
    for criterion, verdict in zip(criteria, ("yes", "partly", "no", "na"), strict=True):
        make.make_answer(district, criterion, verdict=verdict)
    share = built(told_round).groups[0].rows[0].counts.share
    assert (share.met, share.partly, share.no, share.na, share.percent) == (1, 1, 1, 1, Decimal("50.00"))


def test_results_are_told_in_the_domains_of_the_checklist(told_round, commune, minh):
    find(commune, STRENGTH, "Niêm yết đầy đủ", by=minh)
    results = {result.title: result for result in built(told_round).results}
    assert len(results) == 7
    assert results["Cải cách thủ tục hành chính"].strengths == (
        "Đối với cấp xã: Niêm yết đầy đủ (UBND xã Phù Lãng).",
    )


def test_the_chart_counts_shortcomings_of_all_seven_domains(told_round, district, minh):
    find(district, SHORTCOMING, "Hồ sơ trả chậm", by=minh)
    find(district, STRENGTH, "Niêm yết đầy đủ", by=minh)
    values = [bar.value for bar in built(told_round).chart]
    assert values == [0, 0, 1, 0, 0, 0, 0]


def test_a_shortcoming_carries_causes_demand_and_deadline(told_round, district, minh):
    finding = find(
        district,
        SHORTCOMING,
        "Hồ sơ trả chậm",
        by=minh,
        objective_cause="mạng chậm",
        subjective_cause="ít đôn đốc",
    )
    Demand.objects.create(finding=finding, what="xử lý dứt điểm", unit=district.unit, days=15)
    (unit,) = built(told_round).shortcomings
    (item,) = unit.items
    assert item.causes == ("Khách quan: Mạng chậm.", "Chủ quan: Ít đôn đốc.")
    assert item.demand == "Xử lý dứt điểm."
    assert item.deadline == "Chậm nhất 15 ngày kể từ ngày ban hành thông báo kết luận"
    Demand.objects.update(due_on=date(2018, 12, 15))
    assert built(told_round).shortcomings[0].items[0].deadline == "Chậm nhất ngày 15/12/2018"


def test_recommendations_stand_by_addressee_the_body_above_first(told_round, district, minh):
    find(district, RECOMMENDATION, "Tăng cường tự kiểm tra", by=minh)
    find(district, RECOMMENDATION, "Nâng cấp phần mềm", by=minh, addressee="UBND tỉnh Bắc Ninh")
    assert [(group.addressee, group.items) for group in built(told_round).recommendations] == [
        ("Đối với UBND tỉnh Bắc Ninh", ("Nâng cấp phần mềm.",)),
        ("Đối với UBND huyện Quế Võ", ("Tăng cường tự kiểm tra.",)),
    ]


def test_demands_end_in_the_wish_that_they_be_met(told_round, district, minh):
    finding = find(district, SHORTCOMING, "Hồ sơ trả chậm", by=minh)
    Demand.objects.create(finding=finding, what="Xử lý", unit=district.unit, days=15)
    assert built(told_round).recommendations[-1].addressee == "Đối với các cơ quan, đơn vị được kiểm tra"


def test_photos_with_a_caption_are_annexed_up_to_the_limit(told_round, district, so_noi_vu, minh):
    for number in range(3):
        make.make_photo(district, by=minh, caption=f"Quầy số {number}")
    make.make_photo(district, by=minh)
    DocumentSettings.objects.create(agency=so_noi_vu, photo_limit=2)
    report = built(told_round)
    assert [photo.caption for photo in report.photos] == [
        "Quầy số 0 (UBND huyện Quế Võ)",
        "Quầy số 1 (UBND huyện Quế Võ)",
    ]
    assert report.photos_left_out == 1


def test_a_photo_whose_file_is_lost_keeps_its_caption(told_round, district, minh):
    photo = make.make_photo(district, by=minh, caption="Bảng niêm yết")
    photo.file.storage.delete(photo.file.name)
    assert built(told_round).photos[0].file == ""


def test_an_invented_visit_marks_the_whole_paper(told_round, district):
    assert not built(told_round).illustrative
    district.illustrative = True
    district.save()
    assert built(told_round).illustrative


def test_a_round_without_visits_still_makes_a_report(plan, figure_checklist):
    report = built(make.make_round(plan, checklist=figure_checklist))
    assert report.coverage_summary == ("Chưa có cơ quan, đơn vị nào hoàn thành kiểm tra.",)
    assert report.groups == () and report.shortcomings == ()


def test_the_paper_is_dated_after_its_last_conclusion(told_round, district, leader):
    assert Document.of(told_round, KIND).dated == told_round.period_end
    told_round.period_end = date(2018, 10, 31)
    Conclusion.objects.create(
        round=told_round, number="45/TB-SNV", date=date(2018, 11, 6), signer_name="A", entered_by=leader
    )
    assert Document.of(told_round, KIND).dated == date(2018, 11, 6)


def test_a_running_round_is_dated_today(told_round):
    told_round.period_end = date(2999, 1, 1)
    assert Document.of(told_round, KIND).dated == timezone.localdate()


def test_the_number_of_queries_does_not_grow(
    told_round, district, commune, minh, django_assert_max_num_queries
):
    for number in range(12):
        finding = find(district, SHORTCOMING, f"Tồn tại {number}", by=minh)
        Demand.objects.create(finding=finding, what="Xử lý", unit=district.unit, days=15)
        make.make_photo(commune, by=minh, caption=f"Ảnh {number}")
    fresh = Round.objects.get(pk=told_round.pk)
    document = Document(
        round=fresh, agency=fresh.plan.agency, kind=KIND, subject="Kết quả kiểm tra", dated=date(2018, 11, 6)
    )
    with django_assert_max_num_queries(20):
        collect(document)
