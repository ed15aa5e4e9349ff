"""The register goes out to a spreadsheet and comes back: previewed, row by row in words, all or nothing."""

from datetime import date
from io import BytesIO

import pytest
import tablib
from django.core.files.uploadedfile import SimpleUploadedFile

from tests import make
from tests.standing import standing
from units.models import Certainty, Kind, Level, Unit

URL = "/quan-tri/units/unit/"
XLSX, CSV = "0", "1"
HEAD = "level,kind,name,body_name,code,electronic_id,parent,valid_from,valid_to,certainty,source,note\n"


@pytest.fixture
def page(client, administrator, phu_lang):
    client.force_login(administrator)
    return client


@standing
def phu_lang(que_vo):
    return make.make_unit("Xã Phù Lãng", parent=que_vo, code="09310", valid_to=date(2025, 6, 30))


def preview(page, content, format=CSV):  # noqa: A002
    upload = SimpleUploadedFile("don-vi", content if isinstance(content, bytes) else content.encode())
    return page.post(f"{URL}import/", {"import_file": upload, "format": format})


def confirm(page, answer):
    form = answer.context["confirm_form"]
    return page.post(f"{URL}process_import/", form.initial, follow=True)


def export(page, format):  # noqa: A002
    fields = {"format": format}
    return page.post(f"{URL}export/", fields).content


def test_a_preview_saves_nothing_and_the_confirmation_all(page, que_vo):
    level, kind, certainty = Level.COMMUNE.label, Kind.XA.label, Certainty.SOURCED.label
    row = f"{level},{kind},  Xã Đào Viên ,,09319,,Huyện Quế Võ,01/01/2016,,{certainty},,\n"
    answer = preview(page, HEAD + row)
    assert not Unit.objects.filter(code="09319").exists()
    confirm(page, answer)
    unit = Unit.objects.get(code="09319")
    assert (unit.name, unit.body_name, unit.parent) == ("Xã Đào Viên", "UBND xã Đào Viên", que_vo)
    assert list(Unit.objects.search("dao vien")) == [unit]


def test_values_may_be_written_as_they_are_stored(page):
    confirm(
        page, preview(page, HEAD + "commune,xa,Xã Đào Viên,,09319,,Huyện Quế Võ,2016-01-01,,believed,,\n")
    )
    assert Unit.objects.get(code="09319").certainty == "believed"


def test_bad_rows_are_told_by_line_and_nothing_can_be_confirmed(page):
    rows = (
        "commune,xa,Xã Tốt,,09319,,Huyện Quế Võ,01/01/2016,,sourced,,\n"
        "commune,xa,Xã Chồng,,09310,,Huyện Quế Võ,01/01/2018,,sourced,,\n"
        "commune,làng,Làng Lạ,,09320,,Huyện Nào Đó,ngày kia,,sourced,,\n"
    )
    answer = preview(page, HEAD + rows)
    assert answer.context.get("confirm_form") is None
    told = {row.number: row.field_specific_errors for row in answer.context["result"].invalid_rows}
    assert set(told) == {2, 3}
    assert "Xã Phù Lãng" in str(told[2]["valid_from"])
    assert "ngày kia" in str(told[3]["valid_from"])
    assert {"kind", "parent"} <= set(told[3])
    assert not Unit.objects.filter(code="09319").exists()


def test_a_missing_column_is_named(page):
    answer = preview(page, "level,kind,name\ncommune,xa,Xã Tốt\n")
    assert answer.context["result"].has_errors()
    assert "valid_from" in answer.content.decode()


@pytest.mark.parametrize("format", [XLSX, CSV])
def test_what_was_exported_comes_back_as_an_update(page, format, phu_lang):  # noqa: A002
    before = Unit.objects.count()
    result = preview(page, export(page, format), format).context["result"]
    assert not result.has_errors() and not result.has_validation_errors()
    assert {row.import_type for row in result.rows} == {"skip"} and len(result.rows) == before


def test_an_edited_export_changes_the_row_it_names(page, phu_lang):
    table = tablib.Dataset().load(BytesIO(export(page, XLSX)).read(), "xlsx")
    edited = tablib.Dataset(headers=table.headers)
    for row in table.dict:
        edited.append((row | {"note": "Đã đối chiếu"}).values())
    confirm(page, preview(page, edited.export("xlsx"), XLSX))
    phu_lang.refresh_from_db()
    assert (phu_lang.note, phu_lang.code, phu_lang.valid_to) == ("Đã đối chiếu", "09310", date(2025, 6, 30))
    assert phu_lang.history.count() == 2


def test_an_exported_csv_opens_in_a_spreadsheet_program_with_its_letters(page):
    content = export(page, CSV)
    assert content.startswith(b"\xef\xbb\xbf") and "Xã Phù Lãng" in content.decode()


def test_the_export_costs_the_same_for_many_rows(page, que_vo, django_assert_max_num_queries):
    for number in range(20):
        make.make_unit(f"Xã Số {number}", parent=que_vo)
    with django_assert_max_num_queries(15):
        export(page, CSV)
