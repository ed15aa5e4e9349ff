"""Minh's visit to Quế Võ with two sections: one with every kind of answer, one with a single question."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import make
from tests.standing import standing
from tests.world import signed_in


@standing
def checklist(db):
    version = make.make_checklist(published=False, criteria=0)
    first = version.sections.get()
    make.make_criterion(first, code="A1")
    make.make_criterion(first, code="A2", asks_verdict=False, asks_ratio=True)
    make.make_criterion(first, code="A3", asks_verdict=False, numbers=2)
    make.make_criterion(first, code="A4", asks_verdict=False, asks_text=True)
    make.make_criterion(first, code="A5", asks_verdict=False, asks_ratio=True, ratio_may_exceed=True)
    make.make_criterion(make.make_section(version), code="B1")
    version.publish(by=None)
    return version


class Sheet:
    """A person's browser on one section of a visit."""

    def __init__(self, visit, user, section=None):
        self.visit = visit
        self.section = section or visit.asked().first().section
        self.criteria = {row.code: row for row in visit.asked()}
        self.client = signed_in(user)
        self.url = reverse("field:section", args=[visit.pk, self.section.pk])

    def get(self):
        return self.client.get(self.url)

    def save(self, versions=None, query="", **typed):
        """Post answers as `A1={"verdict": "yes"}`; `versions` are those of the page they were typed on."""
        versions = self.versions() if versions is None else versions
        data = {}
        for code, values in typed.items():
            prefix = f"c{self.criteria[code].pk}"
            data[f"{prefix}-version"] = versions.get(code, 0)
            data |= {f"{prefix}-{name}": value for name, value in values.items()}
        return self.client.post(self.url + query, data)

    def versions(self):
        return dict(self.visit.answers.values_list("criterion__code", "version"))

    def answer(self, code):
        return self.visit.answers.filter(criterion__code=code).first()


@pytest.fixture
def sheet(visit, minh):
    return Sheet(visit, minh)


@standing
def team_mate(team_a, visit, so_noi_vu):
    """A second inspector on the same visit."""
    user = make.make_user("thuy", role="inspector", full_name="Trịnh Thị Thủy", unit=so_noi_vu)
    team_a.members.create(user=user, role="secretary", order=1)
    visit.members.add(user)
    return user


@pytest.fixture
def her_sheet(visit, team_mate):
    """The same section on the tablet of the team mate."""
    return Sheet(visit, team_mate)


class Tablet:
    """A device of one person that sends what was entered on it; its clock may be wrong by `skew`."""

    def __init__(self, visit, user, *, skew=timedelta()):
        self.visit, self.user, self.skew = visit, user, skew
        self.client, self.device = signed_in(user), str(uuid4())

    def answer(self, criterion, *, base=0, at=None, **fields):
        """The body of an answer entered `at` by the office's clock, as this device's clock tells it."""
        fields = {name: str(value) for name, value in fields.items()}
        moment = (at or timezone.now()) + self.skew
        return make.entered("answer", at=moment, criterion=criterion.pk, base=base, fields=fields)

    def send(self, *bodies, ids=None, **changes):
        """Post a batch; the answer of the server, with `replies` in the order of the bodies."""
        ids = ids or [str(uuid4()) for _ in bodies]
        batch = self.sender() | {
            "entries": [{"id": pk, "body": body} for pk, body in zip(ids, bodies, strict=True)]
        }
        response = self.post("field:sync", batch | changes)
        if response.status_code == 200:
            response.replies = [response.json()["entries"][pk] for pk in ids]
        return response

    def send_photo(self, upload, *, pk=None, criterion=None, caption=""):
        body = make.entered("photo", criterion=criterion and criterion.pk, caption=caption)
        form = self.sender() | {"id": pk or str(uuid4()), "body": body, "file": upload}
        response = self.client.post(reverse("field:sync_photo", args=[self.visit.pk]), form)
        if response.status_code == 200:
            response.reply = response.json()["entries"][form["id"]]
        return response

    def look(self, **sent):
        return self.post("field:look", {"user": self.user.pk, "device": self.device} | sent)

    def post(self, name, content):
        url = reverse(name, args=[self.visit.pk])
        return self.client.post(url, json.dumps(content), content_type="application/json")

    def sender(self) -> dict:
        now = timezone.now() + self.skew
        return {
            "device": self.device,
            "device_name": "Chrome, Android",
            "user": self.user.pk,
            "sent_at": round(now.timestamp() * 1000),
        }


@pytest.fixture
def tablet(visit, minh):
    return Tablet(visit, minh)


@pytest.fixture
def her_tablet(visit, team_mate):
    return Tablet(visit, team_mate)


@standing
def criteria(visit):
    """What the visit asks, by code."""
    return {criterion.code: criterion for criterion in visit.asked()}
