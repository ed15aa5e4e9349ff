"""Exports of the known products are read as they are, whatever stands above and below their tables."""

from datetime import date, time

import pytest

from dossiers.columns import Column
from dossiers.lateness import Period
from dossiers.reading.files import Kind
from tests.dossiers import products

from .read import kinds, read


def test_the_legal_register_is_read_below_its_headings_of_two_rows():
    export, records, problems = read(products.xlsx(("Sổ", products.legal_register())))
    assert [(r.row, r.code, r.received_on.day, r.due_on.day, r.returned_on) for r in records] == [
        (8, "H05.12-260701-0001", 1, 3, date(2026, 7, 2)),
        (9, "H05.12-260701-0002", 2, 6, date(2026, 7, 8)),
        (10, "H05.12-260701-0003", 3, 17, None),
    ]
    assert [r.received_time for r in records] == [time(8, 15), time(14, 30), time(15, 30)]
    assert [r.state for r in records] == [9, 9, 4]
    assert export.header.period == Period(date(2026, 7, 1), date(2026, 9, 30))


def test_the_totals_and_signatures_of_the_register_are_no_dossiers():
    _export, _records, problems = read(products.xlsx(("Sổ", products.legal_register())))
    assert kinds(problems) == ["state_derived", "text_row", "total_row", "text_row", "text_row"]


def test_the_dotnet_product_says_the_state_of_all_in_its_title():
    export, records, problems = read(products.xlsx(("Sheet1", products.dotnet_product())))
    assert len(records) == 3
    assert records[0].state == 10
    assert (records[0].received_on, records[0].received_time) == (date(2026, 7, 1), time(8, 0, 12))
    assert (records[0].due_on, records[0].returned_on) == (date(2026, 7, 8), date(2026, 7, 9))
    assert kinds(problems) == ["state_of_title"]
    assert problems[0].value == "Đã trả kết quả"


def test_the_egov_product_is_read_with_excels_days_and_supplements():
    asked = products.datetime(2026, 7, 3), products.datetime(2026, 7, 6)
    row = products.egov_row(2, asked=asked[0], done=asked[1], times=1.0, channel="Bưu chính công ích")
    export, records, problems = read(products.xlsx(("HS", products.egov_product(products.egov_row(1), row))))
    assert problems == []
    assert records[1].supplement_asked_on == date(2026, 7, 3)
    assert records[1].supplement_done_on == date(2026, 7, 6)
    assert (records[1].supplements, records[1].channel, records[1].state) == (1, 3, 9)
    assert records[1].procedure_code == "1.012766"
    assert (records[1].sector, records[1].office) == ("Đất đai", "Phòng Kinh tế")
    assert [heading.words for heading in export.header.left_out] == ["Mức độ hài lòng"]
    assert export.header.period == Period(date(2026, 7, 1), date(2026, 9, 30))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_field_names_and_codes_of_the_portal_are_read_from_text(separator):
    export, records, problems = read(products.text(products.synchronised(), separator=separator))
    assert export.kind is Kind.TEXT
    assert problems == []
    assert [(r.row, r.state, r.channel, r.statutory_days) for r in records] == [
        (2, 10, 2, 10),
        (3, 10, 2, 10),
        (4, 10, 2, 10),
    ]
    assert records[0].received_on == date(2026, 7, 1)
    assert records[0].due_on is None


@pytest.mark.parametrize(("make", "kind"), [(products.xls, Kind.XLS), (products.ods, Kind.ODS)])
def test_older_and_open_books_say_the_same(make, kind):
    export, records, problems = read(make(products.egov_product()))
    assert export.kind is kind
    assert problems == []
    _export, from_xlsx, _problems = read(products.xlsx(("HS", products.egov_product())))
    assert records == from_xlsx


def test_the_first_sheet_with_headings_is_read_and_the_others_are_named():
    file = products.xlsx(
        ("Bìa", [["Báo cáo quý III"]]), ("Hồ sơ", products.egov_product()), ("Danh mục", [["Đất đai"]])
    )
    export, records, _problems = read(file)
    assert export.sheet.name == "Hồ sơ"
    assert export.left_out == ("Bìa", "Danh mục")
    assert len(records) == 2


def test_a_table_that_begins_below_and_beside_the_first_cell_is_found():
    rows = [[], [], *[["", "", *row] for row in products.egov_product()]]
    _export, records, _problems = read(products.xlsx(("HS", rows)))
    assert [r.row for r in records] == [6, 7]


def test_three_hundred_columns_are_read_and_unknown_ones_named():
    wide = [row + [f"Cột {n}" if row is products.EGOV_HEADINGS else n for n in range(280)] for row in
            products.egov_product()]  # fmt: skip
    wide[0:2] = products.egov_product()[0:2]
    export, records, _problems = read(products.xlsx(("HS", wide)))
    assert len(records) == 2
    assert len(export.header.headings) == 300
    assert len(export.header.left_out) == 281


def test_rows_that_are_shorter_than_their_headings_end_in_empty_cells():
    rows = products.synchronised(1)
    rows[0].insert(8, "Ghi chú")
    rows[1] = rows[1][:8]
    rows[0][9:] = ["DonViTinh"]
    export, records, _problems = read(products.text(rows))
    assert Column.STATE not in export.header.mapping
    assert (records[0].statutory_days, records[0].note, records[0].state) == (10, "", 9)
