"""The minutes of a visit: who was there and when, what was found, and what only a hand may fill in."""

from datetime import date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from inspections.models import Domain, TeamMember
from inspections.models.checklists import Figure
from reports.kinds import KINDS, compose, html_of
from reports.models import Document, DocumentSettings
from reports.papers.minutes.builder import TO_WRITE, build_minutes
from reports.papers.telling import NO_RECOMMENDATIONS, NO_SHORTCOMINGS, NO_STRENGTHS
from reports.wording import DOTTED_LINE, GAP
from tests.standing import standing

from .. import make
from .texts import tables, text_of, texts

KIND = Document.Kind.MINUTES
DAY = date(2018, 5, 15)


def at(hour, minute=0, day=DAY):
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour, minute))


@standing
def held(team_a, que_vo):
    """Team A's completed visit to Quế Võ."""
    return make.make_visit(team_a, que_vo, state="completed", place="Trung tâm Hành chính công huyện Quế Võ")


def built(visit):
    return build_minutes(Document.of(visit, KIND))


def enter(visit, act, moment, *, by):
    """A change of state in the history of the visit, entered at `moment`."""
    change = visit.changes.create(act=act, old="", new="", by=by)
    type(change).objects.filter(pk=change.pk).update(at=moment)


def test_the_team_issues_them_under_its_agency(held, team_a):
    team_a.name = "Đoàn kiểm tra của Sở Nội vụ"
    team_a.save()
    head = built(held).letterhead
    assert (head.parent, head.issuer, head.symbol) == ("Sở Nội vụ", "Đoàn kiểm tra", "BB-ĐKT")


def test_several_teams_number_their_minutes_apart(held, team_a):
    team_a.name = "Đoàn kiểm tra số 2"
    team_a.save()
    assert built(held).letterhead.symbol == "BB-ĐKT2"


def test_they_rest_on_the_decision_on_the_team(held, team_a):
    team_a.decision_number, team_a.decision_date = "618/QĐ-SNV", date(2018, 1, 5)
    team_a.save()
    assert built(held).bases == (
        "Căn cứ Quyết định số 618/QĐ-SNV ngày 05 tháng 01 năm 2018 về việc thành lập Đoàn A",
    )


def test_they_open_and_close_at_the_hours_of_the_history(held, minh):
    enter(held, "start", at(8, 5), by=minh)
    enter(held, "complete", at(16, 30), by=minh)
    paper = built(held)
    assert texts(paper, "opening") == [
        "Hôm nay, hồi 08 giờ 05 phút, ngày 15 tháng 5 năm 2018, tại Trung tâm Hành chính công huyện Quế Võ, "
        "Đoàn A của Sở Nội vụ tiến hành kiểm tra công tác cải cách hành chính đối với UBND huyện Quế Võ."
    ]
    assert paper.closing.startswith("Biên bản kết thúc vào hồi 16 giờ 30 phút, ngày 15 tháng 5 năm 2018; gồm")


def test_hours_that_nobody_knows_are_left_to_the_hand(held, minh):
    enter(held, "start", at(9, day=date(2018, 6, 1)), by=minh)
    paper = built(held)
    assert f"hồi {GAP} giờ {GAP} phút, ngày 15 tháng 5 năm 2018" in text_of(paper)
    assert paper.closing.startswith(f"Biên bản kết thúc vào hồi {GAP} giờ {GAP} phút, ngày {GAP}")


def test_two_copies_one_for_each_side(held):
    assert built(held).closing.endswith("được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản")


def test_the_team_is_named_with_positions_and_roles(held, minh, hoa, team_a):
    minh.position = "Phó Giám đốc Sở Nội vụ"
    minh.save()
    TeamMember.objects.create(team=team_a, user=hoa, role="secretary", order=1)
    held.members.add(hoa)
    lines = texts(built(held), "people")
    assert lines[1:3] == [
        "- Phạm Văn Minh, Phó Giám đốc Sở Nội vụ - Trưởng đoàn;",
        "- Vũ Thị Hoa - Thư ký.",
    ]


def test_who_came_from_the_unit_is_written_by_hand(held):
    assert texts(built(held), "people")[-3:] == [DOTTED_LINE] * 3
    held.minutes_signed_by = "Nguyễn Đức Toàn - Phó Chủ tịch UBND"
    held.save()
    assert texts(built(held), "people")[-3:] == [
        "- Nguyễn Đức Toàn - Phó Chủ tịch UBND;",
        DOTTED_LINE,
        DOTTED_LINE,
    ]


def test_two_sign_or_three_where_the_team_has_a_secretary(held, hoa, team_a):
    titles = [signature.titles[0] for signature in built(held).signatures]
    assert titles == ["Đại diện đơn vị được kiểm tra", "Trưởng đoàn"]
    TeamMember.objects.create(team=team_a, user=hoa, role="secretary", order=1)
    held.members.add(hoa)
    assert [(one.titles[0], one.name) for one in built(held).signatures][1:] == [
        ("Thư ký", "Vũ Thị Hoa"),
        ("Trưởng đoàn", "Phạm Văn Minh"),
    ]


def test_in_the_absence_of_the_head_a_deputy_signs(held, hoa, team_a):
    TeamMember.objects.create(team=team_a, user=hoa, role="deputy", order=1)
    held.members.set([hoa])
    last = built(held).signatures[-1]
    assert (last.titles, last.name) == (("KT. Trưởng đoàn", "Phó Trưởng đoàn"), "Vũ Thị Hoa")


def test_the_name_of_the_signer_stands_without_the_position(held):
    held.minutes_signed_by = "Nguyễn Đức Toàn - Phó Chủ tịch UBND"
    held.save()
    assert built(held).signatures[0].name == "Nguyễn Đức Toàn"


def test_findings_are_told_with_number_and_causes(held, minh):
    make.make_finding(held, by=minh, kind="strength", title="Ban hành kế hoạch sớm", state="confirmed")
    found = make.make_finding(
        held, by=minh, title="Hồ sơ trả chậm", state="confirmed", subjective_cause="ít đôn đốc"
    )
    lines = texts(built(held), "results")
    assert "a) Ưu điểm: Ban hành kế hoạch sớm." in lines
    assert f"b) Tồn tại, hạn chế: Hồ sơ trả chậm ({found.number}). Nguyên nhân chủ quan: Ít đôn đốc." in lines


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_drafts_and_what_was_withdrawn_are_not_told(held, minh, state):
    make.make_finding(held, by=minh, title="Ghi chú riêng", state=state)
    assert "Ghi chú riêng" not in text_of(built(held))


def test_of_a_domain_that_was_not_asked_nothing_is_said(held, minh):
    assert "Qua kiểm tra chưa phát hiện" in text_of(built(held))
    assert "Tài chính công" not in text_of(built(held))
    make.make_finding(held, by=minh, title="Quy chế chậm", domain=Domain.FINANCE, state="confirmed")
    assert "2. Tài chính công" in texts(built(held), "results")


def test_share_met_and_late_dossiers_are_told_where_answered(plan, minh, que_vo):
    checklist = make.make_checklist(criteria=2, published=False)
    section = make.make_section(checklist, domain=Domain.PROCEDURES)
    for figure in (Figure.TO_SETTLE, Figure.LATE_REAL, Figure.LATE_IN_SOFTWARE):
        make.make_criterion(section, figure=figure, asks_verdict=False, numbers=1)
    checklist.publish(by=None)
    team = make.make_team(make.make_round(plan, checklist=checklist), head=minh)
    visit = make.make_visit(team, que_vo, state="completed")
    assert not tables(built(visit).sections)
    for criterion, verdict in zip(checklist.criteria.filter(asks_verdict=True), ("yes", "no"), strict=True):
        make.make_answer(visit, criterion, verdict=verdict)
    numbers = {Figure.TO_SETTLE: 1000, Figure.LATE_REAL: 41, Figure.LATE_IN_SOFTWARE: 9}
    for criterion in checklist.criteria.exclude(figure=""):
        make.make_answer(visit, criterion, verdict="", number_1=numbers[criterion.figure])
    rows = dict(row.cells for row in tables(built(visit).sections)[0].rows)
    assert (rows["Tỷ lệ nội dung đạt"], rows["Hồ sơ trả chậm"], rows["Tỷ lệ hồ sơ trả chậm"]) == (
        "50,0%",
        "50",
        "5,0%",
    )


def test_the_unit_is_quoted_and_answered(held, minh, binh):
    finding = make.make_finding(held, by=minh, title="Hồ sơ trả chậm", state="confirmed")
    make.make_consultation(held, by=minh)
    comment = make.make_comment(finding, by=binh, text="Chỉ có 17 hồ sơ")
    assert texts(built(held), "comments") == [f"- Về nội dung {finding.number}: “Chỉ có 17 hồ sơ”."]
    type(comment).objects.update(answer="đã đối chiếu, giữ nguyên")
    assert texts(built(held), "comments")[1] == "Ý kiến của Đoàn kiểm tra: Đã đối chiếu, giữ nguyên."


def test_that_the_unit_agrees_is_never_made_up(held, minh):
    make.make_finding(held, by=minh, state="confirmed")
    make.make_consultation(held, by=minh, replied_at=timezone.now())
    assert set(texts(built(held), "comments")) == {DOTTED_LINE}


def test_recommendations_stand_by_addressee(held, minh):
    make.make_finding(
        held,
        by=minh,
        kind="recommendation",
        title="Nâng cấp phần mềm",
        addressee="UBND tỉnh",
        state="confirmed",
    )
    assert texts(built(held), "recommendations") == ["1. Đối với UBND tỉnh", "- Nâng cấp phần mềm."]


def test_an_unannounced_visit_is_called_one(held):
    held.kind = "unannounced"
    held.save()
    assert "tiến hành kiểm tra đột xuất công tác cải cách hành chính" in text_of(built(held))


@pytest.mark.parametrize("state", ["planned", "under_way"])
def test_before_the_visit_is_over_nothing_is_said_of_what_was_not_found(team_a, que_vo, state):
    paper = built(make.make_visit(team_a, que_vo, state=state, members=[]))
    assert texts(paper, "people")[1] == DOTTED_LINE
    assert texts(paper, "results")[2:] == [f"a) Ưu điểm: {TO_WRITE}", f"b) Tồn tại, hạn chế: {TO_WRITE}"]
    assert texts(paper, "recommendations") == [DOTTED_LINE]


def test_a_visit_that_found_nothing_says_so(held):
    assert texts(built(held), "results")[2:] == [
        f"a) Ưu điểm: {NO_STRENGTHS}",
        f"b) Tồn tại, hạn chế: {NO_SHORTCOMINGS}",
    ]
    assert texts(built(held), "recommendations") == [NO_RECOMMENDATIONS]


def test_the_archive_is_the_agencys(held, so_noi_vu):
    assert built(held).recipients == ("UBND huyện Quế Võ", "Sở Nội vụ", "Lưu: VT, CCHC")
    DocumentSettings.objects.create(agency=so_noi_vu, recipients="Như trên\nLưu: VT, Đoàn kiểm tra")
    assert built(held).recipients[-1] == "Lưu: VT, Đoàn kiểm tra"


def test_an_invented_visit_is_marked(held):
    assert not built(held).illustrative
    held.illustrative = True
    held.save()
    assert built(held).illustrative


def test_remarks_may_be_made_on_every_section(held):
    assert {section.id for section in built(held).sections} == set(KINDS[KIND].parts)


def test_pages_are_counted_in_print_and_left_open_on_the_screen(held):
    document = Document.of(held, KIND)
    paper = compose(document)
    assert '<span class="pages"></span> trang' in html_of(document, paper, for_print=True)
    assert f"gồm {GAP} trang" in html_of(document, paper, for_print=False)


def test_the_number_of_queries_does_not_grow(held, minh, binh, django_assert_max_num_queries):
    make.make_consultation(held, by=minh)
    for number in range(12):
        finding = make.make_finding(held, by=minh, title=f"Tồn tại {number}", state="confirmed")
        make.make_comment(finding, by=binh)
    document = Document.objects.with_sources().get(pk=Document.open_for(held, KIND, by=minh).pk)
    with django_assert_max_num_queries(15):
        build_minutes(document)


def test_the_head_opens_them_and_reads_them_in_the_browser(client, held, minh):
    client.force_login(minh)
    response = client.post(reverse("reports:open", args=[KIND, held.pk]))
    document = Document.objects.get()
    assert response["Location"] == document.get_absolute_url()
    assert client.get(response["Location"]).status_code == 200
    assert "BIÊN BẢN" in client.get(reverse("reports:preview", args=[document.pk])).text
    assert document.subject in client.get(reverse("reports:list")).text
