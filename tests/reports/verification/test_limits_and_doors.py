"""The page is open to everybody, but not for guessing: so many questions, and no form from elsewhere."""

import pytest
from django.test import Client
from django.urls import reverse

from .conftest import CODE, UNKNOWN

pytestmark = pytest.mark.django_db
FORM = "reports:verify"


@pytest.fixture
def few(settings):
    settings.VERIFY_PER_ADDRESS, settings.VERIFY_IN_ALL = (3, 600), (5, 60)


def test_the_usual_limits_are_twenty_in_ten_minutes_and_two_hundred_in_one(settings):
    assert (settings.VERIFY_PER_ADDRESS, settings.VERIFY_IN_ALL) == ((20, 600), (200, 60))


def test_an_address_that_asks_too_often_is_told_when_to_come_back(few, issued, scan, ask, time_machine):
    assert [scan().status_code, ask(code=CODE).status_code, scan(UNKNOWN).status_code] == [200] * 3
    for refused in (scan(), ask(code=CODE), scan(UNKNOWN)):
        assert (refused.status_code, refused["Retry-After"]) == (429, "700")
        assert "05/BC-SNV" not in refused.text and reverse(FORM) in refused.text
    time_machine.shift(700)
    assert scan().status_code == 200


def test_another_address_is_not_concerned(few, issued, scan):
    for _ in range(10):
        scan(REMOTE_ADDR="203.0.113.9")
    assert scan(REMOTE_ADDR="203.0.113.9").status_code == 429
    assert scan(REMOTE_ADDR="203.0.113.10").status_code == 200


def test_everybody_together_is_limited_too(few, issued, scan):
    asked = [scan(REMOTE_ADDR=f"203.0.113.{n}") for n in range(6)]
    assert [page.status_code for page in asked] == [200] * 5 + [429]
    assert asked[-1]["Retry-After"] == "70"


@pytest.mark.parametrize(("behind_proxy", "statuses"), [(True, {200}), (False, {200, 429})])
def test_what_a_browser_writes_into_the_header_is_not_believed(
    few, issued, scan, settings, behind_proxy, statuses
):
    settings.BEHIND_PROXY = behind_proxy
    seen = {scan(HTTP_X_FORWARDED_FOR=f"1.2.3.4, 203.0.113.{n}").status_code for n in range(4)}
    assert seen == statuses


def test_looking_at_the_empty_form_is_no_question(few, stranger):
    assert {stranger.get(reverse(FORM)).status_code for _ in range(10)} == {200}


def test_a_refused_upload_is_not_even_read(few, ask):
    for _ in range(3):
        ask(content=b"x")
    refused = ask(content=b"x")
    assert refused.status_code == 429 and not hasattr(refused.wsgi_request, "_files")


def test_a_form_from_elsewhere_is_refused():
    client = Client(enforce_csrf_checks=True)
    assert client.post(reverse(FORM), {"code": CODE}).status_code == 403
    token = client.get(reverse(FORM)).context["csrf_token"]
    sent = {"code": CODE, "csrfmiddlewaretoken": str(token)}
    assert client.post(reverse(FORM), sent).status_code == 200


@pytest.mark.parametrize(
    "who", ["administrator", "leader", "officer", "minh", "binh", "viewer", "outsider", None]
)
def test_everybody_reaches_it(issued, scan, ask, cast, who):
    client = Client()
    if who:
        client.force_login(cast[who])
    assert client.get(reverse(FORM)).status_code == 200
    for page in (scan(client=client), ask(client, code=CODE)):
        assert page.status_code == 200 and page.context["answer"].paper


def test_the_page_names_the_issue_in_the_language_of_the_reader(issued, scan, stranger):
    stranger.cookies["django_language"] = "en"
    assert "Issued and in force" in scan().text
