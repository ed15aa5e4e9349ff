"""The demonstration refuses to load where real people work, and loads on any day elsewhere."""

from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from core.workdays import Calendar
from demo.clock import Clock
from demo.people import PASSWORD
from inspections.models import Visit
from units.models import User


def test_without_the_demonstration_the_sign_in_page_names_nobody(client, db):
    assert PASSWORD not in client.get("/dang-nhap/").content.decode()


@pytest.mark.parametrize("command", ["load_demo", "demo_accounts"])
def test_production_refuses(command, settings, db):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="minh họa"):
        call_command(command, stdout=StringIO())
    assert not User.objects.exists()


def test_production_keeps_the_accounts_off_the_sign_in_page(client, settings, db):
    User.objects.create_user("quantri", invented=True)
    settings.PRODUCTION = True
    assert PASSWORD not in client.get("/dang-nhap/", secure=True).content.decode()


@time_machine.travel("2027-01-02 03:00", tick=False)
def test_the_live_round_stands_around_the_day_of_loading(db):
    """A Saturday night after New Year: the visit under way began on the last working day before."""
    call_command("load_demo", stdout=StringIO())
    live = Visit.objects.filter(round__code="BN-2027")
    assert live.count() == 6
    assert live.get(state="under_way").date == date(2026, 12, 31)


def test_days_are_counted_in_working_days_from_today():
    """Friday 23 October 2026, with the Monday after it off."""
    clock = Clock(date(2026, 10, 23), Calendar(off={date(2026, 10, 26): ""}, working={}))
    words = {"0": 23, "+1": 27, "-1": 22, "-5": 16, "2026-10-05": 5}
    assert {word: clock.day(word).day for word in words} == words
