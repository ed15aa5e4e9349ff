"""The clock of a demand: how its last days are computed, read, and moved."""

from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.text import clean_line, clean_text
from core.workdays import Calendar, Term, working_days_between

from .. import permissions
from .deadlines import DeadlineChange


class Clocked(models.Model):
    """What a demand does with its last days; the days, the unit, the state and the rest are fields of it."""

    class Meta:
        abstract = True

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

    def start_clock(self, start: date, calendar: Calendar, plan_term: Term | None = None):
        """Fix the last day; called by the conclusion dated `start`.

        A plan is asked for within `plan_term`, unless the remedy itself is due by then.
        """
        self.due_on = self.due_from(start, calendar)
        plan_due_on = plan_term.end(start, calendar) if plan_term else None
        self.plan_due_on = plan_due_on if plan_due_on and plan_due_on < self.due_on else None
        self.save(update_fields=["due_on", "plan_due_on"])

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

    def explain(self, calendar: Calendar | None = None) -> str:
        """How the last day came about, days off named; the rule alone where nothing had to be counted yet.

        Pages with several demands give the calendar, read once.
        """
        if not self.in_force or self.deadline_kind == self.DeadlineKind.FIXED:
            return self.rule
        working = self.deadline_kind == self.DeadlineKind.WORKING
        calendar = calendar or Calendar.load()
        return calendar.explain(self.finding.conclusion.date, self.days, working=working)

    @property
    def clock_day(self) -> date:
        """The day up to which the clock has run: today, or the last day of a unit that has ended."""
        return min(timezone.localdate(), self.unit.valid_to or date.max)

    @property
    def is_overdue(self) -> bool:
        return self.is_owed and self.due_on < self.clock_day

    @property
    def working_days_left(self) -> int | None:
        """Working days to the last day, negative when it has passed; None when nothing is owed."""
        if not self.is_owed:
            return None
        return working_days_between(self.clock_day, self.due_on)

    # What moves the last days

    @transaction.atomic
    def extend(self, *, by, to: date, reason, number, letter_date: date | None = None):
        """Give the unit until `to`, for a reason and by a letter. DomainError names the field at fault."""
        self.lock()
        permissions.can_extend(by, self).enforce()
        reason, number = clean_text(reason), clean_line(number)
        if not reason:
            raise DomainError(_("Say why, in a few words."), field="reason")
        if not number:
            raise DomainError(_("Give the number of the letter."), field="number")
        if to <= self.due_on:
            raise DomainError(_("The new day must lie after the present one."), field="to")
        words = {"by": by, "reason": reason, "number": number, "letter_date": letter_date}
        self._move_deadline(DeadlineChange.Kind.EXTENSION, to, self.plan_due_on, **words)

    def computed_days(self, calendar: Calendar) -> tuple[date, date | None]:
        """The last day, and that of a plan still owed, as `calendar` gives them from the conclusion."""
        conclusion = self.finding.conclusion
        due_on, plan_due_on = self.due_from(conclusion.date, calendar), self.plan_due_on
        if self.is_plan_owed and conclusion.plan_term:
            plan_due_on = min(conclusion.plan_term.end(conclusion.date, calendar), due_on)
        return due_on, plan_due_on

    @transaction.atomic
    def recompute(self, *, by, to: date, plan_to: date | None = None, reason):
        """Take over the days that a changed calendar gives: `to`, and `plan_to` for a plan still owed.

        Refused when a person has moved the last day since, or the calendar says otherwise by now.
        """
        self.lock()
        permissions.can_recompute(by, self).enforce()
        if not (reason := clean_text(reason)):
            raise DomainError(_("Say why, in a few words."), field="reason")
        if self.deadline_changes.exclude(kind=DeadlineChange.Kind.RECOMPUTED).exists():
            raise DomainError(_("A person has moved this deadline: it is left as it is."))
        days = to, plan_to or self.plan_due_on
        if days != self.computed_days(Calendar.load()):
            raise DomainError(_("The calendar was changed meanwhile; look at the difference again."))
        if days != (self.due_on, self.plan_due_on):
            self._move_deadline(DeadlineChange.Kind.RECOMPUTED, *days, by=by, reason=reason)

    def _move_deadline(self, kind, to, plan_to, **words):
        plan = {"plan_old": self.plan_due_on, "plan_new": plan_to} if plan_to != self.plan_due_on else {}
        self.deadline_changes.create(kind=kind, old=self.due_on, new=to, **plan, **words)
        self.due_on, self.plan_due_on = to, plan_to
        self.save(update_fields=["due_on", "plan_due_on"])

    @property
    def stood_still_since(self) -> date | None:
        """The day after which nobody answered for a unit that has ended; None while there is one."""
        ended = self.unit.valid_to
        return ended and max(ended, self.finding.conclusion.date)

    def days_after_pause(self, calendar: Calendar) -> tuple[date, date | None]:
        """(last day, that of the plan if one is asked for) if a successor were named today.

        Each is later by as much as the clock stood still: since the end of the unit, or since the conclusion
        where that came afterwards; in working days for a term of working days, else in calendar days.
        """
        since, today = self.stood_still_since, timezone.localdate()
        working = self.deadline_kind == self.DeadlineKind.WORKING
        days = calendar.working_days_between(since, today) if working else (today - since).days
        pause = Term(days, working)
        plan_due_on = pause.end(self.plan_due_on, calendar) if self.plan_due_on else None
        return pause.end(self.due_on, calendar), plan_due_on
