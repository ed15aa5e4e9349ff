"""The unit's word before the conclusion: asked for, said, entered on behalf, answered."""

import pytest
from django.urls import reverse

from findings.models import Consultation, UnitComment
from tests import make
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db


@standing
def finding(consultation):
    return consultation.findings().get()


def test_an_officer_asks_from_the_page_of_the_visit(officer, team_a, que_vo, minh):
    visit = make.make_visit(team_a, que_vo, state="signed")
    make.make_finding(visit, by=minh, state="confirmed")
    client, ask = signed_in(officer), reverse("findings:consult", args=[visit.pk])
    assert ask in client.get(visit.get_absolute_url()).content.decode()
    client.post(ask, {"due_on": "31/12/2099"})
    assert Consultation.objects.get().visit == visit
    assert client.get(ask)["Location"] == Consultation.objects.get().get_absolute_url()


def test_asking_for_a_day_that_has_passed_is_refused_at_the_field(officer, team_a, que_vo, minh):
    visit = make.make_visit(team_a, que_vo, state="signed")
    make.make_finding(visit, by=minh, state="confirmed")
    answer = signed_in(officer).post(reverse("findings:consult", args=[visit.pk]), {"due_on": "01/01/2018"})
    assert "due_on" in answer.context["form"].errors


def test_the_unit_comments_and_finds_its_words_again(unit_client, consultation, finding):
    unit_client.post(consultation.get_absolute_url(), {f"text_{finding.pk}": "Số liệu chưa đúng"})
    assert UnitComment.objects.get().text == "Số liệu chưa đúng"
    assert "Số liệu chưa đúng" in unit_client.get(consultation.get_absolute_url()).content.decode()


def test_left_empty_the_unit_has_no_comment_and_has_replied(unit_client, consultation, finding):
    unit_client.post(consultation.get_absolute_url(), {})
    consultation.refresh_from_db()
    assert consultation.replied_at
    assert not UnitComment.objects.exists()


def test_what_came_by_letter_needs_its_number_and_date(officer, consultation, finding):
    client = signed_in(officer)
    words = {f"text_{finding.pk}": "Đề nghị xem lại"}
    answer = client.post(consultation.get_absolute_url(), words)
    assert {"number", "letter_date"} <= set(answer.context["form"].errors)
    client.post(consultation.get_absolute_url(), words | {"number": "5/UBND", "letter_date": "01/06/2018"})
    consultation.refresh_from_db()
    assert consultation.on_behalf


def test_the_team_answers_and_the_unit_reads_it(minh, unit_client, consultation, finding, binh):
    make.make_comment(finding, by=binh)
    address = reverse("findings:answer_comment", args=[finding.number])
    back = consultation.get_absolute_url()
    answer = signed_in(minh).post(address, {"answer": "Đoàn giữ nguyên", "next": back})
    assert answer["Location"] == back
    assert "Đoàn giữ nguyên" in unit_client.get(back).content.decode()


def test_the_answer_does_not_lead_to_another_site(minh, consultation, finding, binh):
    make.make_comment(finding, by=binh)
    address = reverse("findings:answer_comment", args=[finding.number])
    answer = signed_in(minh).post(address, {"answer": "Giữ nguyên", "next": "https://example.com/"})
    assert answer["Location"] == finding.get_absolute_url()


def test_the_finding_shows_the_comment_to_the_team_and_not_to_onlookers(
    minh, viewer, consultation, finding, binh, leader
):
    comment = make.make_comment(finding, by=binh, text="Lời của đơn vị")
    assert comment.text in signed_in(minh).get(finding.get_absolute_url()).content.decode()
    make.make_conclusion(consultation.visit, by=leader)
    page = signed_in(viewer).get(finding.get_absolute_url())
    assert page.status_code == 200
    assert comment.text not in page.content.decode()


def test_another_unit_finds_nothing(an, consultation):
    client = signed_in(an)
    assert client.get(consultation.get_absolute_url()).status_code == 404
    assert client.post(consultation.get_absolute_url(), {}).status_code == 404


def test_the_office_reads_the_comment_beside_the_finding_and_answers_there(consultation, binh, officer):
    finding = consultation.findings().get()
    make.make_comment(finding, by=binh, text="Đã trả đủ kết quả")
    client = signed_in(officer)
    page = client.get(consultation.get_absolute_url()).content.decode()
    assert finding.title in page and "Đã trả đủ kết quả" in page
    assert f"/ton-tai/{finding.number}/y-kien/answer/" in page
