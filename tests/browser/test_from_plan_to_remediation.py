"""One round in a real browser, each person on their own screen: from an empty plan to the accepted report."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from findings.models import Demand
from inspections.models import Plan, Visit
from tests import make

from .field import nothing_waits

BUTTON = ".form-buttons button[type=submit]"


@pytest.fixture
def office(que_vo, yen_phong, so_noi_vu):
    """An office before its first plan: units of two levels and one checklist."""
    for name in ["Xã Phù Lãng", "Xã Việt Hùng", "Xã Đào Viên"]:
        make.make_unit(name, parent=que_vo)
    return make.make_checklist(criteria=2)


@pytest.fixture
def secretary(so_noi_vu):
    return make.make_user("thuky", role="inspector", full_name="Trịnh Thị Thủy", unit=so_noi_vu)


@pytest.fixture
def screens(office, new_page, sign_in, leader, officer, minh, secretary, binh):
    """The open pages of leader, officer, head of the team, its secretary and the unit's officer."""
    widths = {leader: "desk", officer: "desk", minh: "tablet", secretary: "tablet", binh: "phone"}
    pages = {person: new_page(width) for person, width in widths.items()}
    for person, page in pages.items():
        sign_in(page, person)
    return pages.values()


def fill(page, **fields):
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)


def written(day):
    return f"{day:%d/%m/%Y}"


def send(page, button=BUTTON):
    with page.expect_navigation():
        page.click(button)


def act(page, name):
    """Press the button of an act that needs no words."""
    send(page, f"form[action$='/{name}/'] button")


def says(page, words):
    expect(page.locator("main")).to_contain_text(words)


def test_a_round_goes_from_plan_to_accepted_remediation(screens):
    leader, officer, tablet, secretary, phone = screens
    plan = make_a_plan(officer)
    leader.goto(plan)
    act(leader, "approve")
    round_ = make_a_round(officer, plan)
    visit = schedule_a_visit(officer, round_)
    act(officer, "open")
    inspect(tablet, visit)
    raise_a_shortcoming(tablet, visit)
    tablet.goto(visit)
    act(tablet, "complete")
    enter_signed_minutes(secretary, visit)
    ask_for_the_units_word(officer, visit)
    comment(phone, "Hai quầy mới bố trí thêm từ tháng trước")
    answer(officer, visit, "Tiếp thu, ghi vào kết luận")
    conclude(leader, visit)
    assert fixed(officer, round_) == "0/1"
    submit(phone, "ke-hoach", "Văn phòng lắp bảng tên trong tuần")
    accept(officer)
    submit(phone, "bao-cao", "Đã lắp bảng tên tại hai quầy")
    send_back(officer, "Đề nghị gửi ảnh")
    says_at_home(phone, "Đề nghị gửi ảnh")
    submit(phone, "bao-cao", "Đã lắp đủ, gửi kèm ảnh", file="bang-ten.jpg")
    accept(officer)
    assert fixed(officer, round_) == "1/1"
    assert Demand.objects.get().state == "accepted"
    says_at_home(phone, "Đã lắp đủ", after="main a[href^='/da-gui/'] >> nth=0")


def make_a_plan(page):
    page.goto("/ke-hoach/them/")
    fill(
        page, year=str(timezone.localdate().year), title="Kế hoạch kiểm tra năm nay", purpose="Đánh giá CCHC"
    )
    send(page)
    address = page.url
    page.goto(f"{address}don-vi/?level=district")
    page.check("label.choose:has-text('Quế Võ') input")
    send(page, "form.panel-form button[type=submit]")
    page.goto(f"{address}boc-tham/?level=commune")
    fill(page, count="2", seed="buổi họp 23/11")
    send(page)
    says(page, "buổi họp 23/11")
    assert Plan.objects.get().plan_units.count() == 3
    return address


def make_a_round(page, plan):
    year = timezone.localdate().year
    page.goto(f"{plan}dot/them/")
    fill(page, code=f"BN-{year}", name="Đợt kiểm tra năm nay")
    fill(page, period_start=f"01/01/{year}", period_end=f"31/12/{year}")
    page.select_option("[name=checklist]", index=1)
    send(page)
    address = page.url
    page.goto(f"{address}doan/them/")
    fill(page, name="Đoàn kiểm tra số 1")
    page.select_option("[name=members-0-user]", label="Phạm Văn Minh")
    page.select_option("[name=members-1-user]", label="Trịnh Thị Thủy")
    page.select_option("[name=members-1-role]", "secretary")
    send(page)
    return address


def schedule_a_visit(page, round_):
    page.goto(f"{round_}cuoc/them/")
    page.select_option("[name=unit]", label="Huyện Quế Võ")
    fill(page, date=written(timezone.localdate()))
    send(page)
    says(page, "UBND huyện Quế Võ")
    return Visit.objects.get().get_absolute_url()


def inspect(page, visit):
    page.goto(visit)
    act(page, "start")
    page.click(".side-list a >> nth=0")
    for line, answer in enumerate(["yes", "no"]):
        page.click(f".line >> nth={line} >> .answer-{answer}")
    page.fill(".line >> nth=1 >> textarea[name$=note]", "Hai quầy chưa có bảng tên")
    photo = make.make_image("quay.jpg", size=(640, 480))
    chosen = {"name": photo.name, "mimeType": "image/jpeg", "buffer": photo.read()}
    page.set_input_files(".line >> nth=1 >> input[type=file]", chosen)
    nothing_waits(page)
    page.click("button[formaction='?next']")
    page.wait_for_url("**/hoan-tat/")
    assert Visit.objects.get().evidence.count() == 1


def raise_a_shortcoming(page, visit):
    page.goto(visit)
    page.click(".side-list a >> nth=0")
    page.click(".line >> nth=1 >> a[href*='kind=shortcoming']")
    expect(page.locator("[name=text]")).to_have_value("Hai quầy chưa có bảng tên")
    fill(page, title="Chưa bố trí bảng tên từng quầy")
    page.select_option("[name=severity]", "moderate")
    send(page)
    fill(page, what="Lắp bảng tên tại từng quầy", days="15")
    send(page)
    says(page, "Lắp bảng tên tại từng quầy")
    act(page, "confirm")


def enter_signed_minutes(page, visit):
    page.goto(f"{visit}sign/")
    fill(page, on=written(timezone.localdate()), signer="Nguyễn Văn Bắc, Chủ tịch UBND huyện")
    send(page)
    says(page, "Nguyễn Văn Bắc")


def conclude(page, visit):
    page.goto(f"{visit}conclude/")
    fill(page, number="45/TB-SNV", date=written(timezone.localdate()))
    send(page)
    says(page, "45/TB-SNV")
    says(page, written(Demand.objects.get().due_on))
    assert Demand.objects.get().due_on >= timezone.localdate() + timedelta(days=15)


def ask_for_the_units_word(page, visit):
    page.goto(f"{visit}lay-y-kien/")
    send(page)


def comment(page, words):
    page.goto("/")
    page.click("main a.btn[href$='/y-kien/']")
    page.fill("fieldset textarea", words)
    send(page)
    says(page, words)


def answer(page, visit, words):
    page.goto(f"{visit}y-kien/")
    fill(page, answer=words)
    send(page, "form[action$='/answer/'] button")
    says(page, words)


def fixed(page, round_):
    """What the page of the round counts as remedied, as n/m."""
    page.goto(round_)
    return re.search(r"(\d+)\s*/\s*(\d+)", page.locator("#khac-phuc").inner_text()).group().replace(" ", "")


def submit(page, kind, words, file=None):
    """A paper of the unit, from the line that asks for it to the page that says it was received."""
    page.goto("/")
    page.click(f"main a.btn[href$='/{kind}/']")
    page.fill("[name^=text_]", words)
    if file:
        photo = make.make_image(file)
        page.set_input_files(
            "[name^=file_]", {"name": file, "mimeType": "image/jpeg", "buffer": photo.read()}
        )
    send(page)
    says(page, words)


def open_what_waits(page):
    page.goto("/")
    page.click("main a[href^='/khac-phuc/']")


def accept(page):
    open_what_waits(page)
    act(page, "accept")


def send_back(page, note):
    open_what_waits(page)
    fill(page, note=note)
    act(page, "return")
    says(page, note)


def says_at_home(page, words, after=None):
    page.goto("/")
    if after:
        page.click(after)
    says(page, words)
