"""A device sends what was entered on it in batches: each answer is saved, and the device is told."""

import json
from decimal import Decimal
from hashlib import sha256

import pytest

from field.models import DeviceEntry
from inspections.models import AnswerChange
from tests.world import signed_in

from .conftest import Tablet

pytestmark = pytest.mark.django_db


def answer_to(visit, criterion):
    return visit.answers.get(criterion=criterion)


def test_answers_of_several_criteria_are_saved_at_once(tablet, criteria, visit, minh):
    response = tablet.send(
        tablet.answer(criteria["A1"], verdict="yes"),
        tablet.answer(criteria["A2"], part="3", whole="4"),
    )
    assert [reply["outcome"] for reply in response.replies] == ["saved", "saved"]
    assert answer_to(visit, criteria["A1"]).verdict == "yes"
    assert answer_to(visit, criteria["A2"]).percent == Decimal(75)
    assert answer_to(visit, criteria["A2"]).changed_by == minh


def test_only_what_was_entered_is_touched(tablet, sheet, criteria, visit):
    sheet.save(A1={"verdict": "no", "note": "Chưa có quy chế"})
    tablet.send(tablet.answer(criteria["A1"], base=1, verdict="partly"))
    answer = answer_to(visit, criteria["A1"])
    assert (answer.verdict, answer.note) == ("partly", "Chưa có quy chế")


def test_what_was_set_back_to_its_first_value_is_set_back(tablet, sheet, criteria, visit):
    """Two taps before the first arrives: the second is no less entered for being what stood there before."""
    sheet.save(A1={"verdict": "no"})
    tablet.send(
        tablet.answer(criteria["A1"], base=1, verdict="yes"),
        tablet.answer(criteria["A1"], base=1, verdict="no"),
    )
    assert answer_to(visit, criteria["A1"]).verdict == "no"


def test_numbers_are_read_in_the_language_they_were_typed_in(tablet, criteria, visit):
    english = tablet.answer(criteria["A3"], number_1="1,204.5").replace('"lang": "vi"', '"lang": "en"')
    tablet.send(english, tablet.answer(criteria["A3"], number_2="1.204,5"))
    answer = answer_to(visit, criteria["A3"])
    assert (answer.number_1, answer.number_2) == (Decimal("1204.5"), Decimal("1204.5"))


def test_text_arrives_composed_and_trimmed(tablet, criteria, visit):
    tablet.send(tablet.answer(criteria["A4"], text="  Que\u0302\u0301 Vo\u0303 "))
    assert answer_to(visit, criteria["A4"]).text == "Quế Võ"


def test_the_device_is_told_the_hash_of_what_arrived(tablet, criteria):
    body = tablet.answer(criteria["A1"], note="Đủ")
    [reply] = tablet.send(body).replies
    assert reply["sha256"] == sha256(body.encode()).hexdigest()


def test_the_device_is_told_how_the_answers_now_stand(tablet, criteria):
    [told] = tablet.send(tablet.answer(criteria["A2"], part="1", whole="3")).json()["answers"]
    assert told["values"] == {"part": "1", "whole": "3", "note": ""}
    assert (told["version"], told["share"], told["by"], told["complete"]) == (1, "33,3%", "Minh", True)


def test_what_the_rules_refuse_is_told_by_field_and_the_rest_is_saved(tablet, criteria, visit):
    response = tablet.send(
        tablet.answer(criteria["A2"], part="5", whole="4"), tablet.answer(criteria["A1"], verdict="yes")
    )
    refused, saved = response.replies
    assert (refused["outcome"], list(refused["errors"])) == ("refused", ["part"])
    assert saved["outcome"] == "saved"
    assert visit.answers.count() == 1
    assert DeviceEntry.objects.count() == 1


def test_a_value_of_the_wrong_type_is_refused_in_words(tablet, criteria):
    [reply] = tablet.send(tablet.answer(criteria["A3"], number_1="mười hai")).replies
    assert "Nhập một số" in reply["errors"]["number_1"][0]


def test_a_refused_entry_may_be_sent_again_under_its_id(tablet, criteria, visit):
    pk = "7d1f6bb0-0000-4000-8000-000000000001"
    tablet.send(tablet.answer(criteria["A2"], part="5", whole="4"), ids=[pk])
    [reply] = tablet.send(tablet.answer(criteria["A2"], part="4", whole="4"), ids=[pk]).replies
    assert reply["outcome"] == "saved"


def test_the_history_says_when_and_on_which_device_it_was_entered(tablet, criteria):
    tablet.send(tablet.answer(criteria["A1"], verdict="yes"))
    change = AnswerChange.objects.get()
    assert change.source == tablet.device
    assert change.entered_at <= change.at


def test_whoever_is_not_of_the_team_is_refused(visit, criteria, officer):
    device = Tablet(visit, officer)
    [reply] = device.send(device.answer(criteria["A1"], verdict="yes")).replies
    assert reply["outcome"] == "refused"
    assert "Chỉ thành viên đoàn" in reply["reason"]
    assert not visit.answers.exists()


def test_an_old_page_does_not_send_under_the_name_of_who_signed_in_since(
    visit, team_mate, criteria, tablet, minh
):
    tablet.client = signed_in(team_mate)
    response = tablet.send(tablet.answer(criteria["A1"], note="Minh gõ ở thẻ cũ"))
    assert response.status_code == 403
    assert not response.headers["Content-Type"].startswith("application/json")
    assert not visit.answers.exists()


def test_a_field_typed_over_an_older_version_than_the_rest_clashes_alone(tablet, her_tablet, criteria, visit):
    tablet.send(tablet.answer(criteria["A1"], note="Minh ghi dài"))
    body = json.loads(her_tablet.answer(criteria["A1"], base=1, verdict="no", note="L"))
    body["fields"]["note"]["base"] = 0
    [told] = her_tablet.send(json.dumps(body)).json()["answers"]
    assert (told["values"]["verdict"], told["contested"]) == ("no", 1)
    assert "Minh ghi dài" in told["beside"]
