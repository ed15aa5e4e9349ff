"""A draft plan and a round in preparation can be taken away as long as nothing rests on them."""

import pytest

from core.errors import DomainError
from inspections.models import Plan, Round
from tests import make
from tests.standing import standing

pytestmark = pytest.mark.django_db


@standing
def draft(so_noi_vu, que_vo):
    return make.make_plan(so_noi_vu, units=[que_vo], state="draft")


@standing
def preparing(plan, minh):
    round_ = make.make_round(plan, state="preparing")
    make.make_team(round_, head=minh)
    return round_


def test_an_officer_takes_a_draft_plan_away(client, officer, draft):
    client.force_login(officer)
    client.post(f"/ke-hoach/{draft.pk}/huy/")
    assert not Plan.objects.filter(pk=draft.pk).exists()


def test_a_plan_in_which_lots_were_drawn_stays(draft, officer, que_vo):
    commune = make.make_unit("Xã Phù Lương", parent=que_vo)
    draft.draw_units(by=officer, pool=[commune], count=1, label="Các xã")
    with pytest.raises(DomainError):
        draft.discard(by=officer)
    assert draft.draws.exists()


def test_an_approved_plan_stays(plan, leader):
    with pytest.raises(DomainError):
        plan.discard(by=leader)


def test_an_officer_takes_a_round_in_preparation_away(client, officer, preparing):
    client.force_login(officer)
    response = client.post(f"/dot/{preparing.code}/huy/")
    assert response.url == preparing.plan.get_absolute_url()
    assert not Round.objects.filter(pk=preparing.pk).exists()


def test_a_round_with_a_visit_stays(preparing, officer, que_vo):
    make.make_visit(preparing.teams.get(), que_vo)
    with pytest.raises(DomainError):
        preparing.discard(by=officer)


def test_an_open_round_stays(inspection_round, officer):
    with pytest.raises(DomainError):
        inspection_round.discard(by=officer)
