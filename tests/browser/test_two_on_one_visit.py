"""Two inspectors on one visit see each other, and of what both entered nothing is lost."""

import re

import pytest
from playwright.sync_api import expect

from inspections.models import AnswerChange

from .field import look_again, note_of, nothing_waits, saved, state

pytestmark = pytest.mark.usefixtures("forgive_the_network")


@pytest.fixture
def phone(new_page, sign_in, lan, fieldwork):
    """Lan's phone on the same section."""
    page = new_page("phone")
    sign_in(page, lan)
    page.goto(fieldwork.section_url)
    return page


def test_each_sees_that_the_other_has_the_section_open(tablet, phone, fieldwork):
    tablet.goto(fieldwork.section_url)
    expect(tablet.locator("#others")).to_have_text(f"Đang cùng mở: Lan: {fieldwork.section.title}")
    look_again(phone)
    expect(phone.locator("#others")).to_contain_text("Minh")


def test_what_the_other_answers_appears_without_a_reload(tablet, phone, fieldwork):
    tablet.goto(fieldwork.section_url)
    tablet.locator(".answer-partly").first.click()
    saved(tablet)
    look_again(phone)
    expect(phone.locator(".answer-partly input").first).to_be_checked()


def test_of_two_notes_the_later_stands_whoever_has_the_network_first(tablet, phone, fieldwork, network):
    tablet.goto(fieldwork.section_url)
    network.cut()
    note_of(phone).fill("Lan ghi trước")
    phone.wait_for_timeout(400)
    note_of(tablet).fill("Minh ghi sau")
    tablet.wait_for_timeout(400)
    network.mend()
    nothing_waits(tablet)
    nothing_waits(phone)
    assert fieldwork.visit.answers.get().note == "Minh ghi sau"
    change = AnswerChange.objects.get(contested=True)
    assert change.beside == "Lan ghi trước"


def test_the_other_word_is_chosen_by_one_tap(tablet, phone, fieldwork):
    tablet.goto(fieldwork.section_url)
    note_of(tablet).fill("Minh ghi")
    saved(tablet)
    note_of(phone).fill("Lan ghi")
    expect(state(phone)).to_have_text("Hai người nhập khác nhau (1): chọn ở bên dưới")
    expect(phone.locator(".contested blockquote")).to_have_text("Minh ghi")
    phone.get_by_role("button", name="Dùng lại nội dung này").click()
    expect(note_of(phone)).to_have_value("Minh ghi")
    expect(phone.locator(".contested")).to_have_count(0)
    assert fieldwork.visit.answers.get().note == "Minh ghi"


def test_a_device_whose_clock_is_wrong_does_not_win_by_it(tablet, new_page, sign_in, lan, fieldwork, network):
    wrong = new_page("phone")
    wrong.add_init_script("const now = Date.now.bind(Date); Date.now = () => now() + 36 * 3600 * 1000;")
    sign_in(wrong, lan)
    wrong.goto(fieldwork.section_url)
    tablet.goto(fieldwork.section_url)
    network.cut()
    note_of(wrong).fill("Đồng hồ nhanh, ghi trước")
    wrong.wait_for_timeout(1_000)
    note_of(tablet).fill("Ghi sau")
    tablet.wait_for_timeout(400)
    network.mend()
    nothing_waits(wrong)
    nothing_waits(tablet)
    assert fieldwork.visit.answers.get().note == "Ghi sau"


def test_different_fields_merge_without_a_word(tablet, phone, fieldwork, network):
    tablet.goto(fieldwork.section_url)
    network.cut()
    tablet.locator(".answer-yes").first.click()
    note_of(phone).fill("Đã xem sổ")
    phone.wait_for_timeout(400)
    network.mend()
    nothing_waits(tablet)
    nothing_waits(phone)
    answer = fieldwork.visit.answers.get()
    assert (answer.verdict, answer.note) == ("yes", "Đã xem sổ")
    expect(phone.locator(".contested")).to_have_count(0)
    expect(phone.locator("#save-state")).to_have_text(re.compile("^Đã lưu"))
