"""Columns of persons are dropped while a file is read, unless an administrator let them in."""

from dossiers.columns import Column
from tests.dossiers.products import dotnet_product, egov_product, egov_row, xlsx

from .read import read

PERSONAL = ("Nguyễn Văn An", "Thôn Đoài", "0912345678")


def test_names_addresses_and_telephones_are_dropped():
    _export, records, _problems = read(xlsx(("HS", egov_product())))
    assert not any(personal in str(record) for record in records for personal in PERSONAL)


def test_what_is_allowed_is_kept_and_nothing_else():
    _export, records, _problems = read(xlsx(("HS", egov_product())), allowed=frozenset({Column.PHONE}))
    assert (records[0].applicant, records[0].address, records[0].phone) == ("", "", "0912345678")


def test_abstracts_and_officers_are_never_kept():
    allowed = frozenset({Column.SUMMARY, Column.OFFICER, Column.APPLICANT})
    _export, records, _problems = read(xlsx(("HS", dotnet_product())), allowed=allowed)
    assert "Phạm Thị Dung" in str(records[0])
    assert "Đề nghị" not in str(records[0])
    assert "Vũ Văn Em" not in str(records[0])


def test_a_name_that_slid_into_a_column_of_days_is_not_quoted():
    rows = egov_product(egov_row(1), egov_row(2, received="Nguyễn Văn An"))
    _export, _records, problems = read(xlsx(("HS", rows)))
    assert [(p.column, p.value) for p in problems] == [(Column.RECEIVED, "")]
