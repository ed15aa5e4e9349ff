"""The menu shows each role the parts that are for it, and marks the one that is open."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import resolve

from reform_inspect import navigation

WHOLE = ["/", "/ke-hoach/", "/ton-tai/", "/don-vi/", "/so-lieu/", "/van-ban/"]


def menu(user, address="/"):
    request = RequestFactory().get(address)
    request.user = user
    request.resolver_match = resolve(address)
    return navigation.context(request)


FOLLOWING_UP = ["/gui-don-vi/", "/don-doc/"]


@pytest.mark.parametrize("person", ["leader", "officer"])
def test_who_follows_units_up_is_offered_that_too(person, request):
    user = request.getfixturevalue(person)
    assert [item["url"] for item in menu(user)["navigation"]] == [*WHOLE[:3], *FOLLOWING_UP, *WHOLE[3:]]


@pytest.mark.parametrize("person", ["administrator", "minh", "viewer"])
def test_staff_and_viewers_are_offered_every_part(person, request):
    user = request.getfixturevalue(person)
    assert [item["url"] for item in menu(user)["navigation"]] == WHOLE


def test_a_unit_officer_is_offered_what_concerns_the_unit(binh):
    assert [item["url"] for item in menu(binh)["navigation"]] == ["/", "/ton-tai/", "/don-vi/"]


def test_a_stranger_is_offered_nothing():
    assert menu(AnonymousUser())["navigation"] == []


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("/", "/"),
        ("/ke-hoach/", "/ke-hoach/"),
        ("/ke-hoach/5/", "/ke-hoach/"),
        ("/dot/BN-2018/", "/ke-hoach/"),
        ("/cuoc/5/", "/ke-hoach/"),
        ("/ton-tai/TT-2018-001/", "/ton-tai/"),
        ("/ket-luan/5/", "/ton-tai/"),
        ("/don-doc/", "/don-doc/"),
        ("/don-vi/5/", "/don-vi/"),
        ("/van-ban/5/", "/van-ban/"),
        ("/thong-bao/", None),
    ],
)
def test_the_part_that_is_open_is_marked(address, part, leader):
    active = [item["url"] for item in menu(leader, address)["navigation"] if item["active"]]
    assert active == ([part] if part else [])
