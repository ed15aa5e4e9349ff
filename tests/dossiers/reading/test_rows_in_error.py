"""A row that cannot be counted is left out and told by its number; an odd one stays and is told as well."""

import io
from datetime import date, datetime

import pytest

from core.errors import DomainError
from dossiers.columns import Column
from dossiers.reading.aliases import key, shipped
from dossiers.reading.parsing import Options, parse
from dossiers.reading.problems import Problem
from tests.dossiers import products
from tests.dossiers.products import egov_product, egov_row, xlsx

from .read import kinds, read


def problem_of(row_number=1, **cells):
    """The problems, and how many records are left, of one good dossier and one with `cells` changed."""
    rows = egov_product(egov_row(7), egov_row(row_number, **cells))
    _export, records, problems = read(xlsx(("HS", rows)))
    return problems, len(records) - 1


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"code": ""}, Problem(5, Column.CODE, "missing_code", "")),
        ({"received": ""}, Problem(5, Column.RECEIVED, "missing_received", "H05.12-260701-0001")),
        ({"received": "31/02/2026"}, Problem(5, Column.RECEIVED, "bad_date", "31/02/2026")),
        ({"due": "31/02/2026 17:00"}, Problem(5, Column.DUE, "bad_date", "31/02/2026 17:00")),
        ({"due": "01/07/1926"}, Problem(5, Column.DUE, "year_out_of_range", "01/07/1926")),
        ({"finished": "01/07/2206"}, Problem(5, Column.FINISHED, "year_out_of_range", "01/07/2206")),
        ({"asked": "hôm qua"}, Problem(5, Column.SUPPLEMENT_ASKED, "bad_date", "")),
        ({"times": "hai"}, Problem(5, Column.SUPPLEMENTS, "bad_number", "hai")),
        ({"state": "Đang bay"}, Problem(5, Column.STATE, "unknown_state", "Đang bay")),
        ({"state": ""}, Problem(5, Column.STATE, "missing_state", "")),
        ({"due": ""}, Problem(5, Column.DUE, "no_due_day", "")),
        (
            {"finished": datetime(2026, 6, 30)},
            Problem(5, Column.FINISHED, "ended_before_received", "30/06/2026"),
        ),
        (
            {"returned": datetime(2026, 6, 30)},
            Problem(5, Column.RETURNED, "ended_before_received", "30/06/2026"),
        ),
    ],
)
def test_a_row_in_error_is_left_out_and_told(cells, expected):
    problems, others = problem_of(**cells)
    assert problems == [expected]
    assert problems[0].kind.is_error
    assert others == 0


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"channel": "Bồ câu"}, Problem(5, Column.CHANNEL, "unknown_channel", "Bồ câu")),
        ({"state": "Đang xử lý"}, Problem(5, Column.FINISHED, "open_with_end", "09/07/2026")),
        ({"finished": ""}, Problem(5, Column.FINISHED, "finished_without_end", "H05.12-260701-0001")),
        ({"due": datetime(2026, 6, 1)}, Problem(5, Column.DUE, "due_before_received", "01/06/2026")),
        (
            {"asked": datetime(2026, 7, 5), "done": datetime(2026, 7, 4)},
            Problem(5, Column.SUPPLEMENT_DONE, "supplement_reversed", "04/07/2026"),
        ),
    ],
)
def test_an_odd_row_stays_with_a_notice(cells, expected):
    problems, others = problem_of(**cells)
    assert problems == [expected]
    assert not problems[0].kind.is_error
    assert others == 1


def test_the_first_row_of_a_code_counts():
    problems, others = problem_of(7, state="Đang xử lý")
    assert problems == [Problem(5, Column.CODE, "duplicate", "H05.12-260701-0007")]
    assert others == 0


def test_a_row_in_error_does_not_take_the_code_from_the_next():
    rows = egov_product(egov_row(7, due=""), egov_row(7))
    _export, records, problems = read(xlsx(("HS", rows)))
    assert [r.row for r in records] == [5]
    assert kinds(problems) == ["no_due_day"]


def test_a_dossier_of_another_body_is_left_out():
    rows = egov_product(egov_row(1), egov_row(2, body="UBND  XÃ KHÁC"))
    _export, records, problems = read(xlsx(("HS", rows)), other_bodies=frozenset({key("UBND xã Khác")}))
    assert len(records) == 1
    assert problems == [Problem(5, Column.AGENCY, "other_body", "UBND  XÃ KHÁC")]


def test_what_was_never_taken_in_needs_no_days():
    problems, others = problem_of(received="", due="", finished="", state="Mới đăng ký")
    assert problems == [Problem(5, Column.RECEIVED, "never_received", "H05.12-260701-0001")]
    assert not problems[0].kind.is_error
    assert others == 0


@pytest.mark.parametrize("cell", [("=A1+1", ""), ("=A99", "#REF!"), ("=A99", "#N/A")])
def test_a_formula_without_a_value_is_an_error_where_it_matters(cell):
    problems, others = problem_of(due=cell)
    assert problems == [Problem(5, Column.DUE, "no_value", "")]
    assert others == 0


@pytest.mark.parametrize("cell", [("=A1+1", ""), ("=A99", "#REF!")])
def test_a_formula_without_a_value_is_nothing_where_it_does_not_matter(cell):
    problems, others = problem_of(channel=cell)
    assert (problems, others) == ([], 1)


def test_a_formula_with_a_value_is_its_value():
    problems, others = problem_of(code=('="H05"', "H05.12-9"))
    assert (problems, others) == ([], 1)


def test_a_formula_without_a_value_is_found_in_an_open_book():
    body = (
        "<table:table-row>"
        + "".join(map(products.ods_cell, egov_row(9)[:12]))
        + '<table:table-cell table:formula="of:=[.A1]"/>'
        + "".join(map(products.ods_cell, egov_row(9)[13:]))
        + "</table:table-row>"
    )
    _export, records, problems = read(products.ods(egov_product(egov_row(1)), body=body))
    assert problems == [Problem(5, Column.DUE, "no_value", "")]


def test_headings_that_come_again_on_each_page_are_skipped_with_a_notice():
    rows = egov_product(egov_row(1), products.EGOV_HEADINGS, egov_row(2), [], ["Tổng số", 2])
    _export, records, problems = read(xlsx(("HS", rows)))
    assert [r.row for r in records] == [4, 6]
    assert [(p.row, p.kind) for p in problems] == [(5, "repeated_header"), (8, "total_row")]


def test_headings_of_two_rows_come_again_too():
    rows = products.legal_register()
    rows[9:9] = rows[4:6]
    _export, records, problems = read(xlsx(("Sổ", rows)))
    assert [r.row for r in records] == [8, 9, 12]
    assert kinds(problems).count("repeated_header") == 2


def test_a_second_table_with_other_columns_is_refused():
    rows = egov_product() + products.dotnet_product()[5:]
    with pytest.raises(DomainError, match="6"):
        read(xlsx(("HS", rows)))


def test_no_row_below_the_headings_is_refused():
    with pytest.raises(DomainError) as refused:
        read(products.text([products.EGOV_HEADINGS, [], ["Tổng cộng", 0]]))
    assert refused.value.field == "file"


def test_no_column_of_codes_is_refused_by_its_name():
    mapping = {Column.RECEIVED: 0, Column.DUE: 1}
    with pytest.raises(DomainError, match=str(Column.CODE.label)):
        list(parse([(2, ["01/07/2026", "02/07/2026"])], mapping, Options(shipped())))


def test_a_separator_without_quotation_marks_does_not_move_a_row_aside():
    """What would stand in the wrong column is not read, and not quoted: it may be a telephone."""
    rows = products.text(products.synchronised(3)).getvalue().decode("utf-8-sig")
    _export, records, problems = read(io.BytesIO(rows.replace("bản sao", "bản sao, 2 bộ", 1).encode()))
    assert problems == [Problem(2, None, "too_many_cells", "")]
    assert len(records) == 2


def test_separators_at_the_end_of_the_rows_are_nothing():
    rows = [[*row, "", ""] if number else row for number, row in enumerate(products.synchronised(3))]
    _export, records, problems = read(products.text(rows))
    assert (len(records), problems) == (3, [])


def test_a_last_column_without_a_heading_makes_no_row_too_long():
    rows = [[*row, "x"] if number else row for number, row in enumerate(products.synchronised(3))]
    _export, records, problems = read(products.text(rows))
    assert (len(records), problems) == (3, [])


def test_days_with_the_month_first_are_read_so_and_the_file_says_it():
    days = {"received": "7/1/2026 8:00:00 AM", "due": "7/8/2026", "finished": "7/13/2026 5:00:00 PM"}
    _export, records, problems = read(xlsx(("HS", egov_product(egov_row(1, **days)))))
    assert (records[0].received_on, records[0].due_on) == (date(2026, 7, 1), date(2026, 7, 8))
    assert problems == [Problem(0, Column.RECEIVED, "month_first", "")]


def test_four_who_sign_beside_each_other_are_no_dossier_and_not_quoted():
    names = ["", "Trần Thị Hoa", "", "Lê Văn Cường", "", "Phạm Văn Dũng", "", "Đỗ Văn Em"]
    _export, _records, problems = read(xlsx(("HS", [*egov_product(), names])))
    assert [(problem.kind, problem.value) for problem in problems] == [("text_row", "")]


@pytest.mark.parametrize("slid", ["0912345678", "0912.345.678", "Thôn 5, Nguyễn Văn An", "027090001234"])
def test_a_telephone_that_slid_into_a_column_of_days_is_not_quoted(slid):
    assert problem_of(received=slid)[0] == [Problem(5, Column.RECEIVED, "bad_date", "")]
