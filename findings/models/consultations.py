"""The unit's word on what was found, asked for before the conclusion, and what the team answers to it."""

from datetime import date

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.formats import day
from core.text import clean_line, clean_text
from core.workdays import Calendar, Term
from inspections.models import Visit
from inspections.visibility import seen_visits
from units.models import Notice, User

from .. import permissions
from ..workflow import FindingState
from .findings import Finding


class ConsultationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """For the unit, the team and its agency; what the unit said is no matter of onlookers."""
        if user.is_viewer:
            return self.none()
        visits = Visit._base_manager.filter(seen_visits(user)).values("pk")
        return self.filter(visit__in=visits)

    def awaiting(self):
        """Those that the unit has not replied to and still may."""
        return self.filter(replied_at=None, visit__state="signed")


class Consultation(models.Model):
    """One row is one unit asked for its word on the findings of one visit, and its reply."""

    visit = models.OneToOneField(
        Visit, on_delete=models.CASCADE, related_name="consultation", verbose_name=gettext_lazy("visit")
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(gettext_lazy("asked at"), auto_now_add=True)
    due_on = models.DateField(gettext_lazy("due on"))
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    replied_at = models.DateTimeField(gettext_lazy("replied at"), null=True)
    on_behalf = models.BooleanField(gettext_lazy("entered on behalf of the unit"), default=False)
    number = models.CharField(gettext_lazy("number of the letter"), max_length=60, blank=True)
    letter_date = models.DateField(gettext_lazy("date of the letter"), null=True, blank=True)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("request for comments")
        verbose_name_plural = gettext_lazy("requests for comments")
        ordering = ["due_on", "pk"]

    def __str__(self):
        return str(self.visit)

    @classmethod
    @transaction.atomic
    def open(cls, visit, *, by, due_on: date | None = None) -> "Consultation":
        """Ask the unit of `visit` for its word on the findings and tell its officers; they see them from now.

        Raises DomainError when the person may not, a finding is still a draft, there is none, the unit was
        asked already, or the day lies in the past.
        """
        visit.lock()
        permissions.can_consult(by, visit).enforce()
        if cls.objects.filter(visit=visit).exists():
            raise DomainError(_("The unit was already asked for its word."))
        states = set(visit.findings.standing().values_list("state", flat=True))
        if FindingState.DRAFT in states:
            raise DomainError(_("Confirm the findings first; drafts are not shown to the unit."))
        if not states:
            raise DomainError(_("There is no finding to comment on."))
        due_on = due_on or cls.proposed_due()
        if due_on < timezone.localdate():
            raise DomainError(_("The day lies in the past."), field="due_on")
        consultation = cls.objects.create(visit=visit, asked_by=by, due_on=due_on)
        words = {"visit": day(visit.date), "due": day(due_on)}
        text = _("Comment on the findings of the inspection of %(visit)s by %(due)s.") % words
        Notice.send_all(User.objects.speaking_for(visit.unit), text, consultation.get_absolute_url())
        return consultation

    @staticmethod
    def proposed_due() -> date:
        """The day that the office's setting proposes."""
        return Term.named("comments").end(timezone.localdate(), Calendar.load())

    def findings(self):
        """The findings that the unit is asked about."""
        return self.visit.findings.filter(state__in=[FindingState.CONFIRMED, FindingState.CONCLUDED])

    @transaction.atomic
    def reply(self, *, by, texts: dict, number="", letter_date: date | None = None):
        """Take the unit's word: `texts` maps findings to comments; one without is accepted as it stands.

        It may be said anew until the conclusion; a comment that the team has answered stays as it is.
        Raises DomainError when the person may not, or a letter entered on behalf has no date.
        """
        self.visit.lock()
        permissions.can_comment(by, self).enforce()
        self.on_behalf = not by.is_unit_officer
        if self.on_behalf and not letter_date:
            raise DomainError(_("Give the date of the letter received."), field="letter_date")
        if letter_date and letter_date > timezone.localdate():
            raise DomainError(_("The letter cannot be dated in the future."), field="letter_date")
        self.replied_by, self.replied_at = by, timezone.now()
        self.number, self.letter_date = clean_line(number), letter_date
        self.save()
        known = {comment.finding_id: comment for comment in UnitComment.objects.filter(consultation=self)}
        for finding in self.findings():
            self._say(finding, clean_text(texts.get(finding, "")), known.get(finding.pk), by)

    def _say(self, finding, text, before, by):
        if before and before.answered_at:
            return
        if text:
            comment = before or UnitComment(consultation=self, finding=finding)
            comment.text, comment.by, comment.at = text, by, timezone.now()
            comment.save()
        elif before:
            before.delete()


class UnitComment(models.Model):
    """One row is what the unit says about one finding, and the team's answer to it."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="comments")
    finding = models.OneToOneField(Finding, on_delete=models.CASCADE, related_name="comment")
    text = models.TextField(gettext_lazy("comment of the unit"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(gettext_lazy("at"))
    answer = models.TextField(gettext_lazy("answer of the team"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(gettext_lazy("answered at"), null=True)

    class Meta:
        verbose_name = gettext_lazy("comment of a unit")
        verbose_name_plural = gettext_lazy("comments of units")
        ordering = ["pk"]

    def __str__(self):
        return self.text[:80]

    @transaction.atomic
    def respond(self, *, by, answer):
        """Say what the team makes of the comment. Raises DomainError without words or without the right."""
        self.finding.visit.lock()
        permissions.can_answer_comment(by, self.finding).enforce()
        answer = clean_text(answer)
        if not answer:
            raise DomainError(_("Say what the team makes of the comment."), field="answer")
        self.answer, self.answered_by, self.answered_at = answer, by, timezone.now()
        self.save(update_fields=["answer", "answered_by", "answered_at"])
