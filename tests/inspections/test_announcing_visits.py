"""A notice tells units of their visits: what is entered of it, who hears of it, and what it then forbids."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.errors import DomainError
from inspections.models import Visit
from tests import make
from units.models import Notice

from .conftest import clock_of

pytestmark = pytest.mark.django_db


def test_what_was_announced_stands_with_its_notice_and_is_no_longer_late(coming, officer):
    assert clock_of(coming).is_late
    make.announce(coming, by=officer, on=coming.date - timedelta(days=40))
    clock = clock_of(coming)
    assert (clock.told_on, coming.announcement_number) == (coming.date - timedelta(days=40), "65/TB-SNV")
    assert not clock.is_late


def test_what_was_announced_too_late_stays_late(coming, officer):
    make.announce(coming, by=officer)
    assert clock_of(coming).is_late


def test_the_officers_of_the_unit_are_told_once(coming, officer, binh, an):
    make.announce(coming, by=officer)
    make.announce(coming, by=officer, number="66/TB-SNV")  # the number was mistyped
    (notice,) = Notice.objects.all()
    assert notice.user == binh and "65/TB-SNV" in notice.text and f"{coming.date:%d/%m/%Y}" in notice.text
    assert coming.announcement_number == "66/TB-SNV"


def test_a_visit_that_is_moved_is_announced_again(coming, officer, binh):
    make.announce(coming, by=officer)
    coming.reschedule(by=officer, date=coming.date + timedelta(days=1))
    assert coming.is_to_announce and clock_of(coming).told_on is None
    make.announce(coming, by=officer, number="70/TB-SNV")
    assert coming.is_announced and Notice.objects.filter(user=binh).count() == 2


def test_a_unit_that_knows_is_neither_exchanged_nor_surprised(coming, officer, yen_phong):
    make.announce(coming, by=officer)
    for changes, field in (({"unit": yen_phong}, "unit"), ({"kind": "unannounced"}, "kind")):
        with pytest.raises(DomainError) as refusal:
            Visit.objects.get().reschedule(by=officer, members=[], **changes)
        assert refusal.value.field == field


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"number": "  "}, "number"),
        ({"on": timezone.localdate() + timedelta(days=1)}, "on"),
    ],
)
def test_a_notice_without_a_number_or_of_tomorrow_is_refused(coming, officer, changes, field):
    with pytest.raises(DomainError) as refusal:
        make.announce(coming, by=officer, **changes)
    assert refusal.value.field == field
    assert not Visit.objects.get().announced_on


def test_a_notice_after_the_visit_announces_nothing(team_a, que_vo, today, officer):
    missed = make.make_visit(team_a, que_vo, day=today - timedelta(days=3))
    with pytest.raises(DomainError) as refusal:
        make.announce(missed, by=officer)
    assert refusal.value.field == "on"


@pytest.mark.parametrize("person", ["minh", "binh", "viewer", "administrator"])
def test_only_the_agency_announces(request, coming, person):
    with pytest.raises(DomainError):
        make.announce(coming, by=request.getfixturevalue(person))
    assert not Visit.objects.get().announced_on
