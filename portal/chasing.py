"""Who is to be reminded of what today, and telling each of them once, however often and wherever this runs.

Reminders are rows, unique per person, demand and stage, and are committed with the message that carries them
before it is sent. Of two workers one gets the rows; a message cut off in between is shown, not repeated.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.workdays import Calendar
from findings.models import Demand, Submission
from units.models import Notice, User, succession_pairs

from .messages import body_of, notice_of, subject_of
from .models import Digest, Reminder
from .permissions import can_chase

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Due:
    """A plan or report that is owed, and the latest stage that it has reached."""

    demand: Demand
    step: str
    due_on: date
    stage: int


def stage_reached(due_on: date, today: date, stages: Sequence[int]) -> int | None:
    """The latest of `stages`, in days after the last day, that has come; None before the first.

    Only the latest counts: a worker that slept through two does not remind twice in a row.
    """
    days = (today - due_on).days
    return max((stage for stage in stages if stage <= days), default=None)


def is_time(now: datetime, calendar: Calendar) -> bool:
    """Whether offices work now; nobody is woken by a reminder."""
    local = timezone.localtime(now)
    first, last = settings.CHASE_HOURS
    return calendar.is_working_day(local.date()) and first <= local.hour < last


def owed_now(today: date) -> list[Due]:
    """What is owed and has reached a stage, by the last day; one query."""
    horizon = today - timedelta(days=min(settings.CHASE_STAGES))
    demands = Demand.objects.owed().filter(due_on__lte=horizon) | Demand.objects.plan_owed().filter(
        plan_due_on__lte=horizon
    )
    demands = demands.select_related("unit", "finding__conclusion__round__plan").order_by("due_on", "pk")
    return [due for demand in demands for due in _steps(demand, today)]


def _steps(demand: Demand, today: date) -> Iterator[Due]:
    days = {Submission.Kind.REPORT: demand.due_on}
    if demand.is_plan_owed:
        days[Submission.Kind.PLAN] = demand.plan_due_on
    for step, due_on in days.items():
        stage = stage_reached(due_on, today, settings.CHASE_STAGES)
        if stage is not None:
            yield Due(demand, step, due_on, stage)


class People:
    """Who answers for a unit, who follows its demands up, and who is told when nothing helps; two queries."""

    def __init__(self):
        pairs = succession_pairs()
        self.of_unit, self.of_agency, self.leaders = defaultdict(list), defaultdict(list), []
        roles = [User.Role.UNIT_OFFICER, User.Role.OFFICER, User.Role.LEADER]
        for person in User.objects.active().filter(role__in=roles, is_superuser=False):
            person.successions = pairs
            self._place(person)

    def _place(self, person):
        if person.is_leader:
            self.leaders.append(person)
            return
        groups = self.of_unit if person.is_unit_officer else self.of_agency
        for unit_id in person.unit_ids:
            groups[unit_id].append(person)

    def to_tell(self, due: Due) -> list[User]:
        """The unit; its agency once the day has passed; the leaders when it has passed for long.

        Where the unit has ended nobody there answers any more: the agency has to name who does.
        """
        people = [] if due.demand.awaits_successor else list(self.of_unit[due.demand.unit_id])
        if due.stage > 0 or due.demand.awaits_successor:
            people += self.of_agency[due.demand.finding.conclusion.round.plan.agency_id]
        if due.stage >= settings.CHASE_ESCALATE_AFTER:
            people += self.leaders
        return people


def chase(*, now: datetime | None = None, at_any_hour: bool = False) -> list[Digest]:
    """Remind everybody of what has reached a new stage, each in one message; gives back the messages.

    One person after the other: what cuts it off leaves at most one message of unknown fate.
    """
    now = now or timezone.now()
    if not at_any_hour and not is_time(now, Calendar.load()):
        return []
    messages = []
    for person, dues in to_write(timezone.localdate(now)).items():
        digest = write(person, dues)
        if digest:
            send(digest)
            messages.append(digest)
    return messages


def to_write(today: date) -> dict[User, list[Due]]:
    """By person what they have not been told yet."""
    people, told = People(), _told()
    waiting = defaultdict(list)
    for due in owed_now(today):
        for person in people.to_tell(due):
            if (person.pk, due.demand.pk, due.step, due.stage, due.due_on) not in told:
                waiting[person].append(due)
    return waiting


def _told() -> set[tuple]:
    """What was told already about demands that are still owed; the constraint has the last word."""
    owed = Demand.objects.owed().values("pk")
    rows = Reminder.objects.filter(demand__in=owed)
    return set(rows.values_list("person", "demand", "step", "stage", "due_on"))


@transaction.atomic
def write(person: User, dues: list[Due]) -> Digest | None:
    """Commit the message and its reminders; None when another worker has written them all."""
    state = Digest.State.SENDING if person.email else Digest.State.IN_APP
    digest = Digest.objects.create(person=person, state=state)
    Reminder.objects.bulk_create(
        (
            Reminder(
                digest=digest,
                person=person,
                demand=due.demand,
                step=due.step,
                stage=due.stage,
                due_on=due.due_on,
            )
            for due in dues
        ),
        ignore_conflicts=True,
    )
    # Those that another worker had written first are not among mine.
    mine = set(digest.reminders.values_list("demand", "step"))
    dues = [due for due in dues if (due.demand.pk, due.step) in mine]
    if not dues:
        digest.delete()
        return None
    with translation.override(settings.LANGUAGE_CODE):
        digest.subject, digest.body = subject_of(dues), body_of(person, dues)
        Notice.send(person, notice_of(dues), dues[0].demand.finding.conclusion.get_absolute_url())
    digest.save(update_fields=["subject", "body"])
    return digest


def send(digest: Digest) -> None:
    """Hand a written message to the mail server and note what it said; nothing personal goes to the log."""
    if digest.state != Digest.State.SENDING:
        return
    try:
        EmailMessage(digest.subject, digest.body, to=[digest.person.email]).send()
    except Exception as error:
        logger.warning("Message %s was not taken: %s", digest.pk, type(error).__name__)
        digest.state, digest.error = Digest.State.FAILED, type(error).__name__
    else:
        digest.state, digest.error = Digest.State.SENT, ""
    digest.save(update_fields=["state", "error"])


def send_again(digest: Digest, *, by) -> None:
    """Try once more, because a person asks for it. Raises DomainError when that is not needed or in vain."""
    can_chase(by).enforce()
    now = timezone.now()
    unsettled = Digest.objects.unsettled().filter(pk=digest.pk)
    if not unsettled.update(state=Digest.State.SENDING, tried_at=now):
        raise DomainError(_("This message was sent, or is being sent."))
    digest.state, digest.tried_at = Digest.State.SENDING, now
    send(digest)
    if digest.state == Digest.State.FAILED:
        raise DomainError(_("The mail server refused it again (%s).") % digest.error)
