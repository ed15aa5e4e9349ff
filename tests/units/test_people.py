"""A person has one role and one unit, and is found and ordered by a Vietnamese name."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import make
from units.models import User

ROLES = ["administrator", "leader", "officer", "inspector", "unit_officer", "viewer"]


@pytest.mark.parametrize("role", ROLES)
def test_a_person_acts_in_one_role_only(role, que_vo):
    person = make.make_user(role=role, unit=que_vo)
    assert [other for other in ROLES if getattr(person, f"is_{other}")] == [role]


def test_a_superuser_is_an_administrator_and_nothing_else(db):
    person = User.objects.create_superuser("goc", password=make.PASSWORD)
    assert (person.role, person.is_administrator, person.is_viewer) == ("administrator", True, False)
    person.role = "leader"
    assert person.is_administrator and not person.is_leader


def test_a_unit_officer_needs_a_unit(db):
    with pytest.raises(ValidationError) as told:
        User(username="x", password="x", role="unit_officer").full_clean()
    assert list(told.value.message_dict) == ["unit"]
    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_user(role="unit_officer")


def test_people_are_ordered_by_their_given_name(db):
    names = ["Vũ Thị Ân", "Đỗ Văn Bình", "Nguyễn Văn An", "Lê Thị Đào", "Bùi Văn Dũng"]
    for number, name in enumerate(names):
        make.make_user(f"nguoi-so-{number}", full_name=name)
    ordered = [person.get_short_name() for person in User.objects.all()]
    assert ordered == ["An", "Ân", "Bình", "Dũng", "Đào"]


def test_a_name_is_found_without_diacritics(minh, hoa):
    assert list(User.objects.search("pham minh")) == [minh]


def test_a_person_without_a_name_is_called_by_the_sign_in_name(db):
    person = make.make_user("quen", full_name="")
    assert (str(person), person.get_short_name()) == ("quen", "quen")


def test_a_unit_officer_sees_the_people_of_the_own_unit_only(cast, binh, officer):
    assert list(User.objects.visible_to(binh)) == [binh]
    assert User.objects.visible_to(officer).count() == len(cast)


def test_those_who_speak_for_a_unit_are_its_officers_and_those_of_what_it_became(que_vo, binh, an, province):
    heir = make.make_unit("Phường Quế Võ", parent=province, valid_from=date(2025, 7, 1))
    make.make_succession(que_vo, heir, kind="merge")
    successor = make.make_user(role="unit_officer", unit=heir)
    make.make_user(role="inspector", unit=que_vo)
    make.make_user(role="unit_officer", unit=que_vo, is_active=False)
    assert set(User.objects.speaking_for(que_vo)) == {binh, successor}
    assert set(User.objects.speaking_for(heir)) == {successor}
