"""A deadline is extended for a reason and by a letter; the handling is proposed to who can do it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.errors import DomainError
from findings.models import Demand

LETTER = {"reason": "Chờ vốn phân bổ", "number": "12/UBND-NV"}


def extend(demand, by, days=30, **words):
    demand.extend(by=by, to=demand.due_on + timedelta(days=days), **LETTER | words)


def test_the_new_day_holds_and_the_move_is_kept(running, officer):
    extend(running, officer, letter_date=date(2018, 6, 10))
    demand = Demand.objects.get()
    move = demand.deadline_changes.get()
    assert demand.due_on == date(2018, 7, 18)
    assert (move.kind, move.old, move.new) == ("extension", date(2018, 6, 18), date(2018, 7, 18))
    assert (move.number, move.by) == ("12/UBND-NV", officer)


@pytest.mark.parametrize(
    ("words", "field"), [({"reason": " "}, "reason"), ({"number": ""}, "number"), ({"days": 0}, "to")]
)
def test_without_reason_letter_or_more_time_it_is_refused_at_its_field(running, officer, words, field):
    with pytest.raises(DomainError) as refusal:
        extend(running, officer, **words)
    assert refusal.value.field == field
    assert Demand.objects.get().due_on == date(2018, 6, 18)


@pytest.mark.parametrize("person", ["binh", "minh", "viewer"])
def test_only_the_agency_gives_more_time(running, person, request):
    with pytest.raises(DomainError):
        extend(running, request.getfixturevalue(person))


def test_what_is_accepted_needs_no_more_time(running, officer):
    Demand.objects.update(state="accepted")
    with pytest.raises(DomainError):
        extend(Demand.objects.get(), officer)


def test_it_is_done_on_a_page_that_tells_how_the_day_came_about(running, client, officer):
    client.force_login(officer)
    address = f"/ton-tai/{running.finding.number}/yeu-cau/gia-han/"
    assert "16/06/2018" in client.get(address).content.decode()
    client.post(address, {"to": "20/07/2018", **LETTER})
    assert Demand.objects.get().due_on == date(2018, 7, 20)
    page = client.get(running.finding.get_absolute_url()).content.decode()
    assert "18/06/2018 → 20/07/2018" in page and "Chờ vốn phân bổ" in page


def test_the_handling_is_proposed_once(running, officer, client):
    client.force_login(officer)
    address = f"/ton-tai/{running.finding.number}/yeu-cau/kien-nghi/"
    words = {"addressee": "UBND tỉnh", "number": "9/SNV", "date": "20/06/2018", "text": "Bổ sung kinh phí"}
    client.post(address, words)
    assert Demand.objects.get().proposal.addressee == "UBND tỉnh"
    assert client.get(address).status_code == 403
    assert "UBND tỉnh" in client.get(running.finding.get_absolute_url()).content.decode()


def test_a_letter_from_the_future_is_refused(running, officer):
    with pytest.raises(DomainError) as refusal:
        running.propose_handling(
            by=officer,
            addressee="UBND tỉnh",
            number="9",
            date=timezone.localdate() + timedelta(days=1),
            text="",
        )
    assert refusal.value.field == "date"
