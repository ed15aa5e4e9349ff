"""The decision that sets up a team: its shape, its articles and its annexes."""

from datetime import date

import pytest
from django.utils import timezone

from reports.kinds import compose, html_of
from reports.models import Document, DocumentSettings
from reports.papers.preparing.team_decision import build_team_decision
from reports.rewording import from_text, to_text
from tests.standing import standing

from .. import make
from ..tools import count_queries
from .test_round_report_html import text_of as words_of
from .told import rows, said, section, text_of

KIND = Document.Kind.TEAM_DECISION


@standing
def team(inspection_round, minh, hoa, outsider, que_vo):
    """A head with a position, a secretary and a guest; one announced visit to Quế Võ."""
    minh.position = "Phó Giám đốc Sở Nội vụ"
    minh.save()
    team = make.make_team(inspection_round, head=minh, secretary=hoa, guests=[outsider], name="Đoàn kiểm tra")
    make.make_visit(team, que_vo, day=date(2018, 9, 18), place="Trụ sở UBND huyện", state="planned")
    return team


def paper_of(team):
    return build_team_decision(Document.of(team, KIND))


def test_it_bears_the_symbol_of_a_decision_and_says_what_about(team):
    paper = paper_of(team)
    assert (paper.kind, paper.letterhead.symbol) == ("Quyết định", "QĐ-SNV")
    assert paper.subject.startswith("Về việc thành lập Đoàn kiểm tra")


def test_the_head_of_the_agency_decides_and_signs(team):
    paper = paper_of(team)
    assert (paper.authority, paper.signature.titles) == ("Giám đốc Sở Nội vụ", ("Giám đốc",))


def test_who_signs_for_the_head_does_not_decide_in_the_own_name(team, so_noi_vu):
    DocumentSettings.objects.create(agency=so_noi_vu, signer_titles="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC")
    paper = paper_of(team)
    assert paper.authority == "Giám đốc Sở Nội vụ"
    assert paper.signature.titles == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


@pytest.mark.parametrize("titles", ["", "TM. Ủy ban nhân dân\nKT. Chủ tịch\nPhó Chủ tịch"])
def test_for_a_committee_its_chairman_decides_in_person(province, minh, titles):
    DocumentSettings.objects.create(agency=province, signer_titles=titles)
    team = make.make_team(make.make_round(make.make_plan(province)), head=minh)
    paper = paper_of(team)
    assert paper.authority == "Chủ tịch Ủy ban nhân dân tỉnh Bắc Ninh"
    assert not any(title.startswith("TM.") for title in paper.signature.titles)
    assert "Trưởng phòng" not in paper.bases[-1]


def test_it_rests_on_functions_plan_and_proposal(team, plan):
    plan.decision_number, plan.decision_date, plan.decision_issuer = (
        "563/QĐ-SNV",
        date(2017, 12, 13),
        "Sở Nội vụ",
    )
    plan.save()
    first, second, last = paper_of(type(team).objects.get(pk=team.pk)).bases
    assert first == "Căn cứ chức năng, nhiệm vụ, quyền hạn của Sở Nội vụ"
    assert second.startswith("Căn cứ Quyết định số 563/QĐ-SNV ngày 13 tháng 12 năm 2017 của Sở Nội vụ")
    assert last == "Theo đề nghị của Trưởng phòng Cải cách hành chính"


def test_a_plan_that_was_sent_out_is_quoted_by_its_number(team, plan):
    sent = Document.of(plan, Document.Kind.PLAN)
    sent.subject, sent.number, sent.symbol = "Kiểm tra CCHC năm 2018", 5, "KH-SNV"
    sent.issued_on, sent.state = date(2018, 1, 8), "issued"
    sent.save()
    told = "Căn cứ Kế hoạch số 05/KH-SNV ngày 08 tháng 01 năm 2018 của Sở Nội vụ kiểm tra CCHC năm 2018"
    assert paper_of(team).bases[1] == told


def test_article_one_names_the_members_without_the_guests(team):
    paper = paper_of(team)
    assert "Điều 1. Thành lập Đoàn kiểm tra" in said(paper, "team")
    assert "gồm 02 thành viên sau đây:" in said(paper, "team")
    assert rows(paper, "team") == [
        ("1", "Phạm Văn Minh", "Phó Giám đốc Sở Nội vụ", "Sở Nội vụ", "Trưởng đoàn"),
        ("2", "Vũ Thị Hoa", "–", "Sở Nội vụ", "Thư ký"),
    ]
    assert "Bùi Ngoài Đoàn" not in text_of(paper)


def test_nobody_is_guessed_to_be_a_man_or_a_woman(team):
    told = text_of(paper_of(team))
    assert "Ông" not in told and "Bà" not in told


def test_a_reworded_subject_is_what_is_decided(team):
    document = Document.of(team, KIND)
    document.subject = "Về việc thành lập Đoàn kiểm tra cải cách hành chính năm 2018"
    told = said(build_team_decision(document), "team")
    assert "Điều 1. Thành lập Đoàn kiểm tra cải cách hành chính năm 2018, gồm" in told


def test_article_two_gives_the_period_of_the_round(team):
    told = said(paper_of(team), "duties")
    assert told.startswith("Điều 2.") and "từ ngày 01/01/2018 đến ngày 31/12/2018" in told


def test_the_last_article_ends_the_paper(team):
    paper = paper_of(team)
    assert said(paper, "effect").startswith("Điều 3.") and said(paper, "effect").endswith("./.")
    assert paper.closing == "" and paper.recipients[0] == "Như Điều 3"


def test_the_first_annex_is_the_schedule_of_this_team_alone(team, team_b, yen_phong):
    make.make_visit(team_b, yen_phong)
    paper = paper_of(team)
    assert rows(paper, "schedule") == [("1", "18/9/2018", "UBND huyện Quế Võ", "Trụ sở UBND huyện")]


def test_an_unannounced_visit_stands_nowhere(team, yen_phong):
    make.make_visit(team, yen_phong, kind="unannounced")
    assert "Yên Phong" not in text_of(paper_of(team))


def test_the_second_annex_is_the_outline(team):
    told = said(paper_of(team), "outline")
    assert "I. BỐ CỤC BÁO CÁO" in told and "ND" in told


def test_a_team_of_nobody_with_no_visit_still_makes_a_paper(inspection_round):
    paper = compose(Document.of(make.make_team(inspection_round, name="Đoàn mới"), KIND))
    assert "chưa được xác định" in said(paper, "team")
    assert "Chưa có cơ quan, đơn vị nào được xếp lịch" in said(paper, "schedule")


def test_the_page_reads_as_a_decision_does(team):
    document = Document.of(team, KIND)
    words = words_of(html_of(document, compose(document), for_print=False))
    order = [
        "QUYẾT ĐỊNH Về việc thành lập",
        "GIÁM ĐỐC SỞ NỘI VỤ",
        "Căn cứ chức năng",
        "QUYẾT ĐỊNH:",
        "Điều 1.",
    ]
    places = [words.index(each) for each in order]
    assert places == sorted(places)
    assert "Trưởng phòng Cải cách hành chính. QUYẾT ĐỊNH:" in words and "của Sở Nội vụ; " in words
    assert "./../." not in words and "của Giám đốc Sở Nội vụ)" in words


def test_an_article_that_was_worded_keeps_its_bold_beginning(team):
    effect = section(paper_of(team), "effect")
    worded = from_text(to_text(effect).replace("từ ngày ký", "từ ngày 01/9/2018"), effect)
    assert worded.blocks[0].lead == "Điều 3." and "01/9/2018" in worded.blocks[0].text


def test_a_marked_visit_makes_a_marked_paper(team):
    assert not paper_of(team).illustrative
    team.visits.update(illustrative=True)
    assert paper_of(team).illustrative


@pytest.mark.parametrize("n", [1, 40])
def test_it_takes_no_more_queries_for_a_large_team(team, que_vo, n):
    people = [make.make_user(unit=que_vo) for _place in range(n)]
    team.members.bulk_create(team.members.model(team=team, user=user, order=9) for user in people)
    for user in people:
        make.make_visit(team, make.make_unit(parent=que_vo), day=timezone.localdate(), members=[user])
    teams = type(team).objects.select_related("round__plan__agency__parent", "round__checklist")
    document = Document.of(teams.get(pk=team.pk), KIND)
    assert count_queries(build_team_decision, document) <= 12
