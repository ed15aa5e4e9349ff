"""Whatever a device sends, it is answered in words, and nothing of what makes no sense is saved."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from field.models import DeviceEntry
from inspections.models import AnswerChange
from tests import make

pytestmark = pytest.mark.django_db

NO_BATCH = [
    "",
    "[]",
    "{}",
    "null",
    "\x00",
    '{"entries": 1}',
    '{"entries": []}',
    "[" * 100_000,
    '{"device": "x"}',
]


@pytest.mark.parametrize("text", NO_BATCH, ids=range(len(NO_BATCH)))
def test_what_is_no_batch_is_refused(tablet, visit, text):
    for name in ("field:sync", "field:look"):
        url = reverse(name, args=[visit.pk])
        response = tablet.client.post(url, text, content_type="application/json")
        assert response.status_code == 400
        assert response.json()["reason"]


def test_ten_thousand_entries_at_once_are_refused(tablet, criteria):
    body = tablet.answer(criteria["A1"], verdict="yes")
    response = tablet.send(*[body] * 10_000)
    assert response.status_code == 400
    assert "tối đa 200" in response.json()["reason"]
    assert not DeviceEntry.objects.exists()


def test_an_answer_of_another_visit_is_refused_and_the_others_are_saved(tablet, criteria, visit):
    foreign = make.make_criterion(make.make_section(make.make_checklist(published=False)))
    refused, saved = tablet.send(
        tablet.answer(foreign, verdict="yes"), tablet.answer(criteria["A1"], verdict="yes")
    ).replies
    assert (refused["outcome"], saved["outcome"]) == ("refused", "saved")
    assert visit.answers.count() == 1


def test_a_batch_for_the_visit_of_another_team_is_not_found(tablet, criteria, other_visit):
    tablet.visit = other_visit
    assert tablet.send(tablet.answer(criteria["A1"], verdict="yes")).status_code == 404


BODIES = [
    "",
    "x",
    "[]",
    '{"kind": []}',
    '{"kind": "answer"}',
    '{"kind": "answer", "criterion": "1", "base": 0, "fields": {"note": {"value": "a", "at": 1}}}',
    '{"kind": "answer", "criterion": 1, "base": -1, "fields": {"note": {"value": "a", "at": 1600000000000}}}',
    '{"kind": "answer", "criterion": 1, "base": 0, "fields": {}}',
    '{"kind": "answer", "criterion": 1, "base": 0, "fields": {"note": {"value": 7, "at": 1600000000000}}}',
    '{"kind": "answer", "criterion": 1, "base": 0, "fields": {"note": {"value": "a", "at": 1e300}}}',
    '{"kind": "answer", "criterion": true, "base": 0, "fields": {"day": {"value": "", "at": 1600000000000}}}',
    '{"kind": "finding", "finding": "strength", "values": {"title": []}, "photos": [], "at": 1600000000000}',
    '{"kind": "finding", "finding": "praise", "values": {"title": "a"}, "photos": [], "at": 1600000000000}',
    '{"kind": "caption", "photo": "x", "caption": "a", "base": "", "at": 1600000000000}',
    '{"kind": "caption", "photo": 99999999999999999999, "caption": "a", "base": "", "at": 1600000000000}',
    '{"kind": "photo", "criterion": null, "caption": "", "at": 1600000000000}',
    '{"kind": "order", "photos": [{}], "at": 1600000000000}',
    '{"kind": "complete", "at": 1600000000000}',
    '{"kind": "caption", "photo": 1, "caption": "\\ud800", "base": "", "at": 1600000000000}',
    7,
]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_an_entry_that_makes_no_sense_is_refused_alone(tablet, criteria, body):
    refused, saved = tablet.send(body, tablet.answer(criteria["A1"], verdict="yes")).replies
    assert (refused["outcome"], saved["outcome"]) == ("refused", "saved")
    assert DeviceEntry.objects.count() == 1


def test_a_field_that_the_criterion_does_not_ask_is_passed_over(tablet, criteria, visit):
    tablet.send(tablet.answer(criteria["A1"], verdict="yes", part="3", complete="1", visit_id="9"))
    assert visit.answers.get().part is None


def test_a_verdict_that_does_not_exist_is_refused(tablet, criteria):
    [reply] = tablet.send(tablet.answer(criteria["A1"], verdict="perhaps")).replies
    assert list(reply["errors"]) == ["verdict"]
    assert not AnswerChange.objects.exists()


def test_text_without_end_is_refused(tablet, criteria):
    [reply] = tablet.send(tablet.answer(criteria["A1"], note="a" * 20_000)).replies
    assert list(reply["errors"]) == ["note"]


@pytest.mark.parametrize(
    "sent", [{"ids": 1}, {"ids": ["x"]}, {"ids": [None]}, {"ids": [str(uuid4())] * 501}, {}]
)
def test_the_ledger_asks_for_ids_only(tablet, sent):
    response = tablet.client.post(reverse("field:compare"), json.dumps(sent), content_type="application/json")
    assert response.status_code == 400


@pytest.mark.parametrize("sent_at", [None, "x", -1, 0, 253_402_300_799_000, 1e300])
def test_a_clock_that_no_device_has_is_refused(tablet, criteria, sent_at):
    assert tablet.send(tablet.answer(criteria["A1"], verdict="yes"), sent_at=sent_at).status_code == 400
    assert not DeviceEntry.objects.exists()


def test_a_language_that_is_none_counts_as_the_offices(tablet, criteria, visit):
    tablet.send(tablet.answer(criteria["A3"], number_1="1.204").replace('"vi"', "[]"))
    assert visit.answers.get().number_1 == 1204


def test_a_clash_beside_an_answer_that_came_to_nothing_is_told(tablet, her_tablet, criteria):
    tablet.send(tablet.answer(criteria["A1"], note="Minh ghi"))
    clash = her_tablet.answer(criteria["A1"], note="Thủy ghi")
    nothing = her_tablet.answer(criteria["A4"], text="")
    told = her_tablet.send(clash, nothing).json()["answers"]
    assert [answer["contested"] for answer in told] == [1]
