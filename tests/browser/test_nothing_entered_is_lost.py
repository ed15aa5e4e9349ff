"""Whatever happens to browser, tab, sign-in or storage: what was entered is kept, or said not to be."""

import contextlib
import os
import re
import signal
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests import make
from tests.tools import require_program

from .conftest import ARGUMENTS
from .field import READY, kept_on, note_of, nothing_waits, saved, state

pytestmark = pytest.mark.usefixtures("forgive_the_network")


class OwnBrowser:
    """A browser with a profile on the disk, as a tablet has: it can be killed and started again."""

    def __init__(self, chromium, profile, network):
        self.chromium, self.profile, self.network = chromium, profile, network
        self.context = None

    def open(self):
        self.context = self.chromium.launch_persistent_context(
            self.profile,
            executable_path=require_program("chromium", "chromium-browser", "google-chrome"),
            args=ARGUMENTS,
            base_url=self.network.url,
            locale="vi-VN",
            timezone_id=settings.TIME_ZONE,
        )
        return self.context.new_page()

    def kill(self):
        for process in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if str(self.profile).encode() in (process / "cmdline").read_bytes():
                    os.kill(int(process.name), signal.SIGKILL)


@pytest.fixture
def own_browser(browser, tmp_path, network):
    own = OwnBrowser(browser.browser_type, tmp_path / "profile", network)
    yield own
    own.context.close()


def test_the_browser_is_killed_before_anything_left_it(own_browser, network, fieldwork, sign_in, minh):
    page = own_browser.open()
    sign_in(page, minh)
    page.goto(fieldwork.visit_url)
    expect(page.locator("#offline-state")).to_have_text(READY, timeout=20_000)
    network.cut()
    page.goto(fieldwork.section_url)
    page.locator(".answer-no").first.click()
    note_of(page).fill("Pin sắp hết")
    photo = {"name": "quay.jpg", "mimeType": "image/jpeg", "buffer": make.make_image().read()}
    page.locator(".line").first.locator("input[type=file]").set_input_files([photo])
    expect(page.locator(".evidence.is-here img")).to_have_count(1)
    kept_on(page)
    own_browser.kill()

    page = own_browser.open()
    sign_in(page, minh)
    page.goto(fieldwork.section_url)
    expect(note_of(page)).to_have_value("Pin sắp hết")
    network.mend()
    nothing_waits(page)
    answer = fieldwork.visit.answers.get()
    assert (answer.verdict, answer.note) == ("no", "Pin sắp hết")
    assert fieldwork.visit.evidence.get().name == "quay.jpg"


def test_the_tab_is_closed_in_the_middle_of_a_word(tablet, network, fieldwork):
    network.cut()
    tablet.goto(fieldwork.section_url)
    note_of(tablet).press_sequentially("Thiếu bảng tên quầy số 3")
    kept_on(tablet)
    again = tablet.context.new_page()
    tablet.close(run_before_unload=False)
    again.goto(fieldwork.section_url)
    expect(note_of(again)).to_have_value("Thiếu bảng tên quầy số 3")
    network.mend()
    again.reload()
    nothing_waits(again)
    assert fieldwork.visit.answers.get().note == "Thiếu bảng tên quầy số 3"


def test_whoever_was_signed_out_meanwhile_signs_in_and_goes_on(tablet, network, fieldwork, sign_in, minh):
    network.cut()
    tablet.goto(fieldwork.section_url)
    note_of(tablet).fill("Hết phiên lúc mất mạng")
    kept_on(tablet)
    tablet.context.clear_cookies(name="sessionid")
    network.mend()
    expect(state(tablet)).to_contain_text("Đã hết phiên đăng nhập (giữ 1 mục", timeout=20_000)
    sign_in(tablet, minh)
    saved(tablet)
    assert fieldwork.visit.answers.get().note == "Hết phiên lúc mất mạng"


def test_what_one_person_entered_is_not_sent_by_the_next(tablet, network, fieldwork, sign_in, hoa, minh):
    network.cut()
    tablet.goto(fieldwork.section_url)
    note_of(tablet).fill("Của Minh")
    kept_on(tablet)
    sign_in(tablet, hoa)
    network.mend()
    tablet.goto("/may-nay/")
    expect(tablet.locator("#ledger-said")).to_contain_text("Còn 1 mục của người khác")
    assert not fieldwork.visit.answers.exists()
    sign_in(tablet, minh)
    tablet.goto("/")
    nothing_waits(tablet)
    assert fieldwork.visit.answers.get().changed_by == minh


@pytest.fixture
def full_tablet(new_page, sign_in, network, fieldwork, minh):
    """A tablet whose disk is full before anything of the site is on it; `make_room()` ends that.

    A second page holds the limit, because the browser forgets it with the page that set it.
    """
    page = new_page("tablet")
    sign_in(page, minh)
    holder = page.context.new_page()
    holder.goto("/healthz")
    session = page.context.new_cdp_session(holder)
    limit = {"origin": network.url, "quotaSize": 1}
    session.send("Storage.overrideQuotaForOrigin", limit)
    page.make_room = lambda: session.send("Storage.overrideQuotaForOrigin", limit | {"quotaSize": 10**9})
    page.goto(fieldwork.section_url)
    return page


def test_a_device_without_room_says_what_it_could_not_keep(full_tablet, fieldwork):
    photo = {"name": "het-cho.jpg", "mimeType": "image/jpeg", "buffer": make.make_noise().read()}
    chooser = full_tablet.locator(".line").first.locator("input[type=file]")
    chooser.set_input_files([photo])
    told = full_tablet.get_by_role("alert").filter(has_text="Thiết bị đã hết chỗ")
    expect(told).to_contain_text("het-cho.jpg")
    expect(state(full_tablet)).to_contain_text("Thiết bị đã hết chỗ")
    assert not fieldwork.visit.evidence.exists()
    full_tablet.make_room()
    chooser.set_input_files([photo])
    expect(full_tablet.locator("[data-state]").first).to_have_text("Đã lên máy chủ", timeout=40_000)
    assert fieldwork.visit.evidence.get().name == "het-cho.jpg"


def test_fifty_photos_arrive_each_once_and_in_their_order(tablet, network, fieldwork):
    network.cut()
    tablet.goto(fieldwork.section_url)
    content = make.make_image(size=(640, 480)).read()
    for start in range(0, 50, 25):
        photos = [
            {"name": f"anh-{i:02}.jpg", "mimeType": "image/jpeg", "buffer": content}
            for i in range(start, start + 25)
        ]
        tablet.locator(".line").first.locator("input[type=file]").set_input_files(photos)
        expect(tablet.locator(".evidence.is-here")).to_have_count(start + 25, timeout=30_000)
    network.mend()
    tablet.wait_for_timeout(1_000)
    network.cut()
    tablet.wait_for_timeout(500)
    network.mend()
    nothing_waits(tablet)
    names = list(fieldwork.visit.evidence.values_list("name", flat=True))
    assert names == [f"anh-{i:02}.jpg" for i in range(50)]


def test_without_https_the_page_says_that_it_needs_the_network(new_page, sign_in, fieldwork, minh, network):
    """Any host name but localhost is no safe address; here the browser is told where it is."""
    page = new_page("tablet")
    sign_in(page, minh)
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.goto(fieldwork.section_url)
    expect(page.locator("#offline-state")).to_have_text(re.compile("chưa có HTTPS"))
    note_of(page).fill("Vẫn lưu được")
    saved(page)
