"""A named contact of a unit reports on a phone by a signed link alone, and gets nowhere else."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from findings.models import Demand, Submission
from tests import make


def test_a_contact_sends_the_report_and_sees_that_it_was_received(
    new_page, visit, minh, leader, officer, que_vo
):
    make.make_demand(make.make_finding(visit, by=minh, title="Chưa bố trí bảng tên"))
    conclusion = make.make_conclusion(visit, by=leader)
    Demand.objects.update(due_on=timezone.localdate() + timedelta(days=5))
    link = make.make_link("conclusion", conclusion, by=officer, unit=que_vo)
    phone = new_page("phone")
    phone.goto(f"/lien-ket/{link.token}/")
    expect(phone.locator("main")).to_contain_text("Chưa bố trí bảng tên")
    phone.click(".send-box a[href$='/bao-cao/']")
    phone.fill("[name^=text_]", "Đã lắp bảng tên tại hai quầy")
    phone.click(".form-buttons button[type=submit]")
    phone.wait_for_url("**/da-gui/*/")
    assert Submission.objects.get().sent_by == link.user
    phone.goto("/ton-tai/")
    assert phone.url.endswith(f"/ket-luan/{conclusion.pk}/")


def test_a_forged_link_says_what_to_do(new_page, watch):
    watch.forgive("404")
    phone = new_page("phone")
    phone.goto("/lien-ket/khong-phai-cua-toi/")
    expect(phone.locator("h1")).to_be_visible()
    assert not phone.context.cookies() or "sessionid" not in {c["name"] for c in phone.context.cookies()}
