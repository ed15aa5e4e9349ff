"""Units come into a plan by a tick or by lot; a draw can be repeated, and overridden only with a reason."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _

from core.errors import DomainError
from tests import make
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db


@standing
def draft(so_noi_vu):
    return make.make_plan(so_noi_vu, state="draft")


@standing
def communes(que_vo):
    names = ["Xã Phù Lương", "Xã Việt Hùng", "Xã Đào Viên", "Xã Bồng Lai", "Xã Yên Giả"]
    return [make.make_unit(name, parent=que_vo) for name in names]


def draw(client, plan, query="", **typed):
    return client.post(
        reverse("inspections:plan_draw", args=[plan.pk]) + query, {"count": "2", "seed": ""} | typed
    )


def test_the_list_is_narrowed_by_level_parent_and_a_name_without_marks(officer, draft, communes, que_vo):
    url = reverse("inspections:plan_units", args=[draft.pk])
    answer = signed_in(officer).get(url, {"level": "commune", "parent": que_vo.pk, "q": "viet hung"})
    assert [unit.name for unit in answer.context["units"]] == ["Xã Việt Hùng"]


def test_neither_the_agency_itself_nor_units_of_another_time_are_offered(officer, draft, que_vo, province):
    ended = make.make_unit("Xã Cũ", parent=que_vo, valid_to=date(2010, 12, 31))
    offered = set(draft.candidates())
    assert que_vo in offered
    assert not {ended, officer.unit, province} & offered


def test_ticked_units_come_into_the_plan_and_leave_the_list(officer, draft, communes):
    url = reverse("inspections:plan_units", args=[draft.pk])
    client = signed_in(officer)
    client.post(url, {"units": [communes[0].pk, communes[1].pk]})
    assert set(draft.plan_units.values_list("unit", flat=True)) == {communes[0].pk, communes[1].pk}
    assert communes[0] not in client.get(url).context["units"]


def test_nothing_ticked_is_said_at_the_form(officer, draft, communes):
    answer = signed_in(officer).post(reverse("inspections:plan_units", args=[draft.pk]), {})
    assert "units" in answer.context["form"].errors


def test_a_draw_keeps_seed_pool_and_words_and_can_be_repeated(officer, draft, communes, que_vo):
    query = f"?level=commune&parent={que_vo.pk}"
    draw(signed_in(officer), draft, query, seed="2018-a")
    act = draft.draws.get()
    assert (act.seed, act.count, act.parent, act.candidates.count()) == ("2018-a", 2, que_vo, 5)
    assert que_vo.name in act.label
    assert act.repeats
    again = make.make_plan(officer.unit, state="draft")
    draw(signed_in(officer), again, query, seed="2018-a")
    assert set(again.plan_units.values_list("unit", flat=True)) == set(
        draft.plan_units.values_list("unit", flat=True)
    )


def test_a_draw_whose_rows_were_tampered_with_no_longer_repeats(officer, draft, communes):
    draw(signed_in(officer), draft, "?level=commune")
    act = draft.draws.get()
    act.candidates.filter(drawn=False).update(drawn=True)
    assert not act.repeats


def test_drawing_more_than_there_are_is_refused_at_the_field_and_keeps_what_was_typed(
    officer, draft, communes
):
    answer = draw(signed_in(officer), draft, "?level=commune", count="9", seed="abc")
    assert "count" in answer.context["form"].errors
    assert answer.context["form"]["seed"].value() == "abc"
    assert not draft.draws.exists()


def test_a_drawn_unit_is_replaced_with_a_reason_that_stays(officer, draft, communes):
    client = signed_in(officer)
    draw(client, draft, "?level=commune")
    row = draft.plan_units.first()
    out, into = row.unit, draft.candidates().of_level("commune").first()
    url = reverse("inspections:draw_override", args=[draft.pk, row.pk])
    assert "reason" in client.post(url, {"into": into.pk, "reason": ""}).context["form"].errors
    client.post(url, {"into": into.pk, "reason": "Xã vừa được thanh tra"})
    row.refresh_from_db()
    assert (row.unit, row.replaces, row.reason) == (into, out, "Xã vừa được thanh tra")


def test_a_drawn_unit_is_not_simply_taken_out(officer, draft, communes):
    client = signed_in(officer)
    draw(client, draft, "?level=commune")
    row = draft.plan_units.first()
    client.post(reverse("inspections:plan_unit_remove", args=[draft.pk, row.pk]))
    assert draft.plan_units.filter(pk=row.pk).exists()


def test_a_ticked_unit_is_taken_out_again(officer, draft, que_vo):
    draft.choose_units([que_vo], by=officer)
    row = draft.plan_units.get()
    signed_in(officer).post(reverse("inspections:plan_unit_remove", args=[draft.pk, row.pk]))
    assert not draft.plan_units.exists()


def test_an_approved_plan_takes_no_more_units(officer, plan, communes):
    answer = signed_in(officer).get(reverse("inspections:plan_units", args=[plan.pk]))
    assert answer.status_code == 403
    assert _("An approved plan is no longer edited.") in answer.content.decode()
    with pytest.raises(DomainError):
        plan.choose_units(communes, by=officer)
