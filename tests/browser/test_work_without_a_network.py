"""A visit opened once on a device goes on without a network: its pages open, what is entered is kept there.

It goes up by itself when the network is back, each thing exactly once.
"""

import re

import pytest
from PIL import Image
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect

from inspections.models import AnswerChange, Evidence
from tests import make

from .field import kept_on, note_of, nothing_waits, saved, state

pytestmark = pytest.mark.usefixtures("forgive_the_network")

# A transaction that goes on for as long as its page: whatever the page wants to write waits behind it.
HOLD_THE_DISK = """() => new Promise((done) => {
    indexedDB.open("kiemtra").onsuccess = (event) => {
        const entries = event.target.result.transaction("entries", "readwrite").objectStore("entries");
        const again = () => { entries.get(0).onsuccess = again; };
        again();
        done();
    };
})"""


def test_the_pages_of_an_opened_visit_open_from_the_device(tablet, network, fieldwork):
    network.cut()
    for address in fieldwork.addresses:
        tablet.goto(address)
        expect(tablet.get_by_role("heading", name="UBND huyện Quế Võ").first).to_be_visible()


def test_the_keys_of_a_desk_work_on_a_page_from_the_device(tablet, network, fieldwork):
    network.cut()
    tablet.goto(fieldwork.section_url)
    tablet.keyboard.press("j")
    tablet.keyboard.press("3")
    expect(tablet.locator(".answer-no input").first).to_be_checked()
    expect(tablet.locator("#sections [aria-current] .num")).to_have_text("1/2")


def test_what_is_entered_waits_and_goes_up_by_itself(tablet, network, fieldwork, minh):
    network.cut()
    tablet.goto(fieldwork.section_url)
    tablet.locator(".answer-partly").first.click()
    note_of(tablet).fill("Gõ khi mất mạng")
    expect(state(tablet)).to_have_text("Đang chờ mạng (1)")
    assert not fieldwork.visit.answers.exists()
    network.mend()
    saved(tablet)
    answer = fieldwork.visit.answers.get()
    assert (answer.verdict, answer.note, answer.changed_by) == ("partly", "Gõ khi mất mạng", minh)


def test_what_was_entered_is_there_after_a_reload_without_a_network(tablet, network, fieldwork):
    tablet.goto(fieldwork.section_url)
    note_of(tablet).fill("Trước khi mất mạng")
    saved(tablet)
    network.cut()
    tablet.locator(".answer-no").first.click()
    tablet.goto(fieldwork.visit_url)
    tablet.goto(fieldwork.section_url)
    expect(note_of(tablet)).to_have_value("Trước khi mất mạng")
    expect(tablet.locator(".answer-no input").first).to_be_checked()
    expect(tablet.locator("#sections [aria-current] .num")).to_have_text("1/2")


def test_what_is_tapped_while_the_disk_is_busy_is_there_after_leaving_at_once(tablet, network, fieldwork):
    tablet.goto(fieldwork.section_url)
    network.cut()
    tablet.evaluate(HOLD_THE_DISK)
    tablet.locator(".answer-no").first.click()
    tablet.goto(fieldwork.visit_url)
    expect(tablet.locator("#device-badge [data-count]")).to_have_text("1")
    tablet.goto(fieldwork.section_url)
    expect(tablet.locator(".answer-no input").first).to_be_checked()


def test_a_shortcoming_is_written_down_and_numbered_on_arrival(tablet, network, fieldwork):
    network.cut()
    tablet.goto(fieldwork.section_url)
    tablet.locator(".line").first.get_by_role("link", name="Lập tồn tại").click()
    tablet.fill("input[name=title]", "Niêm yết thiếu 12 thủ tục")
    tablet.select_option("select[name=severity]", "moderate")
    tablet.get_by_role("button", name="Lưu").click()
    expect(tablet.get_by_text("chưa cấp số · Niêm yết thiếu 12 thủ tục")).to_be_visible()
    network.mend()
    expect(tablet.get_by_text(re.compile(r"TT-2018-001 · Niêm yết thiếu"))).to_be_visible(timeout=20_000)
    finding = fieldwork.visit.findings.get()
    assert (finding.number, finding.criterion) == ("TT-2018-001", fieldwork.criteria[0])


def test_a_finding_that_has_not_left_yet_can_be_changed(tablet, network, fieldwork):
    network.cut()
    tablet.goto(f"{fieldwork.visit_url}phat-hien/them/?kind=strength")
    tablet.fill("input[name=title]", "Phục vụ tận tinh")
    tablet.select_option("select[name=criterion]", str(fieldwork.criteria[1].pk))
    tablet.get_by_role("button", name="Lưu").click()
    tablet.get_by_text("chưa cấp số · Phục vụ tận tinh").click()
    expect(tablet.locator("input[name=title]")).to_have_value("Phục vụ tận tinh")
    tablet.fill("input[name=title]", "Phục vụ tận tình")
    tablet.get_by_role("button", name="Lưu").click()
    expect(tablet.get_by_text("Phục vụ tận tình")).to_be_visible()
    network.mend()
    expect(tablet.get_by_text(re.compile("UD-2018-001"))).to_be_visible(timeout=20_000)
    assert set(fieldwork.visit.findings.values_list("title", flat=True)) <= {
        "Phục vụ tận tình",
        "Phục vụ tận tinh",
    }


def test_photos_taken_without_a_network_are_seen_at_once_and_arrive_once(tablet, network, fieldwork):
    network.cut()
    tablet.goto(fieldwork.section_url)
    files = [
        {"name": f"anh{i}.jpg", "mimeType": "image/jpeg", "buffer": make.make_image(size=(800, 600)).read()}
        for i in range(3)
    ]
    tablet.locator(".line").first.locator("input[type=file]").set_input_files(files)
    expect(tablet.locator(".evidence.is-here img")).to_have_count(3)
    tablet.locator(".evidence.is-here input[name=caption]").first.fill("Quầy số 1")
    expect(state(tablet)).to_have_text(re.compile(r"Đang chờ mạng \([34]\)"))
    kept_on(tablet)
    tablet.reload()
    expect(tablet.locator(".evidence.is-here img")).to_have_count(3)
    expect(tablet.locator(".evidence.is-here input[name=caption]").first).to_have_value("Quầy số 1")
    network.mend()
    nothing_waits(tablet)
    photos = fieldwork.visit.evidence.filter(criterion=fieldwork.criteria[0])
    assert list(photos.values_list("name", "caption")) == [
        ("anh0.jpg", "Quầy số 1"),
        ("anh1.jpg", ""),
        ("anh2.jpg", ""),
    ]


def test_a_reply_that_was_lost_makes_no_double(tablet, network, fieldwork):
    tablet.goto(fieldwork.section_url)
    network.lose_reply_to("/dong-bo/")
    note_of(tablet).fill("Máy chủ đã nhận")
    expect(state(tablet)).to_have_text("Đang chờ mạng (1)")
    assert fieldwork.visit.answers.get().note == "Máy chủ đã nhận"
    network.mend()
    saved(tablet)
    assert AnswerChange.objects.count() == 1
    assert fieldwork.visit.answers.get().version == 1


def test_the_line_breaks_in_the_middle_of_saving(tablet, network, fieldwork):
    tablet.goto(fieldwork.section_url)
    for i in range(12):
        tablet.locator(".answer-yes" if i % 2 else ".answer-no").nth(i % 2).click()
        if i % 3 == 0:
            network.cut()
        if i % 3 == 2:
            network.mend()
    note_of(tablet).fill("Sau khi đứt mạng")
    network.mend()
    saved(tablet)
    assert fieldwork.visit.answers.get(criterion=fieldwork.criteria[0]).note == "Sau khi đứt mạng"
    kept = dict(fieldwork.visit.answers.values_list("criterion", "verdict"))
    assert kept == {fieldwork.criteria[0].pk: "no", fieldwork.criteria[1].pk: "yes"}


def test_a_page_that_was_never_opened_leads_to_what_this_device_has(tablet, network, fieldwork):
    network.cut()
    tablet.goto("/ke-hoach/")
    expect(tablet.get_by_role("heading", name="Thiết bị này")).to_be_visible()
    tablet.get_by_role("link", name=re.compile("UBND huyện Quế Võ")).click()
    expect(tablet.get_by_role("heading", name="UBND huyện Quế Võ")).to_be_visible()


def test_going_on_leads_to_the_next_section_without_a_network(tablet, network, fieldwork):
    network.cut()
    tablet.goto(fieldwork.section_url)
    tablet.get_by_role("button", name=re.compile("Lưu và sang phần tiếp")).click()
    expect(tablet.locator("#sheet h2")).to_have_text(fieldwork.other_section.title)


def test_pages_of_one_person_are_not_shown_to_the_next(tablet, network, fieldwork, sign_in, viewer):
    sign_in(tablet, viewer)
    tablet.goto("/")
    expect(tablet.get_by_role("heading", name="Việc của tôi")).to_be_visible()
    network.cut()
    with pytest.raises(PlaywrightError, match="net::ERR_"):
        tablet.goto(fieldwork.section_url)


def test_photos_arrive_upright_and_without_the_place_where_they_were_taken(tablet, fieldwork):
    tablet.goto(fieldwork.section_url)
    photo = {"name": "vi-tri.jpg", "mimeType": "image/jpeg", "buffer": make.make_image_with_position().read()}
    tablet.locator(".line").first.locator("input[type=file]").set_input_files([photo])
    expect(tablet.locator("[data-state]").first).to_have_text("Đã lên máy chủ")
    with Image.open(Evidence.objects.get().file) as stored:
        assert not stored.getexif()
        assert stored.size == (60, 80)  # upright: the camera had been held sideways
