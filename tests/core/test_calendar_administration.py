"""An administrator keeps the working-day calendar; nobody changes jobs and number series by hand."""

from datetime import date

import pytest
from django.urls import reverse

from core.models import Counter, Holiday, Job

pytestmark = pytest.mark.django_db


@pytest.fixture
def tet():
    return Holiday.objects.create(date=date(2018, 2, 16), name="Tết Nguyên Đán", source="Bộ luật Lao động")


def test_days_are_found_without_diacritics(client, administrator, tet):
    Holiday.objects.create(date=date(2018, 9, 3), name="Quốc khánh (nghỉ bù)")
    client.force_login(administrator)
    content = client.get(reverse("admin:core_holiday_changelist"), {"q": "nguyen dan"}).content.decode()
    assert "Tết Nguyên Đán" in content
    assert "Quốc khánh" not in content


def test_the_list_does_not_grow_in_queries(client, administrator, tet, django_assert_max_num_queries):
    Holiday.objects.bulk_create(Holiday(date=date(2018, 3, day), name="Nghỉ") for day in range(1, 29))
    client.force_login(administrator)
    with django_assert_max_num_queries(12):
        client.get(reverse("admin:core_holiday_changelist"))


def test_a_day_is_added_with_clean_text(client, administrator):
    client.force_login(administrator)
    typed = {"date": "02/01/2026", "kind": "off", "name": "Nghi\u0309 ", "source": ""}
    client.post(reverse("admin:core_holiday_add"), typed)
    assert Holiday.objects.get().name == "Nghỉ"


def test_others_do_not_get_in(client, leader, tet):
    client.force_login(leader)
    assert client.get(reverse("admin:core_holiday_changelist")).status_code in {302, 403}


@pytest.mark.parametrize("model", [Job, Counter])
def test_what_the_program_writes_is_only_read(client, administrator, model):
    client.force_login(administrator)
    assert client.get(reverse(f"admin:core_{model._meta.model_name}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:core_{model._meta.model_name}_add")).status_code == 403
