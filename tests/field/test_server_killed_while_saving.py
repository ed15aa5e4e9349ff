"""The server is killed again and again while devices save: whatever it acknowledged is there, and only once.

KILL_SEED=number repeats the moments of an earlier run, which a failure prints.
"""

import http.client
import json
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from random import Random, randrange
from types import SimpleNamespace
from typing import NamedTuple
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils.crypto import get_random_string

from field.models import DeviceEntry
from inspections.models import AnswerChange
from tests import make

from .conftest import Tablet
from .server import LONGEST_REPLY, LONGEST_START, Server

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.longest]

SAVES, CRITERIA, DEVICES, KILLS = 2000, 40, 8, 8
# Seconds in which several saves begin and end, so that a kill finds each at any of its stages.
SEVERAL_SAVES = 0.1


@pytest.fixture
def checklist(db):
    return make.make_checklist(criteria=CRITERIA)


@pytest.fixture
def server(visit, tmp_path):
    with Server(tmp_path) as server:
        yield server


class Save(NamedTuple):
    """One note that one device entered on one criterion, under the id that the device made."""

    pk: str
    device: str
    criterion: int
    note: str


class Acknowledged:
    """The saves of all devices for which the server's reply came, and how many sends got none."""

    def __init__(self):
        self.saves, self.cut_off = [], 0
        self.changed = threading.Condition()

    def add(self, save):
        with self.changed:
            self.saves.append(save)
            self.changed.notify_all()

    def note_cut_off(self):
        with self.changed:
            self.cut_off += 1

    def wait_for(self, count):
        """Until so many are acknowledged."""
        with self.changed:
            enough = self.changed.wait_for(lambda: len(self.saves) >= count, LONGEST_START + LONGEST_REPLY)
        assert enough, f"{len(self.saves)} saves were acknowledged, waiting for {count}"


class TabletOnTheLine(Tablet):
    """A tablet that talks to a server which may vanish; it sends again until it has heard."""

    def __init__(self, visit, user, server, acknowledged):
        super().__init__(visit, user)
        self.server, self.acknowledged = server, acknowledged
        self.line = server.connect()
        token = get_random_string(32)
        session = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        self.headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={token}",
            "X-CSRFToken": token,
            "Content-Type": "application/json",
        }

    def post(self, name, content):
        url = reverse(name, args=[self.visit.pk])
        self.line.request("POST", url, json.dumps(content), self.headers)
        response = self.line.getresponse()
        return SimpleNamespace(status_code=response.status, json=partial(json.loads, response.read()))

    def fill_in(self, criteria, count):
        """`count` notes, on each of its own criteria in turn; the next only after the reply to the last."""
        for serial in range(count):
            base, place = divmod(serial, len(criteria))
            words = f"Lần lưu {serial + 1} của máy {self.device}"
            self.save(criteria[place], base=base, note=words)
        self.line.close()

    def save(self, criterion, *, base, note):
        pk, body = str(uuid4()), self.answer(criterion, base=base, note=note)
        while (reply := self.reply_to(pk, body)) is None:
            assert self.server.well.wait(LONGEST_START)
        assert reply["outcome"] == "saved", reply
        self.acknowledged.add(Save(pk, self.device, criterion.pk, note))

    def reply_to(self, pk, body) -> dict | None:
        """What the server says became of the entry; None when the line broke before it did."""
        try:
            response = self.send(body, ids=[pk])
        except (OSError, http.client.HTTPException):
            self.line.close()
            self.acknowledged.note_cut_off()
            return None
        assert response.status_code == 200, response.status_code
        return response.replies[0]


def kill_at_random(server, acknowledged, random):
    """Kill and start the server KILLS times, spread at random over the saves."""
    for count in sorted(random.sample(range(SAVES * 9 // 10), KILLS)):
        acknowledged.wait_for(count)
        time.sleep(random.uniform(0, SEVERAL_SAVES))
        server.kill()
        server.start()


def save_while_killing(tablets, visit, server, acknowledged):
    """All the saves and all the kills; each device has criteria of its own."""
    seed = int(os.environ.get("KILL_SEED") or randrange(10**6))
    print(f"KILL_SEED={seed}")
    criteria = list(visit.asked())
    connection.close()  # nobody else holds the database open, so that a new server has to recover it
    with ThreadPoolExecutor(DEVICES + 1) as pool:
        work = [pool.submit(kill_at_random, server, acknowledged, Random(seed))]
        for place, tablet in enumerate(tablets):
            work.append(pool.submit(tablet.fill_in, criteria[place::DEVICES], SAVES // DEVICES))
    for each in work:
        each.result()


def test_every_acknowledged_entry_is_there_once_and_nothing_else(visit, minh, server):
    acknowledged = Acknowledged()
    tablets = [TabletOnTheLine(visit, minh, server, acknowledged) for _ in range(DEVICES)]
    save_while_killing(tablets, visit, server, acknowledged)

    saves = acknowledged.saves
    assert len(saves) == SAVES
    assert acknowledged.cut_off >= KILLS
    assert kept_entries() == sorted((save.pk, save.device) for save in saves)
    assert kept_changes() == sorted((save.criterion, save.note, save.device) for save in saves)
    # Each criterion has one device, which waited for every reply: its last note stands, and all were counted.
    last = {save.criterion: save.note for save in saves}
    assert dict(visit.answers.values_list("criterion", "note")) == last
    assert set(visit.answers.values_list("version", flat=True)) == {SAVES // CRITERIA}


def kept_entries() -> list[tuple[str, str]]:
    return sorted((str(pk), str(device)) for pk, device in DeviceEntry.objects.values_list("pk", "device"))


def kept_changes() -> list[tuple[int, str, str]]:
    return sorted(AnswerChange.objects.values_list("answer__criterion", "new", "source"))
