"""The page of this device lists each entry and photo with its state, and carries them by hand if need be."""

import re

import pytest
from playwright.sync_api import expect

from tests import make

from .field import kept_on, note_of, nothing_waits, saved

pytestmark = pytest.mark.usefixtures("forgive_the_network")


@pytest.fixture
def entered(tablet, network, fieldwork):
    """Minh's tablet without a network, with a note and a photo that wait on it, on its ledger."""
    network.cut()
    tablet.goto(fieldwork.section_url)
    note_of(tablet).fill("Chưa gửi được")
    photo = {"name": "quay.jpg", "mimeType": "image/jpeg", "buffer": make.make_image().read()}
    tablet.locator(".line").first.locator("input[type=file]").set_input_files([photo])
    expect(tablet.locator(".evidence.is-here")).to_have_count(1)
    kept_on(tablet)
    tablet.goto("/may-nay/")
    return tablet


@pytest.fixture
def carried(entered, tmp_path):
    """The file with what waits on that tablet."""
    with entered.expect_download() as download:
        entered.get_by_role("button", name="Lưu ra tệp").click()
    download.value.save_as(tmp_path / "entries.json")
    return tmp_path / "entries.json"


@pytest.fixture
def desk(carried, new_page, network):
    """Another computer, with a network."""
    network.mend()
    return new_page("desk")


def states(page):
    return page.locator("#entries [data-badge]")


def test_what_waits_and_what_arrived_is_told_apart(entered, network):
    waiting = re.compile("Ở thiết bị|Đã gửi, chưa có hồi đáp")
    expect(states(entered)).to_have_text([waiting, waiting])
    network.mend()
    entered.get_by_role("button", name="Gửi ngay").click()
    expect(states(entered)).to_have_text(["Trên máy chủ, khớp hoàn toàn"] * 2, timeout=20_000)


def test_an_entry_that_does_not_match_is_shown_as_such(tablet, fieldwork):
    tablet.goto(fieldwork.section_url)
    note_of(tablet).fill("Đã lên máy chủ")
    saved(tablet)
    fieldwork.visit.device_entries.update(sha256="0" * 64)
    tablet.goto("/may-nay/")
    expect(states(tablet)).to_have_text(["Trên máy chủ nhưng không khớp: hãy báo quản trị viên"])


def test_entries_are_carried_by_a_file_to_another_device(entered, carried, desk, sign_in, minh, fieldwork):
    entered.close()  # this tablet never finds its way back
    sign_in(desk, minh)
    desk.goto("/may-nay/")
    desk.set_input_files("#import", carried)
    expect(desk.locator("#ledger-said")).to_contain_text("Đã đọc vào 2 mục")
    # The badge may not have shown yet that anything waits.
    expect(states(desk)).to_have_text(["Trên máy chủ, khớp hoàn toàn"] * 2, timeout=60_000)
    nothing_waits(desk)
    assert fieldwork.visit.answers.get().note == "Chưa gửi được"
    assert fieldwork.visit.evidence.count() == 1
    desk.set_input_files("#import", carried)
    expect(desk.locator("#ledger-said")).to_contain_text("Đã đọc vào 0 mục; 2 mục trong tệp đã có sẵn")


def test_the_tablet_that_comes_back_after_all_makes_no_double(
    entered, carried, desk, sign_in, minh, fieldwork
):
    entered.goto("about:blank")
    sign_in(desk, minh)
    desk.goto("/may-nay/")
    desk.set_input_files("#import", carried)
    expect(states(desk)).to_have_text(["Trên máy chủ, khớp hoàn toàn"] * 2, timeout=60_000)
    nothing_waits(desk)
    entered.goto("/may-nay/")
    nothing_waits(entered)
    assert fieldwork.visit.device_entries.count() == 2
    assert fieldwork.visit.evidence.count() == 1
    assert fieldwork.visit.answers.get().version == 1


def test_the_file_of_somebody_else_is_not_read_in(carried, desk, sign_in, hoa):
    sign_in(desk, hoa)
    desk.goto("/may-nay/")
    desk.set_input_files("#import", carried)
    expect(desk.locator("#ledger-said")).to_contain_text("Đây là các mục của Phạm Văn Minh")
    desk.set_input_files("#import", {"name": "x.json", "mimeType": "application/json", "buffer": b"{}"})
    expect(desk.locator("#ledger-said")).to_have_text("Đây không phải tệp chứa các mục đã nhập.")


def test_an_entry_the_server_does_not_have_can_be_removed(entered):
    entered.on("dialog", lambda dialog: dialog.accept())
    entered.locator("[data-remove]").first.click()
    expect(states(entered)).to_have_count(1)


def test_what_came_too_late_is_told_on_both_sides(tablet, network, fieldwork, new_page, sign_in, lan, minh):
    phone = new_page("phone")
    sign_in(phone, lan)
    phone.goto(fieldwork.section_url)
    network.cut()
    note_of(phone).fill("Ghi trước khi hoàn thành")
    kept_on(phone)
    make.answer_everything(fieldwork.visit, part=1, whole=1, changed_by=minh)
    fieldwork.visit.complete(by=minh)
    network.mend()
    expect(phone.locator("#save-state")).to_have_text(
        "Gửi sau khi kết thúc, chờ Trưởng đoàn (1)", timeout=20_000
    )
    tablet.goto(fieldwork.visit_url)
    tablet.get_by_role("link", name="Xem và quyết định").click()
    expect(tablet.get_by_text("Ghi trước khi hoàn thành")).to_be_visible()
    tablet.get_by_placeholder("Lý do không nhận").fill("Đã có trong biên bản")
    tablet.get_by_role("button", name="Không nhận").click()
    phone.goto("/may-nay/")
    expect(states(phone)).to_have_text(["Trưởng đoàn không nhận"])
    expect(phone.get_by_text("Đã có trong biên bản")).to_be_visible()
    assert fieldwork.visit.answers.get(criterion=fieldwork.criteria[0]).note == ""
