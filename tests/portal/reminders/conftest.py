"""One demand on Quế Võ, concluded; Bình answers for the unit, an officer and a leader for the agency."""

from datetime import date

from findings.models import Demand
from tests.standing import standing

from ... import make

DUE = date(2018, 9, 20)  # a Thursday


@standing
def demand(visit, minh, leader):
    make.make_demand(make.make_finding(visit, by=minh, title="Chưa niêm yết đủ thủ tục"))
    make.make_conclusion(visit, by=leader)
    Demand.objects.update(due_on=DUE)
    return Demand.objects.get()


@standing
def reachable(binh, officer, leader):
    """All three read e-mail."""
    for person in (binh, officer, leader):
        person.email = f"{person.username}@example.vn"
        person.save()
    return {"binh": binh, "officer": officer, "leader": leader}
