"""The list as a spreadsheet: what the filter leaves of what the reader may see, row by row."""

from io import BytesIO

from openpyxl import load_workbook

from tests import make
from tests.standing import standing

from ..tools import count_queries

EXPORT = "/ton-tai/xuat/"


def table(client, **asked):
    content = b"".join(client.get(EXPORT, asked).streaming_content)
    return [list(row) for row in load_workbook(BytesIO(content)).active.iter_rows(values_only=True)]


@standing
def two(running, other_visit, hoa):
    make.make_finding(other_visit, by=hoa, title="=1+1", kind="strength")
    return running


def test_headings_are_vietnamese_and_days_are_days(two, client, leader):
    client.force_login(leader)
    headings, *rows = table(client)
    row = next(row for row in rows if row[0] == two.finding.number)
    assert headings[:3] == ["Số", "Đợt kiểm tra", "Đơn vị"]
    assert row[headings.index("Chậm nhất")].date() == two.due_on
    assert row[2] == "UBND huyện Quế Võ"


def test_what_looks_like_a_formula_stays_text(two, client, leader):
    client.force_login(leader)
    content = b"".join(client.get(EXPORT).streaming_content)
    cells = [cell for row in load_workbook(BytesIO(content)).active.iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == "=1+1"] == ["s"]


def test_it_follows_the_filter(two, client, leader):
    client.force_login(leader)
    assert [row[0] for row in table(client, kind="shortcoming")[1:]] == [two.finding.number]
    assert len(table(client, q="que vo")) == 2
    assert len(table(client, q="khong co gi")) == 1


def test_and_the_readers_rights(two, client, binh, hoa):
    client.force_login(binh)
    assert [row[0] for row in table(client)[1:]] == [two.finding.number]
    client.force_login(hoa)
    assert two.finding.number not in [row[0] for row in table(client)]


def test_more_rows_take_no_more_queries(two, client, leader, visit, minh):
    client.force_login(leader)
    few = count_queries(table, client)
    for _ in range(5):
        make.make_demand(make.make_finding(visit, by=minh))
    assert count_queries(table, client) == few
