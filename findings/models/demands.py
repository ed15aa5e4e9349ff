"""What a unit must put right, by when, and what it reports about it."""

from datetime import date, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.history import HistoricalRecords
from core.models import Versioned
from core.text import clean_line, clean_text
from core.workdays import Calendar, Term
from core.workflow import Stateful, StatusChange
from units.models import Unit

from .. import permissions
from ..workflow import (
    DEMAND_MOVES,
    DEMAND_TONES,
    FIXED_STATES,
    OWED_STATES,
    PLAN_OWED_STATES,
    TO_JUDGE_STATES,
    DemandState,
    FindingState,
)
from .clock import Clocked
from .deadlines import DeadlineChange, HandlingProposal
from .findings import Finding

# A last day this near is soon.
SOON = timedelta(days=7)


class DemandQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(finding__in=Finding.objects.visible_to(user).values("pk"))

    def in_force(self):
        """Those whose clock a conclusion has started and whose finding stands."""
        return self.filter(due_on__isnull=False, finding__state=FindingState.CONCLUDED)

    def owed(self):
        return self.in_force().filter(state__in=OWED_STATES)

    def overdue(self, on: date | None = None):
        """Still owed after their last day; computed, never stored."""
        return self.owed().filter(is_past("due_on", on or timezone.localdate()))

    def due_soon(self):
        """Owed with a last day, of the plan or of the report, within a week from today."""
        today = timezone.localdate()
        week = (today, today + SOON)
        plan = Q(state__in=PLAN_OWED_STATES, plan_due_on__range=week)
        return self.owed().filter(Q(due_on__range=week) | plan)

    def plan_owed(self):
        """Those whose remediation plan is asked for and was not sent, or was returned."""
        return self.in_force().filter(state__in=PLAN_OWED_STATES, plan_due_on__isnull=False)

    def plan_overdue(self, on: date | None = None):
        return self.plan_owed().filter(is_past("plan_due_on", on or timezone.localdate()))

    def awaiting_successor(self, on: date | None = None):
        """Owed by a unit that has ended; nobody was named to answer for it."""
        return self.owed().filter(unit__valid_to__lt=on or timezone.localdate())

    def to_judge(self):
        """A plan or a report waits to be accepted or returned."""
        return self.in_force().filter(state__in=TO_JUDGE_STATES)

    def fixed(self):
        return self.in_force().filter(state__in=FIXED_STATES)

    def unfixed(self):
        """Owed, or reported and not accepted yet."""
        return self.in_force().exclude(state__in=FIXED_STATES)

    def on_time(self):
        """Fixed, by a report that had come by the last day."""
        return self.fixed().filter(came_in_time())

    def term_over(self, on: date | None = None):
        """Those of which it is settled whether they were fixed in time: accepted, or past their last day."""
        return self.in_force().filter(term_is_over(on or timezone.localdate()))


def is_past(field: str, today: date) -> Q:
    """Condition on demands: the day in `field` has passed. For a unit that has ended the clock stands."""
    still_runs = Q(unit__valid_to=None) | Q(**{f"{field}__lt": F("unit__valid_to")})
    return Q(**{f"{field}__lt": today}) & still_runs


def term_is_over(today: date) -> Q:
    """Condition on demands: accepted, whenever that was, or past their last day."""
    return Q(state__in=FIXED_STATES) | is_past("due_on", today)


def came_in_time() -> Q:
    """Condition on demands: a report that was accepted had been sent by the last day, as extended.

    The rows are named by a subquery of their own, so that it can be counted beside others in one query.
    """
    good = Demand._base_manager.filter(
        items__submission__kind="report",
        items__decision="accepted",
        items__submission__reported_on__lte=F("due_on"),
    )
    return Q(pk__in=good.values("pk"))


class Demand(Clocked, Stateful, Versioned):
    """One row is what one unit must do about one shortcoming, and by when."""

    class DeadlineKind(models.TextChoices):
        FIXED = "fixed", gettext_lazy("On a date")
        CALENDAR = "calendar", gettext_lazy("Calendar days from the conclusion")
        WORKING = "working", gettext_lazy("Working days from the conclusion")

    finding = models.OneToOneField(
        Finding, on_delete=models.CASCADE, related_name="demand", verbose_name=gettext_lazy("finding")
    )
    what = models.TextField(gettext_lazy("what must be done"))
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="demands", verbose_name=gettext_lazy("who must do it")
    )
    deadline_kind = models.CharField(
        gettext_lazy("deadline"), max_length=20, choices=DeadlineKind.choices, default=DeadlineKind.CALENDAR
    )
    days = models.PositiveSmallIntegerField(
        gettext_lazy("number of days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    fixed_on = models.DateField(gettext_lazy("on"), null=True, blank=True)
    due_on = models.DateField(gettext_lazy("at the latest on"), null=True, editable=False)
    plan_due_on = models.DateField(gettext_lazy("plan at the latest on"), null=True, editable=False)
    state = models.CharField(
        gettext_lazy("state"),
        max_length=20,
        choices=DemandState.choices,
        default=DemandState.OPEN,
        editable=False,
    )
    history = HistoricalRecords()

    MOVES = DEMAND_MOVES
    TONES = DEMAND_TONES
    objects = DemandQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("demand")
        verbose_name_plural = gettext_lazy("demands")
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["state", "due_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(deadline_kind="fixed", fixed_on__isnull=False)
                | Q(deadline_kind__in=["calendar", "working"], days__gte=1),
                name="deadline_is_given",
                violation_error_message=gettext_lazy("Give the date, or the number of days."),
            )
        ]

    def __str__(self):
        return f"{self.finding.number}: {self.what}"

    @classmethod
    @transaction.atomic
    def set_for(cls, finding, *, by, what, unit=None, version=None, **deadline):
        """Write or rewrite the demand of a shortcoming, until the conclusion fixes it.

        `deadline` is any of deadline_kind, days, fixed_on; `version` is the one that was rewritten, if any.
        Raises DomainError when it is not a shortcoming, the deadline is not given, or the person may not.
        """
        finding.lock()
        permissions.can_set_demand(by, finding).enforce()
        demand = cls.objects.filter(finding=finding).first() or cls(finding=finding)
        deadline = usual_deadline() | deadline
        demand.what, demand.unit = clean_text(what), unit or finding.unit
        for name, value in deadline.items():
            setattr(demand, name, value)
        demand.check_deadline()
        if demand.pk:
            demand.claim(version or demand.version)
        demand.save()
        return demand

    def check_deadline(self):
        if self.deadline_kind == self.DeadlineKind.FIXED:
            if not self.fixed_on:
                raise DomainError(_("Give the date."), field="fixed_on")
            if self.fixed_on < self.finding.visit.date:
                raise DomainError(_("The deadline lies before the visit."), field="fixed_on")
        elif not self.days:
            raise DomainError(_("Give the number of days."), field="days")

    # Where it stands

    @property
    def is_owed(self) -> bool:
        return self.in_force and self.state in OWED_STATES

    @property
    def is_plan_owed(self) -> bool:
        return self.in_force and self.plan_due_on is not None and self.state in PLAN_OWED_STATES

    @property
    def next_due_on(self) -> date | None:
        """The nearest day by which the unit owes something: its plan, else its report."""
        return self.plan_due_on if self.is_plan_owed else self.due_on

    @property
    def is_proposed(self) -> bool:
        """Whether its handling was formally proposed to another body."""
        return hasattr(self, "proposal")

    @property
    def awaits_successor(self) -> bool:
        return self.is_owed and self.unit.has_ended(timezone.localdate())

    @property
    def badge(self) -> tuple[str, str]:
        """(tone, word) for where the demand stands today: the state, unless the calendar says more."""
        if not self.in_force:
            return "idle", _("Not in force yet")
        if self.awaits_successor:
            return "waiting", _("Awaiting a successor")
        if self.is_overdue:
            return "bad", _("Overdue")
        return self.tone, self.get_state_display()

    # The loop

    @cached_property
    def last_item(self):
        """What the unit sent last about it, plan or report."""
        return self.items.select_related("submission__conclusion").order_by("-pk").first()

    def close(self, *, by, note=""):
        self.move("close", by=by, note=note)

    def cancel(self, *, by, note):
        """Close a demand whose finding is withdrawn."""
        self.move("cancel", by=by, note=note)

    @transaction.atomic
    def hand_over(self, *, by, unit, note):
        """Name the unit that answers from now on for one that has ended; both names stay in the history."""
        self.lock()
        permissions.can_hand_over(by, self).enforce()
        note = clean_text(note)
        if not note:
            raise DomainError(_("Say why, in a few words."), field="note")
        if not unit.active_on(timezone.localdate()):
            raise DomainError(_("%s no longer exists.") % unit, field="unit")
        words = f"{self.unit.body_name} → {unit.body_name}. {note}"
        days = self.days_after_pause(Calendar.load())
        self._move_deadline(DeadlineChange.Kind.PAUSE, *days, by=by, reason=words)
        self.unit = unit
        self.save(update_fields=["unit"])
        self.changes.create(act="hand_over", old=self.state, new=self.state, by=by, note=words)

    @transaction.atomic
    def propose_handling(self, *, by, addressee, number, date, text):
        """Write down that the agency formally proposed its handling to the body that can do it."""
        self.lock()
        permissions.can_propose_handling(by, self).enforce()
        if date > timezone.localdate():
            raise DomainError(_("The letter cannot be dated in the future."), field="date")
        return HandlingProposal.objects.create(
            demand=self,
            by=by,
            addressee=clean_line(addressee),
            number=clean_line(number),
            date=date,
            text=clean_text(text),
        )


def usual_deadline() -> dict:
    """What the office's setting proposes for a demand: days from the conclusion, calendar or working ones."""
    term = Term.named("report")
    kind = Demand.DeadlineKind.WORKING if term.working else Demand.DeadlineKind.CALENDAR
    return {"deadline_kind": kind, "days": term.days}


class DemandChange(StatusChange):
    """One row is one change of state of a demand, or its hand-over to another unit."""

    demand = models.ForeignKey(Demand, on_delete=models.CASCADE, related_name="changes")

    class Meta(StatusChange.Meta):
        verbose_name = gettext_lazy("change of a demand")
        verbose_name_plural = gettext_lazy("changes of demands")
