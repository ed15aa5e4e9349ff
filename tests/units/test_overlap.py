"""Two rows of one unit are never alive at once: the form says so, and the database refuses."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import make
from tests.standing import standing
from units.models import Unit


@standing
def ward(que_vo):
    return make.make_unit(
        "Phường Vũ Ninh", parent=que_vo, code="09163", valid_from=date(2016, 1, 1), valid_to=date(2025, 6, 30)
    )


def refused():
    return pytest.raises(IntegrityError)


def like(ward, **changes):
    fields = {name: getattr(ward, name) for name in ("level", "kind", "name", "code", "parent")}
    return Unit(**fields | {"valid_from": date(2025, 7, 1)} | changes)


@pytest.mark.parametrize(
    ("first_day", "last_day"),
    [
        (date(2025, 6, 30), None),  # the last day is still the old unit's
        (date(2015, 1, 1), None),
        (date(2015, 1, 1), date(2016, 1, 1)),
        (date(2020, 1, 1), date(2021, 1, 1)),
    ],
)
def test_a_code_cannot_live_twice(ward, first_day, last_day):
    rival = like(ward, name="Phường Khác", valid_from=first_day, valid_to=last_day)
    with pytest.raises(ValidationError) as told:
        rival.full_clean()
    assert "Phường Vũ Ninh" in told.value.message_dict["valid_from"][0]
    with refused(), transaction.atomic():
        rival.save()


def test_a_code_is_used_again_from_the_day_after(ward):
    heir = like(ward)
    heir.parent = None
    heir.full_clean()
    heir.save()


def test_an_end_cannot_be_moved_over_the_heir(ward):
    like(ward).save()
    ward.valid_to = None
    with refused(), transaction.atomic():
        ward.save()


def test_a_bulk_update_is_refused_too(ward):
    like(ward).save()
    with refused(), transaction.atomic():
        Unit.objects.filter(pk=ward.pk).update(valid_to=date(2025, 7, 1))


def test_a_row_may_be_saved_again(ward):
    ward.note = "Đã đối chiếu"
    ward.full_clean()
    ward.save()


def test_without_a_code_the_name_under_one_parent_cannot_live_twice(so_noi_vu, province):
    rival = make.make_unit("Sở Nội vụ", parent=make.make_unit("Tỉnh Bắc Giang"))  # another province's
    rival.parent = province
    with pytest.raises(ValidationError) as told:
        rival.full_clean()
    assert "valid_from" in told.value.message_dict
    with refused(), transaction.atomic():
        rival.save()


def test_units_at_the_top_are_one_place_too(province):
    with refused(), transaction.atomic():
        make.make_unit("Tỉnh Bắc Ninh", valid_from=date(2020, 1, 1))


def test_a_last_day_before_the_first_is_refused(ward):
    ward.valid_to = date(2015, 12, 31)
    with pytest.raises(ValidationError) as told:
        ward.full_clean()
    assert list(told.value.message_dict) == ["valid_to"]
    with refused(), transaction.atomic():
        ward.save()


def test_a_kind_of_another_level_is_refused(ward):
    ward.kind = "huyen"
    with pytest.raises(ValidationError) as told:
        ward.full_clean()
    assert list(told.value.message_dict) == ["kind"]
    with refused(), transaction.atomic():
        ward.save()


def test_a_parent_must_exist_on_the_first_day(ward, province):
    province.valid_to = date(2025, 6, 30)
    province.save()
    with pytest.raises(ValidationError) as told:
        like(ward, parent=province).full_clean()
    assert "parent" in told.value.message_dict


@pytest.mark.parametrize("code", ["9163", "091630", "0916a"])
def test_a_code_that_lost_its_zeros_is_noticed(ward, code):
    ward.code = code
    with pytest.raises(ValidationError) as told:
        ward.full_clean()
    assert "5" in told.value.message_dict["code"][0]
