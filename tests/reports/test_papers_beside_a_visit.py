"""The page of a visit, which knows nothing of papers, leads to its minutes and conclusions."""

import pytest
from django.urls import reverse

from core import slots
from reports.chain import Kind
from reports.models import Document
from reports.workflow import DocumentState
from tests.standing import standing


@standing
def held(visit):
    """The visit to Quế Võ, over and not yet signed."""
    type(visit).objects.filter(pk=visit.pk).update(state="completed")
    visit.refresh_from_db()
    return visit


@pytest.fixture
def page(client):
    def open_(visit, user):
        client.force_login(user)
        return client.get(visit.get_absolute_url()).text

    return open_


def signed(visit):
    type(visit).objects.filter(pk=visit.pk).update(
        state="signed", minutes_signed_on=visit.date, minutes_signed_by="Đỗ Văn Bình"
    )
    visit.refresh_from_db()
    return visit


def opening(kind, visit):
    return reverse("reports:open", args=[kind, visit.pk])


def test_who_leads_the_visit_begins_its_minutes_there(held, page, minh):
    assert opening(Kind.MINUTES, held) in page(held, minh)


def test_before_it_is_over_there_are_none_to_begin(visit, page, minh):
    assert opening(Kind.MINUTES, visit) not in page(visit, minh)


def test_minutes_that_were_begun_are_led_to_with_their_state(held, page, minh):
    minutes = Document.open_for(held, Kind.MINUTES, by=minh)
    shown = page(held, minh)
    assert minutes.get_absolute_url() in shown and minutes.get_state_display() in shown
    assert opening(Kind.MINUTES, held) not in shown


def test_the_office_drafts_the_conclusion_on_this_visit(held, page, officer, minh):
    address = f"{reverse('reports:conclude', args=[held.round.code])}?visit={held.pk}"
    assert address not in page(held, officer)
    assert address in page(signed(held), officer)
    assert address not in page(held, minh), "only the agency concludes"
    conclusion = Document.conclude_with([held], by=officer)
    shown = page(held, officer)
    assert address not in shown and conclusion.get_absolute_url() in shown


def test_a_draft_is_shown_to_those_who_may_see_it_only(held, page, minh, binh):
    minutes = Document.open_for(held, Kind.MINUTES, by=minh)
    assert minutes.get_absolute_url() not in page(held, binh)
    Document.objects.filter(pk=minutes.pk).update(state=DocumentState.ISSUED)
    assert minutes.get_absolute_url() in page(held, binh)


def test_what_was_withdrawn_is_not_offered(held, page, minh):
    minutes = Document.open_for(held, Kind.MINUTES, by=minh)
    Document.objects.filter(pk=minutes.pk).update(state=DocumentState.WITHDRAWN)
    assert minutes.get_absolute_url() not in page(held, minh)


@pytest.mark.parametrize("n", [1, 20])
def test_the_papers_are_one_query_however_many(signed_with, n, rf, officer, django_assert_num_queries):
    visit, request = signed_with(n), rf.get("/")
    request.user = officer
    with django_assert_num_queries(1):
        (html,) = slots.fill("beside visit", request, visit)
    assert html.count("<li") == n


@pytest.fixture
def signed_with(held, officer):
    """The visit, signed and as its page reads it, with so many conclusions that tell of it."""

    def make_(n):
        for _number in range(n):
            Document.objects.filter(kind=Kind.CONCLUSION).update(state=DocumentState.WITHDRAWN)
            Document.conclude_with([signed(held)], by=officer)
        Document.objects.filter(kind=Kind.CONCLUSION).update(state=DocumentState.ISSUED)
        visits = type(held).objects.visible_to(officer).with_surroundings().with_seat_of(officer)
        return visits.get(pk=held.pk)

    return make_


def test_a_place_that_nobody_fills_stays_empty(rf, settings):
    settings.SLOTS = {}
    assert slots.fill("beside visit", rf.get("/"), None) == []
