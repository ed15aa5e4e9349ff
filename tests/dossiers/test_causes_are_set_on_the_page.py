"""What the buttons of the late list send: many at once, one line, the suggestions; and what comes back."""

import pytest
from django.urls import reverse

from dossiers.models import Judgement
from tests import make
from tests.standing import standing
from tests.world import signed_in

from .late import cause, judge_all, late_of

pytestmark = pytest.mark.django_db


@standing
def extract(visit, minh):
    return make.make_extract(visit, by=minh)


def send(user, extract, name="judge", **data):
    return signed_in(user).post(reverse(f"dossiers:{name}", args=[extract.pk]), data)


def ticked(extract, version=0) -> list[str]:
    return [f"{dossier.pk}:{version}" for dossier in late_of(extract)]


def test_the_ticked_lines_get_the_cause_note_and_day_and_the_list_comes_back(extract, minh):
    words = {"cause": cause().pk, "note": "Sổ giấy", "register_on": "06/07/2018", "back": "/cham?page=2"}
    response = send(minh, extract, ticked=ticked(extract)[:2], **words)
    assert response.url == "/cham?page=2"
    judgements = Judgement.objects.all()
    assert [(row.note, f"{row.register_on}") for row in judgements] == [("Sổ giấy", "2018-07-06")] * 2


def test_a_button_of_one_line_sets_that_line_alone(extract, minh):
    send(minh, extract, ticked=ticked(extract)[0], cause=cause().pk)
    assert Judgement.objects.get().dossier == late_of(extract)[0]


def test_it_leads_to_no_other_site(extract, minh):
    response = send(minh, extract, ticked=ticked(extract), cause=cause().pk, back="https://example.vn/")
    assert response.url == extract.get_absolute_url()


def test_refused_a_typed_note_comes_back_to_be_copied(extract, minh):
    judge_all(extract, by=minh)
    response = send(minh, extract, ticked=ticked(extract), cause=cause("other").pk, note="Chữ đã gõ")
    assert response.status_code == 403
    assert "Chữ đã gõ" in response.content.decode()
    assert {row.cause.code for row in Judgement.objects.all()} == {"really-late"}


@pytest.mark.parametrize("nonsense", [{}, {"ticked": ["a:b", "1", "9" * 30 + ":1", ":"]}, {"cause": "x"}])
def test_nonsense_sets_nothing(extract, minh, nonsense):
    data = {"ticked": ticked(extract), "cause": cause().pk} if "cause" in nonsense else {"cause": cause().pk}
    assert send(minh, extract, **data | nonsense).status_code == 302
    assert not Judgement.objects.exists()


def test_suggestions_of_the_ticked_ones_or_of_all(extract, minh):
    suggested = [dossier for dossier in late_of(extract) if dossier.suggested_id]
    send(minh, extract, "accept_ticked", ticked=[f"{suggested[0].pk}:0"])
    assert Judgement.objects.count() == 1
    send(minh, extract, "accept_all")
    assert Judgement.objects.count() == len(suggested)


@pytest.mark.parametrize("name", ["judge", "accept_ticked", "accept_all", "recount"])
def test_who_may_not_know_of_the_extract_finds_nothing(extract, hoa, binh, name):
    for person in (hoa, binh):
        response = send(person, extract, name, ticked=ticked(extract), cause=cause().pk)
        assert response.status_code == 404
    assert not Judgement.objects.exists()
