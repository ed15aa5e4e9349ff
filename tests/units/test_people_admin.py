"""An administrator makes accounts, gives roles and sets passwords without a developer."""

import pytest
from django.test import Client

from tests import make
from units.models import User

NEW = {"username": "moi", "usable_password": "true", "role": "officer", "full_name": "  Trần  Thị Mới "}
SECRET = "Bac-Ninh-2018!"  # noqa: S105


@pytest.fixture
def page(client, administrator):
    client.force_login(administrator)
    return client


def test_a_new_person_signs_in_with_the_password_given(page, so_noi_vu):
    sent = NEW | {"password1": SECRET, "password2": SECRET, "unit": so_noi_vu.pk}
    assert page.post("/quan-tri/units/user/add/", sent).status_code == 302
    person = User.objects.get(username="moi")
    assert (person.full_name, person.unit, person.role) == ("Trần Thị Mới", so_noi_vu, "officer")
    assert Client().login(username="moi", password=SECRET)


def test_the_form_cannot_make_a_superuser(page):
    sent = NEW | {"password1": SECRET, "password2": SECRET, "is_superuser": "on", "is_staff": "on"}
    page.post("/quan-tri/units/user/add/", sent)
    assert not User.objects.get(username="moi").is_superuser


def test_a_role_and_a_password_are_changed(page, minh):
    form = {"username": "minh", "full_name": "Phạm Văn Minh", "role": "leader", "is_active": "on"}
    assert page.post(f"/quan-tri/units/user/{minh.pk}/change/", form).status_code == 302
    sent = {"usable_password": "true", "password1": SECRET, "password2": SECRET}
    assert page.post(f"/quan-tri/units/user/{minh.pk}/password/", sent).status_code == 302
    minh.refresh_from_db()
    assert minh.is_leader and minh.check_password(SECRET)


def test_people_are_found_without_diacritics(page, cast):
    shown = page.get("/quan-tri/units/user/", {"q": "do van binh"}).context["cl"].result_list
    assert [person.username for person in shown] == ["binh"]


def test_the_list_costs_the_same_for_many_as_for_few(page, province, django_assert_max_num_queries):
    def queries():
        with django_assert_max_num_queries(20) as counted:
            page.get("/quan-tri/units/user/")
        return len(counted)

    queries()  # fills the caches of the first visit
    before = queries()
    for number in range(5):
        make.make_user(unit=make.make_unit(f"Huyện Số {number}", parent=province))
    assert queries() == before


def test_notices_are_there_to_be_read(page, minh):
    notice = minh.notices.create(text="Đã có kết luận")
    assert page.get("/quan-tri/units/notice/").status_code == 200
    assert page.get(f"/quan-tri/units/notice/{notice.pk}/change/").status_code == 200
    assert page.post(f"/quan-tri/units/notice/{notice.pk}/delete/", {"post": "yes"}).status_code == 403
