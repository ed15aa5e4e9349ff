"""A real Chromium for the journeys: pages in Vietnamese, a way to sign in, an eye on what goes wrong unseen.

A test fails when its pages wrote an error to the console, broke the content policy, threw in JavaScript,
got an answer of 500, or asked any other host for anything.
"""

import os
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect, sync_playwright

from inspections.models import TeamMember
from tests import make
from tests.tools import require_program

from .field import READY, make_fieldwork
from .network import Network

ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {"phone": (360, 740), "tablet": (820, 1100), "desk": (1440, 900)}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Whatever lies in this folder is a journey, and may use the database from the server's threads."""
    here = os.path.dirname(__file__)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def browser():
    # The same engine either way, but the one without a screen spends half the time.
    path = require_program("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Watch:
    """What went wrong on the pages of one test; `forgive(text)` lets pass what the test meant to happen."""

    def __init__(self, host):
        self.host = host
        self.problems, self.forgiven = [], []

    def follow(self, page):
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.problems.append(f"JavaScript: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def forgive(self, text):
        self.forgiven.append(text)

    @property
    def unforgiven(self):
        return [problem for problem in self.problems if not any(text in problem for text in self.forgiven)]

    def _console(self, message):
        # Chromium reports broken content policy here too.
        if message.type == "error":
            self.problems.append(f"console: {message.text} {message.location.get('url', '')}")

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob", "about"} and address.netloc != self.host:
            self.problems.append(f"another host: {request.url}")

    def _response(self, response):
        if response.status >= 500:
            self.problems.append(f"{response.status}: {response.url}")


@pytest.fixture
def network(live_server):
    """The line between the browser and the server, to be cut and mended; `network.url` leads through it."""
    network = Network(live_server.url)
    yield network
    network.close()


@pytest.fixture
def watch(network):
    watch = Watch(urlsplit(network.url).netloc)
    yield watch
    assert not watch.unforgiven


@pytest.fixture
def new_page(browser, network, watch):
    """Opens a page of its own (cookies apart) at a width of WIDTHS; relative addresses lead to the site."""
    contexts = []

    def open_page(width="desk", **options):
        size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
        context = browser.new_context(
            base_url=network.url,
            locale="vi-VN",
            timezone_id=settings.TIME_ZONE,
            viewport=size,
            **options,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch.follow(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture
def sign_in(network):
    """sign_in(page, user): the page is that person's from now on, without the form."""

    def set_cookie(page, user):
        client = Client()
        client.force_login(user, backend="units.backends.PeopleBackend")
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": network.url}]
        )

    return set_cookie


@pytest.fixture
def fieldwork(plan, que_vo, minh):
    """Minh's visit to Quế Võ, under way, with nothing answered."""
    return make_fieldwork(plan, que_vo, minh)


@pytest.fixture
def lan(fieldwork, so_noi_vu):
    """A second inspector on Minh's visit."""
    person = make.make_user("lan", role="inspector", full_name="Trịnh Thị Lan", unit=so_noi_vu)
    TeamMember.objects.create(team=fieldwork.team, user=person)
    fieldwork.visit.members.add(person)
    return person


@pytest.fixture
def tablet(new_page, sign_in, fieldwork, minh):
    """Minh's tablet, on which the visit was opened once: its pages are kept."""
    page = new_page("tablet")
    sign_in(page, minh)
    page.goto(fieldwork.visit_url)
    expect(page.locator("#offline-state")).to_have_text(READY, timeout=20_000)
    return page


@pytest.fixture
def forgive_the_network(watch):
    """The browser writes every request that found no network to its console."""
    watch.forgive("net::ERR_")
    watch.forgive("The script does not have a MIME type")
    watch.forgive("An unknown error occurred when fetching the script")
