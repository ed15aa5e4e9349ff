"""One tap takes a phrase over, jumps to what is missing, answers the rest, and begins a visit."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from inspections.models import Answer, Visit

from .. import make


@pytest.fixture
def checklist(db):
    """Two three-way questions and a ratio, and a section of one question."""
    version = make.make_checklist(criteria=2, published=False)
    section = version.sections.get()
    make.make_criterion(section, asks_verdict=False, asks_ratio=True)
    make.make_criterion(make.make_section(version))
    version.publish(by=None)
    return version


@pytest.fixture
def noted(team_a, visit, que_vo):
    """A visit before this one, with a note of its own beside the first question."""
    before = make.make_visit(team_a, que_vo, day=visit.date - timedelta(days=30), state="completed")
    return make.make_answer(before, before.asked().first(), note="Niêm yết thiếu")


@pytest.fixture
def open_section(new_page, sign_in, visit, minh):
    def open_at(width="phone"):
        page = new_page(width)
        sign_in(page, minh)
        page.goto(f"/cuoc/{visit.pk}/muc/{visit.asked().first().section_id}/")
        return page

    return open_at


def saved(page):
    expect(page.locator("#save-state")).to_have_text(re.compile(r"^Đã lưu \d\d:\d\d$"))


def test_a_tapped_phrase_stands_in_the_note_below_what_was_there(open_section, noted, visit):
    page = open_section()
    note = page.locator("textarea[name$='-note']").first
    note.fill("Đã xem")
    page.get_by_role("button", name="Niêm yết thiếu").click()
    expect(note).to_have_value("Đã xem\nNiêm yết thiếu")
    saved(page)
    assert visit.answers.get().note == "Đã xem\nNiêm yết thiếu"


def test_the_next_gap_is_looked_for_as_the_page_stands_now(open_section, visit):
    page = open_section()
    lines = page.locator(".line")
    page.locator("[data-next-gap]").click()
    expect(lines.nth(0)).to_have_class(re.compile("is-here"))
    lines.nth(1).locator("input[value=yes]").check()
    lines.nth(0).locator("input[value=na]").check()
    page.locator("[data-next-gap]").click()
    expect(lines.nth(2)).to_have_class(re.compile("is-here"))
    lines.nth(2).locator("input[name$='-part']").fill("3")
    lines.nth(2).locator("input[name$='-whole']").fill("4")
    saved(page)
    page.locator("[data-next-gap]").click()
    page.wait_for_url(f"**/cuoc/{visit.pk}/muc/{visit.asked().last().section_id}/")


def test_the_key_u_goes_there_on_a_desk(open_section):
    page = open_section("desk")
    page.keyboard.press("u")
    expect(page.locator(".line").nth(0)).to_be_focused()
    page.keyboard.press("3")
    page.keyboard.press("u")
    expect(page.locator(".line").nth(1)).to_be_focused()
    saved(page)


def test_the_rest_is_met_with_one_tap_and_taken_back_with_another(open_section):
    page = open_section()
    page.locator("input[value=no]").first.check()
    expect(page.locator("[data-rest-count]")).to_have_text("1")
    page.locator("[data-rest-met]").click()
    expect(page.get_by_role("button", name="Hoàn lại")).to_be_visible()
    assert sorted(Answer.objects.values_list("verdict", flat=True)) == ["no", "yes"]
    page.get_by_role("button", name="Hoàn lại").click()
    expect(page.locator("[data-rest-count]")).to_have_text("1")
    assert sorted(Answer.objects.values_list("verdict", flat=True)) == ["", "no"]


def test_an_unannounced_visit_is_begun_from_the_home_page(new_page, sign_in, team_a, minh, phu_lang):
    today = timezone.localdate()
    type(team_a.round).objects.update(period_start=today, period_end=today)
    page = new_page("phone")
    sign_in(page, minh)
    page.goto("/")
    page.get_by_role("link", name="Kiểm tra đột xuất").click()
    page.get_by_role("searchbox").last.fill("phu lang")
    page.locator("select[name=unit]").select_option(label="Xã Phù Lãng")
    page.get_by_role("button", name="Bắt đầu kiểm tra").click()
    page.wait_for_url(re.compile(r"/cuoc/\d+/$"))
    assert Visit.objects.get(unit=phu_lang).state == "under_way"
