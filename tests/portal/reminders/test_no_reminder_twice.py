"""Workers of their own processes, started at once, killed and started again, send no reminder twice."""

import os
import signal
import subprocess
import sys
from collections import Counter
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from findings.models import Demand
from portal.chasing import chase
from portal.models import Digest, Reminder
from tests.standing import standing
from units.models import Notice, User

from ... import make
from ...field.server import database_url

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS, PEOPLE = 3, 12


@standing
def many(demand, reachable, que_vo):
    """More people of the unit, so that the workers meet."""
    for number in range(PEOPLE):
        make.make_user(f"quevo{number}", role="unit_officer", unit=que_vo, email=f"quevo{number}@example.vn")
    Demand.objects.update(due_on=timezone.localdate() - timedelta(days=25))
    return User.objects.exclude(email="").count()


@pytest.fixture
def start(tmp_path):
    """Starts `manage.py chase --now` as the clock does, on this test's database."""

    def start_worker(server):
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "reform_inspect.settings",
            "DATABASE_URL": database_url(),
            "SECRET_KEY": settings.SECRET_KEY,
            "REFORM_VAR": str(tmp_path),
            "EMAIL_BACKEND": f"tests.portal.reminders.servers.{server}",
            "MAIL_LOG": str(tmp_path / "mail.log"),
        }
        command = [sys.executable, "manage.py", "chase", "--now"]
        return subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment)

    connection.close()
    return start_worker


def mails(folder) -> Counter:
    return Counter((folder / "mail.log").read_text().split())


def test_workers_started_at_once_send_each_message_once(many, start, tmp_path):
    workers = [start("WritingDown") for _ in range(WORKERS)]
    assert [worker.wait(120) for worker in workers] == [0] * WORKERS
    sent = mails(tmp_path)
    assert len(sent) == many and set(sent.values()) == {1}
    assert Digest.objects.filter(state="sent").count() == Digest.objects.count() == many
    assert Reminder.objects.count() == Notice.objects.count() == many


def test_a_worker_killed_while_sending_leaves_it_unknown_and_unrepeated(many, start, tmp_path):
    assert start("Killing").wait(120) == -signal.SIGKILL
    cut_off = Digest.objects.get()
    assert cut_off.state == Digest.State.WRITING and cut_off.reminders.exists()
    assert Notice.objects.filter(user=cut_off.person).count() == 1

    Digest.objects.update(started_at=timezone.now() - timedelta(hours=1))
    connection.close()
    assert start("WritingDown").wait(120) == 0
    sent = mails(tmp_path)
    assert len(sent) == many - 1 and set(sent.values()) == {1}
    assert cut_off.person.email not in sent
    cut_off.refresh_from_db()
    assert cut_off.state == Digest.State.UNKNOWN


def test_a_worker_that_looked_before_another_wrote_gets_nothing(many, monkeypatch, mailoutbox):
    """Both read what is due before either writes: the database alone keeps them apart."""
    from portal import chasing

    before = chasing.due_on(timezone.localdate())
    chase(any_hour=True)
    count = len(mailoutbox)
    monkeypatch.setattr(chasing, "due_on", lambda today: before)
    chase(any_hour=True)
    assert len(mailoutbox) == count == many
    assert Digest.objects.count() == many
