"""From an empty year to an open round: plan, units ticked and drawn, team, schedule; also without script."""

import pytest
from django.urls import reverse

from inspections.models import Plan, Round
from tests import make

from .checks import inaccessible, too_wide


@pytest.fixture
def communes(que_vo):
    return [make.make_unit(f"Xã {name}", parent=que_vo) for name in ("Phù Lương", "Việt Hùng", "Đào Viên")]


def save(page):
    """Press the one primary button, and look at the page that follows."""
    page.locator("main .btn-primary").first.click()
    page.wait_for_load_state()
    assert not page.locator(".error-summary").count(), page.locator(".error-summary").inner_text()
    assert too_wide(page) == []


def write_plan(page):
    page.goto(reverse("desk:plans"))
    page.locator("main .btn-primary").click()
    page.fill("[name=year]", "2018")
    page.fill("[name=title]", "Kế hoạch kiểm tra năm 2018")
    save(page)


def choose_units(page, plan, que_vo):
    page.goto(reverse("inspections:plan_units", args=[plan.pk]) + "?level=district")
    page.get_by_label(que_vo.name).check()
    save(page)
    page.goto(reverse("inspections:plan_draw", args=[plan.pk]) + f"?level=commune&parent={que_vo.pk}")
    page.fill("[name=count]", "2")
    page.fill("[name=seed]", "truoc-hoi-nghi")
    save(page)


def make_round(page, plan):
    page.goto(reverse("inspections:round_create", args=[plan.pk]))
    page.fill("[name=code]", "BN-2018")
    page.fill("[name=name]", "Kiểm tra năm 2018")
    page.fill("[name=period_start]", "03/09/2018")
    page.fill("[name=period_end]", "26/10/2018")
    page.select_option("[name=checklist]", index=1)
    save(page)


def set_up_team(page, round_, head):
    page.goto(reverse("inspections:team_create", args=[round_.code]))
    page.fill("[name=name]", "Đoàn kiểm tra số 1")
    page.select_option("[name=members-0-user]", str(head.pk))
    save(page)


def schedule(page, round_, unit, has_script):
    page.goto(reverse("inspections:visit_schedule", args=[round_.code]))
    if has_script:
        box, options = page.locator("#div_id_unit input[type=search]"), page.locator("[name=unit] option")
        box.fill("khong co don vi nay")
        assert options.all_inner_texts()[1:] == []
        box.fill("que vo")
        assert unit.name in options.all_inner_texts()
    page.select_option("[name=unit]", str(unit.pk))
    page.fill("[name=date]", "18/09/2018")
    save(page)


@pytest.mark.parametrize("has_script", [True, False], ids=["with script", "without script"])
def test_an_officer_prepares_a_round_and_opens_it(
    new_page, sign_in, officer, leader, minh, que_vo, communes, checklist, has_script
):
    page = new_page(java_script_enabled=has_script)
    sign_in(page, officer)
    write_plan(page)
    plan = Plan.objects.get()
    choose_units(page, plan, que_vo)
    assert plan.plan_units.count() == 3
    assert "truoc-hoi-nghi" in page.content()
    plan.approve(by=leader)
    make_round(page, plan)
    round_ = Round.objects.get()
    set_up_team(page, round_, minh)
    schedule(page, round_, que_vo, has_script)
    page.locator(f"form[action='{reverse('inspections:round_open', args=[round_.code])}'] button").click()
    page.wait_for_load_state()
    round_.refresh_from_db()
    assert round_.state == "open"
    if has_script:
        assert inaccessible(page) == []
