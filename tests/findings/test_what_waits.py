"""What findings and remediation put on each person's home page."""

import time_machine

from findings.waiting import waiting_for

from .. import make


def texts(user):
    return [line.text for line in waiting_for(user)]


def test_a_signed_visit_waits_for_the_leader_and_the_officer(signed, leader, officer):
    assert any("Quế Võ" in text for text in texts(leader))
    assert any("Quế Võ" in text for text in texts(officer))


def test_drafts_of_a_completed_visit_wait_for_the_head(visit, shortcoming, minh, hoa):
    visit.state = "completed"
    visit.save()
    assert len(texts(minh)) == 1
    assert texts(hoa) == []


def test_an_overdue_demand_comes_first_in_red(running, officer):
    with time_machine.travel("2018-07-01 09:00+07:00"):
        assert [line.tone for line in waiting_for(officer)] == ["bad"]


def test_a_leader_is_told_of_what_is_overdue_in_one_line(running, leader):
    with time_machine.travel("2018-07-01 09:00+07:00"):
        [line] = waiting_for(leader)
        assert "1" in line.text
        assert line.url.endswith("?remediation=overdue")


def test_a_report_waits_to_be_judged(running, binh, officer):
    item = make.send_report(running, by=binh, text="Đã lắp")
    [line] = waiting_for(officer)
    assert "UBND huyện Quế Võ" in line.text
    assert line.url == item.submission.get_absolute_url()


def test_what_is_done_waits_for_nobody(running, binh, officer, leader):
    make.send_report(running, by=binh, text="Đã lắp")
    type(running).objects.get(pk=running.pk).last_item.accept(by=officer)
    assert texts(officer) == texts(leader) == []


def test_a_comment_of_the_unit_waits_to_be_answered(signed, shortcoming, officer, binh, minh):
    consultation = make.make_consultation(signed, by=officer)
    consultation.reply(by=binh, texts={shortcoming: "Đã đặt in bảng tên"})
    lines = {line.url for line in waiting_for(officer)}
    assert consultation.get_absolute_url() in lines
    shortcoming.comment.respond(by=minh, answer="Tiếp thu")
    assert not [line for line in waiting_for(officer) if line.icon == "message-square-reply"]


def test_a_visit_is_to_be_concluded_within_the_offices_term(signed, officer):
    with time_machine.travel("2018-05-20 09:00+07:00"):
        assert [line.tone for line in waiting_for(officer)] == ["waiting"]
    with time_machine.travel("2018-05-31 09:00+07:00"):
        assert [line.tone for line in waiting_for(officer)] == ["bad"]
