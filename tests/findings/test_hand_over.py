"""A demand whose unit has ended waits for a successor, whom an officer names."""

from datetime import date

import pytest

from core.errors import DomainError
from findings.models import Demand

from .. import make


@pytest.fixture
def orphan(running, que_vo):
    que_vo.valid_to = date(2025, 6, 30)
    que_vo.save()
    return Demand.objects.get(pk=running.pk)


def test_it_awaits_a_successor(orphan):
    assert orphan.awaits_successor


def test_an_officer_names_one_and_both_names_stay_in_the_history(orphan, officer, province):
    heir = make.make_unit("Phường Quế Võ", parent=province, valid_from=date(2025, 7, 1))
    orphan.hand_over(by=officer, unit=heir, note="Tiếp nhận theo Nghị quyết 1658")
    change = orphan.changes.last()
    assert orphan.unit == heir
    assert "UBND huyện Quế Võ" in change.note
    assert "UBND phường Quế Võ" in change.note


def test_a_unit_that_has_ended_cannot_take_over(orphan, officer, province):
    gone = make.make_unit("Xã Đã Hết", parent=province, valid_to=date(2025, 6, 30))
    with pytest.raises(DomainError):
        orphan.hand_over(by=officer, unit=gone, note="Thử")


def test_while_the_unit_lives_nothing_is_handed_over(running, officer, yen_phong):
    with pytest.raises(DomainError):
        running.hand_over(by=officer, unit=yen_phong, note="Thử")
