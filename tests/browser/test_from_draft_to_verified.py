"""A paper is worded, approved, numbered and downloaded; its copy is verified by anybody, a false one not."""

import re
from pathlib import Path

from playwright.sync_api import expect

from reports.models import Document

SLOW = 120_000  # tests have no worker: a PDF is made while the browser waits for its answer


def press(page, words):
    page.get_by_role("button", name=words, exact=True).click(timeout=SLOW)


def word(page, document):
    page.goto(document.get_absolute_url())
    page.get_by_role("link", name="Phần mở đầu").last.click()
    page.fill("textarea[name=text]", "Sở Nội vụ báo cáo như sau, theo lời của chuyên viên:")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Tự sửa", exact=True)).to_be_visible()


def give_number(page):
    page.get_by_role("link", name="Nhập số và ngày").click()
    page.fill("[name=number]", "5")
    page.fill("[name=date]", "03/12/2018")
    page.fill("[name=signer_name]", "Nguyễn Văn Giám")
    page.get_by_role("button", name="Lưu").click(timeout=SLOW)


def verify(page, file, address="/xac-thuc/"):
    page.goto(address)
    if page.locator("details.compare:not([open])").count():
        page.locator("details.compare summary").click()
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Tra cứu", exact=True).click()


def test_from_the_draft_to_the_verified_copy(world, new_page, sign_in, tmp_path):
    document, officer, leader, stranger = world.document, new_page(), new_page(), new_page("phone")
    sign_in(officer, world.officer)
    sign_in(leader, world.leader)

    word(officer, document)
    press(officer, "Trình duyệt")
    leader.goto("/")
    leader.get_by_role("link", name="chờ phê duyệt").first.click()
    leader.goto(document.get_absolute_url())
    press(leader, "Phê duyệt để ký")
    expect(leader.get_by_text("Đã duyệt, chờ ký").first).to_be_visible(timeout=SLOW)

    officer.goto(document.get_absolute_url())
    give_number(officer)
    expect(officer.get_by_text("05/BC-SNV").first).to_be_visible()
    with officer.expect_download() as download:
        officer.locator(".kept-file", has_text="Bản phát hành").locator("a").first.click()
    copy = Path(download.value.path()).read_bytes()
    (tmp_path / "ban.pdf").write_bytes(copy)
    (tmp_path / "gia.pdf").write_bytes(copy + b" ")

    code = Document.objects.get(pk=document.pk).verify_code
    verify(stranger, tmp_path / "ban.pdf", f"/xac-thuc/{code}/")
    expect(stranger.locator("main")).to_contain_text("05/BC-SNV")
    expect(stranger.locator(".verdict")).to_have_class(re.compile("is-done"))
    verify(stranger, tmp_path / "gia.pdf", f"/xac-thuc/{code}/")
    expect(stranger.locator(".verdict")).to_have_class(re.compile("is-bad"))
