"""Reminding people of what is owed: each person of each thing once at each stage, all in one message.

The rows are written and committed before anything is sent, and the database allows no second row for the
same person, thing, stage and last day. So two workers never send twice, and what was cut off stays unknown.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation

from core.workdays import Calendar
from units.models import Notice, User

from .messages import body_of, subject_of
from .models import Digest, Reminder
from .owing import Owed, owed_things
from .people import People
from .stages import is_office_hour, stage_reached, stages_of_leaders, stages_of_officers, stages_of_units


@dataclass(frozen=True)
class Due:
    """One thing of which one person is to be told now, at the latest stage that has come."""

    person: User
    owed: Owed
    stage: int

    def row(self, digest: Digest) -> Reminder:
        return self.owed.remind(digest, self.stage)


def due_on(today: date) -> dict[User, list[Due]]:
    """Everybody who is to be told something on `today` and was not told it before."""
    told = {row.key for row in Reminder.objects.still_owed().iterator()}
    people, due = People(), {}
    for owed in owed_things(today):
        for person, stage in _who(owed, people, today):
            each = Due(person, owed, stage)
            if each.row(Digest(person=person)).key not in told:
                due.setdefault(person, []).append(each)
    return due


def _who(owed: Owed, people: People, today: date):
    """(person, stage) for everybody whose turn has come."""
    groups = [
        (people.of_unit(owed), stages_of_units()),
        (people.of_agency(owed), stages_of_officers()),
        (people.leaders, stages_of_leaders()),
    ]
    for group, stages in groups:
        stage = stage_reached(stages, owed.due_on, today)
        if stage is not None:
            yield from ((person, stage) for person in group)


def chase(*, any_hour: bool = False) -> Counter:
    """Send what is due now; how many messages ended in which state, and how many reminders they held.

    Outside office hours nothing is sent, unless `any_hour`; the next run catches up with the latest stage.
    """
    done = Counter(unknown=Digest.objects.interrupted().update(state=Digest.State.UNKNOWN))
    now = timezone.now()
    if not any_hour and not is_office_hour(now, Calendar.load()):
        return done
    today = timezone.localdate(now)
    with translation.override(settings.LANGUAGE_CODE):
        for person, due in due_on(today).items():
            digest = claim(person, due, today)
            if digest is not None:
                done["reminders"] += digest.reminders.count()
                done[_deliver(digest)] += 1
    return done


@transaction.atomic
def claim(person: User, due: list[Due], today: date) -> Digest | None:
    """Write down, with its notice, what no other worker has; None when nothing of it was left."""
    state = Digest.State.WRITING if person.email else Digest.State.IN_APP
    digest = Digest.objects.create(person=person, state=state, started_at=timezone.now())
    rows = sorted((each.row(digest) for each in due), key=_order)
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)
    mine = {row.key for row in digest.reminders.all()}
    if not mine:
        digest.delete()
        return None
    things = [each.owed for each in due if each.row(digest).key in mine]
    digest.subject, digest.body = subject_of(things, today), body_of(person, things, today)
    digest.save(update_fields=["subject", "body"])
    Notice.send(person, digest.subject, _page_of(person, things))
    return digest


def _order(row):
    """The same in every worker, so that two of them never wait for each other."""
    return (row.step, row.demand_id or row.consultation_id or row.self_report_id)


def _page_of(person, things) -> str:
    """Where the notice leads: to the one thing, or to the list of them."""
    if len(things) == 1:
        return things[0].url_for(person)
    return "/" if person.is_unit_officer else reverse("portal:chase")


def _deliver(digest: Digest) -> str:
    if digest.state == Digest.State.WRITING:
        digest.send()
    return str(digest.state)
