"""What cannot be undone asks once more, and does nothing until it is answered."""

from playwright.sync_api import expect

from inspections.models import Plan

from .. import make


def test_a_draft_plan_goes_only_after_the_second_yes(page, sign_in, officer, so_noi_vu, que_vo):
    draft = make.make_plan(so_noi_vu, units=[que_vo], state="draft")
    sign_in(page, officer)
    page.goto(f"/ke-hoach/{draft.pk}/sua/")
    page.get_by_role("button", name="Bỏ bản dự thảo…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Hủy").click()
    expect(dialog).to_be_hidden()
    assert Plan.objects.filter(pk=draft.pk).exists()
    page.get_by_role("button", name="Bỏ bản dự thảo…").click()
    dialog.get_by_role("button", name="Bỏ bản dự thảo").click()
    expect(page.get_by_text("Đã bỏ kế hoạch")).to_be_visible()
    assert not Plan.objects.filter(pk=draft.pk).exists()
