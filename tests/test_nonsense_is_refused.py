"""Whatever is typed into an address or a form, the site answers in words and never with an error."""

from html.parser import HTMLParser

import pytest
from django.db import transaction

from .test_every_address import ACTS, PAGES, rows
from .world import signed_in

pytestmark = pytest.mark.django_db

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
        elif tag in {"input", "textarea"} and kind != "file" and name:
            fixed = name == "version" or "_FORMS" in name
            (self.chosen if fixed else self.typed)[name] = attrs.get("value", "")


def addresses(world, table):
    return [world.address(name, *what) for name, what, _outcomes in rows(table)]


def post(client, url, data):
    """The status of a post that leaves nothing behind."""
    with transaction.atomic():
        status = client.post(url, data).status_code
        transaction.set_rollback(True)
    return status


@pytest.mark.parametrize("names", [ASKED, ["page"]], ids=["filters", "page"])
def test_behind_the_question_mark(world, names):
    client = signed_in(world.leader)
    for url in addresses(world, PAGES):
        for nonsense in NONSENSE:
            assert client.get(url, dict.fromkeys(names, nonsense)).status_code < 500, (url, nonsense)


@pytest.mark.parametrize("person", PEOPLE)
def test_in_every_field_of_every_form(world, person):
    client = signed_in(getattr(world, person))
    for url in addresses(world, PAGES):
        response = client.get(url)
        if response.status_code != 200 or response.streaming or b'method="post"' not in response.content:
            continue
        fields = Fields(response.content.decode())
        for nonsense in NONSENSE:
            typed = dict.fromkeys(fields.typed, nonsense)
            # Only a hand-made post ticks a box beyond the largest key that the database knows.
            chosen = dict.fromkeys(fields.chosen, nonsense[:18])
            assert post(client, url, typed | fields.chosen) < 500, (url, nonsense)
            assert post(client, url, typed | chosen) < 500, (url, nonsense)


@pytest.mark.parametrize("person", PEOPLE)
def test_in_the_words_of_every_act(world, person):
    client = signed_in(getattr(world, person))
    for url in addresses(world, ACTS):
        for nonsense in ["", "\x00", "🙂" * 4000]:
            words = dict.fromkeys(["note", "text", "section", "answer", "caption", "file"], nonsense)
            assert post(client, url, words) < 500, url
