"""The register in the administration pages: found, filtered, edited with its successions and history."""

from datetime import date

import pytest

from tests import make
from units.models import Unit

LIST = "/quan-tri/units/unit/"
NO_ROWS = {
    f"{prefix}-{count}_FORMS": "0" for prefix in ("becomes", "comes_from") for count in ("TOTAL", "INITIAL")
}


@pytest.fixture
def page(client, administrator):
    client.force_login(administrator)
    return client


def shown(page, **asked):
    return {unit.name for unit in page.get(LIST, asked).context["cl"].result_list}


def form(**changes):
    fields = {
        "level": "commune",
        "kind": "xa",
        "name": "Xã Đào Viên",
        "code": "09319",
        "valid_from": "01/01/2016",
        "certainty": "sourced",
    }
    return NO_ROWS | fields | changes


def test_units_are_found_without_diacritics(page, que_vo, yen_phong):
    assert shown(page, q="que vo") == {"Huyện Quế Võ"}


def test_the_list_of_a_day(page, que_vo, province):
    old = make.make_unit("Xã Cũ", parent=que_vo, valid_to=date(2025, 6, 30))
    assert old.name in shown(page, active_on="2025-06-30", level__exact="commune")
    assert shown(page, active_on="01/07/2025", level__exact="commune") == set()


def test_a_day_that_is_none_is_told_at_the_field(page, que_vo):
    answer = page.get(LIST, {"active_on": "hôm nay"})
    assert que_vo.name in {unit.name for unit in answer.context["cl"].result_list}
    assert "errorlist" in answer.content.decode()


def test_a_unit_is_added_and_its_body_named(page, que_vo):
    assert page.post(f"{LIST}add/", form(parent=que_vo.pk)).status_code == 302
    unit = Unit.objects.get(code="09319")
    assert (unit.body_name, unit.parent, unit.history.count()) == ("UBND xã Đào Viên", que_vo, 1)


def test_overlap_is_told_at_the_field_and_nothing_is_saved(page, que_vo):
    make.make_unit("Xã Đào Viên", parent=que_vo, code="09319")
    answer = page.post(f"{LIST}add/", form(parent=que_vo.pk, name="Phường Đào Viên", kind="phuong"))
    assert "valid_from" in answer.context["adminform"].form.errors
    assert "Phường Đào Viên" in answer.content.decode()
    assert Unit.objects.filter(code="09319").count() == 1


def test_a_succession_is_recorded_on_the_unit(page, que_vo):
    old = make.make_unit("Xã Cũ", parent=que_vo, code="09318", valid_to=date(2015, 12, 31))
    row = {"old": old.pk, "kind": "rename", "effective": "01/01/2016", "certainty": "sourced"}
    rows = {"comes_from-TOTAL_FORMS": "1"} | {f"comes_from-0-{name}": value for name, value in row.items()}
    assert page.post(f"{LIST}add/", form(parent=que_vo.pk) | rows).status_code == 302
    assert [step.new for step in old.becomes.all()] == [Unit.objects.get(code="09319")]
    assert page.get(f"{LIST}{old.pk}/change/").status_code == 200


def test_the_history_of_a_unit_is_shown(page, que_vo):
    que_vo.note = "Đã đối chiếu"
    que_vo.save()
    assert page.get(f"{LIST}{que_vo.pk}/history/").status_code == 200


def test_choices_tell_units_of_one_name_apart(page, que_vo):
    make.make_unit("Phường Vũ Ninh", parent=que_vo, code="09163", valid_to=date(2025, 6, 30))
    make.make_unit("Phường Vũ Ninh", parent=que_vo, code="09169", valid_from=date(2025, 7, 1))
    asked = {"app_label": "units", "model_name": "unit", "field_name": "parent", "term": "vu ninh"}
    offered = [row["text"] for row in page.get("/quan-tri/autocomplete/", asked).json()["results"]]
    assert offered == [
        "Phường Vũ Ninh · 09163 · 01/01/1997 – 30/06/2025",
        "Phường Vũ Ninh · 09169 · 01/07/2025 – nay",
    ]


@pytest.mark.parametrize("path", [LIST, "/quan-tri/units/unitsuccession/"])
def test_lists_cost_the_same_for_many_as_for_few(page, path, province, django_assert_max_num_queries):
    def grow(number):
        district = make.make_unit(f"Huyện Số {number}", parent=province)
        make.make_succession(make.make_unit(f"Xã Số {number}", parent=district), district, kind="transfer")

    def queries():
        with django_assert_max_num_queries(20) as counted:
            page.get(path)
        return len(counted)

    grow(0)
    queries()  # fills the caches of the first visit
    before = queries()
    for number in range(1, 6):
        grow(number)
    assert queries() == before
