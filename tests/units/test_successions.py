"""A succession names an heir that lives from the day after its forerunner's last."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import make
from tests.standing import standing
from units.models import UnitSuccession

DAY = date(2025, 7, 1)


@standing
def old(que_vo):
    return make.make_unit("Xã Cũ", parent=que_vo, valid_to=date(2025, 6, 30))


@standing
def new(province):
    return make.make_unit("Xã Mới", parent=province, valid_from=DAY)


def test_a_sound_succession_is_taken(old, new):
    UnitSuccession(old=old, new=new, kind="merge", effective=DAY).full_clean()


@pytest.mark.parametrize("effective", [date(2025, 6, 30), date(2025, 7, 2)])
def test_a_gap_or_an_overlap_is_told_at_the_day(old, new, effective):
    with pytest.raises(ValidationError) as told:
        UnitSuccession(old=old, new=new, kind="merge", effective=effective).full_clean()
    assert "effective" in told.value.message_dict


def test_a_transfer_leaves_the_old_unit_alive(new, so_noi_vu):
    UnitSuccession(old=so_noi_vu, new=new, kind="transfer", effective=DAY).full_clean()


@pytest.mark.parametrize(("kind", "has_heir"), [("abolish", True), ("merge", False)])
def test_only_an_abolition_has_no_heir(old, new, kind, has_heir):
    wrong = UnitSuccession(old=old, new=new if has_heir else None, kind=kind, effective=DAY)
    with pytest.raises(ValidationError):
        wrong.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        wrong.save()


def test_a_unit_does_not_succeed_itself(old):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_succession(old, old)


def test_the_same_thread_is_recorded_once(old, new):
    make.make_succession(old, new)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_succession(old, new)
