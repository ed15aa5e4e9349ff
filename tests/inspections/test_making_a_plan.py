"""A plan is written, decided, approved and closed on its pages; what was typed is never lost."""

from datetime import date
from unicodedata import normalize

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _

from inspections.models import Plan
from tests import make
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db

TYPED = {
    "year": "2026",
    "title": "Kế hoạch kiểm tra năm 2026",
    "purpose": "Đánh giá",
    "scope": "",
    "version": "",
}


@standing
def draft(so_noi_vu):
    return make.make_plan(so_noi_vu, state="draft", title="Bản đang soạn", year=2026)


def edit(plan, **typed):
    """What the edit form of `plan` posts."""
    return {
        "year": plan.year,
        "title": plan.title,
        "purpose": "",
        "scope": "",
        "version": plan.version,
    } | typed


def test_an_officer_makes_a_plan_of_the_own_agency(officer):
    answer = signed_in(officer).post(reverse("inspections:plan_create"), TYPED)
    plan = Plan.objects.get(title="Kế hoạch kiểm tra năm 2026")
    assert answer.url == plan.get_absolute_url()
    assert (plan.agency, plan.state) == (officer.unit, "draft")


def test_an_inspector_is_told_why_no_plan_can_be_made(minh):
    answer = signed_in(minh).get(reverse("inspections:plan_create"))
    assert answer.status_code == 403
    assert _("Only officers and leaders of the agency make plans.") in answer.content.decode()


def test_text_pasted_in_decomposed_letters_is_kept_composed(officer):
    typed = TYPED | {"title": normalize("NFD", "Kế hoạch năm 2026")}
    signed_in(officer).post(reverse("inspections:plan_create"), typed)
    assert Plan.objects.filter(title="Kế hoạch năm 2026").exists()


def test_the_same_title_twice_in_a_year_is_refused_and_what_was_typed_stays(officer, draft):
    answer = signed_in(officer).post(reverse("inspections:plan_create"), TYPED | {"title": draft.title})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert "Đánh giá" in answer.content.decode()


def test_a_stale_edit_shows_both_and_saves_when_sent_again(officer, draft):
    client, url = signed_in(officer), reverse("inspections:plan_edit", args=[draft.pk])
    client.post(url, edit(draft, title="Của người khác"))
    late = client.post(url, edit(draft, title="Của tôi"))
    page = late.content.decode()
    assert late.status_code == 200
    assert "Của người khác" in page
    assert "Của tôi" in page
    draft.refresh_from_db()
    assert draft.title == "Của người khác"
    client.post(url, edit(draft, title="Của tôi", version=late.context["form"]["version"].value()))
    draft.refresh_from_db()
    assert draft.title == "Của tôi"


def test_an_approved_plan_is_no_longer_edited(officer, plan):
    answer = signed_in(officer).post(
        reverse("inspections:plan_edit", args=[plan.pk]), edit(plan, title="Khác")
    )
    assert answer.status_code == 403
    plan.refresh_from_db()
    assert plan.title != "Khác"


def test_the_decision_is_recorded_with_its_scan(officer, plan):
    typed = {
        "decision_number": "563/QĐ-SNV",
        "decision_date": "13/12/2017",
        "decision_issuer": "Sở Nội vụ",
        "decision_title": "Phê duyệt Kế hoạch",
        "version": plan.version,
        "files": [make.make_image("quyet-dinh.jpg")],
    }
    signed_in(officer).post(reverse("inspections:plan_decision", args=[plan.pk]), typed)
    plan.refresh_from_db()
    assert (plan.decision_number, plan.decision_date) == ("563/QĐ-SNV", date(2017, 12, 13))
    assert [kept.name for kept in plan.files.all()] == ["quyet-dinh.jpg"]


def test_a_page_named_as_a_photo_is_refused_and_nothing_is_half_saved(officer, plan):
    fake = SimpleUploadedFile("anh.jpg", b"<html><script>alert(1)</script></html>", content_type="image/jpeg")
    typed = {"decision_number": "563/QĐ-SNV", "version": plan.version, "files": [fake]}
    answer = signed_in(officer).post(reverse("inspections:plan_decision", args=[plan.pk]), typed)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    plan.refresh_from_db()
    assert plan.decision_number == ""
    assert not plan.files.exists()


def test_a_kept_file_can_be_taken_away(officer, plan):
    [kept] = plan.attach(make.make_image(), by=officer)
    signed_in(officer).post(reverse("inspections:plan_file_remove", args=[plan.pk, kept.pk]))
    assert not plan.files.exists()


def test_targets_are_set_per_level_and_an_empty_one_is_none(officer, draft):
    url = reverse("inspections:plan_targets", args=[draft.pk])
    signed_in(officer).post(url, {"department": "30", "district": "", "commune": "20"})
    assert dict(draft.coverage_targets.values_list("level", "percent")) == {"department": 30, "commune": 20}
    signed_in(officer).post(url, {"department": "", "district": "", "commune": "25"})
    assert dict(draft.coverage_targets.values_list("level", "percent")) == {"commune": 25}


def test_a_target_over_one_hundred_percent_is_refused_at_its_field(officer, draft):
    answer = signed_in(officer).post(reverse("inspections:plan_targets", args=[draft.pk]), {"commune": "120"})
    assert "commune" in answer.context["form"].errors


def test_only_a_leader_approves(officer, leader, draft, que_vo):
    draft.choose_units([que_vo], by=officer)
    url = reverse("inspections:plan_approve", args=[draft.pk])
    refused = signed_in(officer).post(url, follow=True)
    assert _("Only a leader approves plans.") in refused.content.decode()
    signed_in(leader).post(url)
    draft.refresh_from_db()
    assert draft.state == "approved"


def test_a_plan_without_units_is_not_approved(leader, draft):
    answer = signed_in(leader).post(reverse("inspections:plan_approve", args=[draft.pk]), follow=True)
    assert _("Choose at least one unit before the plan is approved.") in answer.content.decode()


def test_a_plan_closes_once_its_rounds_are_closed(leader, plan, inspection_round):
    url = reverse("inspections:plan_close", args=[plan.pk])
    answer = signed_in(leader).post(url, follow=True)
    assert _("A round of this plan is not closed yet.") in answer.content.decode()
    type(inspection_round).objects.update(state="closed")
    signed_in(leader).post(url)
    plan.refresh_from_db()
    assert plan.state == "closed"


@pytest.mark.parametrize("act", ["plan_approve", "plan_close"])
def test_acts_are_posted_never_fetched(leader, plan, act):
    assert signed_in(leader).get(reverse(f"inspections:{act}", args=[plan.pk])).status_code == 405
