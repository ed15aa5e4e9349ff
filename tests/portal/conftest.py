"""A demand on Quế Võ whose last day is the 18th of June 2018, a Monday."""

from datetime import date

import pytest

from findings.models import Demand

from .. import make


@pytest.fixture
def owed(visit, minh, leader, binh, officer):
    """Bình of the unit, the officer and the leader have mail."""
    for person in (binh, officer, leader):
        type(person).objects.filter(pk=person.pk).update(email=f"{person.username}@example.vn")
    make.make_demand(make.make_finding(visit, by=minh, title="Chưa bố trí bảng tên"))
    make.make_conclusion(visit, by=leader, day=date(2018, 6, 1))
    Demand.objects.update(due_on=date(2018, 6, 18))
    return Demand.objects.get()
