"""The seeded calendar has the days that offices were told to take off and to work.

The days below were typed by hand from the papers named, not from the library that computes the calendar.
Where no paper is named the days are those published for civil servants, its number not being known to us.
"""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.models import Holiday
from core.workdays import Calendar

# (first day off, last day off, why)
BREAKS = [
    ("2016-02-06", "2016-02-14", "Tết Bính Thân"),
    ("2017-01-26", "2017-02-01", "Tết Đinh Dậu"),
    ("2018-02-14", "2018-02-20", "Tết Mậu Tuất"),
    ("2018-04-25", "2018-04-25", "Giỗ Tổ Hùng Vương"),
    ("2018-04-28", "2018-05-01", "30/4 và 01/5"),
    ("2018-09-01", "2018-09-03", "Quốc khánh, nghỉ bù 03/9"),
    ("2018-12-29", "2019-01-01", "Công văn 6519/VPCP-KGVX ngày 11/7/2018"),
    ("2019-02-04", "2019-02-08", "Công văn 6519/VPCP-KGVX ngày 11/7/2018"),
    ("2019-04-27", "2019-05-01", "Công văn 6519/VPCP-KGVX ngày 11/7/2018"),
    ("2020-01-23", "2020-01-29", "Tết Canh Tý"),
    ("2021-02-10", "2021-02-16", "Tết Tân Sửu"),
    ("2021-09-02", "2021-09-05", "Quốc khánh"),
    ("2022-01-29", "2022-02-06", "Tết Nhâm Dần"),
    ("2022-09-01", "2022-09-04", "Quốc khánh"),
    ("2023-01-20", "2023-01-26", "Tết Quý Mão"),
    ("2023-04-29", "2023-05-03", "Giỗ Tổ, 30/4, 01/5 và nghỉ bù"),
    ("2024-02-08", "2024-02-14", "Thông báo 5015/TB-LĐTBXH ngày 22/11/2023"),
    ("2024-04-27", "2024-05-01", "Công văn 2450/VPCP-KGVX năm 2024"),
    ("2024-08-31", "2024-09-03", "Thông báo 5015/TB-LĐTBXH ngày 22/11/2023"),
    ("2025-01-25", "2025-02-02", "Thông báo 6150/TB-BLĐTBXH năm 2024"),
    ("2025-04-30", "2025-05-04", "Thông báo 6150/TB-BLĐTBXH năm 2024"),
    ("2025-08-30", "2025-09-02", "Thông báo 6150/TB-BLĐTBXH năm 2024"),
    ("2026-01-01", "2026-01-04", "Công văn 12729/VPCP-KGVX ngày 25/12/2025"),
    ("2026-02-14", "2026-02-22", "Tết Bính Ngọ"),
    ("2026-04-25", "2026-04-27", "Giỗ Tổ Hùng Vương, nghỉ bù 27/4"),
    ("2026-08-29", "2026-09-02", "Quốc khánh"),
    ("2026-11-24", "2026-11-24", "Ngày Văn hóa Việt Nam"),
]
WORKED_SATURDAYS = ["2019-01-05", "2019-05-04", "2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"]


@pytest.fixture
def calendar(db):
    call_command("seed_holidays", "--from", "2016", "--to", "2027", stdout=StringIO())
    return Calendar.load()


@pytest.mark.parametrize(("first", "last", "why"), BREAKS)
def test_a_break_is_off_throughout_and_worked_around(calendar, first, last, why):
    first, last = date.fromisoformat(first), date.fromisoformat(last)
    for step in range((last - first).days + 1):
        assert not calendar.is_working_day(first + timedelta(days=step)), why
    assert calendar.add_working_days(last, 1) - last <= timedelta(days=3), why


@pytest.mark.parametrize(
    "day",
    [
        "2018-02-13",
        "2018-02-21",
        "2018-12-28",
        "2019-02-11",
        "2024-02-07",
        "2024-02-15",
        "2026-02-13",
        "2026-02-23",
    ],
)
def test_the_days_around_tet_are_worked(calendar, day):
    assert calendar.is_working_day(date.fromisoformat(day))


@pytest.mark.parametrize("day", WORKED_SATURDAYS)
def test_a_swapped_saturday_is_worked(calendar, day):
    day = date.fromisoformat(day)
    assert day.weekday() == 5
    assert calendar.is_working_day(day)


def test_the_day_of_culture_is_off_only_since_2026(calendar):
    assert calendar.is_working_day(date(2025, 11, 24))


def test_seeding_again_keeps_what_the_office_changed(calendar):
    Holiday.objects.filter(date=date(2027, 2, 4)).update(name="Nghỉ theo thông báo", kind="off")
    count = Holiday.objects.count()
    call_command("seed_holidays", "--from", "2016", "--to", "2027", stdout=StringIO())
    assert Holiday.objects.count() == count
    assert Holiday.objects.get(date=date(2027, 2, 4)).name == "Nghỉ theo thông báo"


def test_every_row_says_where_it_comes_from(calendar):
    assert not Holiday.objects.filter(source="").exists()
    assert "12729/VPCP-KGVX" in Holiday.objects.get(date=date(2026, 1, 2)).source


@pytest.mark.parametrize("years", [("2020", "2019"), ("1900", "2019")])
def test_years_that_make_no_sense_are_refused(db, years):
    with pytest.raises(CommandError):
        call_command("seed_holidays", "--from", years[0], "--to", years[1])
