"""Everybody reads what is published; administrators also publish and copy from the page."""

import pytest
from django.urls import reverse

from inspections.models import ChecklistVersion
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make.make_checklist(published=False, name="Bản đang soạn")


def page(client, user, checklist, query=""):
    client.force_login(user)
    return client.get(f"{checklist.get_absolute_url()}{query}")


def test_the_list_shows_published_versions_and_to_administrators_drafts(
    client, checklist, draft, administrator, viewer
):
    for user, sees_draft in ((viewer, False), (administrator, True)):
        client.force_login(user)
        html = client.get(reverse("inspections:checklists")).content.decode()
        assert checklist.name in html
        assert (draft.name in html) is sees_draft


def test_a_draft_opened_by_its_address_is_not_there_for_others(client, draft, officer):
    assert page(client, officer, draft).status_code == 404


def test_the_page_shows_each_criterion_with_evidence_guidance_and_figure(client, viewer):
    checklist = make.make_checklist(published=False)
    make.make_criterion(
        checklist.sections.get(),
        text="Số hồ sơ trả chậm",
        evidence="Danh sách hồ sơ",
        guidance="Xem sổ",
        figure="dossiers_late_real",
    )
    checklist.publish(by=None)
    html = page(client, viewer, checklist).content.decode()
    assert all(words in html for words in ("Số hồ sơ trả chậm", "Danh sách hồ sơ", "Xem sổ"))


def test_the_page_can_show_one_level_only(client, viewer):
    checklist = make.make_checklist(published=False, criteria=1)
    section = checklist.sections.get()
    make.make_criterion(section, text="Chỉ hỏi sở", for_district=False, for_commune=False)
    make.make_criterion(section, text="Xã hỏi khi cần", core_for_commune=False)
    checklist.publish(by=None)
    commune = page(client, viewer, checklist, "?level=commune").content.decode()
    assert "Chỉ hỏi sở" not in commune and "Xã hỏi khi cần" in commune
    core = page(client, viewer, checklist, "?level=commune&core=1").content.decode()
    assert "Xã hỏi khi cần" not in core
    assert "Chỉ hỏi sở" in page(client, viewer, checklist, "?level=khong-co").content.decode()


def test_only_administrators_are_offered_the_acts(client, checklist, administrator, leader):
    copy = reverse("inspections:checklist_copy", args=[checklist.pk])
    assert copy in page(client, administrator, checklist).content.decode()
    assert copy not in page(client, leader, checklist).content.decode()


def test_an_administrator_publishes_and_copies(client, draft, administrator):
    client.force_login(administrator)
    client.post(reverse("inspections:checklist_publish", args=[draft.pk]))
    response = client.post(reverse("inspections:checklist_copy", args=[draft.pk]))
    copy = ChecklistVersion.objects.get(copied_from=draft)
    assert response.url == copy.get_absolute_url()
    assert ChecklistVersion.objects.get(pk=draft.pk).is_published


@pytest.mark.parametrize("act", ["publish", "copy"])
def test_nobody_else_does_by_posting(client, checklist, draft, officer, act):
    client.force_login(officer)
    client.post(reverse(f"inspections:checklist_{act}", args=[checklist.pk]))
    response = client.post(reverse(f"inspections:checklist_{act}", args=[draft.pk]))
    assert response.status_code == 404
    assert ChecklistVersion.objects.count() == 2
    assert not ChecklistVersion.objects.get(pk=draft.pk).is_published


@pytest.mark.parametrize("act", ["publish", "copy"])
def test_acts_are_not_done_by_following_a_link(client, draft, administrator, act):
    client.force_login(administrator)
    assert client.get(reverse(f"inspections:checklist_{act}", args=[draft.pk])).status_code == 405


@pytest.mark.parametrize("criteria", [1, 30])
def test_the_page_takes_the_same_queries_however_long_it_is(
    client, viewer, django_assert_num_queries, criteria
):
    checklist = make.make_checklist(criteria=criteria)
    client.force_login(viewer)
    with django_assert_num_queries(5):
        client.get(checklist.get_absolute_url())


@pytest.mark.parametrize("versions", [1, 10])
def test_the_list_takes_the_same_queries_however_long_it_is(
    client, viewer, django_assert_num_queries, versions
):
    for _ in range(versions):
        make.make_checklist()
    client.force_login(viewer)
    with django_assert_num_queries(3):
        client.get(reverse("inspections:checklists"))
