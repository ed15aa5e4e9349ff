"""Two workers at once, a worker that is killed, a mail server that refuses: nobody is told twice."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.utils import timezone

from core.errors import DomainError
from portal import chasing
from portal.models import Digest, Reminder

NOW = "2018-06-28 09:30+07:00"


class Refusing(EmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError("binh@example.vn is not known here")


class Dying(EmailBackend):
    """The machine goes down while the message is on its way."""

    def send_messages(self, messages):
        raise SystemExit


@pytest.fixture
def at_work():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_at_the_same_moment_one_tells(owed, at_work):
    """Both have read that nobody was told yet before either of them writes."""
    both_have_read, failures = threading.Barrier(2), []
    read = chasing.to_write

    def read_and_wait(today):
        waiting = read(today)
        both_have_read.wait(10)
        return waiting

    def work():
        try:
            chasing.chase()
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chasing, "to_write", read_and_wait)
        workers = [threading.Thread(target=work) for _ in range(2)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(30)
    assert not failures
    assert len(mail.outbox) == Digest.objects.count() == 3
    assert Reminder.objects.count() == 3


def test_a_worker_killed_while_sending_leaves_it_unknown_and_the_next_does_not_repeat_it(
    owed, at_work, settings, binh
):
    settings.EMAIL_BACKEND = f"{__name__}.Dying"
    with pytest.raises(SystemExit):
        chasing.chase()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
        chasing.chase()
        assert Digest.objects.unsettled().get().person == binh
        assert Digest.objects.get(person=binh).is_unknown
    assert sorted(to for message in mail.outbox for to in message.to) == [
        "chuyenvien@example.vn",
        "lanhdao@example.vn",
    ]


def test_a_refusal_is_kept_and_nothing_personal_is_logged(owed, at_work, settings, caplog, binh):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    chasing.chase()
    digest = Digest.objects.get(person=binh)
    assert (digest.state, digest.error) == (Digest.State.FAILED, "ConnectionRefusedError")
    assert "binh" not in caplog.text
    assert chasing.chase() == []


def test_an_officer_sends_again_what_was_refused(owed, at_work, settings, officer, binh):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    chasing.chase()
    digest = Digest.objects.get(person=binh)
    with pytest.raises(DomainError):
        chasing.send_again(digest, by=officer)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    chasing.send_again(digest, by=officer)
    assert Digest.objects.get(person=binh).state == Digest.State.SENT
    assert len(mail.outbox) == 1
    with pytest.raises(DomainError):
        chasing.send_again(digest, by=officer)


def test_the_unit_does_not_send_again(owed, at_work, settings, binh):
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    chasing.chase()
    with pytest.raises(DomainError):
        chasing.send_again(Digest.objects.get(person=binh), by=binh)
