"""What the journeys of the field share: a visit under way, and how saving stands on its pages."""

import re
from types import SimpleNamespace

from django.urls import reverse
from playwright.sync_api import expect

from tests import make

SAVED = re.compile(r"^Đã lưu \d\d:\d\d$")
READY = "Mở được trên thiết bị này cả khi mất mạng"


def make_fieldwork(plan, unit, head) -> SimpleNamespace:
    """A visit under way with two sections: two three-way criteria, and a ratio; its team's head answers."""
    checklist = make.make_checklist(criteria=2, published=False)
    section = checklist.sections.get()
    other = make.make_section(checklist)
    make.make_criterion(other, asks_verdict=False, asks_ratio=True)
    checklist.publish(by=None)
    team = make.make_team(make.make_round(plan, checklist=checklist), head=head)
    visit = make.make_visit(team, unit, state="under_way")
    urls = [reverse("field:section", args=[visit.pk, each.pk]) for each in (section, other)]
    return SimpleNamespace(
        visit=visit,
        team=team,
        section=section,
        other_section=other,
        criteria=list(visit.asked()),
        visit_url=visit.get_absolute_url(),
        section_url=urls[0],
        addresses=[visit.get_absolute_url(), *urls],
    )


def state(page):
    return page.locator("#save-state")


def note_of(page):
    return page.locator("textarea[name$='-note']").first


def saved(page):
    expect(state(page)).to_have_text(SAVED, timeout=40_000)


def nothing_waits(page):
    """Until everything on the device has reached the server; every page has the badge in its bar.

    It is hidden before the page has counted what waits, too: then it has no title yet.
    """
    badge = page.locator("#device-badge")
    expect(badge).to_have_attribute("title", re.compile(r"\d"), timeout=60_000)
    expect(badge).to_be_hidden(timeout=60_000)


def look_again(page):
    """As if the person came back to the page: it asks at once who else is there and what they entered."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def kept_on(page):
    """Until whatever was typed a moment ago has reached the disk of the device.

    It is jotted down in the moment of typing (jotter.js) and struck out once the disk has it.
    """
    # Asked from outside: a predicate waited for inside the page is evaluated there, which its policy forbids.
    places = "() => Object.keys(sessionStorage).filter(place => place.startsWith('kiemtra-entered '))"
    for _ in range(200):
        if not page.evaluate(places):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"Still not on the disk of the device: {page.evaluate(places)}")
