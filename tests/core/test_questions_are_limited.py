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
def test_an_address_waits_until_its_first_question_is_over(clock):
    assert [ask() for _ in range(3)] == [0, 0, 0]
    clock.shift(200)
    assert ask() == 500, "600 seconds, and the sixth in which it asked"
    clock.shift(500)
    assert [ask() for _ in range(4)] == [0, 0, 0, 700]


@pytest.mark.django_db
@pytest.mark.parametrize("first", range(0, 600, 45))
def test_never_more_than_that_many_in_any_stretch_of_the_time(clock, first):
    """Also not around the end of a stretch, whenever the first question came."""
    clock.shift(first)
    answered = []
    for second in range(0, 2400, 15):
        if not ask():
            answered.append(second)
        clock.shift(15)
    stretches = zip(answered, answered[EACH.times :], strict=False)
    assert all(later - earlier >= EACH.seconds for earlier, later in stretches)
    assert len(answered) >= 9, "whoever is refused is not put off for ever"


@pytest.mark.django_db
def test_after_the_seconds_that_were_told_the_question_is_answered(clock):
    for pause in (250, 90, 0):
        assert not ask()
        clock.shift(pause)
    wait = ask()
    clock.shift(wait - 1)
    assert ask() == 1
    clock.shift(1)
    assert not ask()


@pytest.mark.django_db
def test_an_answered_question_is_four_queries_and_a_refused_one_two(django_assert_num_queries):
    for _ in range(2):
        with django_assert_num_queries(4):
            ask()
    ask()
    with django_assert_num_queries(2):
        assert ask()


@pytest.mark.django_db
def test_another_address_and_another_matter_are_counted_by_themselves():
    assert [ask() for _ in range(4)][-1]
    assert not ask(THERE)
    assert not ask(about="another matter")


@pytest.mark.django_db
def test_everybody_together_is_limited_too(clock):
    asked = [ask(f"203.0.113.{n}") for n in range(6)]
    assert asked == [0, 0, 0, 0, 0, 70]
    clock.shift(70)
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
    clock.shift(70)
    call_command("forget_askers")
    assert Tally.objects.get().times == 1, "that of the address still counts"
    clock.shift(630)
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
