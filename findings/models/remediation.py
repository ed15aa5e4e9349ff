"""What a unit must put right, by when, and what it reports about it."""

from datetime import date

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from simple_history.models import HistoricalRecords

from core.errors import DomainError
from core.models import Attachment, Versioned
from core.text import clean_line, clean_text
from core.workdays import Calendar, working_days_between
from core.workflow import Stateful, StatusChange
from units.models import Unit

from .. import permissions
from ..workflow import DEMAND_MOVES, DEMAND_TONES, FIXED_STATES, OWED_STATES, DemandState, FindingState
from .findings import Finding


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
        return self.owed().filter(due_on__lt=on or timezone.localdate())

    def to_judge(self):
        return self.in_force().filter(state=DemandState.REPORTED)

    def fixed(self):
        return self.in_force().filter(state__in=FIXED_STATES)


class Demand(Stateful, Versioned):
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
        deadline.setdefault("days", settings.REMEDIATION_DEFAULT_DAYS)
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

    # The clock

    @property
    def in_force(self) -> bool:
        return self.due_on is not None

    def due_from(self, start: date, calendar: Calendar) -> date:
        """The last day when the conclusion is dated `start`."""
        if self.deadline_kind == self.DeadlineKind.FIXED:
            return self.fixed_on
        if self.deadline_kind == self.DeadlineKind.WORKING:
            return calendar.add_working_days(start, self.days)
        return calendar.add_calendar_days(start, self.days)

    def start_clock(self, start: date, calendar: Calendar):
        """Fix the last day; called by the conclusion dated `start`."""
        self.due_on = self.due_from(start, calendar)
        self.save(update_fields=["due_on"])

    @property
    def rule(self) -> str:
        """How the last day was computed, in words."""
        if self.deadline_kind == self.DeadlineKind.FIXED:
            return _("A fixed date.")
        words = {
            self.DeadlineKind.CALENDAR: _(
                "%d calendar days from the conclusion; a last day off moves to the next working day."
            ),
            self.DeadlineKind.WORKING: _("%d working days from the conclusion, the day itself not counted."),
        }
        return words[self.deadline_kind] % self.days

    @property
    def explanation(self) -> str:
        """How the last day came about, days off named; the rule alone where nothing had to be counted yet."""
        if not self.in_force or self.deadline_kind == self.DeadlineKind.FIXED:
            return self.rule
        working = self.deadline_kind == self.DeadlineKind.WORKING
        return Calendar.load().explain(self.finding.conclusion.date, self.days, working=working)

    @property
    def is_owed(self) -> bool:
        return self.in_force and self.state in OWED_STATES

    @property
    def is_overdue(self) -> bool:
        return self.is_owed and self.due_on < timezone.localdate()

    @property
    def awaits_successor(self) -> bool:
        return self.is_owed and self.unit.valid_to is not None and self.unit.valid_to < timezone.localdate()

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

    @property
    def working_days_left(self) -> int | None:
        """Working days to the last day, negative when it has passed; None when nothing is owed."""
        if not self.is_owed:
            return None
        return working_days_between(timezone.localdate(), self.due_on)

    # The loop

    @cached_property
    def last_report(self):
        return self.reports.order_by("-turn").first()

    def report(self, *, by, text, number="", letter_date=None, file=(), at=None):
        """Take a remediation report: by the unit's officer, or entered on its behalf from a letter.

        `file` holds the uploads that go with it; `at` is the moment of sending, now by default.
        A report after the deadline is taken and marked late. Raises DomainError when the demand is not
        owed, the text is empty, or the person may not.
        """
        text = clean_text(text)
        if not text:
            raise DomainError(_("Say what was done."), field="text")
        on_behalf = not by.is_unit_officer
        if on_behalf and not letter_date:
            raise DomainError(_("Give the date of the letter received."), field="letter_date")
        if letter_date and letter_date > timezone.localdate():
            raise DomainError(_("The letter cannot be dated in the future."), field="letter_date")
        with transaction.atomic():
            self.move("report", by=by)
            report = self.reports.create(
                turn=self.reports.count() + 1,
                text=text,
                number=clean_line(number),
                letter_date=letter_date,
                sent_by=by,
                sent_at=at or timezone.now(),
                on_behalf=on_behalf,
            )
            ReportFile.keep_all(file, by=by, report=report)
        self.__dict__.pop("last_report", None)
        return report

    def accept(self, *, by, note=""):
        self._judge("accept", RemediationReport.Decision.ACCEPTED, by, note)

    def send_back(self, *, by, note):
        self._judge("return", RemediationReport.Decision.RETURNED, by, note)

    def _judge(self, act, decision, by, note):
        with transaction.atomic():
            self.move(act, by=by, note=note)
            report = self.last_report
            report.decision, report.decided_by, report.decided_at = decision, by, timezone.now()
            report.decision_note = clean_text(note)
            report.save(update_fields=["decision", "decided_by", "decided_at", "decision_note"])

    def close(self, *, by, note=""):
        self.move("close", by=by, note=note)

    def cancel(self, *, by, note):
        """Close a demand whose finding is withdrawn."""
        self.move("cancel", by=by, note=note)

    def hand_over(self, *, by, unit, note):
        """Name the unit that answers from now on for one that has ended; both names stay in the history."""
        permissions.can_hand_over(by, self).enforce()
        note = clean_text(note)
        if not note:
            raise DomainError(_("Say why, in a few words."), field="note")
        if not unit.active_on(timezone.localdate()):
            raise DomainError(_("%s no longer exists.") % unit, field="unit")
        with transaction.atomic():
            words = f"{self.unit.body_name} → {unit.body_name}. {note}"
            self.unit = unit
            self.save(update_fields=["unit"])
            self.changes.create(act="hand_over", old=self.state, new=self.state, by=by, note=words)


class DemandChange(StatusChange):
    """One row is one change of state of a demand, or its hand-over to another unit."""

    demand = models.ForeignKey(Demand, on_delete=models.CASCADE, related_name="changes")

    class Meta(StatusChange.Meta):
        verbose_name = gettext_lazy("change of a demand")
        verbose_name_plural = gettext_lazy("changes of demands")


class RemediationReport(models.Model):
    """One row is one report of a unit on one demand, the first or a later turn, and what became of it."""

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", gettext_lazy("Accepted")
        RETURNED = "returned", gettext_lazy("Returned")

    demand = models.ForeignKey(Demand, on_delete=models.CASCADE, related_name="reports")
    turn = models.PositiveSmallIntegerField(gettext_lazy("turn"))
    text = models.TextField(gettext_lazy("what was done"))
    number = models.CharField(gettext_lazy("number of the letter"), max_length=60, blank=True)
    letter_date = models.DateField(gettext_lazy("date of the letter"), null=True, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(gettext_lazy("sent at"))
    on_behalf = models.BooleanField(gettext_lazy("entered on behalf of the unit"), default=False)
    decision = models.CharField(gettext_lazy("decision"), max_length=20, choices=Decision.choices, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(gettext_lazy("decided at"), null=True)
    decision_note = models.TextField(gettext_lazy("words of the decision"), blank=True)

    class Meta:
        verbose_name = gettext_lazy("remediation report")
        verbose_name_plural = gettext_lazy("remediation reports")
        ordering = ["turn"]
        constraints = [models.UniqueConstraint(fields=["demand", "turn"], name="one_report_a_turn")]

    def __str__(self):
        return f"{self.demand.finding.number} ({self.turn})"

    @property
    def reported_on(self) -> date:
        """The day held against the deadline: the letter's date when entered on behalf, else the sending."""
        return self.letter_date if self.on_behalf else timezone.localdate(self.sent_at)

    @property
    def is_late(self) -> bool:
        return self.reported_on > self.demand.due_on


class ReportFile(Attachment):
    """One photo or paper that a unit sends with its report."""

    report = models.ForeignKey(RemediationReport, on_delete=models.CASCADE, related_name="files")

    class Meta:
        verbose_name = gettext_lazy("file of a remediation report")
        verbose_name_plural = gettext_lazy("files of remediation reports")
