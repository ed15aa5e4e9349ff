"""Whatever is typed into an address or a form, the site answers in words and never with an error."""

from html.parser import HTMLParser

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.urls import reverse

from .test_every_address import ACTS, PAGES, rows
from .world import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.longest]

PEOPLE = ["leader", "minh", "binh"]
NONSENSE = ["", "\x00", "9" * 40, "-1", "NaN", "🙂" * 400]
# What the pages read from behind the question mark.
ASKED = ["q", "show", "kind", "criterion", "level", "parent", "day", "round", "remediation", "after"]


class Fields(HTMLParser):
    """What a page can send: typed fields with what stands in them, and choices with their last one chosen."""

    def __init__(self, page):
        super().__init__()
        self.typed, self.chosen, self.select = {}, {}, None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        name, kind = attrs.get("name"), attrs.get("type", "text")
        if tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            self.chosen[self.select] = attrs.get("value", "")
        elif tag == "input" and kind in {"radio", "checkbox"} and name:
            self.chosen[name] = attrs.get("value", "on")
        elif tag in {"input", "textarea"} and kind != "file" and name and name != "csrfmiddlewaretoken":
            fixed = name == "version" or "_FORMS" in name
            (self.chosen if fixed else self.typed)[name] = attrs.get("value", "")

    def filled_with(self, nonsense):
        """What to send: nonsense in the typed fields beside true choices, and nonsense everywhere."""
        typed = dict.fromkeys(self.typed, nonsense)
        # Only a hand-made post ticks a box beyond the largest key that the database knows.
        chosen = dict.fromkeys(self.chosen, nonsense[:18])
        return typed | self.chosen, typed | chosen


def addresses(world, table):
    return [world.address(name, *what) for name, what, _outcomes in rows(table)]


def post(client, url, data):
    """The status of a post that leaves nothing behind."""
    with transaction.atomic():
        status = client.post(url, data).status_code
        transaction.set_rollback(True)
    return status


@pytest.fixture
def looked(monkeypatch):
    """The addresses of the requests that looked behind their question mark."""
    looked, query = [], WSGIRequest.GET.func
    monkeypatch.setattr(
        WSGIRequest, "GET", property(lambda request: looked.append(request.path) or query(request))
    )
    return looked


@pytest.mark.parametrize("names", [ASKED, ["page"]], ids=["filters", "page"])
def test_behind_the_question_mark(world, looked, names):
    client = signed_in(world.leader)
    for url in addresses(world, PAGES):
        for nonsense in NONSENSE:
            assert client.get(url, dict.fromkeys(names, nonsense)).status_code < 500, (url, nonsense)
            if url not in looked:
                break  # whatever stands there, this page does not see it
    assert reverse("findings:list") in looked and reverse("login") in looked


@pytest.mark.parametrize("person", PEOPLE)
def test_in_every_field_of_every_form(world, person):
    client = signed_in(getattr(world, person))
    for url in addresses(world, PAGES):
        response = client.get(url)
        if response.status_code != 200 or response.streaming or b'method="post"' not in response.content:
            continue
        fields, sent = Fields(response.content.decode()), []
        for nonsense in NONSENSE:
            for data in fields.filled_with(nonsense):
                if data not in sent:
                    assert post(client, url, data) < 500, (url, nonsense)
                    sent.append(data)


@pytest.mark.parametrize("person", PEOPLE)
def test_in_the_words_of_every_act(world, person):
    client = signed_in(getattr(world, person))
    for url in addresses(world, ACTS):
        for nonsense in ["", "\x00", "🙂" * 4000]:
            words = dict.fromkeys(["note", "text", "section", "answer", "caption", "file"], nonsense)
            assert post(client, url, words) < 500, url
