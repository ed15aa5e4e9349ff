"""Numbers, days and sizes are written as Vietnamese offices write them, on screen and on paper."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from core import formats


def test_numbers_have_dots_between_thousands_and_a_decimal_comma():
    assert formats.number(1204) == "1.204"
    assert formats.decimal1(Decimal("95.44")) == "95,4"
    assert formats.percent(Decimal("95.45")) == "95,5%"
    with translation.override("en"):
        assert formats.number(1204) == "1,204"


def test_a_day_has_its_zeros_on_screen():
    assert formats.day(date(2018, 9, 5)) == "05/09/2018"
    assert formats.day_month(date(2018, 9, 5)) == "05/09"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2018, 9, 18), "18/9/2018"),
        (date(2018, 9, 5), "05/9/2018"),
        (date(2018, 2, 18), "18/02/2018"),
        (date(2018, 12, 1), "01/12/2018"),
    ],
)
def test_a_day_on_paper_follows_decree_30(day, written):
    assert formats.paper_day(day) == written


def test_a_moment_is_told_by_the_clock_of_the_office():
    assert formats.moment(datetime(2018, 9, 17, 20, 30, tzinfo=UTC)) == "03:30 18/09/2018"
    assert formats.day(datetime(2018, 9, 17, 20, 30, tzinfo=UTC)) == "18/09/2018"


def test_sizes_grow_with_their_unit():
    assert [formats.filesize(size) for size in (820, 34_900, 1_250_000)] == ["820 B", "34 KB", "1,2 MB"]


def test_nothing_is_a_dash():
    for write in (
        formats.number,
        formats.decimal1,
        formats.percent,
        formats.day,
        formats.paper_day,
        formats.dash,
    ):
        assert write(None) == "–"
    assert formats.dash(0) == 0


def test_numbers_from_the_database_lose_the_zeros_it_fills_up_with():
    assert formats.number(Decimal("1262.00")) == "1.262"
    assert formats.number(Decimal("95.40")) == "95,4"
    assert formats.number(Decimal("1200")) == "1.200"
    assert formats.number(Decimal("0.00")) == "0"
