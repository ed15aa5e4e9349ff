"""The register comes into the database whole, once, and without undoing what people corrected."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import make
from units.models import Unit, UnitSuccession

pytestmark = pytest.mark.django_db


def run(*args):
    out = StringIO()
    call_command("import_units", *args, stdout=out)
    return out.getvalue()


def test_within_bac_ninh_2018_there_are_8_districts_and_126_communes(unit_on):
    within = Unit.objects.under(unit_on("Tỉnh Bắc Ninh", 2018, 10, 1)).active_on(date(2018, 10, 1))
    assert within.of_level("district").count() == 8
    assert within.of_level("commune").count() == 126


def test_within_bac_ninh_2026_there_is_no_district_and_99_communes(register):
    day = date(2026, 10, 1)
    city = Unit.objects.active_on(day).get(level="province")
    within = Unit.objects.under(city).active_on(day)
    assert (city.name, city.code) == ("Thành phố Bắc Ninh", "24")
    assert within.of_level("district").count() == 0
    assert within.of_level("commune").count() == 99


def test_old_communes_of_bac_giang_are_not_within_old_bac_ninh(unit_on):
    within = Unit.objects.under(unit_on("Tỉnh Bắc Ninh", 2025, 6, 1)).active_on(date(2025, 6, 1))
    assert within.of_level("commune").count() == 121


def test_vu_ninh_comes_from_the_four_wards_it_was_made_of(register):
    vu_ninh = Unit.objects.get(name="Phường Vũ Ninh", valid_from=date(2025, 7, 1))
    codes = (
        Unit.objects.filter(pk__in=vu_ninh.lineage()).exclude(pk=vu_ninh.pk).values_list("code", flat=True)
    )
    assert sorted(codes) == ["09163", "09166", "09169", "09256"]


def test_a_department_that_kept_its_name_is_a_new_body(unit_on):
    old, new = unit_on("Sở Nội vụ", 2018, 10, 1), unit_on("Sở Nội vụ", 2025, 4, 1)
    assert old != new and old.pk in new.lineage()
    labour = unit_on("Sở Lao động - Thương binh và Xã hội", 2018, 10, 1)
    assert [step.new for step in labour.becomes.all()] == [new]


def test_a_second_import_changes_nothing(register):
    before = Unit.objects.count(), UnitSuccession.objects.count()
    assert "0 created, 0 updated" in run()
    assert (Unit.objects.count(), UnitSuccession.objects.count()) == before


def test_what_people_corrected_stays_until_the_files_are_asked_for(unit_on):
    department = unit_on("Sở Y tế", 2018, 10, 1)
    department.note = "Đã đối chiếu với văn bản"
    department.save()
    assert "1 updated" not in run()
    department.refresh_from_db()
    assert department.note == "Đã đối chiếu với văn bản"
    assert "1 updated" in run("--update")
    department.refresh_from_db()
    assert department.note != "Đã đối chiếu với văn bản"


def test_the_parts_come_one_after_the_other():
    with pytest.raises(CommandError, match="Tỉnh Bắc Ninh"):
        run("--only", "bodies")
    run("--only", "territories")
    assert not Unit.objects.of_level("department").exists()
    run("--only", "bodies")
    assert "0 created" in run()


def test_a_contradiction_stops_it_and_nothing_is_kept():
    make.make_unit("Xã Lạ", code="09163", valid_from=date(2017, 1, 1))
    with pytest.raises(CommandError):
        run()
    assert Unit.objects.count() == 1


def test_imported_rows_are_found_and_ordered_like_saved_ones(register):
    found = Unit.objects.search("que vo").filter(level="district")
    assert {unit.name for unit in found} == {"Huyện Quế Võ", "Thị xã Quế Võ"}
    assert {unit.body_name for unit in found} == {"UBND huyện Quế Võ", "UBND thị xã Quế Võ"}
    assert not Unit.objects.filter(sort_key="").exists()
