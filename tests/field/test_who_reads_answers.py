"""Guests read and change nothing; the inspected unit reads once the minutes are signed."""

import pytest
from django.urls import reverse

from tests import make
from tests.standing import standing
from tests.world import signed_in

from .conftest import Sheet

pytestmark = pytest.mark.django_db


@standing
def guest(team_a, visit, so_noi_vu):
    user = make.make_user("khach", role="inspector", unit=so_noi_vu)
    team_a.members.create(user=user, role="guest", order=9)
    return user


@pytest.fixture
def answered(sheet):
    sheet.save(A1={"verdict": "no", "note": "Chưa có quy chế phối hợp"})
    return sheet.visit


def visit_page(user, visit):
    return signed_in(user).get(visit.get_absolute_url()).content.decode()


def test_a_guest_reads_words_and_finds_nothing_to_fill_in(answered, guest):
    page = Sheet(answered, guest).get().content.decode()
    assert "Chưa có quy chế phối hợp" in page
    assert "-verdict" not in page and 'type="file"' not in page
    assert reverse("field:complete", args=[answered.pk]) not in visit_page(guest, answered)


def test_what_a_guest_posts_is_not_saved(answered, guest):
    sheet = Sheet(answered, guest)
    assert sheet.save(A1={"verdict": "yes"}).status_code == 422
    assert sheet.answer("A1").verdict == "no"


def test_a_member_who_is_not_on_this_visit_only_reads(answered, team_a, so_noi_vu):
    user = make.make_user("vang", role="inspector", unit=so_noi_vu)
    team_a.members.create(user=user, role="member", order=8)
    sheet = Sheet(answered, user)
    assert sheet.get().status_code == 200
    sheet.save(A1={"verdict": "yes"})
    assert sheet.answer("A1").verdict == "no"


def test_the_unit_sees_the_visit_but_no_answers_before_the_minutes_are_signed(answered, binh, sheet):
    page = visit_page(binh, answered)
    assert reverse("field:section", args=[answered.pk, sheet.section.pk]) not in page
    assert Sheet(answered, binh).get().status_code == 404


def test_the_unit_reads_the_answers_once_the_minutes_are_signed(answered, binh):
    type(answered).objects.update(
        state="signed", minutes_signed_on="2018-05-16", minutes_signed_by="Chủ tịch"
    )
    page = Sheet(answered, binh).get().content.decode()
    assert "Chưa có quy chế phối hợp" in page
    assert "-verdict" not in page


def test_the_other_team_and_the_other_unit_find_nothing(answered, hoa, an, outsider):
    for user in (hoa, an, outsider):
        assert Sheet(answered, user).get().status_code == 404
        assert Sheet(answered, user).save(A1={"verdict": "yes"}).status_code == 404
    assert answered.answers.get().verdict == "no"


def test_nobody_answers_about_the_own_unit(answered, minh):
    minh.unit = answered.unit
    minh.save()
    Sheet(answered, minh).save(A1={"verdict": "yes"})
    assert answered.answers.get().verdict == "no"
