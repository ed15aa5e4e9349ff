"""Signing in and out, a changed and a forgotten password, the language, and the lock after wrong guesses."""

import re

import pytest

from tests.make import PASSWORD

NEW = "Quan-ho-2018-moi"


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer, "units.backends.PeopleBackend")
    return client


def test_a_stranger_is_sent_to_sign_in_and_comes_back(client, officer):
    response = client.get("/thong-bao/")
    assert response["Location"] == "/dang-nhap/?next=/thong-bao/"
    response = client.post(response["Location"], {"username": officer.username, "password": PASSWORD})
    assert response["Location"] == "/thong-bao/"


def test_a_wrong_password_is_refused_in_words(client, officer):
    response = client.post("/dang-nhap/", {"username": officer.username, "password": "sai"})
    assert response.status_code == 200
    assert response.context["form"].errors


def test_ten_wrong_guesses_lock_the_account_for_a_while(client, officer, settings):
    settings.AXES_ENABLED = True
    for _ in range(settings.AXES_FAILURE_LIMIT):
        response = client.post("/dang-nhap/", {"username": officer.username, "password": "sai"})
    assert response.status_code == 429
    response = client.post("/dang-nhap/", {"username": officer.username, "password": PASSWORD})
    assert response.status_code == 429


def test_signing_out_ends_the_session(signed_in):
    signed_in.post("/dang-xuat/")
    assert signed_in.get("/thong-bao/").status_code == 302


def test_the_own_password_can_be_changed(signed_in, officer):
    passwords = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    response = signed_in.post("/doi-mat-khau/", passwords, follow=True)
    assert response.status_code == 200
    officer.refresh_from_db()
    assert officer.check_password(NEW)


def test_a_forgotten_password_is_set_anew_by_mail(client, officer, mailoutbox):
    officer.email = "lan@example.vn"
    officer.save()
    assert client.post("/quen-mat-khau/", {"email": officer.email}, follow=True).status_code == 200
    link = re.search(r"/quen-mat-khau/\S+/\S+/", mailoutbox[0].body)[0]
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0]
    done = client.post(address, {"new_password1": NEW, "new_password2": NEW}, follow=True)
    assert done.status_code == 200
    officer.refresh_from_db()
    assert officer.check_password(NEW)


def test_a_mail_server_that_refuses_brings_no_address_into_the_log(client, officer, settings, caplog):
    settings.EMAIL_BACKEND = "tests.portal.reminders.servers.Refusing"
    officer.email = "lan@minh-hoa.example"
    officer.save()
    response = client.post("/quen-mat-khau/", {"email": officer.email})
    assert response["Location"] == "/quen-mat-khau/da-gui/"
    assert "SMTPRecipientsRefused" in caplog.text and "@" not in caplog.text


def test_asking_for_an_unknown_address_tells_nothing(client, db, mailoutbox):
    response = client.post("/quen-mat-khau/", {"email": "ai@example.vn"})
    assert response["Location"] == "/quen-mat-khau/da-gui/"
    assert not mailoutbox


def test_the_language_can_be_changed_before_signing_in(client, db):
    client.post("/ngon-ngu/", {"language": "en", "next": "/dang-nhap/"})
    assert 'lang="en"' in client.get("/dang-nhap/").content.decode()


def test_pages_forbid_what_the_site_does_not_use(client, db):
    policy = client.get("/dang-nhap/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
