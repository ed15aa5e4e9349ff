"""What the agency has to announce waits for it at home, on the round, and beside what units owe."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import ngettext

from inspections.waiting import to_announce
from inspections.waiting import waiting_for as waiting_in_inspections
from tests import make
from tests.tools import count_queries
from tests.world import signed_in

from .conftest import clock_of

pytestmark = pytest.mark.django_db


def test_an_officer_finds_one_line_a_round_the_overdue_first(coming, team_a, yen_phong, today, officer):
    make.make_visit(team_a, yen_phong, day=today + timedelta(days=4))
    (line,) = [line for line in waiting_in_inspections(officer) if line.icon == "megaphone"]
    assert (line.urgency, line.due) == (0, clock_of(coming).by)
    words = ngettext("%(n)s visit of %(round)s to announce", "%(n)s visits of %(round)s to announce", 2)
    assert line.text == words % {"n": 2, "round": "DOT-2018"}
    assert line.url == reverse("inspections:announce", args=["DOT-2018"])


def test_there_is_no_line_while_there_is_time_nor_once_all_know(coming, officer, today):
    make.announce(coming, by=officer)
    make.make_visit(coming.team, coming.unit, day=today + timedelta(days=60))
    assert not to_announce(officer)


def test_the_line_comes_a_week_before_the_day(team_a, que_vo, today, officer, settings):
    settings.TERMS = settings.TERMS | {"announcement": (20, False)}
    visit = make.make_visit(team_a, que_vo, day=today + timedelta(days=27))
    assert [line.urgency for line in to_announce(officer)] == [2]
    visit.reschedule(by=officer, date=today + timedelta(days=28))
    assert not to_announce(officer)


def test_another_agency_is_not_bothered_and_a_leader_sees_all(coming, province, leader):
    elsewhere = make.make_unit("Sở Tài chính", parent=province)
    stranger = make.make_user("chuyenvien2", role="officer", unit=elsewhere)
    assert not to_announce(stranger)
    assert len(to_announce(leader)) == 1


def test_the_round_and_the_list_of_what_is_chased_say_so_too(coming, officer):
    client, address = signed_in(officer), reverse("inspections:announce", args=["DOT-2018"])
    assert address in client.get(coming.round.get_absolute_url()).text
    assert address in client.get(reverse("portal:chase")).text


def test_the_lines_take_the_same_queries_however_many_visits(coming, team_a, yen_phong, today, officer):
    assert officer.unit_ids
    before = count_queries(to_announce, officer)
    for n in range(4, 9):
        make.make_visit(team_a, yen_phong, day=today + timedelta(days=n))
    assert count_queries(to_announce, officer) == before == 2
