"""The page of a paper: what is new since the turn before, and accepting or returning each demand."""

from datetime import date, timedelta

import pytest

from findings.models import Demand
from tests import make
from tests.standing import standing


@standing
def item(running, binh):
    return make.send_report(running, by=binh, text="Đã lắp hai bảng tên")


@pytest.fixture
def page(client, officer):
    """The page as the officer opens it."""
    client.force_login(officer)
    return lambda item: client.get(item.submission.get_absolute_url())


def act(client, item, name, **words):
    return client.post(f"{item.submission.get_absolute_url()}{item.pk}/{name}/", words)


def test_a_second_turn_stands_beside_the_first_with_the_words_of_the_return(item, page, binh, officer):
    item.send_back(by=officer, note="Còn hai quầy")
    again = make.send_report(Demand.objects.get(), by=binh, text="Đã lắp bốn bảng tên")
    html = page(again).content.decode()
    assert "Còn hai quầy" in html
    assert "<del>" in html and "<ins>" in html
    assert html.index("hai") < html.index("bốn")


def test_it_is_accepted_there(item, page, client):
    page(item)
    act(client, item, "accept")
    assert Demand.objects.get().state == "accepted"


def test_it_is_accepted_on_what_a_re_inspection_saw(item, page, client, team_a, que_vo):
    visit = item.demand.finding.visit
    again = make.make_visit(
        team_a, que_vo, day=date(2018, 9, 1), kind="reinspection", reinspects=visit, state="signed"
    )
    assert "01/09/2018" in page(item).content.decode()
    act(client, item, "accept", reinspection=again.pk)
    item.refresh_from_db()
    assert item.reinspection == again


@pytest.mark.parametrize("other", ["9" * 40, "abc", "-1", "0"])
def test_a_forged_re_inspection_is_no_verification(item, page, client, other):
    page(item)
    act(client, item, "accept", reinspection=other)
    item.refresh_from_db()
    assert item.reinspection is None


def test_it_is_returned_with_words(item, page, client):
    page(item)
    act(client, item, "return", note="Gửi ảnh")
    assert Demand.objects.get().state == "returned"


def test_words_typed_for_a_paper_judged_meanwhile_come_back(item, page, client, leader):
    page(item)
    type(item).objects.get(pk=item.pk).accept(by=leader)
    answer = act(client, item, "return", note="Còn thiếu ảnh chụp")
    assert answer.status_code == 403
    assert "Còn thiếu ảnh chụp" in answer.content.decode()


def test_who_entered_it_reads_why_somebody_else_must_judge(running, officer, page):
    item = make.send_report(running, by=officer, letter_date=date(2018, 6, 10))
    html = page(item).content.decode()
    assert "phải do người khác thẩm định" in html
    assert f"/{item.pk}/accept/" not in html


def test_all_that_waits_is_accepted_at_once(running, signed, binh, officer, leader, client, minh):
    second = make.make_demand(
        make.make_finding(
            signed, by=minh, title="Sổ để trống", state="concluded", conclusion=running.finding.conclusion
        ),
        due_on=running.due_on,
    )
    paper = make.Submission.send(
        running.finding.conclusion, by=binh, kind="report", texts={running: "Xong", second: "Xong"}
    )
    client.force_login(officer)
    client.post(f"{paper.get_absolute_url()}accept/")
    assert {demand.state for demand in Demand.objects.all()} == {"accepted"}


def test_the_unit_reads_the_decision_and_gets_no_buttons(item, client, binh, officer):
    client.force_login(binh)
    assert "/accept/" not in client.get(item.submission.get_absolute_url()).content.decode()
    item.send_back(by=officer, note="Gửi ảnh")
    assert "Gửi ảnh" in client.get(item.submission.get_absolute_url()).content.decode()


def test_a_report_after_the_last_day_is_marked_late(running, page, binh):
    Demand.objects.update(due_on=date.today() - timedelta(days=1))
    item = make.send_report(Demand.objects.get(), by=binh)
    assert "Trễ hạn" in page(item).content.decode()
