"""Drawing again needs a reason, and the draw before it stays on record."""

import pytest

from core.errors import DomainError
from dossiers.models import Sample

from .conftest import rows_of


def test_the_old_draw_stays_with_the_reason(sample, minh, officer):
    before = rows_of(sample)
    again = sample.redraw(by=officer, reason="  Hồ sơ đã chuyển kho ", method="lateness", size=6)
    sample.refresh_from_db()
    assert (sample.redraw_reason, sample.redrawn_by, rows_of(sample)) == (
        "Hồ sơ đã chuyển kho",
        officer,
        before,
    )
    assert (again.method, again.size, again.drawn_by, again.is_standing) == ("lateness", 6, officer, True)
    assert again.seed != sample.seed


def test_no_reason_no_second_draw(sample, minh):
    with pytest.raises(DomainError) as refusal:
        sample.redraw(by=minh, reason="  ", method="simple", size=5)
    assert refusal.value.field == "reason"
    assert Sample.objects.get().is_standing


def test_a_draw_that_was_done_again_meanwhile_is_not_done_again_twice(sample, minh):
    seen_before = Sample.objects.get(pk=sample.pk)
    sample.redraw(by=minh, reason="Thiếu hồ sơ giấy", method="simple", size=5)
    with pytest.raises(DomainError):
        seen_before.redraw(by=minh, reason="Thiếu hồ sơ giấy", method="simple", size=5)
    assert Sample.objects.count() == 2


def test_the_old_draw_stands_when_the_new_one_is_refused(sample, minh):
    with pytest.raises(DomainError):
        sample.redraw(by=minh, reason="Cần nhiều hơn", method="simple", size=41)
    assert Sample.objects.get().is_standing
