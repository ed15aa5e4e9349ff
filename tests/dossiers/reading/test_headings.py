"""Headings are found by their names, wherever they stand and however they are written."""

from datetime import date

import pytest

from core.errors import DomainError
from dossiers.columns import Column, Count
from dossiers.lateness import Period
from dossiers.reading.aliases import DATA, key, rows, shipped
from dossiers.reading.header import find
from dossiers.reading.sheets import open_export
from tests.dossiers import products

FOUR = ["Mã hồ sơ", "Ngày tiếp nhận", "Ngày hẹn trả", "Trạng thái"]


@pytest.mark.parametrize(
    "heading",
    [
        "Ngày tiếp nhận",
        "NGÀY  TIẾP NHẬN:",
        "NgayTiepNhan",
        "ngày\ntiếp nhận",
        "Ngày_tiếp_nhận",
        "Nga\u0300y tiếp nhận",
    ],
)
def test_one_name_is_found_in_every_spelling(heading):
    assert find([["Mã hồ sơ", heading]], shipped()).mapping[Column.RECEIVED] == 1


@pytest.mark.parametrize(
    "line",
    [
        ["Từ ngày 01/07/2026 đến ngày 30/09/2026"],
        ["(Từ ngày 1/7/2026 - 30/9/2026)"],
        ["Từ ngày", "01/07/2026", "đến hết ngày", "30/09/2026"],
        ["Từ ngày:", "01/07/2026", "Đến ngày:", "30/09/2026"],
        ["Từ ngày 01/07/2026 00:00 đến ngày 30/09/2026 23:59:59"],
        ["Từ ngày", date(2026, 7, 1), "đến ngày", date(2026, 9, 30)],
        ["Kỳ báo cáo: từ ngày 01 tháng 7 năm 2026 đến ngày 30 tháng 9 năm 2026"],
    ],
)
def test_the_period_is_read_from_the_lines_above(line):
    assert find([line, FOUR], shipped()).period == Period(date(2026, 7, 1), date(2026, 9, 30))


def test_a_period_that_is_none_is_not_made_up():
    assert find([["Từ ngày 31/02/2026 đến ngày 30/09/2026"], FOUR], shipped()).period is None
    assert find([["Từ ngày 01/10/2026 đến ngày 30/09/2026"], FOUR], shipped()).period is None


def test_of_two_columns_of_one_meaning_the_first_is_read():
    found = find([[*FOUR, "Số biên nhận"], ["H05-1", "", "", "", "BN-1"]], shipped())
    assert found.mapping[Column.CODE] == 0
    assert [heading.words for heading in found.doubled] == ["Số biên nhận"]


def test_of_two_columns_of_one_meaning_an_empty_first_gives_way():
    found = find([[*FOUR, "Số biên nhận"], ["", "", "", "", "BN-1"]], shipped())
    assert found.mapping[Column.CODE] == 4
    assert [heading.words for heading in found.doubled] == ["Mã hồ sơ"]


def test_unknown_columns_are_named_and_known_useless_ones_are_not():
    found = find([["STT", *FOUR, "Cung hoàng đạo"]], shipped())
    assert [heading.words for heading in found.left_out] == ["Cung hoàng đạo"]


def test_what_every_dossier_needs_is_named_where_it_is_missing():
    assert find([["Mã hồ sơ", "Ngày hẹn trả"]], shipped()).missing == {Column.RECEIVED}


def test_a_table_without_headings_is_refused_with_the_names_looked_for():
    rows = products.egov_product()
    rows.remove(products.EGOV_HEADINGS)
    with pytest.raises(DomainError, match="Ngày tiếp nhận"):
        open_export(products.xlsx(("HS", rows)), shipped())


def test_a_summary_is_told_from_a_list_of_dossiers():
    summary = find(products.summary_report(), shipped())
    assert summary.is_summary
    assert summary.counts[Count.LATE] == (8,)
    assert summary.counts[Count.OVERDUE] == (13,)
    assert not find(products.egov_product(), shipped()).is_summary


def test_the_same_word_means_what_stands_above_it():
    found = find(
        [
            ["STT", "Lĩnh vực", "Số hồ sơ đã giải quyết", "", "", "Số hồ sơ đang giải quyết", "", ""],
            ["", "", "Tổng số", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"],
        ],
        shipped(),
    )
    assert found.counts == {
        Count.GROUP: (1,),
        Count.SETTLED: (2,),
        Count.ON_TIME: (3,),
        Count.LATE: (4,),
        Count.OPEN: (5,),
        Count.RUNNING: (6,),
        Count.OVERDUE: (7,),
    }


@pytest.mark.parametrize("name", sorted(path.stem for path in DATA.glob("*_aliases.csv")))
def test_no_shipped_word_has_two_meanings(name):
    meanings = {}
    for words, meaning in rows(name):
        assert meanings.setdefault(key(words), meaning) == meaning, words


def test_the_ten_states_are_known_by_number_and_by_the_words_of_the_portal():
    states = shipped().states
    assert [states[str(number)] for number in range(1, 11)] == list(range(1, 11))
    assert states[key("Yêu cầu thực hiện nghĩa vụ tài chính")] == 6


def test_a_first_dossier_whose_words_are_those_of_a_heading_is_no_heading():
    rows = [[*FOUR[:3], "Chức danh"], ["H05-1", "01/07/2026", "08/07/2026", "Chuyên viên"]]
    assert find(rows, shipped()).row == 1


def test_days_that_are_none_give_no_period():
    assert find([["Từ ngày 01/01/0001 đến ngày 31/12/9999"], FOUR], shipped()).period is None


def test_who_received_a_dossier_is_not_the_body_that_settles_it():
    header = find([[*FOUR, "Đơn vị tiếp nhận", "Đơn vị xử lý"]], shipped())
    assert header.mapping[Column.AGENCY] == 5


@pytest.mark.parametrize(
    "first", [("Tổng hợp", products.summary_report()), ("Danh mục", [["Mã TTHC", "Tên TTHC", "Lĩnh vực"]])]
)
def test_a_list_of_dossiers_goes_before_another_table_of_the_book(first):
    export = open_export(products.xlsx(first, ("Chi tiết", products.egov_product())), shipped())
    assert (export.sheet.name, export.alike) == ("Chi tiết", ())


def test_other_lists_of_dossiers_in_the_book_are_named():
    rows = products.egov_product()
    export = open_export(products.xlsx(("Đúng hạn", rows), ("Trễ hạn", rows), ("Khác", [["x"]])), shipped())
    assert (export.sheet.name, export.alike) == ("Đúng hạn", ("Trễ hạn",))
