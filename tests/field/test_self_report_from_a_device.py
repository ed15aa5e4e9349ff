"""The unit's officers answer their self-report on pages that save themselves, as inspectors do."""

import json

import pytest
from django.urls import reverse

from inspections.models import SelfReport
from tests import make
from tests.standing import standing

from .conftest import Tablet

pytestmark = pytest.mark.django_db


class UnitDevice(Tablet):
    """A computer of the inspected unit."""

    def post(self, name, content):
        url = reverse("field:self_sync", args=[self.visit.pk])
        return self.client.post(url, json.dumps(content), content_type="application/json")


@standing
def report(visit, officer):
    return SelfReport.ask(visit, by=officer)


@pytest.fixture
def device(report, visit, binh):
    return UnitDevice(visit, binh)


def test_an_answer_of_the_unit_is_saved_as_the_units_own(device, report, visit, criteria, binh):
    [reply] = device.send(device.answer(criteria["A1"], verdict="yes", note="Có quyết định")).replies
    assert reply["outcome"] == "saved"
    answer = report.answers.get()
    assert (answer.verdict, answer.note, answer.changed_by) == ("yes", "Có quyết định", binh)
    assert not visit.answers.exists()


def test_what_was_saved_is_no_longer_only_last_times(device, report, criteria):
    prefilled = report.answers.create(criterion=criteria["A1"], verdict="no", prefilled=True)
    device.send(device.answer(criteria["A1"], base=prefilled.version, verdict="yes"))
    assert not report.answers.get().prefilled


def test_two_officers_of_the_unit_merge_and_keep_both_words(device, report, visit, que_vo, criteria):
    colleague = UnitDevice(visit, make.make_user(role="unit_officer", unit=que_vo))
    device.send(device.answer(criteria["A1"], note="Bình ghi"))
    [told] = colleague.send(colleague.answer(criteria["A1"], note="Đồng nghiệp ghi")).json()["answers"]
    assert told["values"]["note"] == "Đồng nghiệp ghi"
    assert "Bình ghi" in told["beside"]
    assert (
        reverse("field:self_settle_put_back", args=[visit.pk, report.answers.get().changes.last().pk])
        in told["beside"]
    )


def test_after_sending_nothing_is_changed_and_nothing_held_aside(device, report, visit, criteria, binh):
    for criterion in visit.asked():
        report.answers.create(
            criterion=criterion, verdict="yes", part=1, whole=1, number_1=1, number_2=1, text="Đủ"
        )
    report.send(by=binh)
    [reply] = device.send(device.answer(criteria["A1"], base=1, verdict="no")).replies
    assert reply["outcome"] == "refused"
    assert reply["reason"]
    assert not visit.device_entries.exists()


def test_nothing_but_answers_is_taken(device, criteria):
    [reply] = device.send(
        make.entered("finding", finding="strength", values={"title": "Tự khen"}, photos=[])
    ).replies
    assert reply["outcome"] == "refused"


def test_an_inspector_does_not_answer_for_the_unit(report, visit, minh, criteria):
    device = UnitDevice(visit, minh)
    assert device.send(device.answer(criteria["A1"], verdict="yes")).replies[0]["outcome"] == "refused"
    assert not report.answers.exists()
