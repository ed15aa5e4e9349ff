"""A conclusion that demands something of Quế Võ, with a plan asked for; and a signed visit to comment on."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from findings.models import Demand
from tests import make
from tests.standing import standing
from tests.world import signed_in


@standing
def demand(visit, minh, leader):
    demand = make.make_demand(make.make_finding(visit, by=minh, title="Chưa niêm yết thủ tục"))
    make.make_conclusion(visit, by=leader)
    today = timezone.localdate()
    Demand.objects.filter(pk=demand.pk).update(
        due_on=today + timedelta(days=20), plan_due_on=today + timedelta(days=8)
    )
    return Demand.objects.get(pk=demand.pk)


@standing
def conclusion(demand):
    return demand.finding.conclusion


@standing
def consultation(team_a, que_vo, minh, officer):
    visit = make.make_visit(team_a, que_vo, day=date(2018, 6, 5), state="signed")
    make.make_finding(visit, by=minh, state="confirmed", title="Chậm trả kết quả")
    return make.make_consultation(visit, by=officer)


@pytest.fixture
def unit_client(binh):
    return signed_in(binh)
