"""Questions of strangers are counted by address and in all, alike in every process, and then forgotten."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import connection

from core.limits import Rate, count_question
from core.models import Tally
from core.visitors import network_of

EACH, EVERYONE = Rate(3, 600), Rate(5, 60)
HERE, THERE = "203.0.113.9", "203.0.113.10"


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to("2018-11-06T09:00:00+07:00", tick=False)
    return time_machine


def ask(address=HERE, about="verify"):
    """The seconds to wait, 0 when the question may be answered."""
    return count_question(about, address, each=EACH, everyone=EVERYONE)


@pytest.mark.django_db
def test_an_address_waits_until_the_end_of_its_time(clock):
    assert [ask() for _ in range(3)] == [0, 0, 0]
    clock.shift(200)
    assert ask() == 400
    clock.shift(400)
    assert [ask() for _ in range(4)] == [0, 0, 0, 600]


@pytest.mark.django_db
def test_another_address_and_another_matter_are_counted_by_themselves():
    assert [ask() for _ in range(4)][-1]
    assert not ask(THERE)
    assert not ask(about="another matter")


@pytest.mark.django_db
def test_everybody_together_is_limited_too(clock):
    asked = [ask(f"203.0.113.{n}") for n in range(6)]
    assert asked == [0, 0, 0, 0, 0, 60]
    clock.shift(60)
    assert not ask(THERE)


@pytest.mark.django_db
def test_one_address_does_not_use_up_the_questions_of_the_others():
    for _ in range(20):
        ask()
    assert not ask(THERE)


@pytest.mark.django_db(transaction=True)
def test_processes_at_once_count_as_one():
    def asked(_):
        try:
            return ask()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        waits = list(pool.map(asked, range(24)))
    assert waits.count(0) == EACH.times


@pytest.mark.django_db
def test_the_address_itself_is_not_kept(settings):
    ask()
    kept = set(Tally.objects.values_list("asker", flat=True))
    assert len(kept) == 2 and all(len(asker) == 64 and HERE not in asker for asker in kept)
    settings.SECRET_KEY = "another key"
    ask()
    assert Tally.objects.count() == 4, "without the key nobody finds out whose count it is"


@pytest.mark.django_db
def test_counts_that_are_over_are_forgotten(clock):
    ask()
    clock.shift(60)
    call_command("forget_askers")
    assert Tally.objects.get().times == 1, "that of the address still counts"
    clock.shift(540)
    call_command("forget_askers")
    assert not Tally.objects.exists()


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("unknown", "unknown"),
    ],
)
def test_who_changes_the_second_half_of_an_ipv6_address_is_the_same_asker(address, network):
    assert network_of(address) == network
