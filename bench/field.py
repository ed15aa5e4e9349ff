"""The suite “field”: one section to fill in, one answer saved, and a batch of a device taken in."""

import json
from functools import partial
from itertools import count
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inspections.models import Answer, AnswerChange

from .bare import FORMSET, Page, PlainSheet
from .data import make_visit_under_way
from .measure import Case, compare


def checklist_get(n: int) -> dict:
    """A section of n criteria with photos and findings, beside one plain Django formset without crispy."""
    world, visit = make_visit_under_way(n)
    answers = visit.answers.order_by("pk")
    section = world.criteria[0].section_id
    page = Page(world.people["inspector"], reverse("field:section", args=[visit.pk, section]))
    return compare(page, page.bare(lambda _: {"formset": PlainSheet(queryset=answers.all())}, FORMSET))


def answers_sent(n: int) -> dict:
    """A batch of n changed answers as a device sends it, beside the same rows written unasked."""
    device = Device(*make_visit_under_way(n))
    return compare(partial(device.send, n), partial(device.write_bare, n))


def sync_batch(n: int) -> dict:
    """A batch of n changed answers beside a batch of one, in one run."""
    device = Device(*make_visit_under_way(n))
    return compare(partial(device.send, n), partial(device.send, 1))


class Device:
    """An inspector's tablet, through the whole stack of middleware; each call enters something new."""

    def __init__(self, world, visit):
        self.by, self.visit = world.people["inspector"], visit
        self.client = Client()
        self.client.force_login(self.by)
        self.url, self.id = reverse("field:sync", args=[visit.pk]), str(uuid4())
        self.criteria = [criterion.pk for criterion in world.criteria]
        self.turns = count(1)

    def send(self, n: int):
        bodies = [self.body(pk, f"Lần {next(self.turns)}") for pk in self.criteria[:n]]
        batch = {
            "device": self.id,
            "device_name": "Chrome, Android",
            "user": self.by.pk,
            "sent_at": _now(),
            "entries": [{"id": str(uuid4()), "body": body} for body in bodies],
        }
        response = self.client.post(self.url, json.dumps(batch), content_type="application/json")
        outcomes = {reply["outcome"] for reply in response.json()["entries"].values()}
        if outcomes != {"saved"}:
            raise RuntimeError(f"{self.url} answered {outcomes}")

    def body(self, criterion: int, note: str) -> str:
        fields = {"note": {"value": note, "at": _now()}}
        return json.dumps(
            {"kind": "answer", "criterion": criterion, "base": 10**6, "lang": "vi", "fields": fields}
        )

    @transaction.atomic
    def write_bare(self, n: int):
        answers = list(Answer.objects.filter(visit=self.visit, criterion__in=self.criteria[:n]))
        for answer in answers:
            answer.note = f"Lần {next(self.turns)}"
        Answer.objects.bulk_update(answers, ["note"])
        AnswerChange.objects.bulk_create(
            AnswerChange(
                answer=answer, version=1, field="note", new=answer.note, by=self.by, at=timezone.now()
            )
            for answer in answers
        )
        Answer.objects.filter(visit=self.visit).update(version=F("version") + 1)


def _now() -> int:
    return round(timezone.now().timestamp() * 1000)


CASES = {
    "checklist_get": Case(checklist_get, (12, 80)),
    "answer_save": Case(lambda n: answers_sent(1), (1,), commits=True),
    "answers_sent": Case(answers_sent, (76,), commits=True),
    "sync_batch": Case(sync_batch, (76,), commits=True),
}
