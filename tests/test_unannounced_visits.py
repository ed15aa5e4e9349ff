"""An unannounced visit is known before it starts to its team, to officers and leaders, and to nobody else."""

import re
from datetime import date

import pytest
from django.urls import reverse

from inspections.models import Visit
from units.models import Notice

from .test_every_address import PAGES, rows
from .world import signed_in, surprise

pytestmark = pytest.mark.django_db


def pages_of(client, urls):
    """The pages that open, without the tokens and keys of their forms, which differ each time."""
    pages = {}
    for url in urls:
        client.cookies.pop("messages", None)  # what another page left to be said
        response = client.get(url)
        if response.status_code == 200:
            pages[url] = re.sub(rb"\b(\w{64}|[\da-f-]{36})\b", b"", b"".join(response))
    return pages


@pytest.mark.parametrize("person", ["administrator", "hoa", "binh", "an", "viewer", "outsider"])
def test_nothing_on_any_page_gives_it_away(world, person):
    client = signed_in(getattr(world, person))
    urls = [world.address(name, *what) for name, what, _outcomes in rows(PAGES)]
    before = pages_of(client, [*urls, reverse("admin:inspections_visit_changelist")])
    visit = surprise(world)
    after = pages_of(client, before)
    assert [url for url in before if after[url] != before[url]] == []
    assert client.get(visit.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("person", ["leader", "officer", "minh", "guest"])
def test_those_who_prepare_it_see_it(world, person):
    visit = surprise(world)
    client = signed_in(getattr(world, person))
    assert visit.get_absolute_url() in client.get(world.round.get_absolute_url()).content.decode()
    assert client.get(visit.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("person", "status"), [("binh", 200), ("administrator", 200), ("hoa", 404), ("an", 404)]
)
def test_once_begun_it_is_seen_like_any_other(world, person, status):
    visit = surprise(world)
    visit.start(by=world.minh)
    assert signed_in(getattr(world, person)).get(visit.get_absolute_url()).status_code == status


def test_scheduling_it_tells_nobody_outside(world):
    Visit.schedule(
        by=world.officer,
        round=world.round,
        team=world.team_a,
        unit=world.que_vo,
        date=date(2018, 9, 20),
        kind="unannounced",
    )
    outside = [world.administrator, world.hoa, world.binh, world.an, world.viewer, world.outsider]
    assert not Notice.objects.filter(user__in=outside).exists()
