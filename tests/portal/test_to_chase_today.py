"""The list “to chase today”: which units, in which order, what to say, and what may not have arrived."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from findings.models import Demand
from portal.models import Digest

from .. import make
from ..tools import count_queries

PAGE = "/don-doc/"


@pytest.fixture
def at_desk(owed):
    with time_machine.travel("2018-06-20 09:00+07:00", tick=False):
        yield owed


def test_an_overdue_unit_stands_there_with_its_people_and_a_message(at_desk, client, officer, binh):
    type(binh).objects.filter(pk=binh.pk).update(phone="0912 345 678")
    client.force_login(officer)
    page = client.get(PAGE)
    [row] = page.context["units"]
    assert (row.unit, row.owed, row.overdue) == (binh.unit, 1, 1)
    assert row.people == [binh]
    assert at_desk.finding.number in row.message
    assert at_desk.finding.conclusion.get_absolute_url() in row.message
    assert "0912 345 678" in page.content.decode()


def test_what_is_due_later_than_a_week_does_not(at_desk, client, officer):
    Demand.objects.update(due_on=date(2018, 6, 28))
    client.force_login(officer)
    assert client.get(PAGE).context["units"] == []
    Demand.objects.update(plan_due_on=date(2018, 6, 25))
    assert len(client.get(PAGE).context["units"]) == 1


def test_the_worst_stands_first(at_desk, client, leader, other_visit, hoa):
    for number in range(2):
        make.make_demand(make.make_finding(other_visit, by=hoa, title=f"Việc {number}"))
    make.make_conclusion(other_visit, by=leader, day=date(2018, 5, 1))
    client.force_login(leader)
    names = [row.unit.name for row in client.get(PAGE).context["units"]]
    assert names == ["Huyện Yên Phong", "Huyện Quế Võ"]


def test_it_is_searched_without_diacritics(at_desk, client, officer):
    client.force_login(officer)
    assert len(client.get(PAGE, {"q": "que vo"}).context["units"]) == 1
    assert client.get(PAGE, {"q": "yen phong"}).context["units"] == []


def test_who_was_told_last_stands_beside_it(at_desk, client, officer, binh):
    call_command("chase")
    client.force_login(officer)
    [row] = client.get(PAGE).context["units"]
    [reminder] = row.reminders
    assert (reminder.person, reminder.digest.state) == (binh, Digest.State.SENT)


def test_a_message_that_may_not_have_arrived_is_shown_and_sent_again(at_desk, client, officer, binh):
    long_ago = timezone.now() - timedelta(hours=2)
    digest = Digest.objects.create(person=binh, state="sending", subject="1 yêu cầu", tried_at=long_ago)
    client.force_login(officer)
    assert "1 yêu cầu" in client.get(PAGE).content.decode()
    client.post(f"{PAGE}thu/{digest.pk}/gui-lai/")
    assert Digest.objects.get().state == Digest.State.SENT
    assert not client.get(PAGE).context["unsettled"]


def test_more_units_take_no_more_queries(at_desk, client, officer, team_a, minh, leader, province):
    client.force_login(officer)
    client.get(PAGE)
    few = count_queries(client.get, PAGE)
    for number in range(5):
        unit = make.make_unit(f"Huyện Thêm {number}", parent=province)
        make.make_user(role="unit_officer", unit=unit)
        visit = make.make_visit(team_a, unit)
        make.make_demand(make.make_finding(visit, by=minh))
        make.make_conclusion(visit, by=leader, day=date(2018, 6, 1))
    assert count_queries(client.get, PAGE) == few


def test_the_command_lists_without_telling(at_desk, capsys, binh):
    call_command("chase", "--dry-run")
    told = capsys.readouterr().out
    assert "binh" in told and at_desk.finding.number in told
    assert not Digest.objects.exists()
