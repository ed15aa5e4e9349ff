"""An export becomes an answer, a list, a sample, a shortcoming and a page of the minutes, at the counter."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dossiers.models import Extract, Judgement, SampledDossier
from findings.models import Finding
from inspections.models import Answer, Visit
from inspections.models.checklists import Figure
from reports.models import Document
from tests import extracts, make

SLOW = 60_000  # tests have no worker: the file is read while the browser waits for its answer


def hand_in(page, visit, folder) -> Extract:
    file = Path(folder) / "so-theo-doi-ho-so.csv"
    file.write_bytes(extracts.export())
    page.goto(visit.get_absolute_url())
    page.get_by_role("link", name="Nạp tệp phần mềm một cửa").click()
    page.set_input_files("input[type=file]", file)
    page.fill("[name=new_product]", "Một cửa điện tử")
    page.get_by_role("button", name="Nạp tệp", exact=True).click(timeout=SLOW)
    expect(page.get_by_text("Dữ liệu cá nhân, không lưu").first).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Xác nhận và đếm").click(timeout=SLOW)
    expect(page.get_by_role("heading", name="Hồ sơ một cửa")).to_be_visible(timeout=SLOW)
    return Extract.objects.counted().latest("counted_at")


def find_causes(page, extract):
    """What the file suggests is accepted, the first of the others is set by hand."""
    page.goto(extract.get_absolute_url())
    page.get_by_role("link", name="Hồ sơ trễ hạn và nguyên nhân").click()
    page.get_by_role("button", name="Nhận mọi gợi ý").click()
    while extract.dossiers.late().filter(judgement=None).exists():
        row = page.locator("tbody tr", has_text="Chưa xác định").first
        row.locator("select[name=cause]").select_option(label="Chậm trả kết quả thực tế")
        row.get_by_role("button", name="Đặt").click()
        page.wait_for_load_state()
    assert Judgement.objects.filter(dossier__extract=extract).count() == 4


def draw_and_check(page, extract):
    page.goto(extract.get_absolute_url())
    page.get_by_role("link", name="Bốc thăm").click()
    page.fill("[name=size]", "2")
    page.get_by_role("button", name="Bốc thăm ngay").click()
    page.get_by_role("link", name="Bắt đầu kiểm tra").click()
    for _dossier in range(2):
        for line in page.locator(".check-line").all():
            line.locator("input[value=yes]").check()
        page.locator("button[name=next]").click()
        page.wait_for_load_state()
    assert SampledDossier.objects.filter(sample__extract=extract, checked_at__isnull=False).count() == 2


def take_into_answers(page, visit):
    criterion = visit.asked().filter(figure=Figure.TO_SETTLE).get()
    page.goto(f"/cuoc/{visit.pk}/muc/{criterion.section_id}/")
    page.locator(f"#c{criterion.pk}").get_by_role("button", name="Lấy từ tệp").click()
    page.wait_for_load_state()
    assert Answer.objects.get(visit=visit, criterion=criterion).number_1 == 10


def raise_shortcoming(page, extract) -> Finding:
    page.goto(extract.get_absolute_url())
    page.get_by_role("link", name="Ghi tồn tại về các hồ sơ này").click()
    expect(page.locator("[name=text]")).not_to_be_empty()
    page.get_by_role("button", name="Lưu").click()
    page.goto(extract.visit.get_absolute_url())
    page.get_by_role("button", name="Xác nhận tất cả").click()
    page.wait_for_load_state()
    return Finding.objects.get(state="confirmed")


def minutes_of(page, visit, folder) -> str:
    """Their text, as the PDF has it that the browser downloads."""
    Visit.objects.filter(pk=visit.pk).update(state="completed")
    visit = Visit.objects.get(pk=visit.pk)
    page.goto(Document.open_for(visit, Document.Kind.MINUTES, by=visit.team.head).get_absolute_url())
    page.get_by_role("button", name="Tạo tệp PDF").click(timeout=SLOW)
    link = page.locator(".kept-file a").first
    expect(link).to_be_visible(timeout=SLOW)
    with page.expect_download() as download:
        link.click()
    file = Path(folder) / "bien-ban.pdf"
    download.value.save_as(file)
    return subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True).stdout


@pytest.fixture
def visit(plan, que_vo, minh):
    """Under way, with one criterion that the export can answer."""
    checklist = make.make_checklist(criteria=1, published=False)
    asked = {"figure": Figure.TO_SETTLE, "numbers": 1, "asks_verdict": False}
    make.make_criterion(checklist.sections.get(), number_1_label="Số hồ sơ phải giải quyết", **asked)
    checklist.publish(by=None)
    team = make.make_team(make.make_round(plan, checklist=checklist), head=minh)
    return make.make_visit(team, que_vo, state="under_way")


def test_from_the_export_to_the_minutes(visit, minh, new_page, sign_in, tmp_path):
    page = new_page()
    sign_in(page, minh)
    extract = hand_in(page, visit, tmp_path)
    find_causes(page, extract)
    draw_and_check(page, extract)
    take_into_answers(page, visit)
    finding = raise_shortcoming(page, extract)
    assert finding.visit == visit and finding.is_shortcoming
    words = " ".join(minutes_of(page, visit, tmp_path).split())
    assert "mã bốc thăm" in words and finding.title in words
