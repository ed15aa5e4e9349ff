"""Files as several products give them go from the upload to the numbers by the pages alone."""

from datetime import datetime

import pytest

from dossiers.models import Extract
from tests.dossiers import products


@pytest.fixture
def visit(visit):
    """A visit to the body that the files name, so that their dossiers are its own."""
    visit.unit.name, visit.unit.body_name = "Xã An Bình", "UBND xã An Bình"
    visit.unit.save()
    return visit


SUPPLEMENTED = products.egov_row(
    3, asked=datetime(2026, 7, 6), done=datetime(2026, 7, 8), times=1, finished=datetime(2026, 7, 14)
)
FILES = {
    "the legal register": (products.legal_register(), (1, 0, 1, 0, 1)),
    "a product whose state stands in the title": (products.dotnet_product(), (0, 0, 3, 0, 0)),
    "an eGov product": (products.egov_product(products.egov_row(1), SUPPLEMENTED), (1, 1, 0, 0, 0)),
    "records of the national portal": (products.synchronised(), (3, 0, 0, 0, 0)),
}


@pytest.mark.parametrize("shape", FILES)
def test_upload_preview_and_confirmation(desk, visit, shape):
    rows, expected = FILES[shape]
    content = products.xlsx(("HS", rows)).getvalue()
    period = {} if rows[0][0] != "MaHoSo" else {"period_start": "01/07/2026", "period_end": "30/09/2026"}
    extract = desk.hand_in(visit, content, name="ho-so.xlsx", **period)
    shown = extract.totals.counts
    assert (shown.early, shown.on_time, shown.late, shown.running, shown.overdue) == expected
    desk.press("confirm", extract)
    extract = Extract.objects.get(pk=extract.pk)
    assert extract.totals.counts == shown
    assert extract.dossiers.count() == sum(expected)


def test_a_summary_report_counts_in_its_own_numbers_and_says_so(desk, visit):
    content = products.xlsx(("BC", products.summary_report())).getvalue()
    extract = desk.hand_in(visit, content, name="bao-cao.xlsx")
    page = desk.look(extract).content.decode()
    assert extract.is_summary
    assert "Hộ tịch" in page and "89,2%" in page
    assert "column_1" not in page
    desk.press("confirm", extract)
    extract = Extract.objects.get(pk=extract.pk)
    assert extract.state == "counted"
    assert extract.totals.counts.counted == 65
    assert not extract.dossiers.exists()


def test_a_file_of_another_body_is_noticed(desk, visit, yen_phong):
    rows = [products.egov_row(number, body="Huyện Yên Phong") for number in (1, 2)]
    content = products.xlsx(("HS", products.egov_product(*rows))).getvalue()
    extract = desk.hand_in(visit, content, name="ho-so.xlsx")
    assert desk.look(extract).context["preview"].other_body == "Huyện Yên Phong"
    assert extract.rows_left_out == 2


def test_sheets_that_are_not_read_are_named(desk, visit):
    content = products.xlsx(("HS", products.egov_product()), ("Danh mục", [["Một"]])).getvalue()
    page = desk.look(desk.hand_in(visit, content, name="ho-so.xlsx")).content.decode()
    assert "Danh mục" in page


def test_a_book_with_a_password_says_what_to_do(desk, visit):
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    extract = desk.hand_in(visit, content + b"\0" * 600, name="khoa.xlsx")
    assert extract.state == "reading"
    assert extract.refusal
    assert desk.look(extract).status_code == 200


def test_the_first_rows_of_a_large_book_are_shown_when_asked_for(desk, visit, monkeypatch):
    monkeypatch.setattr("dossiers.preview_page._OPENED_AT_ONCE", 10)
    extract = desk.hand_in(visit)
    assert "H05.12-180702-0001" not in desk.look(extract).content.decode()
    assert "H05.12-180702-0001" in desk.look(extract, rows=1).content.decode()


def test_other_sheets_with_dossiers_are_named_before_anything_counts(desk, visit):
    rows = products.egov_product()
    content = products.xlsx(("Đúng hạn", rows), ("Trễ hạn", rows)).getvalue()
    page = desk.look(desk.hand_in(visit, content, name="ho-so.xlsx"))
    assert page.context["preview"].unread_lists == ["Trễ hạn"]
    assert "Trễ hạn" in page.text


def test_a_product_that_writes_a_row_for_each_step_is_told(desk, visit):
    steps = [products.egov_row(number) for number in (1, 1, 1, 2, 2)]
    content = products.xlsx(("HS", products.egov_product(*steps))).getvalue()
    assert desk.look(desk.hand_in(visit, content)).context["preview"].repeated == 3


def test_a_single_repeated_row_is_a_slip_and_no_such_product(desk, visit):
    rows = [products.egov_row(number) for number in (1, 2, 3, 4, 5, 5)]
    content = products.xlsx(("HS", products.egov_product(*rows))).getvalue()
    assert desk.look(desk.hand_in(visit, content)).context["preview"].repeated == 0
