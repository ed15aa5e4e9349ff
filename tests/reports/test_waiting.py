"""What waits for a person among the papers."""

from reports.models import Document
from reports.waiting import waiting_for

from .. import make


def test_remarks_to_answer_wait_for_the_officer(inspection_round, officer, leader, minh):
    document = Document.open_for(inspection_round, Document.Kind.ROUND_REPORT, by=officer)
    remark = document.remark(by=leader, section="scope", text="Nêu rõ")
    (line,) = waiting_for(officer)
    assert line.detail == document.subject and line.url.endswith("#remarks")
    assert waiting_for(leader) == [] and waiting_for(minh) == []
    remark.settle(by=officer)
    assert waiting_for(officer) == []


def test_a_leader_finds_what_waits_to_be_approved_and_an_officer_what_waits_for_its_number(
    plan, officer, leader
):
    in_review, approved = (
        make.make_report(plan, by=officer, state=state) for state in ("in_review", "approved")
    )
    assert [line.url for line in waiting_for(leader)] == [in_review.get_absolute_url()]
    assert [line.url for line in waiting_for(officer)] == [approved.get_absolute_url()]


def test_minutes_wait_to_be_written_by_the_team_and_then_for_its_head(team_a, que_vo, minh, hoa):
    visit = make.make_visit(team_a, que_vo, state="completed")
    (line,) = waiting_for(minh)
    assert line.detail == str(visit) and waiting_for(hoa) == []
    minutes = Document.open_for(visit, Document.Kind.MINUTES, by=minh)
    assert waiting_for(minh) == []
    Document.objects.update(state="in_review")
    assert [line.url for line in waiting_for(minh)] == [minutes.get_absolute_url()]
