"""Names, addresses and telephones are nowhere in the database unless an administrator allows it."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from dossiers.columns import PERSONAL as PERSONAL_COLUMNS
from dossiers.models import Deletion, DossierPerson, PersonalDataAllowance
from dossiers.retention import withdraw
from tests import extracts
from tests.dossiers import products

PERSONAL = ("Nguyễn Thị Mẫu Đơn", "Thôn Đoài", "0912345678")


def everything_stored() -> str:
    """Every text of every table."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField)
        ]
        found += [str(row) for row in model._base_manager.values_list(*names)] if names else []
    return "\n".join(found)


def allow(visit, by, **columns):
    words = {"purpose": "Đối chiếu sổ", "allowed_by": by} | columns
    return PersonalDataAllowance.objects.create(visit=visit, **words)


def test_a_file_with_persons_leaves_no_person_behind(desk, visit):
    extract = desk.hand_in(visit)
    desk.press("confirm", extract)
    stored = everything_stored()
    assert "H05.12-180702-0001" in stored
    assert not [personal for personal in PERSONAL if personal in stored]


def test_nor_does_a_book_with_all_kinds_of_errors(desk, visit):
    rows = products.egov_product(
        products.egov_row(1, received="Nguyễn Văn An"),
        products.egov_row(2, state="Không rõ"),
        products.egov_row(3, due="Trần Thị Bình"),
    )
    desk.hand_in(visit, products.xlsx(("HS", rows)).getvalue(), name="ho-so.xlsx")
    stored = everything_stored()
    assert "Không rõ" in stored
    assert "Nguyễn Văn An" not in stored and "Trần Thị Bình" not in stored


def test_the_preview_shows_no_person(desk, visit):
    page = desk.look(desk.hand_in(visit)).content.decode()
    assert "•••" in page
    assert not [personal for personal in PERSONAL if personal in page]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [("Số CCCD", "027090001234"), ("Ngày sinh", "02/09/1990"), ("Người nhận kết quả", "Trần Thị Bình"),
     ("Email", "an@example.vn"), ("Cán bộ trả kết quả", "Vũ Văn Em")],
)  # fmt: skip
def test_nor_what_else_tells_who_a_person_is(desk, visit, heading, cell):
    content = extracts.export([{"more": cell}], headings=extracts.HEADINGS | {"more": heading})
    extract = desk.hand_in(visit, content)
    assert extract.columns.get(heading=heading).meaning in PERSONAL_COLUMNS
    assert cell not in desk.look(extract).text


def test_a_column_of_persons_is_not_taken_for_another(desk, visit):
    extract = desk.hand_in(visit)
    names = f"column_{extract.columns.get(heading='Chủ hồ sơ').place}"
    states = f"column_{extract.columns.get(heading='Trạng thái').place}"
    assert desk.say(extract, **{names: "state", states: ""}).context["form"].errors[names]
    desk.say(extract, **{names: ""})
    desk.say(extract, **{names: "state", states: ""})
    assert not [personal for personal in PERSONAL if personal in everything_stored()]
    assert "Mẫu Đơn" not in desk.look(extract).content.decode()


def test_exactly_what_is_allowed_is_kept(desk, visit, administrator):
    allow(visit, administrator, phone=True)
    extract = desk.hand_in(visit)
    desk.press("confirm", extract)
    assert set(DossierPerson.objects.values_list("applicant", "address", "phone")) == {("", "", "0912345678")}
    stored = everything_stored()
    assert "Mẫu Đơn" not in stored and "Thôn Đoài" not in stored


@pytest.mark.parametrize(
    "ends", [{"withdrawn_at": timezone.now()}, {"until": timezone.localdate() - timedelta(1)}]
)
def test_an_allowance_that_ended_before_the_counting_keeps_nothing(desk, visit, administrator, ends):
    allowance = allow(visit, administrator, phone=True)
    extract = desk.hand_in(visit)
    PersonalDataAllowance.objects.filter(pk=allowance.pk).update(**ends)
    desk.press("confirm", extract)
    assert not DossierPerson.objects.exists()


def test_an_allowance_of_another_visit_does_not_hold_here(desk, visit, other_visit, administrator):
    allow(other_visit, administrator, phone=True)
    desk.press("confirm", desk.hand_in(visit))
    assert not DossierPerson.objects.exists()


def test_an_allowance_given_after_the_upload_holds_once_it_is_read_again(desk, visit, administrator):
    extract = desk.hand_in(visit)
    allow(visit, administrator, applicant=True)
    desk.say(extract)
    desk.press("confirm", extract)
    assert DossierPerson.objects.count() == len(extracts.ROWS)


def test_withdrawing_deletes_what_was_kept_and_logs_it(desk, visit, administrator):
    allowance = allow(visit, administrator, phone=True)
    desk.press("confirm", desk.hand_in(visit))
    withdraw(allowance, by=administrator)
    assert not DossierPerson.objects.exists()
    deletion = Deletion.objects.get()
    assert (deletion.deleted, deletion.persons) == (0, len(extracts.ROWS))
    assert not allowance.holds
