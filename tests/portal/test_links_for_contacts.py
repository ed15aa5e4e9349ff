"""A named contact comes by a signed link to one request, as a person, until it expires or is revoked."""

import re
from datetime import date, timedelta

import pytest
from django.contrib.auth import authenticate
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from findings.models import Submission
from portal.models import AccessLink
from tests import make
from tests.standing import standing
from tests.world import signed_in
from units.models import User

pytestmark = pytest.mark.django_db


@standing
def link(conclusion, officer, que_vo):
    return make.make_link("conclusion", conclusion, by=officer, unit=que_vo)


def opened(link):
    client = Client()
    client.get(reverse("portal:open_link", args=[link.token]))
    return client


def expire(link):
    AccessLink.objects.filter(pk=link.pk).update(expires_at=timezone.now() - timedelta(seconds=1))


def test_the_link_leads_to_its_request_and_the_contact_sends_a_report_under_their_name(link, demand):
    client = opened(link)
    page = client.get(link.conclusion.get_absolute_url())
    assert page.status_code == 200
    assert page.context["user"] == link.user
    form = {"key": "", f"on_{demand.pk}": "on", f"text_{demand.pk}": "Đã khắc phục"}
    form["key"] = "2f0c2f0e-5a53-4d0f-8d9c-222222222222"
    sent = client.post(
        reverse("portal:submit", args=[link.conclusion_id, demand.unit_id, "report"]), form, follow=True
    )
    assert sent.status_code == 200
    assert Submission.objects.get().sent_by == link.user


def test_every_other_address_leads_back_and_takes_no_act(link, consultation):
    client = opened(link)
    here = link.conclusion.get_absolute_url()
    for url in [
        "/",
        "/don-vi/",
        "/thong-bao/",
        "/ton-tai/",
        "/doi-mat-khau/",
        consultation.get_absolute_url(),
    ]:
        answer = client.get(url)
        assert (answer.status_code, answer["Location"]) == (302, here), url
        assert client.post(url).status_code == 403, url


def test_a_conclusion_of_the_same_unit_is_another_request(link, team_a, que_vo, leader):
    other = make.make_conclusion(
        make.make_visit(team_a, que_vo, day=date(2018, 7, 3), state="signed"), by=leader
    )
    assert opened(link).get(other.get_absolute_url())["Location"] == link.conclusion.get_absolute_url()


def test_a_forged_link_is_not_known(link):
    for token in [link.token[:-1] + "x", "khong-co", "\x00", "a:b:c"]:
        assert Client().get(reverse("portal:open_link", args=[token])).status_code == 404


def test_an_expired_link_says_so_and_its_contact_rests(link):
    expire(link)
    assert Client().get(reverse("portal:open_link", args=[link.token])).status_code == 410
    assert not User.objects.get(pk=link.user_id).is_active


def test_a_link_that_ends_while_it_is_open_is_shut_at_the_next_step(link, officer):
    client = opened(link)
    link.revoke(by=officer)
    assert client.get(link.conclusion.get_absolute_url()).status_code == 410
    assert client.get(link.conclusion.get_absolute_url())["Location"].startswith("/dang-nhap/")


def test_expiry_is_looked_at_on_every_request(link):
    client = opened(link)
    expire(link)
    assert client.post(link.conclusion.get_absolute_url()).status_code == 410


def test_after_the_last_link_the_contact_rests_and_a_new_link_wakes_them(link, conclusion, officer, que_vo):
    link.revoke(by=officer)
    assert not User.objects.get(pk=link.user_id).is_active
    again = make.make_link("conclusion", conclusion, by=officer, unit=que_vo)
    assert again.user_id == link.user_id
    assert User.objects.get(pk=link.user_id).is_active


def test_a_fresh_link_ends_the_old_one(link, officer):
    fresh = link.renew(by=officer)
    assert Client().get(reverse("portal:open_link", args=[link.token])).status_code == 410
    assert opened(fresh).get(link.conclusion.get_absolute_url()).status_code == 200


def test_who_is_signed_in_stays_themself(link, binh, an):
    client = signed_in(binh)
    answer = client.get(reverse("portal:open_link", args=[link.token]), follow=True)
    assert answer.context["user"] == binh
    assert client.get("/").context["user"] == binh
    assert signed_in(an).get(reverse("portal:open_link", args=[link.token]), follow=True).status_code == 404


def test_a_contact_has_no_password_and_gets_none(link, client):
    assert not link.user.has_usable_password()
    link.user.set_password(make.PASSWORD)
    link.user.email = "lienhe@example.vn"
    link.user.save()
    assert authenticate(None, username=link.user.username, password=make.PASSWORD) is None
    client.post(reverse("password_reset"), {"email": link.user.email})
    assert mail.outbox == []


def test_a_contact_acts_for_a_unit_only_and_is_told_nothing_else(link, que_vo, binh):
    assert link.user.role == User.Role.UNIT_OFFICER
    assert list(User.objects.speaking_for(que_vo)) == [binh]


def test_leaving_ends_the_visit(link):
    client = opened(link)
    client.post(reverse("logout"))
    assert client.get(link.conclusion.get_absolute_url())["Location"].startswith("/dang-nhap/")


def make_address(conclusion):
    return reverse("portal:link_make", args=["conclusion", conclusion.pk])


def test_an_officer_makes_a_link_and_it_goes_out_by_e_mail(officer, conclusion, que_vo):
    words = {"unit": que_vo.pk, "full_name": "Lý Liên Hệ", "email": "lienhe@example.vn"}
    page = signed_in(officer).post(make_address(conclusion), words, follow=True)
    link = AccessLink.objects.get()
    for text in (page.context["message"], mail.outbox[0].body):
        assert AccessLink.of_token(re.search(r"/lien-ket/([^/\s]+)/", text)[1]) == link
    assert mail.outbox[0].to == ["lienhe@example.vn"]


def test_a_refused_e_mail_is_told_and_its_address_stands_in_no_log(
    officer, conclusion, que_vo, settings, caplog
):
    settings.EMAIL_BACKEND = "tests.portal.reminders.servers.Refusing"
    words = {"unit": que_vo.pk, "full_name": "Lý Liên Hệ", "email": "lienhe@example.vn"}
    page = signed_in(officer).post(make_address(conclusion), words, follow=True)
    assert "không gửi được" in page.content.decode()
    assert "SMTPRecipientsRefused" in caplog.text
    assert "@" not in caplog.text and "Liên" not in caplog.text


def test_a_contact_needs_a_way_to_be_reached(officer, conclusion, que_vo):
    page = signed_in(officer).post(make_address(conclusion), {"unit": que_vo.pk, "full_name": "Lý Liên Hệ"})
    assert "phone" in page.context["form"].errors
    assert not AccessLink.objects.exists()


def test_no_link_for_a_unit_that_is_not_asked(officer, conclusion, yen_phong):
    words = {"unit": yen_phong.pk, "full_name": "Lý Liên Hệ", "phone": "1"}
    assert "unit" in signed_in(officer).post(make_address(conclusion), words).context["form"].errors


def test_the_link_to_comments_and_to_a_self_report_opens_these(consultation, team_a, que_vo, officer):
    comments = make.make_link("comments", consultation.visit, by=officer, unit=que_vo)
    client = opened(comments)
    finding = consultation.findings().get()
    client.post(consultation.get_absolute_url(), {f"text_{finding.pk}": "Đề nghị bỏ"})
    assert finding.comment.by == comments.user
    coming = make.make_visit(team_a, que_vo, day=date(2018, 10, 3))
    report = make.make_self_report(coming, by=officer)
    other = make.make_link("self_report", coming, by=officer, unit=que_vo)
    client = opened(other)
    section = coming.asked().first().section
    assert client.get(report.get_absolute_url()).status_code == 200
    assert client.get(reverse("field:self_section", args=[coming.pk, section.pk])).status_code == 200
    assert client.get(coming.get_absolute_url())["Location"] == report.get_absolute_url()
