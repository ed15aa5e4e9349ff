"""The data in the box: a CSV per table with documented columns, harmless in a spreadsheet."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from inspections.models import Answer
from reports.box.cells import cell
from reports.box.data import TABLES, described
from reports.box.scope import Scope
from units.models import User

from .conftest import Opened, packed


def rows(opened, name):
    return list(csv.DictReader(io.StringIO(opened.table(name), newline="")))


def test_every_table_has_its_rows(opened):
    counts = {table.name: len(rows(opened, table.name)) for table in TABLES}
    assert counts == {
        "cuoc-kiem-tra": 2,
        "tra-loi": 4,
        "nhan-xet": 1,
        "yeu-cau": 1,
        "khac-phuc": 1,
        "doi-han": 1,
        "y-kien": 1,
        "ho-so-so-lieu": 0,
        "ho-so-tre-han": 0,
    }
    assert {name: opened.entries[f"du-lieu/{name}.csv"]["rows"] for name in counts} == counts


def test_a_row_says_it_in_vietnamese(opened, filled):
    (finding,) = rows(opened, "nhan-xet")
    assert (finding["so_nhan_xet"], finding["tieu_de"]) == (filled.finding.number, "Chưa niêm yết")
    assert finding["cuoc"] == str(filled.visit.pk)
    assert finding["nguoi_ghi"] == "Phạm Văn Minh"
    (sent,) = rows(opened, "khac-phuc")
    assert (sent["don_vi"], sent["noi_dung"]) == ("UBND huyện Quế Võ", "Đã niêm yết đủ")
    (comment,) = rows(opened, "y-kien")
    assert comment["y_kien"] == "Đã niêm yết một phần"
    assert {row["danh_gia"] for row in rows(opened, "tra-loi")} == {"Đạt", "Không đạt"}


def test_a_table_is_read_in_one_query(filled, django_assert_num_queries):
    scope = Scope.of(filled.round)
    for table in TABLES:
        with django_assert_num_queries(1):
            list(table.lines(scope))


def test_a_spreadsheet_sees_that_it_is_utf_8(opened):
    assert all(opened.content[path].startswith(b"\xef\xbb\xbf") for path in opened.under("du-lieu"))


def test_every_column_is_documented(opened):
    documented = {(row["tep"], row["cot"]) for row in rows(opened, "cot")}
    for table in TABLES:
        header = next(csv.reader(io.StringIO(opened.table(table.name))))
        assert {(f"{table.name}.csv", name) for name in header} <= documented
        assert len(header) == len(set(header))
    assert all(all(line) for line in described())


def test_no_telephone_and_no_mail_of_an_account_is_in_it(filled):
    for person in User.objects.all():
        person.phone, person.email = f"09{person.pk:08}", f"{person.username}@rieng.example.vn"
        person.save()
    opened = Opened(packed(filled.round, by=filled.officer))
    everything = b"".join(opened.content.values()).decode(errors="replace")
    assert "@rieng.example.vn" not in everything
    assert not [person for person in User.objects.all() if person.phone in everything]


@pytest.mark.parametrize(
    "typed",
    ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "'=1", "- Chưa niêm yết"],
)
def test_a_formula_is_only_text_and_can_be_read_back(typed):
    assert cell(typed) == f"'{typed}"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        ("Đạt = tốt", "Đạt = tốt"),
        (True, "có"),
        (0, "0"),
        (Decimal("1204.50"), "1204.50"),
        (date(2018, 5, 15), "2018-05-15"),
        (datetime(2018, 5, 15, 3, 32, tzinfo=UTC), "2018-05-15T10:32:00+07:00"),
    ],
)
def test_other_values_stand_as_they_are(value, written):
    assert cell(value) == written


def test_a_formula_typed_as_an_answer_does_not_run(filled):
    Answer.objects.filter(visit=filled.visit).update(note='=HYPERLINK("http://x")')
    opened = Opened(packed(filled.round, by=filled.officer))
    assert {row["ghi_chu"] for row in rows(opened, "tra-loi")} == {"", '\'=HYPERLINK("http://x")'}
