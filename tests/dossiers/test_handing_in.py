"""A file is handed in on a visit, looked at in its preview, confirmed, and only then counts."""

from pathlib import Path

from django.urls import reverse

from dossiers.models import Dossier, Extract, Product
from tests import extracts, make
from tests.dossiers.conftest import Desk, told


def test_a_file_is_read_for_its_preview_and_nothing_counts_yet(desk, visit):
    extract = desk.hand_in(visit)
    assert extract.state == "read"
    assert extract.period == extracts.PERIOD
    assert extract.rows_read == 10
    assert not Dossier.objects.exists()
    page = desk.look(extract).content.decode()
    assert "60,0%" in page and "71,4%" in page


def test_confirmed_it_counts_and_its_file_is_gone(desk, visit, django_capture_on_commit_callbacks):
    extract = desk.hand_in(visit)
    kept = Path(extract.file.path)
    assert kept.exists()
    with django_capture_on_commit_callbacks(execute=True):
        response = desk.press("confirm", extract)
    extract = Extract.objects.get(pk=extract.pk)
    assert response["Location"] == reverse("dossiers:preview", args=[extract.pk])
    assert extract.state == "counted"
    assert extract.dossiers.count() == 10
    assert desk.look(extract)["Location"] == extract.get_absolute_url()
    assert not kept.exists()


def test_the_same_file_is_not_taken_twice_on_one_visit(desk, visit, other_visit, hoa):
    content = extracts.export()
    first = desk.hand_in(visit, content)
    response = desk.hand_in(visit, content, name="ten-khac.csv")
    assert f"{first.uploaded_at.astimezone():%d/%m/%Y}" in str(response.context["form"].errors["file"])
    assert Desk(hoa).hand_in(other_visit, content).visit == other_visit


def test_a_file_that_was_discarded_may_be_handed_in_again(desk, visit):
    content = extracts.export()
    first = desk.hand_in(visit, content)
    desk.press("discard", first)
    assert desk.hand_in(visit, content).pk != first.pk


def test_an_empty_file_is_refused_at_its_field(desk, visit):
    assert desk.hand_in(visit, b"").context["form"].errors["file"]
    assert not Extract.objects.exists()


def test_a_new_software_is_known_from_then_on(desk, visit):
    extract = desk.hand_in(visit, new_product="Một cửa Kinh Bắc")
    again = desk.hand_in(visit, extracts.export(), new_product="MỘT CỬA Kinh Bắc ")
    assert extract.product == again.product == Product.objects.get()


def test_one_day_of_the_period_alone_is_asked_about(desk, visit):
    response = desk.hand_in(visit, period_start="01/07/2018")
    assert response.context["form"].errors["period_end"]


def test_a_period_that_was_typed_is_not_replaced_by_that_of_the_file(desk, visit):
    extract = desk.hand_in(visit, period_start="01/08/2018", period_end="31/08/2018")
    assert f"{extract.period_start:%d/%m/%Y}" == "01/08/2018"


def test_without_a_period_nothing_is_confirmed(desk, visit):
    extract = desk.hand_in(visit, extracts.export(period=None))
    assert extract.state == "read"
    assert told(desk.press("confirm", extract))
    assert Extract.objects.get(pk=extract.pk).state == "read"
    desk.say(extract, period_start="01/07/2018", period_end="30/09/2018")
    desk.press("confirm", extract)
    assert Extract.objects.get(pk=extract.pk).state == "counted"


def test_a_file_without_headings_says_why_and_can_be_discarded(desk, visit):
    extract = desk.hand_in(visit, "Chỉ có chữ\nkhông có bảng".encode())
    assert extract.state == "reading"
    page = desk.look(extract).content.decode()
    assert "Mã hồ sơ" in extract.refusal and "Mã hồ sơ" in page
    desk.press("discard", extract)
    extract = Extract.objects.get(pk=extract.pk)
    assert extract.state == "discarded"
    assert desk.look(extract).status_code == 200


def test_once_the_minutes_are_signed_no_file_is_handed_in(desk, visit):
    extract = desk.hand_in(visit)
    type(visit).objects.filter(pk=visit.pk).update(state="signed", minutes_signed_on=visit.date)
    assert desk.client.get(reverse("dossiers:upload", args=[visit.pk])).status_code == 403
    assert desk.look(extract).status_code == 200
    for button in ("confirm", "discard", "meanings"):
        assert told(desk.press(button, extract)), button
    assert Extract.objects.get(pk=extract.pk).state == "read"


def test_an_extract_is_taken_back_with_a_reason_only(desk, visit, minh):
    extract = make.make_extract(visit, by=minh)
    desk.press("take_back", extract)
    assert Extract.objects.get(pk=extract.pk).state == "counted"
    desk.press("take_back", extract, note="Nhầm đơn vị")
    extract = Extract.objects.get(pk=extract.pk)
    assert extract.state == "discarded"
    assert extract.changes.last().note == "Nhầm đơn vị"
