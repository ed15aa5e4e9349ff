"""Photos of the papers of a dossier: kept and removed by those who set causes, seen by team and agency."""

import pytest
from django.urls import reverse

from core.errors import DomainError
from dossiers.models import DossierPhoto
from tests import make
from tests.standing import standing
from tests.world import signed_in

from .late import late_of

pytestmark = pytest.mark.django_db


@standing
def extract(visit, minh):
    return make.make_extract(visit, by=minh)


@standing
def dossier(extract):
    return late_of(extract)[0]


@pytest.fixture
def photo(dossier, minh):
    return DossierPhoto.attach(dossier, [make.make_image()], by=minh)[0]


def look(user, extract, photo, name="photo"):
    return signed_in(user).get(reverse(f"dossiers:{name}", args=[extract.pk, photo.pk]))


def test_several_are_kept_by_the_form_of_the_page(extract, dossier, minh):
    address = reverse("dossiers:photo_add", args=[extract.pk, dossier.pk])
    signed_in(minh).post(address, {"file": [make.make_image("so-1.jpg"), make.make_image("so-2.jpg")]})
    assert [item.name for item in dossier.photos.all()] == ["so-1.jpg", "so-2.jpg"]


def test_when_one_is_no_picture_none_is_kept(dossier, minh):
    with pytest.raises(DomainError):
        DossierPhoto.attach(dossier, [make.make_image(), make.make_script()], by=minh)
    assert not DossierPhoto.objects.exists()


def test_it_is_served_to_the_team_and_its_agency(extract, photo, minh, leader):
    for person in (minh, leader):
        assert look(person, extract, photo).status_code == 200
        assert look(person, extract, photo, "photo_small").status_code == 200


def test_it_is_not_served_to_others(extract, photo, hoa, binh, viewer):
    for person in (hoa, binh, viewer):
        assert look(person, extract, photo).status_code == 404


def test_signed_minutes_show_the_papers_of_citizens_to_nobody_else(
    extract, dossier, photo, visit, minh, officer, binh
):
    type(visit).objects.filter(pk=visit.pk).update(state="signed", minutes_signed_on=visit.date)
    page = reverse("dossiers:dossier", args=[extract.pk, dossier.pk])
    for person in (minh, officer):
        assert photo in signed_in(person).get(page).context["photos"]
        assert look(person, extract, photo).status_code == 200
    answer = signed_in(binh).get(page)
    assert answer.status_code == 200 and not answer.context["photos"]
    assert look(binh, extract, photo).status_code == 404
    assert look(binh, extract, photo, "photo_small").status_code == 404


def test_a_photo_of_another_extract_is_not_served_under_this_one(extract, other_visit, hoa, photo, officer):
    other = make.make_extract(other_visit, by=hoa)
    assert look(officer, extract, photo).status_code == 200
    assert look(officer, other, photo).status_code == 404


def test_it_is_removed_with_its_file(extract, photo, minh, django_capture_on_commit_callbacks):
    storage, name = photo.file.storage, photo.file.name
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(minh).post(reverse("dossiers:photo_remove", args=[extract.pk, photo.pk]))
    assert not DossierPhoto.objects.exists()
    assert not storage.exists(name)


def test_who_may_not_set_causes_neither_keeps_nor_removes(extract, photo, dossier, administrator):
    with pytest.raises(DomainError):
        DossierPhoto.attach(dossier, [make.make_image()], by=administrator)
    signed_in(administrator).post(reverse("dossiers:photo_remove", args=[extract.pk, photo.pk]))
    assert DossierPhoto.objects.count() == 1
