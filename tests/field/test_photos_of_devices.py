"""Photos of a device: kept clean, captioned, ordered; what is no photo is refused in words."""

from datetime import timedelta
from hashlib import sha256
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make

from .conftest import Tablet

pytestmark = pytest.mark.django_db


def caption(photo, text, *, base="", at=None):
    return make.entered("caption", photo=photo, caption=text, base=base, at=at)


def test_it_stands_at_its_criterion_with_its_caption(tablet, criteria, visit):
    tablet.send_photo(make.make_image(), criterion=criteria["A1"], caption="Bảng niêm yết")
    photo = visit.evidence.get()
    assert (photo.criterion.code, photo.caption) == ("A1", "Bảng niêm yết")


def test_the_device_is_told_the_hash_of_the_bytes_that_arrived(tablet):
    upload = make.make_image()
    digest = sha256(upload.read()).hexdigest()
    upload.seek(0)
    assert tablet.send_photo(upload).reply["sha256"] == digest


@pytest.mark.parametrize("make_upload", [make.make_script, make.make_bomb])
def test_a_script_or_a_bomb_is_refused_in_words(tablet, visit, make_upload):
    reply = tablet.send_photo(make_upload()).reply
    assert (reply["outcome"], list(reply["errors"])) == ("refused", ["file"])
    assert not visit.evidence.exists()


def test_a_photo_without_a_file_is_refused(tablet, visit):
    form = tablet.sender() | {"id": str(uuid4()), "body": make.entered("photo", criterion=None, caption="")}
    response = tablet.client.post(reverse("field:sync_photo", args=[visit.pk]), form)
    assert response.status_code == 400


def test_a_caption_can_follow_by_the_id_of_the_device(tablet, visit):
    pk = str(uuid4())
    tablet.send_photo(make.make_image(), pk=pk)
    tablet.send(caption(pk, "Quầy số 2"))
    assert visit.evidence.get().caption == "Quầy số 2"


def test_of_two_captions_entered_apart_the_later_stands_and_the_other_can_be_chosen(
    tablet, her_tablet, visit, minh
):
    photo = make.make_photo(visit, by=minh)
    now = timezone.now()
    tablet.send(caption(photo.pk, "Nhập sau", at=now - timedelta(minutes=5)))
    her_tablet.send(caption(photo.pk, "Nhập trước", at=now - timedelta(minutes=9)))
    photo.refresh_from_db()
    assert (photo.caption, photo.caption_beside) == ("Nhập sau", "Nhập trước")
    tablet.client.post(reverse("field:evidence_caption", args=[photo.pk]), {"caption": photo.caption_beside})
    photo.refresh_from_db()
    assert (photo.caption, photo.caption_beside) == ("Nhập trước", "")


def test_photos_stand_in_the_order_that_was_chosen(tablet, visit, minh):
    first, second = str(uuid4()), str(uuid4())
    tablet.send_photo(make.make_image("mot.jpg"), pk=first)
    tablet.send_photo(make.make_image("hai.jpg"), pk=second)
    third = visit.add_evidence(make.make_image("ba.jpg"), by=minh)
    tablet.send(make.entered("order", photos=[third.pk, second, first]))
    assert [photo.name for photo in visit.evidence.all()] == ["ba.jpg", "hai.jpg", "mot.jpg"]


def test_photos_of_another_visit_are_neither_captioned_nor_ordered(tablet, other_visit, hoa):
    foreign = make.make_photo(other_visit, by=hoa)
    captioned, ordered = tablet.send(
        caption(foreign.pk, "Của người khác"), make.entered("order", photos=[foreign.pk])
    ).replies
    foreign.refresh_from_db()
    assert captioned["outcome"] == "refused"
    assert foreign.caption == ""


def test_without_a_script_they_move_one_place_at_a_time(sheet, visit, minh):
    for name in ("mot.jpg", "hai.jpg"):
        visit.add_evidence(make.make_image(name), by=minh)
    last = visit.evidence.last()
    sheet.client.post(reverse("field:evidence_up", args=[last.pk]))
    assert [photo.name for photo in visit.evidence.all()] == ["hai.jpg", "mot.jpg"]
    sheet.client.post(reverse("field:evidence_up", args=[last.pk]))
    assert [photo.name for photo in visit.evidence.all()] == ["hai.jpg", "mot.jpg"]


def test_a_finding_can_name_the_photos_of_the_device(tablet, visit):
    pk = str(uuid4())
    tablet.send_photo(make.make_image(), pk=pk)
    values = {"title": "Chưa niêm yết", "domain": "procedures", "severity": "minor"}
    tablet.send(make.entered("finding", finding="shortcoming", values=values, photos=[pk]))
    assert list(visit.findings.get().photos.all()) == [visit.evidence.get()]


def test_a_team_mate_captions_it_too(tablet, visit, her_tablet, minh):
    photo = make.make_photo(visit, by=minh)
    assert isinstance(her_tablet, Tablet)
    her_tablet.send(caption(photo.pk, "Của chị Thủy"))
    photo.refresh_from_db()
    assert photo.caption == "Của chị Thủy"


def test_typing_on_is_no_clash_with_oneself(tablet, visit):
    pk = str(uuid4())
    tablet.send_photo(make.make_image(), pk=pk)
    for text in ("Quầy", "Quầy số 4"):
        tablet.send(caption(pk, text))
    photo = visit.evidence.get()
    assert (photo.caption, photo.caption_beside) == ("Quầy số 4", "")


def test_the_word_of_somebody_else_stays_however_long_one_types_on(tablet, her_tablet, visit, minh):
    photo = make.make_photo(visit, by=minh)
    her_tablet.send(caption(photo.pk, "Của Thủy"))
    for text in ("Của", "Của Minh"):
        tablet.send(caption(photo.pk, text))
    photo.refresh_from_db()
    assert (photo.caption, photo.captions_beside) == ("Của Minh", ["Của Thủy"])


def test_a_plain_form_does_not_write_over_a_caption_it_had_not_shown(sheet, her_tablet, visit, minh):
    photo = make.make_photo(visit, by=minh)
    her_tablet.send(caption(photo.pk, "Của Thủy"))
    typed = {"caption": "Của Minh", "base": ""}
    sheet.client.post(reverse("field:evidence_caption", args=[photo.pk]), typed)
    photo.refresh_from_db()
    assert (photo.caption, photo.captions_beside) == ("Của Minh", ["Của Thủy"])
