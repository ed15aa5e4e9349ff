"""Acts on ticked lines: each line by its own verb, refusals named, never more than the cap."""

from datetime import date, timedelta

from django.contrib.messages import get_messages

from findings.models import Demand, Finding
from tests import make
from tests.standing import standing

BULK = "/ton-tai/hang-loat/"


@standing
def drafts(visit, minh):
    return [make.make_finding(visit, by=minh, title=f"Việc {number}") for number in range(3)]


def post(client, act, findings, **words):
    numbers = [finding.number for finding in findings]
    response = client.post(f"{BULK}{act}/", {"ticked": numbers, **words})
    return [str(message) for message in get_messages(response.wsgi_request)]


def states():
    return [finding.state for finding in Finding.objects.order_by("pk")]


def test_the_head_confirms_what_is_ticked(drafts, client, minh):
    client.force_login(minh)
    post(client, "confirm", drafts[:2])
    assert states() == ["confirmed", "confirmed", "draft"]


def test_a_refused_line_is_named_and_stops_no_other(drafts, client, minh):
    drafts[0].confirm(by=minh)
    client.force_login(minh)
    told = post(client, "confirm", drafts)
    assert states() == ["confirmed"] * 3
    assert any(drafts[0].number in words for words in told)


def test_more_than_the_cap_does_nothing(drafts, client, minh, settings):
    settings.BULK_CAP = 2
    client.force_login(minh)
    post(client, "confirm", drafts)
    assert states() == ["draft"] * 3


def test_nothing_ticked_is_told(client, minh, drafts):
    client.force_login(minh)
    assert post(client, "confirm", [])


def test_lines_that_one_does_not_see_are_passed_over(drafts, client, hoa):
    client.force_login(hoa)
    post(client, "confirm", drafts)
    assert states() == ["draft"] * 3


def test_what_the_unit_sent_is_accepted(running, client, officer, binh):
    make.send_report(running, by=binh)
    client.force_login(officer)
    post(client, "accept", [running.finding])
    assert Demand.objects.get().state == "accepted"


def test_nobody_accepts_what_they_entered(running, client, officer):
    make.send_report(running, by=officer, letter_date=date(2018, 6, 10))
    client.force_login(officer)
    post(client, "accept", [running.finding])
    assert Demand.objects.get().state == "reported"


def test_the_deadline_is_extended_for_all_of_them(running, client, officer):
    client.force_login(officer)
    to = f"{running.due_on + timedelta(days=10):%d/%m/%Y}"
    post(client, "extend", [running.finding], to=to, reason="Chờ vốn", number="12/CV")
    assert Demand.objects.get().due_on == running.due_on + timedelta(days=10)


def test_one_goes_back_to_the_same_list_and_nowhere_else(drafts, client, minh):
    client.force_login(minh)
    words = {"ticked": drafts[0].number}
    assert client.post(f"{BULK}confirm/", words | {"back": "/ton-tai/?q=x"}).url == "/ton-tai/?q=x"
    assert client.post(f"{BULK}confirm/", words | {"back": "https://example.com"}).url == "/ton-tai/"


def test_who_only_reads_gets_no_boxes(running, client, binh, viewer):
    for person in (binh, viewer):
        client.force_login(person)
        assert 'name="ticked"' not in client.get("/ton-tai/").content.decode()
