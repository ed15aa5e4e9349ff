"""The notice of schedule: which visits it names, and which it must not."""

from datetime import date

import pytest

from reports.kinds import compose
from reports.models import Document
from reports.papers.preparing.schedule_notice import build_schedule_notice
from tests.standing import standing

from .. import make
from ..tools import count_queries
from .told import rows, said, text_of

KIND = Document.Kind.SCHEDULE_NOTICE


@standing
def scheduled(inspection_round, team_a, que_vo, phu_lang):
    """Quế Võ on 18 September with its commune on the next day."""
    place = "Trung tâm Hành chính công"
    above = make.make_visit(team_a, que_vo, day=date(2018, 9, 18), state="planned", place=place)
    make.make_visit(team_a, phu_lang, day=date(2018, 9, 19), state="planned", parent=above)
    return inspection_round


def paper_of(round_):
    return build_schedule_notice(Document.of(round_, KIND))


def everything(paper) -> str:
    """All its words, the frame included."""
    return "\n".join([text_of(paper), *paper.addressees, *paper.bases, *paper.recipients, paper.closing])


def test_it_goes_to_the_units_under_the_symbol_of_a_notice(scheduled):
    paper = paper_of(scheduled)
    assert (paper.kind, paper.letterhead.symbol) == ("Thông báo", "TB-SNV")
    assert paper.addressees == ("UBND huyện Quế Võ", "UBND xã Phù Lãng")
    assert paper.recipients[0] == "Như trên" and paper.recipients[-1] == "Lưu: VT, CCHC"


def test_very_many_units_are_written_to_as_one(scheduled, team_b, province):
    for number in range(39):
        make.make_visit(team_b, make.make_unit(f"Xã Số {number}", parent=province), state="planned")
    paper = paper_of(scheduled)
    assert paper.addressees == ("Các cơ quan, đơn vị được kiểm tra",)
    assert all(f"UBND xã Số {number}" in text_of(paper) for number in range(39))


def test_a_visit_is_told_with_its_communes_its_place_and_its_team(scheduled):
    assert rows(paper_of(scheduled), "schedule") == [
        (
            "1",
            "18/9/2018",
            "UBND huyện Quế Võ\nKiểm tra thực tế tại: UBND xã Phù Lãng (ngày 19/9/2018)",
            "Trung tâm Hành chính công",
            "Đoàn A\nTrưởng đoàn: Phạm Văn Minh",
        )
    ]


def test_visits_stand_by_date(scheduled, team_b, yen_phong):
    make.make_visit(team_b, yen_phong, day=date(2018, 9, 4), state="planned")
    dates = [cells[1] for cells in rows(paper_of(scheduled), "schedule")]
    assert dates == ["04/9/2018", "18/9/2018"]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("planned", "UBND huyện Yên Phong"),
        ("by_report", "UBND huyện Yên Phong (kiểm tra qua báo cáo)"),
        ("reinspection", "UBND huyện Yên Phong (phúc tra)"),
    ],
)
def test_every_announced_kind_is_listed(scheduled, team_a, yen_phong, kind, words):
    make.make_visit(team_a, yen_phong, kind=kind, day=date(2018, 10, 1), state="planned")
    assert rows(paper_of(scheduled), "schedule")[-1][2] == words


@pytest.mark.parametrize("state", ["planned", "under_way", "completed"])
def test_an_unannounced_visit_is_never_named_whatever_its_state(scheduled, team_b, yen_phong, state):
    team_b.decision_number = "9/QĐ-SNV"
    team_b.save()
    make.make_visit(team_b, yen_phong, kind="unannounced", state=state)
    told = everything(paper_of(scheduled))
    assert "Yên Phong" not in told and "Đoàn B" not in told and "9/QĐ-SNV" not in told


def test_a_commune_announced_under_an_unannounced_visit_stands_alone(
    inspection_round, team_a, que_vo, phu_lang
):
    above = make.make_visit(team_a, que_vo, kind="unannounced")
    make.make_visit(team_a, phu_lang, state="planned", parent=above)
    told = [cells[2] for cells in rows(paper_of(inspection_round), "schedule")]
    assert told == ["UBND xã Phù Lãng"]


def test_an_unannounced_commune_is_not_told_under_the_district(scheduled, team_a, que_vo):
    above = scheduled.visits.get(unit=que_vo)
    hidden = make.make_unit("Xã Bất Ngờ", parent=que_vo)
    make.make_visit(team_a, hidden, kind="unannounced", parent=above)
    assert "Bất Ngờ" not in everything(paper_of(scheduled))


def test_the_teams_are_told_with_their_heads(scheduled):
    assert "Đoàn A gồm 01 thành viên, do Phạm Văn Minh làm Trưởng đoàn." in said(paper_of(scheduled), "teams")


def test_it_says_what_units_prepare_and_by_when(scheduled):
    told = said(paper_of(scheduled), "preparation")
    assert "theo Đề cương báo cáo của Sở Nội vụ" in told and "chậm nhất 05 ngày làm việc" in told


def test_an_outline_that_was_sent_out_is_quoted_by_its_number(scheduled):
    sent = Document.of(scheduled, Document.Kind.OUTLINE)
    sent.number, sent.symbol, sent.issued_on, sent.state = 86, "SNV-CCHC", date(2018, 8, 1), "issued"
    sent.save()
    told = "theo Đề cương số 86/SNV-CCHC ngày 01 tháng 8 năm 2018 của Sở Nội vụ"
    assert told in said(paper_of(scheduled), "preparation")


def test_whom_to_ask_is_who_prepared_the_notice(scheduled, officer):
    officer.phone = "0222 3822 123"
    officer.save()
    document = Document.open_for(scheduled, KIND, by=officer)
    assert "Lê Chuyên Viên, điện thoại 0222 3822 123" in said(build_schedule_notice(document), "contact")
    assert said(paper_of(make.make_round(scheduled.plan)), "contact").endswith("liên hệ Sở Nội vụ.")


def test_a_round_without_visits_still_makes_a_paper(inspection_round):
    paper = compose(Document.of(inspection_round, KIND))
    assert "Chưa có cơ quan, đơn vị nào được xếp lịch" in said(paper, "schedule")
    assert paper.addressees == () and paper.recipients[0] != "Như trên"
    titles = [section.title for section in paper.sections if section.title]
    assert [title[:2] for title in titles] == ["1.", "2.", "3."]


def test_a_marked_visit_makes_a_marked_paper(scheduled):
    assert not paper_of(scheduled).illustrative
    scheduled.visits.update(illustrative=True)
    assert paper_of(scheduled).illustrative


@pytest.mark.parametrize("n", [1, 40])
def test_it_takes_at_most_eight_queries_whatever_the_size(scheduled, que_vo, n):
    for _place in range(n):
        team = make.make_team(scheduled, head=make.make_user())
        make.make_visit(team, make.make_unit(parent=que_vo), state="planned")
    rounds = type(scheduled).objects.select_related("plan__agency__parent", "checklist")
    document = Document.of(rounds.get(pk=scheduled.pk), KIND)
    assert count_queries(build_schedule_notice, document) <= 8
