"""One dossier: its facts and its arithmetic, the story of its cause, and of a person only what is allowed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core.models import Holiday
from dossiers.models import DossierPerson, PersonalDataAllowance
from tests import make
from tests.standing import standing
from tests.world import signed_in

from .late import judge_all, late_of

pytestmark = pytest.mark.django_db


@standing
def extract(visit, minh):
    return make.make_extract(visit, by=minh)


def address(dossier) -> str:
    return reverse("dossiers:dossier", args=[dossier.extract_id, dossier.pk])


def working_day_after(day):
    return next(later for n in range(1, 5) if (later := day + timedelta(days=n)).weekday() < 5)


def shown(user, dossier) -> str:
    response = signed_in(user).get(address(dossier))
    assert response.status_code == 200
    return response.content.decode()


def test_every_standing_has_its_steps(extract, minh):
    for dossier in extract.dossiers.all():
        response = signed_in(minh).get(address(dossier))
        assert response.context["arithmetic"].agrees
        assert 'class="step-result"' in response.content.decode()


def test_it_says_when_the_calendar_of_today_gives_another_answer(extract, minh):
    dossier = late_of(extract)[0]
    Holiday.objects.create(date=working_day_after(dossier.due_on), name="Nghỉ bù")
    response = signed_in(minh).get(address(dossier))
    assert not response.context["arithmetic"].agrees
    assert 'class="extract-note"' in response.content.decode()


def test_every_cause_that_was_set_is_told(extract, minh):
    judge_all(extract, by=minh, note="Lần đầu")
    judge_all(extract, by=minh, code="not-handled")
    page = shown(minh, late_of(extract)[0])
    assert "Lần đầu" in page
    assert page.count("Không thao tác trên phần mềm") >= 2
    assert 'class="timeline"' in page


def test_a_dossier_is_not_served_under_another_extract(extract, other_visit, hoa, officer):
    other = make.make_extract(other_visit, by=hoa)
    wrong = reverse("dossiers:dossier", args=[other.pk, late_of(extract)[0].pk])
    assert signed_in(officer).get(wrong).status_code == 404


@standing
def personal(team_a, que_vo, minh, administrator):
    """An extract of a signed visit, of which the names were allowed to be kept."""
    visit = make.make_visit(team_a, que_vo, state="under_way")
    PersonalDataAllowance.objects.create(
        visit=visit, applicant=True, purpose="Phỏng vấn người nộp", allowed_by=administrator
    )
    extract = make.make_extract(visit, by=minh)
    type(visit).objects.filter(pk=visit.pk).update(
        state="signed", minutes_signed_on=visit.date, minutes_signed_by="Chủ tịch"
    )
    return extract


def test_a_person_is_shown_to_the_team_and_its_agency_only(personal, minh, binh):
    dossier = late_of(personal)[0]
    assert DossierPerson.objects.filter(dossier=dossier).exists()
    assert "Nguyễn Thị Mẫu Đơn" in shown(minh, dossier)
    assert "Nguyễn Thị Mẫu Đơn" not in shown(binh, dossier)


def test_without_an_allowance_no_page_names_a_person(extract, minh):
    assert "Mẫu Đơn" not in shown(minh, late_of(extract)[0])


def test_its_queries_do_not_grow(extract, minh, django_assert_num_queries):
    dossier, client = late_of(extract)[0], signed_in(minh)
    for _time in range(3):
        judge_all(extract, by=minh)
        with django_assert_num_queries(10):
            client.get(address(dossier))
