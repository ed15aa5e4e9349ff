"""Before the conclusion the unit is asked for its word on the findings; comment and answer stay with them."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from core.errors import DomainError
from findings.models import Conclusion, Consultation, Finding, UnitComment
from tests.standing import standing
from units.models import Notice

WORDS = {"number": "45/TB-SNV", "date": date(2018, 6, 1), "signer_name": "Nguyễn Lãnh Đạo"}


@standing
def consultation(signed, officer):
    return Consultation.open(signed, by=officer)


def comment_of(finding):
    return UnitComment.objects.select_related("finding__visit__round__plan").get(finding=finding)


def test_the_unit_sees_confirmed_findings_only_once_it_is_asked(signed, shortcoming, officer, binh, an):
    assert not Finding.objects.visible_to(binh).exists()
    Consultation.open(signed, by=officer)
    assert Finding.objects.visible_to(binh).get() == shortcoming
    assert not Finding.objects.visible_to(an).exists()


def test_its_officers_are_told(signed, officer, binh, an):
    Consultation.open(signed, by=officer)
    assert list(Notice.objects.values_list("user", flat=True)) == [binh.pk]


def test_five_working_days_are_proposed(signed, officer):
    with time_machine.travel("2018-05-16 09:00+07:00", tick=False):
        consultation = Consultation.open(signed, by=officer)
    assert consultation.due_on == date(2018, 5, 23)  # a Wednesday, a week later


def test_drafts_are_not_shown_to_the_unit(signed, shortcoming, officer):
    Finding.objects.filter(pk=shortcoming.pk).update(state="draft")
    with pytest.raises(DomainError):
        Consultation.open(signed, by=officer)


def test_it_is_asked_once(consultation, signed, officer):
    with pytest.raises(DomainError):
        Consultation.open(signed, by=officer)


def test_a_day_in_the_past_is_refused_at_its_field(signed, officer):
    with pytest.raises(DomainError) as refusal:
        Consultation.open(signed, by=officer, due_on=timezone.localdate() - timedelta(days=1))
    assert refusal.value.field == "due_on"


@pytest.mark.parametrize("person", ["binh", "outsider", "viewer", "administrator"])
def test_others_do_not_ask(signed, person, request):
    with pytest.raises(DomainError):
        Consultation.open(signed, by=request.getfixturevalue(person))


def test_before_the_minutes_nobody_is_asked(visit, shortcoming, officer):
    with pytest.raises(DomainError):
        Consultation.open(visit, by=officer)


def test_the_comment_and_the_answer_stay_with_the_finding(consultation, shortcoming, binh, minh):
    consultation.reply(by=binh, texts={shortcoming: "Đã đặt in bảng tên"})
    comment_of(shortcoming).respond(by=minh, answer="Tiếp thu, giữ nguyên thời hạn")
    comment = comment_of(shortcoming)
    assert (comment.text, comment.by) == ("Đã đặt in bảng tên", binh)
    assert (comment.answer, comment.answered_by) == ("Tiếp thu, giữ nguyên thời hạn", minh)


def test_the_unit_may_say_it_anew_until_it_is_answered(consultation, shortcoming, binh, minh):
    consultation.reply(by=binh, texts={shortcoming: "Ý kiến đầu"})
    consultation.reply(by=binh, texts={shortcoming: "Ý kiến sau"})
    comment_of(shortcoming).respond(by=minh, answer="Đã rõ")
    consultation.reply(by=binh, texts={shortcoming: "Ý kiến muộn"})
    assert comment_of(shortcoming).text == "Ý kiến sau"


def test_a_reply_without_words_takes_the_comment_back(consultation, shortcoming, binh):
    consultation.reply(by=binh, texts={shortcoming: "Ý kiến đầu"})
    consultation.reply(by=binh, texts={})
    assert not UnitComment.objects.exists()
    assert consultation.replied_at


def test_another_unit_does_not_comment(consultation, shortcoming, an):
    with pytest.raises(DomainError):
        consultation.reply(by=an, texts={shortcoming: "Không phải của tôi"})


def test_a_letter_is_entered_on_behalf_with_its_date(consultation, shortcoming, officer):
    with pytest.raises(DomainError) as refusal:
        consultation.reply(by=officer, texts={shortcoming: "Theo công văn"})
    assert refusal.value.field == "letter_date"
    consultation.reply(by=officer, texts={}, number="9/UBND-NV", letter_date=date(2018, 5, 20))
    assert consultation.on_behalf


def test_an_open_comment_stops_the_conclusion(consultation, signed, shortcoming, binh, leader, minh):
    consultation.reply(by=binh, texts={shortcoming: "Chưa thống nhất"})
    with pytest.raises(DomainError, match=shortcoming.number):
        Conclusion.issue(signed, by=leader, **WORDS)
    comment_of(shortcoming).respond(by=minh, answer="Giữ nguyên")
    assert Conclusion.issue(signed, by=leader, **WORDS)


def test_after_the_conclusion_nothing_is_said_any_more(consultation, signed, shortcoming, binh, leader):
    Conclusion.issue(signed, by=leader, **WORDS)
    consultation = Consultation.objects.get()
    with pytest.raises(DomainError):
        consultation.reply(by=binh, texts={shortcoming: "Muộn"})
    assert not UnitComment.objects.exists()


def test_onlookers_do_not_see_what_the_unit_was_asked(consultation, viewer, binh, minh, hoa):
    assert not Consultation.objects.visible_to(viewer).exists()
    assert not Consultation.objects.visible_to(hoa).exists()
    assert Consultation.objects.visible_to(binh).exists()
    assert Consultation.objects.visible_to(minh).exists()
