"""The report of a round is previewed, remarked on, made as a PDF in the background and downloaded."""

import hashlib
from pathlib import Path

from playwright.sync_api import expect

from core.models import Job


def open_document(page, sign_in, person, world):
    sign_in(page, person)
    page.goto(world.address("reports:document", "document.pk"))


def test_the_leader_remarks_and_the_officer_makes_and_downloads_the_pdf(world, new_page, sign_in):
    leader, officer = new_page(), new_page()
    open_document(leader, sign_in, world.leader, world)
    leader.select_option("[name=section]", "recommendations")
    leader.fill("[name=text]", "Nêu rõ thời hạn")
    leader.click("form[action$='/gop-y/'] button")
    open_document(officer, sign_in, world.officer, world)
    expect(officer.locator("#remarks")).to_contain_text("Nêu rõ thời hạn")
    paper = officer.frame_locator("iframe[name=paper]")
    expect(paper.locator("body")).to_contain_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    # Tests have no worker: the PDF is made while the browser waits for its answer.
    officer.click("form[action$='/tao-pdf/'] button", timeout=120_000)
    with officer.expect_download() as download:
        officer.click(".kept-file >> nth=0 >> a")
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"%PDF")
    expect(officer.locator(".kept-file").first).to_contain_text(hashlib.sha256(content).hexdigest())


def test_who_waits_sees_how_far_it_is_and_then_the_result(world, page, sign_in):
    Job.objects.filter(pk=world.job.pk).update(
        state="running", done=1, total=4, message="Đang dàn trang", key=world.document.job_key
    )
    open_document(page, sign_in, world.officer, world)
    expect(page.locator(".job")).to_contain_text("Đang dàn trang 1/4")
    Job.objects.filter(pk=world.job.pk).update(state="done", result_url="/van-ban/")
    expect(page.locator(".job a")).to_have_attribute("href", "/van-ban/")
