"""The seeded calendar has the days that offices were told to take off and to work.

The days below were typed by hand from the papers named, not from the library that computes the calendar.
Papers are given as public sources cite them; for Tết 2018 and Tết 2020 the days are those published for civil
servants, the number of the paper not being known to us.
"""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core.models import Holiday
from core.workdays import Calendar
from tests.standing import standing

# Year → [(days, why)]: each weekday off of the year, none left out; a span is “first..last”.
CODE_2012 = "Bộ luật Lao động năm 2012, Điều 115"
CODE_2019 = "Bộ luật Lao động năm 2019, Điều 111 và 112"
OFF = {
    2018: [
        ("01-01", CODE_2012),
        ("02-14..02-16 02-19 02-20", "Tết Mậu Tuất: ý kiến của Thủ tướng do Văn phòng Chính phủ truyền đạt"),
        ("04-25", f"Giỗ Tổ: {CODE_2012}"),
        ("04-30 05-01", CODE_2012),
        ("09-03", f"nghỉ bù Chủ nhật 02/9: {CODE_2012}"),
        ("12-31", "Công văn 6519/VPCP-KGVX ngày 11/7/2018, làm bù 05/01/2019"),
    ],
    2019: [
        ("01-01", CODE_2012),
        ("02-04..02-08", "Tết Kỷ Hợi: Công văn 6519/VPCP-KGVX ngày 11/7/2018"),
        ("04-15", f"Giỗ Tổ là Chủ nhật 14/4: {CODE_2012}"),
        ("04-29", "Công văn 6519/VPCP-KGVX ngày 11/7/2018, làm bù 04/5/2019"),
        ("04-30 05-01 09-02", CODE_2012),
    ],
    2020: [
        ("01-01", CODE_2012),
        ("01-23 01-24 01-27..01-29", "Tết Canh Tý: thông báo về nghỉ Tết và Quốc khánh năm 2020"),
        ("04-02", f"Giỗ Tổ: {CODE_2012}"),
        ("04-30 05-01 09-02", CODE_2012),
    ],
    2021: [
        ("01-01", CODE_2019),
        ("02-10..02-12 02-15 02-16", "Tết Tân Sửu: Thông báo 4875/TB-LĐTBXH"),
        ("04-21", f"Giỗ Tổ: {CODE_2019}"),
        ("04-30 05-03", f"01/5 là thứ Bảy: {CODE_2019}"),
        ("09-02 09-03", "Quốc khánh: Thông báo 4875/TB-LĐTBXH"),
    ],
    2022: [
        ("01-03", f"01/01 là thứ Bảy: {CODE_2019}"),
        ("01-31..02-04", "Tết Nhâm Dần: Công văn 245/VPCP-KGVX ngày 11/01/2022, Thông báo 119/TB-LĐTBXH"),
        ("04-11", f"Giỗ Tổ là Chủ nhật 10/4: {CODE_2019}"),
        ("05-02 05-03", f"30/4 và 01/5 là thứ Bảy và Chủ nhật: {CODE_2019}"),
        ("09-01 09-02", "Quốc khánh: Công văn 245/VPCP-KGVX ngày 11/01/2022"),
    ],
    2023: [
        ("01-02", f"01/01 là Chủ nhật: {CODE_2019}"),
        ("01-20 01-23..01-26", "Tết Quý Mão: Thông báo 5034/TB-LĐTBXH"),
        ("05-01..05-03", f"Giỗ Tổ 29/4 và 30/4 là ngày nghỉ hằng tuần: {CODE_2019}"),
        ("09-01 09-04", "Quốc khánh: Thông báo 5034/TB-LĐTBXH"),
    ],
    2024: [
        ("01-01", CODE_2019),
        ("02-08 02-09 02-12..02-14", "Tết Giáp Thìn: Thông báo 5015/TB-LĐTBXH ngày 22/11/2023"),
        ("04-18", f"Giỗ Tổ: {CODE_2019}"),
        ("04-29", "Công văn 2450/VPCP-KGVX năm 2024, Thông báo 1570/TB-LĐTBXH, làm bù 04/5"),
        ("04-30 05-01", CODE_2019),
        ("09-02 09-03", "Quốc khánh: Thông báo 5015/TB-LĐTBXH ngày 22/11/2023"),
    ],
    2025: [
        ("01-01", CODE_2019),
        ("01-27..01-31", "Tết Ất Tỵ: Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024"),
        ("04-07", f"Giỗ Tổ: {CODE_2019}"),
        ("04-30 05-01", CODE_2019),
        ("05-02", "Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024, làm bù 26/4"),
        ("09-01 09-02", "Quốc khánh: Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024"),
    ],
    2026: [
        ("01-01", CODE_2019),
        ("01-02", "Công văn 12729/VPCP-KGVX ngày 25/12/2025, làm bù 10/01/2026"),
        ("02-16..02-20", "Tết Bính Ngọ: Thông báo 9441/TB-BNV ngày 16/10/2025"),
        ("04-27", f"Giỗ Tổ là Chủ nhật 26/4: {CODE_2019}"),
        ("04-30 05-01", f"{CODE_2019}; Công văn 3383/BNV-CVL ngày 10/4/2026: không hoán đổi"),
        ("08-31", "Thông báo 9441/TB-BNV ngày 16/10/2025, làm bù 22/8"),
        ("09-01 09-02", "Quốc khánh: Thông báo 9441/TB-BNV ngày 16/10/2025"),
        ("11-24", "Ngày Văn hóa Việt Nam: Nghị quyết 28/2026/QH16"),
    ],
}
WORKED = {
    "2019-01-05": "Công văn 6519/VPCP-KGVX ngày 11/7/2018, thay 31/12/2018",
    "2019-05-04": "Công văn 6519/VPCP-KGVX ngày 11/7/2018, thay 29/4/2019",
    "2024-05-04": "Công văn 2450/VPCP-KGVX năm 2024, Thông báo 1570/TB-LĐTBXH, thay 29/4",
    "2025-04-26": "Thông báo 6150/TB-BLĐTBXH ngày 03/12/2024, thay 02/5",
    "2026-01-10": "Công văn 12729/VPCP-KGVX ngày 25/12/2025, thay 02/01/2026",
    "2026-08-22": "Thông báo 9441/TB-BNV ngày 16/10/2025, thay 31/8",
}


def typed(year) -> dict[date, str]:
    """The weekdays off of `year` as they stand above, each with the paper that says so."""
    days = {}
    for spans, why in OFF[year]:
        for span in spans.split():
            first, _dots, last = span.partition("..")
            day, end = (date.fromisoformat(f"{year}-{part}") for part in (first, last or first))
            while day <= end:
                days[day] = why
                day += timedelta(days=1)
    return days


def days_of(year) -> list[date]:
    return [
        date(year, 1, 1) + timedelta(days=n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    ]


@standing
def calendar(db):
    call_command("seed_holidays", "--from", "2016", "--to", "2027", stdout=StringIO())
    return Calendar.load()


@pytest.mark.parametrize("year", OFF)
def test_offices_are_closed_on_these_weekdays_and_on_no_other(calendar, year):
    off = {day for day in days_of(year) if day.weekday() < 5 and not calendar.is_working_day(day)}
    told = typed(year)
    assert off == set(told), {day: told.get(day, "nobody said so") for day in off ^ set(told)}


@pytest.mark.parametrize("year", OFF)
def test_offices_work_on_these_saturdays_and_on_no_other_weekend_day(calendar, year):
    worked = {day for day in days_of(year) if day.weekday() > 4 and calendar.is_working_day(day)}
    assert worked == {day for day in map(date.fromisoformat, WORKED) if day.year == year}


@pytest.mark.parametrize(("off", "worked"), [("2026-01-02", "2026-01-10"), ("2026-08-31", "2026-08-22")])
def test_a_swap_moves_a_deadline_both_ways(calendar, off, worked):
    """The weekday given away does not end a term, the Saturday worked for it does."""
    off, worked = date.fromisoformat(off), date.fromisoformat(worked)
    assert calendar.add_calendar_days(off - timedelta(days=10), 10) > off
    assert calendar.add_calendar_days(worked - timedelta(days=10), 10) == worked
    assert calendar.add_working_days(worked - timedelta(days=1), 1) == worked


def test_a_term_over_tet_2018_is_counted_by_hand(calendar):
    """Five working days from Monday 12/02/2018: 13, then 21, 22, 23 and 26."""
    assert calendar.add_working_days(date(2018, 2, 12), 5) == date(2018, 2, 26)


def test_the_day_of_culture_is_off_only_since_2026(calendar):
    assert calendar.is_working_day(date(2025, 11, 24))
    assert not calendar.is_working_day(date(2026, 11, 24))
    assert "28/2026/QH16" in Holiday.objects.get(date=date(2026, 11, 24)).source


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
