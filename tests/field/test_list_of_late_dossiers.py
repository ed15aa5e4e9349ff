"""The late list: the worst first, narrowed by its filters, as a spreadsheet, in few queries."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests import make
from tests.dossiers.late import cause, judge_all, late_of
from tests.extracts import ROWS
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db


@standing
def extract(visit, minh):
    return make.make_extract(visit, by=minh)


def looked(user, extract, **query):
    return signed_in(user).get(reverse("field:late_dossiers", args=[extract.pk]), query)


def found(user, extract, **query) -> list[int]:
    """The rows of the file that the list shows."""
    return [dossier.row for dossier in looked(user, extract, **query).context["dossiers"]]


def test_the_worst_stand_first(extract, minh):
    days = [dossier.late_days for dossier in looked(minh, extract).context["dossiers"]]
    assert days == sorted(days, reverse=True)
    assert len(days) == 4


def rows_of(extract, **conditions) -> list[int]:
    return [dossier.row for dossier in extract.dossiers.late().filter(**conditions).worst_first()]


def test_found_by_code_procedure_and_office_without_diacritics(extract, minh):
    one = late_of(extract)[0]
    assert found(minh, extract, q=one.code[-4:].lower()) == [one.row]
    assert found(minh, extract, q="khai sinh") == rows_of(extract, procedure__name="Đăng ký khai sinh")
    assert found(minh, extract, q="tai nguyen") == rows_of(extract, office__startswith="Phòng Tài nguyên")
    assert found(minh, extract, q="không có") == []


def test_narrowed_by_procedure_office_and_standing(extract, minh):
    one = late_of(extract)[0]
    assert found(minh, extract, procedure=one.procedure_id) == rows_of(extract, procedure=one.procedure)
    assert found(minh, extract, office=one.office) == rows_of(extract, office=one.office)
    assert found(minh, extract, standing="overdue") == rows_of(extract, standing="overdue")


def test_narrowed_by_the_days_late(extract, minh):
    assert found(minh, extract, days_from=3, days_to=20) == rows_of(extract, late_days__range=(3, 20))


def test_narrowed_by_cause_by_group_and_by_what_is_not_known(extract, minh):
    first, *others = late_of(extract)
    client = signed_in(minh)
    data = {"ticked": f"{first.pk}:0", "cause": cause("not-handled").pk}
    client.post(reverse("dossiers:judge", args=[extract.pk]), data)
    assert found(minh, extract, cause="software") == [first.row]
    assert found(minh, extract, cause=cause("not-handled").pk) == [first.row]
    assert found(minh, extract, cause="real") == []
    assert found(minh, extract, cause="none") == [dossier.row for dossier in others]
    suggested = [dossier.row for dossier in others if dossier.suggested_id]
    assert found(minh, extract, cause="suggested") == suggested


@pytest.mark.parametrize(
    "nonsense",
    [
        {"procedure": "x"},
        {"cause": "999"},
        {"days_from": "-1"},
        {"days_to": "1e400"},
        {"office": "Phòng khác"},
        {"q": "\x00"},
    ],
)
def test_nonsense_in_the_address_is_passed_over(extract, minh, nonsense):
    assert looked(minh, extract, **nonsense).status_code == 200


def many(visit, minh, number):
    return make.make_extract(visit, by=minh, rows=[ROWS[6 + place % 4] for place in range(number)])


@pytest.mark.parametrize("number", [8, 120])
def test_its_queries_do_not_grow(visit, minh, django_assert_num_queries, number):
    """Four of its own (extract, names, causes, the page) and two of every page; a filter counts."""
    extract = many(visit, minh, number)
    judge_all(extract, by=minh)
    client, address = signed_in(minh), reverse("field:late_dossiers", args=[extract.pk])
    with django_assert_num_queries(6):
        client.get(address)
    with django_assert_num_queries(7):
        client.get(address, {"standing": "late"})


def test_how_many_there_are_is_told_of_the_whole_and_of_what_a_filter_leaves(extract, minh):
    whole, few = looked(minh, extract), looked(minh, extract, standing="overdue")
    for page in (whole, few):
        assert page.context["paginator"].count == len(page.context["dossiers"])
    assert few.context["paginator"].count < whole.context["paginator"].count


def test_a_page_has_fifty(visit, minh):
    extract = many(visit, minh, 120)
    assert len(found(minh, extract)) == 50
    assert found(minh, extract, page=2) != found(minh, extract)


def test_who_only_reads_gets_no_boxes_and_no_buttons(team_a, que_vo, minh, binh):
    extract = make.make_extract(make.make_visit(team_a, que_vo, state="signed"), by=minh)
    page = looked(binh, extract).content.decode()
    assert late_of(extract)[0].code in page
    assert "<form" not in page.split('class="table-frame"')[1].split("</table>")[0]


def test_the_spreadsheet_follows_the_filter(extract, minh):
    address = reverse("field:late_export", args=[extract.pk])
    response = signed_in(minh).get(address, {"standing": "overdue"})
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    codes = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert codes == [dossier.code for dossier in late_of(extract) if dossier.standing == "overdue"]


def test_no_cell_of_the_spreadsheet_is_a_formula(visit, minh):
    wicked = {"code": "=HYPERLINK(1)", "office": "+cmd|'/c calc'!A1", "due": "03/07/2018"}
    extract = make.make_extract(visit, by=minh, rows=[wicked | {"finished": "10/07/2018"}])
    judge_all(extract, by=minh, note="@SUM(A1)")
    response = signed_in(minh).get(reverse("field:late_export", args=[extract.pk]))
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert "@SUM(A1)" in {cell.value for cell in cells}


def test_offices_and_procedures_are_offered_by_the_alphabet(visit, minh):
    late = {"due": "06/07/2018", "finished": "10/07/2018"}
    names = ["Đất đai", "Văn phòng", "Dân tộc"]
    rows = [late | {"office": name, "procedure": name, "procedure_code": ""} for name in names]
    extract = make.make_extract(visit, by=minh, rows=rows)
    form = looked(minh, extract).context["filter"].form
    for field in ("office", "procedure"):
        offered = [str(label) for _value, label in form.fields[field].choices][1:]
        assert offered == ["Dân tộc", "Đất đai", "Văn phòng"]


def test_suggestions_are_offered_only_while_there_are_some(extract, minh):
    address = reverse("dossiers:accept_all", args=[extract.pk])
    assert address in looked(minh, extract).text
    judge_all(extract, by=minh)
    assert address not in looked(minh, extract).text
