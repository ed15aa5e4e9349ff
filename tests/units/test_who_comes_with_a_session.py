"""Who comes with a session is fetched in one query with what nearly every page asks of them."""

from datetime import date

import pytest

from units.backends import PeopleBackend
from units.models import Notice, UnitSuccession, User, succession_pairs


@pytest.fixture
def backend():
    return PeopleBackend()


def test_with_the_unit_its_kin_and_the_number_of_unread_notices(
    backend, leader, officer, que_vo, phu_lang, django_assert_num_queries
):
    UnitSuccession.objects.create(old=que_vo, new=leader.unit, kind="rename", effective=date(2025, 7, 1))
    UnitSuccession.objects.create(old=phu_lang, new=None, kind="abolish", effective=date(2025, 7, 1))
    Notice.send_all([leader, leader, officer], "Một việc mới")
    Notice.objects.filter(user=officer).mark_read()
    with django_assert_num_queries(1):
        found = backend.get_user(leader.pk)
        assert found.unread_notices == 2
        assert found.unit_ids == {leader.unit_id, que_vo.pk}
    assert found.successions == succession_pairs()


def test_where_nothing_ever_became_of_a_unit(backend, leader, django_assert_num_queries):
    UnitSuccession.objects.all().delete()
    with django_assert_num_queries(1):
        found = backend.get_user(leader.pk)
        assert (found.successions, found.unread_notices) == ([], 0)


def test_not_who_may_no_longer_sign_in(backend, leader):
    User.objects.filter(pk=leader.pk).update(is_active=False)
    assert backend.get_user(leader.pk) is None


def test_the_same_is_known_of_a_person_fetched_otherwise(leader):
    Notice.send(leader, "Một việc mới")
    assert User.objects.get(pk=leader.pk).unread_notices == 1
