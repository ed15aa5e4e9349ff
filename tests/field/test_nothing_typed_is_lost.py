"""What an inspector typed survives whatever happens meanwhile, and no number breaks the page for good."""

import pytest

from inspections.models import Visit
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def test_what_was_typed_while_the_visit_was_completed_stays_in_its_input(sheet):
    Visit.objects.update(state="completed")
    answer = sheet.save(A1={"verdict": "no", "note": "Chưa niêm yết ở tầng một"})
    assert answer.status_code == 422
    assert "Chưa niêm yết ở tầng một</textarea>" in answer.content.decode()
    assert sheet.answer("A1") is None


def test_a_value_changed_back_after_a_refusal_of_another_is_saved(sheet):
    sheet.save(A1={"verdict": "yes"})
    refused = sheet.save(A1={"verdict": "no"}, A2={"part": "12", "whole": "10"})
    shown = {line.criterion.code: line.form["version"].value() for line in refused.context["lines"]}
    sheet.save(versions=shown, A1={"verdict": "yes"}, A2={"part": "10", "whole": "12"})
    assert sheet.answer("A1").verdict == "yes"


@pytest.mark.parametrize("typed", ["999999999999999999", "100000000000000", "999.999.999.999.999,99"])
def test_a_number_too_long_to_keep_is_refused_at_its_field(sheet, typed):
    answer = sheet.save(A3={"number_1": typed, "number_2": "1"})
    assert answer.status_code == 422
    assert sheet.get().status_code == 200
    assert sheet.answer("A3") is None


def test_the_largest_number_is_kept(sheet):
    assert sheet.save(A3={"number_1": "99.999.999.999.999", "number_2": "0"}).status_code == 302
    assert sheet.answer("A3").number_1 == 99_999_999_999_999
    assert sheet.get().status_code == 200


def test_an_unannounced_visit_is_not_named_as_the_one_above(visit, province, binh, team_a, que_vo):
    above = Visit.objects.create(
        round=visit.round,
        team=team_a,
        unit=province,
        body_name="UBND tỉnh",
        kind="unannounced",
        date=visit.date,
    )
    Visit.objects.filter(pk=visit.pk).update(parent=above)
    page = signed_in(binh).get(visit.get_absolute_url())
    assert page.status_code == 200
    assert above.get_absolute_url() not in page.content.decode()
