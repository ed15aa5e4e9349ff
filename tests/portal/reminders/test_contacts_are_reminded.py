"""A contact is reminded of the one request that their link opens, by that link, and of nothing else."""

import re

import time_machine
from django.core import mail

from portal.models import AccessLink

from ... import make
from .chasing import chase_on
from .conftest import DUE


def linked(conclusion, officer, que_vo):
    with time_machine.travel(DUE, tick=False):
        return AccessLink.make(
            "conclusion", conclusion, by=officer, unit=que_vo, full_name="Lý Văn Mời", email="moi@example.vn"
        )


def told(address):
    return [message.body for message in mail.outbox if message.to == [address]]


def test_by_the_link_itself(demand, officer, que_vo):
    link = linked(demand.finding.conclusion, officer, que_vo)
    mail.outbox.clear()
    chase_on(DUE)
    [body] = told("moi@example.vn")
    [token] = re.findall(r"/lien-ket/([^/]+)/", body)
    assert AccessLink.of_token(token) == link
    assert demand.finding.title in body


def test_not_of_another_conclusion(demand, officer, que_vo, yen_phong, other_visit, hoa, leader):
    make.make_demand(make.make_finding(other_visit, by=hoa))
    elsewhere = make.make_conclusion(other_visit, by=leader)
    linked(elsewhere, officer, yen_phong)
    mail.outbox.clear()
    chase_on(DUE)
    [body] = told("moi@example.vn")
    assert demand.finding.title not in body


def test_not_by_a_link_that_was_revoked(demand, officer, que_vo):
    linked(demand.finding.conclusion, officer, que_vo).revoke(by=officer)
    mail.outbox.clear()
    chase_on(DUE)
    assert told("moi@example.vn") == []
