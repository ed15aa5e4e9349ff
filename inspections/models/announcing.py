"""The clock of announcing: by which day a unit is told of its visit, and of which day it was told."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.formats import day
from core.text import clean_line
from core.workdays import Calendar, Term
from units.models import Notice, User

from .. import permissions
from ..workflow import ANNOUNCED_KINDS, RoundState, VisitState


def announceable() -> Q:
    """Conditions on visits as `Announced.is_announceable` says of each."""
    return Q(kind__in=ANNOUNCED_KINDS, state=VisitState.PLANNED)


def untold() -> Q:
    """Conditions on visits as `Announced.is_to_announce` says of each, in rounds that are not closed."""
    ahead = announceable() & Q(date__gte=timezone.localdate())
    return ahead & ~Q(announced_day=F("date")) & ~Q(round__state=RoundState.CLOSED)


@dataclass(frozen=True)
class AnnouncementClock:
    """By which day the unit of a visit is told of it, how that day came about, and when it was told."""

    by: date
    explained: str
    told_on: date | None

    @property
    def is_late(self) -> bool:
        return (self.told_on or timezone.localdate()) > self.by


class Announced(models.Model):
    """What a visit does about its announcement; round, unit, kind, date and state are fields of the visit.

    A visit that was given another day since is to be announced again.
    """

    announced_on = models.DateField(gettext_lazy("announced on"), null=True, editable=False)
    announcement_number = models.CharField(
        gettext_lazy("number of the notice"), max_length=60, blank=True, editable=False
    )
    announced_day = models.DateField(gettext_lazy("day the unit was told of"), null=True, editable=False)

    CONSTRAINTS = (
        models.CheckConstraint(
            condition=Q(announced_on__isnull=True, announced_day__isnull=True, announcement_number="")
            | Q(announced_on__isnull=False, announced_day__isnull=False),
            name="announced_visit_names_its_notice",
        ),
    )

    class Meta:
        abstract = True

    @property
    def is_announceable(self) -> bool:
        """Whether its unit may be told of it: not of an unannounced visit, nor of one that has begun."""
        return self.kind in ANNOUNCED_KINDS and self.state == VisitState.PLANNED

    @property
    def is_announced(self) -> bool:
        """Whether the unit was told of the day that now stands in the schedule."""
        return self.announced_day == self.date

    @property
    def is_to_announce(self) -> bool:
        return self.is_announceable and not self.is_announced and self.date >= timezone.localdate()

    def announce_by(self, calendar: Calendar) -> date:
        """The last day for telling the unit, by the office's setting."""
        return Term.named("announcement").before(self.date, calendar)

    def announcement_clock(self, calendar: Calendar | None = None) -> AnnouncementClock | None:
        """None where the unit is not told beforehand, and where it was not while there was time.

        Pages with several visits give the calendar, read once.
        """
        if not (self.is_announced or self.is_to_announce):
            return None
        calendar = calendar or Calendar.load()
        return AnnouncementClock(
            self.announce_by(calendar),
            Term.named("announcement").explain_before(self.date, calendar),
            self.announced_on if self.is_announced else None,
        )

    @classmethod
    def days_untold(cls, round, at: datetime) -> dict[int, date]:
        """The day of each visit that may be announced, by id, as the schedule stood at the moment `at`.

        Those whose unit was told of that day already are left out; two queries.
        """
        past = cls.history.filter(round=round, history_date__lte=at).order_by("history_date", "history_id")
        days = dict(past.values_list("id", "date"))
        return {
            visit.pk: days[visit.pk]
            for visit in round.visits.filter(announceable())
            if visit.pk in days and visit.announced_day != days[visit.pk]
        }

    @classmethod
    @transaction.atomic
    def announce(cls, round, days: dict[int, date], *, by, number: str, on: date):
        """Enter that the notice `number` dated `on` told units of their `days`, by the ids of the visits.

        The officers of a unit that knew of no such day are told here too. DomainError names the field at
        fault, and nothing is entered then.
        """
        visits = list(round.visits.filter(announceable(), pk__in=days).select_for_update().order_by("pk"))
        round.lock()
        permissions.can_manage_round(by, round).enforce()
        number = _checked(number, on, visits, days)
        for visit in visits:
            is_news = visit.announced_day != days[visit.pk]
            visit.announced_on, visit.announcement_number = on, number
            visit.announced_day = days[visit.pk]
            visit.claim(visit.version)
            visit.save()
            if is_news:
                visit._tell_unit_of_its_day()

    def _tell_unit_of_its_day(self):
        words = {"day": day(self.announced_day), "number": self.announcement_number}
        text = _("Your unit is inspected on %(day)s, by notice %(number)s.") % words
        Notice.send_all(User.objects.speaking_for(self.unit), text, self.get_absolute_url())


def _checked(number, on, visits, days) -> str:
    """The number as it is entered; DomainError when one of the facts is missing or impossible."""
    number = clean_line(number)
    if not number:
        raise DomainError(_("Give the number of the notice."), field="number")
    if on > timezone.localdate():
        raise DomainError(_("The notice cannot be dated in the future."), field="on")
    if not visits or len(visits) != len(days):
        raise DomainError(_("Choose visits that are announced and have not begun."), field="visits")
    if on > min(days.values()):
        raise DomainError(_("A notice comes before the day of the visit."), field="on")
    return number
