"""However often an entry is sent, it counts once."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from field.models import DeviceEntry
from findings.models import Finding
from inspections.models import AnswerChange
from tests import make

from .conftest import Tablet

pytestmark = pytest.mark.django_db


def test_a_replayed_batch_changes_nothing_and_gets_the_same_reply(tablet, criteria):
    ids = [str(uuid4()), str(uuid4())]
    bodies = [tablet.answer(criteria["A1"], verdict="yes"), tablet.answer(criteria["A1"], note="Đủ")]
    first, again = tablet.send(*bodies, ids=ids), tablet.send(*bodies, ids=ids)
    assert first.replies == again.replies
    assert AnswerChange.objects.count() == 2


def test_a_replay_does_not_undo_what_others_did_meanwhile(tablet, her_tablet, criteria, visit):
    ids, body = [str(uuid4())], tablet.answer(criteria["A1"], note="Lần đầu")
    tablet.send(body, ids=ids)
    her_tablet.send(her_tablet.answer(criteria["A1"], base=1, note="Bổ sung"))
    tablet.send(body, ids=ids)
    assert visit.answers.get().note == "Bổ sung"


def test_a_finding_sent_twice_has_one_number(tablet):
    ids = [str(uuid4())]
    body = make.entered(
        "finding", finding="strength", values={"title": "Niêm yết đủ", "domain": "procedures"}, photos=[]
    )
    first, again = tablet.send(body, ids=ids), tablet.send(body, ids=ids)
    assert first.replies == again.replies
    assert Finding.objects.get().number == first.replies[0]["number"]


def test_a_photo_sent_twice_is_kept_once(tablet, visit):
    pk = str(uuid4())
    first = tablet.send_photo(make.make_image(), pk=pk)
    again = tablet.send_photo(make.make_image(), pk=pk)
    assert first.reply == again.reply
    assert visit.evidence.count() == 1


def test_twice_in_one_batch_is_once(tablet, criteria):
    pk, body = str(uuid4()), tablet.answer(criteria["A1"], verdict="yes")
    tablet.send(body, body, ids=[pk, pk])
    assert DeviceEntry.objects.count() == AnswerChange.objects.count() == 1


def test_an_id_of_somebody_elses_entry_is_refused(tablet, her_tablet, criteria):
    ids = [str(uuid4())]
    tablet.send(tablet.answer(criteria["A1"], verdict="yes"), ids=ids)
    [reply] = her_tablet.send(her_tablet.answer(criteria["A1"], verdict="no"), ids=ids).replies
    assert reply["outcome"] == "refused"
    assert AnswerChange.objects.count() == 1


def test_an_id_of_another_visit_is_refused(tablet, criteria, team_a, que_vo, minh):
    other = make.make_visit(team_a, que_vo, kind="unannounced", state="under_way")
    ids = [str(uuid4())]
    tablet.send(tablet.answer(criteria["A1"], verdict="yes"), ids=ids)
    elsewhere = Tablet(other, minh)
    [reply] = elsewhere.send(tablet.answer(criteria["A1"], verdict="no"), ids=ids).replies
    assert reply["outcome"] == "refused"
    assert not other.answers.exists()


def test_the_ledger_learns_which_entries_are_here_but_not_those_of_others(tablet, her_tablet, criteria):
    mine, hers, never = str(uuid4()), str(uuid4()), str(uuid4())
    tablet.send(tablet.answer(criteria["A1"], verdict="yes"), ids=[mine])
    her_tablet.send(her_tablet.answer(criteria["A3"], number_1="1"), ids=[hers])
    sent = json.dumps({"ids": [mine, hers, never]})
    told = tablet.client.post("/may-nay/doi-chieu/", sent, content_type="application/json").json()["entries"]
    assert list(told) == [mine]
    assert told[mine]["outcome"] == "saved"


def finding(title):
    values = {"title": title, "domain": "procedures"}
    return make.entered("finding", finding="strength", values=values, photos=[])


def test_words_changed_before_the_reply_came_take_the_place_of_the_first(tablet):
    ids = [str(uuid4())]
    tablet.send(finding("Phục vụ tận tinh"), ids=ids)
    [reply] = tablet.send(finding("Phục vụ tận tình"), ids=ids).replies
    assert (reply["outcome"], Finding.objects.get().title) == ("saved", "Phục vụ tận tình")


def test_a_finding_that_somebody_edited_meanwhile_is_not_written_over(tablet, her_sheet):
    ids = [str(uuid4())]
    tablet.send(finding("Lời đầu"), ids=ids)
    edited = {"title": "Thư ký đã sửa", "domain": "procedures", "version": 1}
    her_sheet.client.post(reverse("findings:edit", args=[Finding.objects.get().number]), edited)
    [reply] = tablet.send(finding("Lời sau"), ids=ids).replies
    assert reply["outcome"] == "refused"
    assert "Lời sau" in " ".join(reply["errors"]["__all__"])
    assert Finding.objects.get().title == "Thư ký đã sửa"


def test_an_answer_changed_before_the_reply_came_is_not_taken_for_the_first(tablet, criteria, visit):
    """As from a device so full that it could not write down what it had sent."""
    ids = [str(uuid4())]
    tablet.send(tablet.answer(criteria["A1"], note="Lời đầu"), ids=ids)
    [reply] = tablet.send(tablet.answer(criteria["A1"], note="Lời sau"), ids=ids).replies
    assert (reply["outcome"], visit.answers.get().note) == ("saved", "Lời sau")
    assert DeviceEntry.objects.count() == 1


def test_words_are_revised_as_often_as_the_reply_is_lost(tablet):
    ids = [str(uuid4())]
    for title in ("Lần một", "Lần hai", "Lần ba"):
        assert tablet.send(finding(title), ids=ids).replies[0]["outcome"] == "saved"
    assert Finding.objects.get().title == "Lần ba"


def test_an_id_stays_what_it_was(tablet, criteria):
    ids = [str(uuid4())]
    tablet.send(tablet.answer(criteria["A1"], verdict="yes"), ids=ids)
    assert tablet.send(finding("Tốt"), ids=ids).replies[0]["outcome"] == "refused"
    assert not Finding.objects.exists()


def test_what_was_saved_is_told_so_though_it_would_be_refused_today(tablet, visit, minh):
    photo = make.make_photo(visit, by=minh)
    ids, body = [str(uuid4())], make.entered("caption", photo=photo.pk, caption="Quầy 1", base="")
    tablet.send(body, ids=ids)
    photo.remove(by=minh)
    assert tablet.send(body, ids=ids).replies[0]["outcome"] == "saved"
