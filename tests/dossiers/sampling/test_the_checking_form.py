"""The checking form of a drawn dossier keeps answers, note and photos, and leads on to the next one."""

import pytest
from django.urls import reverse

from dossiers.models import Check, DossierPhoto
from tests import make
from tests.standing import standing
from tests.world import signed_in


def address(sampled):
    return reverse("dossiers:check", args=[sampled.sample.extract_id, sampled.pk])


@standing
def first(sample):
    return sample.dossiers.get(place=1)


@pytest.fixture
def send(first, minh):
    """Sends what was typed into the form of a dossier, the first one unless `to` says otherwise."""
    client = signed_in(minh)
    return lambda to=None, **typed: client.post(address(to or first), {"version": 1, "note": ""} | typed)


def answers_of(sampled):
    return dict(sampled.answers.values_list("check_name", "verdict"))


def test_what_was_found_is_saved_and_shown_again(first, send, minh):
    send(receipt="yes", apology="na", note="Có sổ ký nhận")
    assert answers_of(first) == {"receipt": "yes", "apology": "na"}
    form = signed_in(minh).get(address(first)).context["form"]
    assert [form[name].value() for name in ("receipt", "apology", "note")] == ["yes", "na", "Có sổ ký nhận"]


def test_saving_stays_and_next_leads_to_the_next_without_all_answers(first, sample, minh, send):
    second, third = sample.dossiers.filter(place__in=[2, 3]).order_by("place")
    second.look_into(by=minh, version=1, answers=dict.fromkeys(Check, "yes"), note="")
    assert send(receipt="yes")["Location"] == address(first)
    assert send(version=2, receipt="yes", next="")["Location"] == address(third)


def test_after_the_last_one_next_leads_back_to_the_sample(first, sample, minh, send):
    for other in sample.dossiers.exclude(pk=first.pk):
        other.look_into(by=minh, version=1, answers=dict.fromkeys(Check, "yes"), note="")
    assert send(next="", **dict.fromkeys(Check.values, "yes"))["Location"] == reverse(
        "dossiers:sample", args=[sample.extract_id]
    )


def test_who_saves_second_keeps_what_was_typed_and_sees_what_is_stored(first, officer, send):
    first.look_into(by=officer, version=1, answers={"receipt": "no"}, note="Không thấy giấy hẹn")
    response = send(receipt="yes", note="Giấy hẹn để riêng")
    form = response.context["form"]
    told = " ".join(form.non_field_errors())
    assert "Không thấy giấy hẹn" in told and str(Check.RECEIPT.label) in told
    assert (form["receipt"].value(), form["note"].value()) == ("yes", "Giấy hẹn để riêng")
    assert answers_of(first) == {"receipt": "no"}
    send(version=form["version"].value(), receipt="yes", note="Giấy hẹn để riêng")
    assert answers_of(first) == {"receipt": "yes"}


def test_photos_are_kept_and_removed(first, send):
    send(file=[make.make_image("so-ky-nhan.jpg"), make.make_image("giay-hen.jpg")])
    kept = list(DossierPhoto.objects.filter(dossier=first.dossier))
    assert [photo.name for photo in kept] == ["so-ky-nhan.jpg", "giay-hen.jpg"]
    send(version=2, drop=[kept[0].pk])
    assert DossierPhoto.objects.get() == kept[1]


def test_a_refused_file_leaves_everything_as_it_was_and_what_was_typed_in_the_form(first, send):
    response = send(receipt="yes", note="Có sổ", file=[make.make_image(), make.make_script()])
    assert response.context["form"].errors["file"]
    assert response.context["form"]["note"].value() == "Có sổ"
    assert not answers_of(first) and not DossierPhoto.objects.exists()


def test_photos_of_another_dossier_are_not_removed(first, sample, minh, send):
    other = sample.dossiers.get(place=2)
    photo = DossierPhoto.keep(make.make_image(), by=minh, dossier=other.dossier)
    send(drop=[photo.pk])
    assert DossierPhoto.objects.get() == photo


def test_words_typed_while_lots_were_drawn_again_come_back(first, sample, minh, send):
    sample.redraw(by=minh, reason="Thiếu hồ sơ giấy", method="simple", size=5)
    response = send(receipt="yes", note="Đã xem sổ ký nhận")
    assert response.status_code == 403
    assert "Đã xem sổ ký nhận" in response.text


def test_once_the_minutes_are_signed_it_is_only_read(first, minh, binh, visit):
    type(visit).objects.filter(pk=visit.pk).update(
        state="signed", minutes_signed_on=visit.date, minutes_signed_by="Chủ tịch UBND"
    )
    for reader in (minh, binh):
        response = signed_in(reader).get(address(first))
        assert not response.context["may_check"]
        assert "<textarea" not in response.text


def test_the_form_takes_few_queries(first, minh, django_assert_max_num_queries):
    client = signed_in(minh)
    with django_assert_max_num_queries(14):
        client.get(address(first))
