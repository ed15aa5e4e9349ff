"""Each answer of a section saves itself, and the page always says truly how saving stands."""

import re

import pytest
from playwright.sync_api import expect

from inspections.models import Answer

from .. import make


@pytest.fixture
def ratio_section(plan, que_vo, minh):
    """A visit under way with one three-way criterion and one ratio in one section."""
    checklist = make.make_checklist(criteria=1, published=False)
    section = checklist.sections.get()
    make.make_criterion(section, asks_verdict=False, asks_ratio=True)
    checklist.publish(by=None)
    team = make.make_team(make.make_round(plan, checklist=checklist), head=minh)
    visit = make.make_visit(team, que_vo, state="under_way")
    return visit, section


@pytest.fixture
def open_section(new_page, sign_in, ratio_section):
    visit, section = ratio_section

    def open_as(person, width="tablet"):
        page = new_page(width)
        sign_in(page, person)
        page.goto(f"/cuoc/{visit.pk}/muc/{section.pk}/")
        return page

    return open_as


def state(page):
    return page.locator("#save-state")


def saved(page):
    expect(state(page)).to_have_text(re.compile(r"^Đã lưu \d\d:\d\d$"))


def note_of(page):
    return page.locator("textarea[name$='-note']").first


def test_one_tap_answers_and_the_page_says_when_it_was_saved(open_section, ratio_section, minh):
    page = open_section(minh)
    page.locator("input[value=partly]").check()
    saved(page)
    answer = Answer.objects.get()
    assert (answer.verdict, answer.changed_by) == ("partly", minh)
    expect(page.locator("#sections [aria-current] .num")).to_have_text("1/2")


def test_a_note_is_saved_without_a_button_and_is_there_after_a_reload(open_section, minh):
    page = open_section(minh)
    note_of(page).fill("Thiếu bảng tên quầy 3")
    saved(page)
    page.reload()
    expect(note_of(page)).to_have_value("Thiếu bảng tên quầy 3")


def test_what_the_rules_refuse_is_told_beside_the_answer_and_stays_typed(open_section, minh, watch):
    page = open_section(minh)
    page.locator("input[name$='-whole']").fill("10")
    page.locator("input[name$='-part']").fill("12")
    expect(state(page)).to_have_text("Chưa lưu được (1)")
    expect(page.get_by_role("alert").filter(has_text="lớn hơn")).to_be_visible()
    expect(page.locator("input[name$='-part']")).to_have_value("12")
    page.locator("input[name$='-part']").fill("9")
    saved(page)
    assert (Answer.objects.get().part, Answer.objects.get().whole) == (9, 10)
    watch.forgive("422")


def test_the_keyboard_answers_on_a_desk(open_section, minh):
    page = open_section(minh, "desk")
    page.keyboard.press("j")
    page.keyboard.press("3")
    page.keyboard.press("n")
    with page.expect_response(lambda response: "Ghi nhanh" in (response.request.post_data or "")):
        page.keyboard.type("Ghi nhanh")
    saved(page)
    answer = Answer.objects.get()
    assert (answer.verdict, answer.note) == ("no", "Ghi nhanh")
