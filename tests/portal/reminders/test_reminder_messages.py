"""One message holds all that is due for a person, and what becomes of it is written down."""

import smtplib
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from core.errors import DomainError
from findings.models import Demand
from portal.models import Digest, Reminder
from units.models import Notice

from ... import make
from .chasing import chase_on
from .conftest import DUE

pytestmark = pytest.mark.django_db
REFUSING = "tests.portal.reminders.servers.Refusing"
HANGING_UP = "tests.portal.reminders.servers.HangingUp"


@pytest.fixture
def three(visit, minh, leader, settings):
    """One late, one due today, one soon."""
    settings.SITE_URL = "https://cchc.example.vn/"
    for title in ("Việc quá hạn", "Việc hôm nay", "Việc sắp đến"):
        make.make_demand(make.make_finding(visit, by=minh, title=title))
    make.make_conclusion(visit, by=leader)
    for demand, days in zip(Demand.objects.order_by("pk"), (-4, 0, 3), strict=True):
        Demand.objects.filter(pk=demand.pk).update(due_on=DUE + timedelta(days=days))


def test_all_that_is_due_stands_in_one_message_the_late_first(three, reachable, mailoutbox, visit):
    chase_on(DUE)
    mine = [message for message in mailoutbox if message.to == [reachable["binh"].email]]
    assert len(mine) == 1
    body = mine[0].body
    assert body.index("Việc quá hạn") < body.index("Việc hôm nay") < body.index("Việc sắp đến")
    conclusion = visit.concluded.conclusion
    address = reverse("portal:submit", args=[conclusion.pk, visit.unit_id, "report"])
    assert body.count(f"https://cchc.example.vn{address}") == 3
    assert "16/09/2018" in body


def test_the_officer_reads_which_unit_it_is(three, reachable):
    chase_on(DUE)
    digest = Digest.objects.get(person=reachable["officer"])
    assert "UBND huyện Quế Võ" in digest.body and "Việc hôm nay" not in digest.body


def test_the_address_in_it_opens_for_the_person(three, reachable, client):
    chase_on(DUE)
    client.force_login(reachable["binh"], "units.backends.PeopleBackend")
    body = Digest.objects.get(person=reachable["binh"]).body
    address = next(line.strip() for line in body.splitlines() if "https://" in line)
    assert client.get(address.removeprefix("https://cchc.example.vn")).status_code == 200


def test_a_title_of_odd_signs_breaks_no_header(three, reachable, mailoutbox):
    type(reachable["binh"]).objects.filter(pk=reachable["binh"].pk).update(full_name="Bình 😀 <b>")
    chase_on(DUE)
    assert any("Bình 😀 <b>" in message.body for message in mailoutbox)


def test_a_refused_message_is_shown_as_not_sent_and_not_repeated(demand, reachable, settings, caplog):
    settings.EMAIL_BACKEND = REFUSING
    for _again in range(2):
        chase_on(DUE)
    digest = Digest.objects.get()
    assert (digest.state, digest.error) == ("failed", "SMTPRecipientsRefused")
    assert Notice.objects.filter(user=reachable["binh"]).count() == 1
    assert "@" not in caplog.text and "Bình" not in caplog.text


def test_a_line_that_broke_leaves_the_outcome_unknown(demand, reachable, settings):
    settings.EMAIL_BACKEND = HANGING_UP
    chase_on(DUE)
    assert Digest.objects.get().state == Digest.State.UNKNOWN


def test_one_refusal_does_not_stop_the_others(three, reachable, settings, monkeypatch):
    sent = []

    def send(message, **words):
        if message.to == [reachable["binh"].email]:
            raise smtplib.SMTPRecipientsRefused({})
        sent.append(message.to)

    monkeypatch.setattr(mail.EmailMessage, "send", send)
    chase_on(DUE)
    assert [reachable["officer"].email] in sent


def test_an_officer_sends_again_what_failed_once(demand, reachable, settings, mailoutbox):
    settings.EMAIL_BACKEND = REFUSING
    chase_on(DUE)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    digest, seen_by_another = Digest.objects.get(), Digest.objects.get()
    digest.resend(by=reachable["officer"])
    with pytest.raises(DomainError):
        seen_by_another.resend(by=reachable["leader"])
    assert len(mailoutbox) == 1
    assert Digest.objects.get().state == "sent" and Digest.objects.get().resent_by == reachable["officer"]
    assert Reminder.objects.count() == 1


def test_what_was_sent_is_not_sent_again(demand, reachable, mailoutbox):
    chase_on(DUE)
    with pytest.raises(DomainError):
        Digest.objects.get().resend(by=reachable["officer"])
    assert len(mailoutbox) == 1


def test_a_message_cut_off_long_ago_counts_as_unknown(demand, reachable):
    chase_on(DUE)
    an_hour_ago = timezone.now() - timedelta(hours=1)
    Digest.objects.update(state="writing", started_at=an_hour_ago)
    assert Digest.objects.get().outcome == Digest.State.UNKNOWN and Digest.objects.get().may_be_sent_again


def test_a_dry_run_lists_and_sends_nothing(demand, reachable, mailoutbox):
    Demand.objects.update(due_on=timezone.localdate())
    out = StringIO()
    call_command("chase", "--dry-run", stdout=out)
    assert "Đỗ Văn Bình" in out.getvalue() and "Chưa niêm yết" in out.getvalue()
    assert not mailoutbox and not Digest.objects.exists()


def test_the_command_counts_what_it_sent(demand, reachable):
    Demand.objects.update(due_on=timezone.localdate())
    out = StringIO()
    call_command("chase", "--now", stdout=out)
    assert out.getvalue().strip() == "1 reminders; messages: 1 sent."
