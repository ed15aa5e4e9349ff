"""Photos and files of a visit: what is taken, what is refused with its reason, captions, removal."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from inspections.models import Evidence
from tests import make

pytestmark = pytest.mark.django_db
GPS = 0x8825


def upload(sheet, *files, **fields):
    """Send files of the visit as a whole; the page that follows."""
    url = reverse("field:evidence_add", args=[sheet.visit.pk])
    return sheet.client.post(url, {"file": list(files), **fields}, follow=True).content.decode()


def phone_photo():
    exif = Image.Exif()
    exif.get_ifd(GPS).update({1: "N", 2: (21.0, 11.0, 0.0), 3: "E", 4: (106.0, 4.0, 0.0)})
    return make.make_image("IMG_0001.JPG", exif=exif)


def bytes_of(sheet, name, evidence):
    response = sheet.client.get(reverse(name, args=[evidence.pk]))
    assert response["X-Content-Type-Options"] == "nosniff"
    return b"".join(response)


def test_a_photo_is_kept_with_its_caption_and_shown_small(sheet):
    page = upload(sheet, make.make_image(size=(1200, 900)), caption="Bảng niêm yết")
    evidence = Evidence.objects.get()
    assert "Bảng niêm yết" in page
    assert reverse("inspections:thumbnail", args=[evidence.pk]) in page
    small = Image.open(BytesIO(bytes_of(sheet, "inspections:thumbnail", evidence)))
    assert max(small.size) <= 480


def test_where_a_photo_was_taken_is_not_kept(sheet):
    assert Image.open(phone_photo()).getexif().get_ifd(GPS)
    upload(sheet, phone_photo())
    kept = bytes_of(sheet, "inspections:evidence", Evidence.objects.get())
    assert not Image.open(BytesIO(kept)).getexif()


def test_a_page_called_jpg_is_refused_by_name_and_reason(sheet):
    page = upload(
        sheet, SimpleUploadedFile("anh.jpg", b"<!doctype html><script>alert(1)</script>", "image/jpeg")
    )
    assert not Evidence.objects.exists()
    assert "anh.jpg:" in page and "pdf" in page


def test_a_photo_of_80_mb_is_refused_with_both_sizes(sheet, monkeypatch):
    size = property(lambda upload: 80 * 1024**2, lambda upload, counted: None)
    monkeypatch.setattr(InMemoryUploadedFile, "size", size, raising=False)
    page = upload(sheet, make.make_image("lon.jpg"))
    assert not Evidence.objects.exists()
    assert "80 MB" in page and "25 MB" in page


def test_one_bad_file_does_not_keep_the_good_ones_out(sheet):
    page = upload(
        sheet, make.make_image("tot.jpg"), SimpleUploadedFile("hong.jpg", b"\xff\xd8\xff\xe0 broken")
    )
    assert [item.name for item in Evidence.objects.all()] == ["tot.jpg"]
    assert "hong.jpg:" in page


def test_nothing_chosen_is_said(sheet):
    upload(sheet)
    assert not Evidence.objects.exists()


def test_a_photo_goes_with_the_answer_it_proves(sheet):
    sheet.save(A1={"verdict": "yes", "file": make.make_image()})
    assert Evidence.objects.get().criterion == sheet.criteria["A1"]
    assert reverse("inspections:evidence", args=[Evidence.objects.get().pk]) in sheet.get().content.decode()


def test_a_refused_photo_leaves_its_answer_saved(sheet):
    response = sheet.save(A1={"verdict": "yes", "file": SimpleUploadedFile("anh.jpg", b"<html>")})
    assert response.status_code == 422
    assert "anh.jpg:" in response.content.decode()
    assert sheet.answer("A1").verdict == "yes"


def test_a_caption_is_changed_and_a_photo_removed(sheet, minh):
    evidence = make.make_photo(sheet.visit, by=minh)
    sheet.client.post(reverse("field:evidence_caption", args=[evidence.pk]), {"caption": "  Quầy số 2 "})
    assert Evidence.objects.get().caption == "Quầy số 2"
    sheet.client.post(reverse("field:evidence_remove", args=[evidence.pk]))
    assert not Evidence.objects.exists()


def test_after_the_visit_is_completed_nothing_is_removed(sheet, minh):
    evidence = make.make_photo(sheet.visit, by=minh)
    type(sheet.visit).objects.update(state="completed")
    sheet.client.post(reverse("field:evidence_remove", args=[evidence.pk]))
    sheet.client.post(reverse("field:evidence_caption", args=[evidence.pk]), {"caption": "Khác"})
    assert Evidence.objects.get().caption == ""
