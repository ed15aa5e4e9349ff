"""A draw belongs to the plan as the person saw it: pressed twice, or after approval, it draws nothing."""

import pytest
from django.urls import reverse

from core.errors import DomainError
from inspections.models import Plan
from tests import make
from tests.standing import standing
from tests.world import signed_in

pytestmark = pytest.mark.django_db


@standing
def draft(so_noi_vu, que_vo):
    for number in range(6):
        make.make_unit(f"Xã Số {number}", parent=que_vo)
    return make.make_plan(so_noi_vu, state="draft")


def test_the_button_pressed_twice_draws_once(officer, draft):
    url = reverse("inspections:plan_draw", args=[draft.pk]) + "?level=commune"
    client = signed_in(officer)
    known = client.get(url).context["form"].initial["after"]
    answers = [client.post(url, {"count": "2", "after": known}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 200]
    assert (draft.draws.count(), draft.plan_units.count()) == (1, 2)


def test_a_plan_approved_meanwhile_takes_no_more_units(officer, draft, que_vo):
    Plan.objects.filter(pk=draft.pk).update(state="approved")
    assert draft.state == "draft"  # as the officer's request had read it
    with pytest.raises(DomainError):
        draft.choose_units([que_vo], by=officer)
    with pytest.raises(DomainError):
        draft.draw_units(by=officer, pool=[que_vo], count=1, label="Huyện")
    with pytest.raises(DomainError):
        draft.set_targets({"commune": 30}, by=officer)
    assert not draft.plan_units.exists()
