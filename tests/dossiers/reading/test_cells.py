"""Cells are read in every form that software and people give them."""

from datetime import date, datetime, time

import pytest

from dossiers.reading.aliases import shipped
from dossiers.reading.cells import (
    BadCell,
    Meanings,
    Moments,
    WorkingTimes,
    month_stands_first,
    read_count,
    read_moment,
)

DAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("01/07/2026", (DAY, None)),
        ("01/07/2026 08:05", (DAY, time(8, 5))),
        ("01/07/2026 08:05:09", (DAY, time(8, 5, 9))),
        ("1/7/2026 8:05", (DAY, time(8, 5))),
        ("01-07-2026", (DAY, None)),
        ("1.7.26", (DAY, None)),
        ("01/07/69", (date(2069, 7, 1), None)),
        ("2026-07-01", (DAY, None)),
        ("2026-07-01T15:00:01", (DAY, time(15, 0, 1))),
        ("2026-07-01 15:00:01.123", (DAY, time(15, 0, 1))),
        ("\u00a001/07/2026\u00a008:05 ", (DAY, time(8, 5))),
        ("01/07/2026 02:30 PM", (DAY, time(14, 30))),
        ("01/07/2026 02:30:00 CH", (DAY, time(14, 30))),
        ("01/07/2026 12:10 SA", (DAY, time(0, 10))),
        ("08:05 01/07/2026", (DAY, time(8, 5))),
        ("08 giờ 05 phút, ngày 01/07/2026", (DAY, time(8, 5))),
        ("ngày 01 tháng 7 năm 2026", (DAY, None)),
        ("01/07/2026 00:00:00", (DAY, None)),
        (46204, (DAY, None)),
        (46204.5, (DAY, time(12))),
        ("46204", (DAY, None)),
        (datetime(2026, 7, 1, 8, 5), (DAY, time(8, 5))),
        (datetime(2026, 7, 1), (DAY, None)),
        (DAY, (DAY, None)),
        ("", None),
        (" \u00a0", None),
        ("-", None),
        ("01/01/0001 00:00:00", None),
        ("01/01/0001 12:00:00 SA", None),
        ("1/1/1900", None),
        ("01/01/1970 07:00", None),
        (datetime(1753, 1, 1), None),
        (datetime(9999, 12, 31, 23, 59, 59), None),
        ("NULL", None),
        ("Chưa trả kết quả", None),
    ],
)
def test_a_day_is_read_the_same_by_the_careful_and_by_the_fast_way(cell, moment):
    assert read_moment(cell) == moment
    assert Moments().moment(cell) == moment
    assert Moments().day(cell) == (moment and moment[0])


@pytest.mark.parametrize(
    "cell",
    ["31/02/2026", "07/13/2026", "01/07/1999", "01/07/2101", "01/07/75", "01/07/0026", "2026-02-30",
     "01/07/2026 25:00", "01/07/2026 mai", "không rõ", 3, 99_999, True, time(8),
     datetime(1926, 7, 1), date(2101, 1, 1)],
)  # fmt: skip
def test_what_is_no_day_of_these_years_is_refused(cell):
    for read in (read_moment, Moments().moment, Moments().day):
        with pytest.raises(BadCell):
            read(cell)


@pytest.mark.parametrize(
    ("cell", "state"),
    [("Đã trả kết quả", 10), (10.0, 10), ("10", 10), ("9 - Đã xử lý xong", 9),
     ("ĐÃ TRẢ KẾT QUẢ (trễ hạn)", 10), ("Chờ ký duyệt", 4), ("TT-9", None), ("", None), (11, None),
     ("10 - Đã trả kết quả - Trễ hạn", 10), ("Đã trả kết quả – quá hạn", 10),
     ("Đã giải quyết đúng hạn", 9), ("Đúng hạn", None)],
)  # fmt: skip
def test_states_are_known_by_words_and_by_numbers(cell, state):
    assert Meanings(shipped().states)[cell] == state


@pytest.mark.parametrize(("cell", "state"), [("1 - Đang xử lý", 4), ("3. Đang xử lý", 4), ("3. Lạ", None)])
def test_a_product_may_number_its_states_in_its_own_way(cell, state):
    assert Meanings(shipped().states)[cell] == state


@pytest.mark.parametrize(
    ("cells", "first"),
    [(["7/1/2026", "7/13/2026 8:00:00 AM"], True), (["7/13/2026", "13/7/2026"], False),
     (["1/7/2026", "2/7/2026", "", 46204], False), (["31/13/2026"], False)],
)  # fmt: skip
def test_the_month_stands_first_where_no_day_says_otherwise(cells, first):
    assert month_stands_first(cells) == first


@pytest.mark.parametrize(("cell", "moment"), [
    ("7/1/2026 8:05:00 AM", (DAY, time(8, 5))), ("07/01/2026", (DAY, None)), ("2026-07-01", (DAY, None)),
])  # fmt: skip
def test_days_of_such_a_file_are_read_with_the_month_first(cell, moment):
    assert Moments(month_first=True).moment(cell) == moment
    assert Moments(month_first=True).day(cell) == DAY


@pytest.mark.parametrize(
    ("cells", "days"),
    [(("10 ngày làm việc", ""), 10), (("5 ngày", ""), 5), (("8 giờ", ""), 1), (("9 giờ", ""), 2),
     (("12", "giờ"), 2), ((10.0, "ngày"), 10), ((3, ""), 3), (("0,5 ngày", ""), 1), (("2 tuần", ""), 10),
     (("01 tháng", ""), None), (("Trong ngày", ""), None), (("99999 ngày", ""), None),
     (("9" * 400, ""), None)],
)  # fmt: skip
def test_time_by_law_is_working_days(cells, days):
    assert WorkingTimes()[cells] == days


@pytest.mark.parametrize(
    ("cell", "number"), [(3.0, 3), ("1.234", 1234), ("1,234", 1234), ("", 0), ("-", 0), (" 7 ", 7)]
)
def test_whole_numbers_are_read(cell, number):
    assert read_count(cell) == number


@pytest.mark.parametrize("cell", [2.5, -1, "75%", "hai", "1.5", True, 1e300, float("nan"), "9" * 5_000])
def test_other_numbers_are_refused(cell):
    with pytest.raises(BadCell):
        read_count(cell)
