"""Every link that a page shows to a person works for that person.

The site is walked from the home page as a browser would, a few pages of every kind, on the demonstration.
"""

from collections import Counter, deque
from functools import cache
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from units.models import User

ACCOUNTS = ["quantri", "lanhdao", "chuyenvien", "truongdoan", "khachmoi", "quevo", "tiendu", "nguoixem"]
PAGES_OF_A_KIND = 2
START = "/"


class Links(HTMLParser):
    """The addresses of a page's links, pictures and forms that only ask."""

    def __init__(self, page):
        super().__init__()
        self.found = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in {"a", "img", "iframe"}:
            self.found.add(attrs.get("href") or attrs.get("src"))
        elif tag == "form" and (attrs.get("method") or "get").lower() == "get":
            self.found.add(attrs.get("action"))


def inside(address, page):
    """The address without host and fragment; None when it leaves the site or is no page of it."""
    parts = urlsplit(urljoin(page, urldefrag(address or "").url))
    if parts.netloc or parts.scheme or parts.path.startswith("/static/"):
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


@cache
def kind(address):
    """Pages of one kind share a view; the administration has one kind a model and act."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return "unknown"


def walk(client):
    """{address: status} of a few pages of every kind that can be reached from the home page."""
    seen, waiting, kinds = {}, deque([START]), Counter()
    while waiting:
        address = waiting.popleft()
        if address in seen or kinds[kind(address)] >= PAGES_OF_A_KIND:
            continue
        kinds[kind(address)] += 1
        response = client.get(address, follow=True)
        seen[address] = response.status_code
        if response.headers.get("Content-Type", "").startswith("text/html"):
            links = {inside(link, address) for link in Links(response.content.decode()).found}
            waiting.extend(sorted(filter(None, links)))
    return seen


def signed_in(username):
    client = Client()
    client.force_login(User.objects.get(username=username), "units.backends.PeopleBackend")
    return client


@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("username", ACCOUNTS)
def test_every_link_shown_works(username):
    seen = walk(signed_in(username))
    assert len(seen) > 10
    assert not {address: status for address, status in seen.items() if status != 200}
