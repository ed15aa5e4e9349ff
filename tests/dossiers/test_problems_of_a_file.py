"""All that is wrong in a file is listed by row, by kind, and as a spreadsheet that is safe to open."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from core.models import Holiday
from dossiers.models import Extract
from tests import extracts

ROWS = [
    {},
    {"received": "31/02/2018"},
    {"state": "Treo"},
    {"state": "=HYPERLINK(1)"},
    {"due": ""},
    {"code": "H05.12-180702-0001"},
    {"finished": "", "state": "Đã trả kết quả"},
]


@pytest.fixture
def extract(desk, visit):
    return desk.hand_in(visit, extracts.export(ROWS))


def problems(desk, extract, **query):
    return desk.client.get(reverse("dossiers:problems", args=[extract.pk]), query)


def test_every_row_in_error_is_named_with_its_reason(desk, extract):
    listed = [(row.row, row.kind, row.is_error) for row in problems(desk, extract).context["page_obj"]]
    assert listed[:5] == [
        (5, "bad_date", True),
        (6, "unknown_state", True),
        (7, "unknown_state", True),
        (8, "no_due_day", True),
        (9, "duplicate", True),
    ]
    assert (extract.rows_read, extract.rows_left_out) == (2, 5)


def test_they_are_filtered_by_kind_and_by_what_becomes_of_the_row(desk, extract):
    assert problems(desk, extract, kind="unknown_state").context["paginator"].count == 2
    assert problems(desk, extract, error="True").context["paginator"].count == 5
    notices = problems(desk, extract, error="False").context["page_obj"]
    assert {row.kind for row in notices} == {"no_holidays", "finished_without_end"}


def test_a_year_whose_days_off_nobody_entered_is_named(desk, visit):
    """Without them terms seem shorter, and more dossiers late, than they are."""
    named = desk.hand_in(visit, extracts.export(period=(date(2017, 12, 1), date(2018, 2, 28))))
    assert list(named.problems.filter(kind="no_holidays").values_list("value", flat=True)) == ["2017", "2018"]
    Holiday.objects.create(date=date(2018, 1, 1), name="Tết Dương lịch")
    other = desk.hand_in(visit, extracts.export(period=(date(2018, 7, 1), date(2018, 9, 30))))
    assert not other.problems.filter(kind="no_holidays").exists()


def test_only_kinds_that_occur_are_offered_with_their_numbers(desk, extract):
    page = problems(desk, extract).content.decode()
    assert 'value="unknown_state"' in page and "(2)" in page
    assert 'value="missing_code"' not in page


def test_the_preview_counts_them_by_kind(desk, extract):
    page = desk.look(extract).content.decode()
    assert f"{reverse('dossiers:problems', args=[extract.pk])}?kind=unknown_state" in page


def test_what_looks_like_a_formula_stays_text_on_the_way_out(desk, extract):
    address = reverse("dossiers:problems_export", args=[extract.pk])
    content = b"".join(desk.client.get(address, {"kind": "unknown_state"}).streaming_content)
    rows = CalamineWorkbook.from_object(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [row[3] for row in rows[1:]] == ["Treo", "=HYPERLINK(1)"]
    assert b"<f>" not in content


def test_they_stay_after_the_confirmation(desk, extract):
    desk.press("confirm", extract)
    assert Extract.objects.get(pk=extract.pk).state == "counted"
    assert problems(desk, extract).context["paginator"].count == 7
