"""Who of the unit opened what was sent, and when; the office sees it on the page and on the list."""

import pytest
from django.urls import reverse

from portal.models import Opening
from tests import make
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def rows(client, **words):
    return client.get(reverse("portal:sent_requests"), words).context["rows"]


def test_opening_twice_is_one_receipt_with_both_times(unit_client, conclusion, binh):
    for _turn in range(2):
        unit_client.get(conclusion.get_absolute_url())
    receipt = Opening.objects.get()
    assert (receipt.user, receipt.times, receipt.conclusion) == (binh, 2, conclusion)
    assert receipt.first_at < receipt.last_at


def test_the_agency_opening_it_counts_for_nothing(officer, an, conclusion):
    signed_in(officer).get(conclusion.get_absolute_url())
    signed_in(an).get(conclusion.get_absolute_url())
    assert not Opening.objects.exists()


def test_comments_and_self_reports_have_receipts_too(unit_client, consultation, visit, officer):
    report = make.make_self_report(visit, by=officer)
    unit_client.get(consultation.get_absolute_url())
    unit_client.get(report.get_absolute_url())
    assert set(Opening.objects.values_list("kind", flat=True)) == {"comments", "self_report"}


def test_the_office_sees_who_opened_and_what_is_not_opened(
    officer, unit_client, conclusion, consultation, binh
):
    unit_client.get(conclusion.get_absolute_url())
    opened = {row.key.kind: [each.user for each in row.openings] for row in rows(signed_in(officer))}
    assert opened == {"conclusion": [binh], "comments": []}
    assert signed_in(officer).get(conclusion.get_absolute_url()).context["reach"].openings[0].user == binh


def test_the_list_is_searched_without_diacritics_and_by_kind(officer, conclusion, consultation):
    client = signed_in(officer)
    assert len(rows(client, q="que vo")) == 2
    assert rows(client, q="yen phong") == []
    assert [row.key.kind for row in rows(client, kind="comments")] == ["comments"]


def test_the_list_asks_as_much_for_many_as_for_one(
    officer, conclusion, team_a, team_b, yen_phong, que_vo, minh, django_assert_max_num_queries
):
    for day in range(1, 9):
        visit = make.make_visit(
            team_b, yen_phong, state="signed", day=team_b.round.period_start.replace(day=day)
        )
        make.make_consultation(visit, by=officer)
    client = signed_in(officer)
    with django_assert_max_num_queries(17):
        assert len(rows(client)) == 9
