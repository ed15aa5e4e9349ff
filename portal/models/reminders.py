"""Who was reminded of what, when, and whether the message is known to have left."""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.errors import DomainError
from findings.models import Consultation, Demand
from inspections.models import SelfReport
from units.models import Unit

from .. import permissions

logger = logging.getLogger(__name__)

# A message still being sent after this long was cut off: its worker was killed or stopped.
LONGEST_SENDING = timedelta(minutes=15)

# The server may have taken the message before the line broke.
UNCERTAIN = (smtplib.SMTPServerDisconnected, TimeoutError, ConnectionResetError, BrokenPipeError)


class DigestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those about what is owed to the agency that `user` works for; a leader sees them all."""
        if user.is_leader:
            return self
        if not user.is_officer:
            return self.none()
        return self.filter(pk__in=Reminder.objects.owed_to(user.unit_ids).values("digest"))

    def interrupted(self):
        """Those whose sending was cut off: nobody knows whether they arrived."""
        return self.filter(state=Digest.State.WRITING, started_at__lt=timezone.now() - LONGEST_SENDING)


class Digest(models.Model):
    """One row is one message to one person with all that was due; kept before it is sent, sent once."""

    class State(models.TextChoices):
        WRITING = "writing", gettext_lazy("being sent")
        SENT = "sent", gettext_lazy("sent")
        UNKNOWN = "unknown", gettext_lazy("unknown whether sent")
        FAILED = "failed", gettext_lazy("not sent")
        IN_APP = "in_app", gettext_lazy("shown in the application only")

    TONES = {
        State.WRITING: "brand",
        State.SENT: "done",
        State.UNKNOWN: "waiting",
        State.FAILED: "bad",
        State.IN_APP: "idle",
    }

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="digests",
        verbose_name=gettext_lazy("person"),
    )
    created_at = models.DateTimeField(gettext_lazy("written at"), default=timezone.now)
    state = models.CharField(
        gettext_lazy("state"), max_length=10, choices=State.choices, default=State.WRITING
    )
    subject = models.CharField(gettext_lazy("subject"), max_length=200)
    body = models.TextField(gettext_lazy("text"), blank=True)
    started_at = models.DateTimeField(gettext_lazy("sending began at"), null=True)
    sent_at = models.DateTimeField(gettext_lazy("sent at"), null=True)
    error = models.CharField(gettext_lazy("error"), max_length=100, blank=True)
    resent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=gettext_lazy("sent again by"),
    )

    objects = DigestQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("reminder message")
        verbose_name_plural = gettext_lazy("reminder messages")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "started_at"], name="digest_being_sent")]

    def __str__(self):
        return self.subject

    @property
    def outcome(self) -> State:
        """The state as far as anybody knows: a message cut off long ago counts as unknown."""
        cut_off = self.state == self.State.WRITING and timezone.now() - self.started_at > LONGEST_SENDING
        return self.State.UNKNOWN if cut_off else self.State(self.state)

    @property
    def badge(self) -> tuple[str, str]:
        """(tone, word) for what became of it."""
        return self.TONES[self.outcome], self.outcome.label

    @property
    def may_be_sent_again(self) -> bool:
        return self.outcome in {self.State.UNKNOWN, self.State.FAILED}

    def send(self) -> None:
        """Hand it to the mail server, outside any transaction, and write down what came of it.

        Nothing is raised for a server that refuses; of the refusal only its kind is kept and logged.
        """
        try:
            EmailMessage(self.subject, self.body, to=[self.person.email]).send()
        except UNCERTAIN as error:
            self._settle(self.State.UNKNOWN, error)
        except Exception as error:
            self._settle(self.State.FAILED, error)
        else:
            self._settle(self.State.SENT)

    def _settle(self, state, error=None):
        self.state, self.error = state, type(error).__name__ if error else ""
        self.sent_at = None if error else timezone.now()
        self.save(update_fields=["state", "error", "sent_at"])
        if error:
            logger.warning("Reminder message %s: %s, %s", self.pk, state, self.error)

    def resend(self, *, by):
        """Send again what failed or may not have left. DomainError when somebody just did, or may not."""
        permissions.can_send_again(by, self).enforce()
        if not self.person.email or not self.person.is_active:
            raise DomainError(_("This person has no e-mail address or no longer signs in; call instead."))
        waiting = Q(state__in=[self.State.UNKNOWN, self.State.FAILED]) | Q(
            pk__in=Digest.objects.interrupted().values("pk")
        )
        again = Digest.objects.filter(waiting, pk=self.pk)
        if not again.update(state=self.State.WRITING, started_at=timezone.now(), resent_by=by):
            raise DomainError(_("This message was sent meanwhile."))
        self.refresh_from_db()
        self.send()
        if self.state != self.State.SENT:
            raise DomainError(_("The message could not be sent; its outcome is shown."))


class Step(models.TextChoices):
    """What is owed."""

    PLAN = "plan", gettext_lazy("Remediation plan")
    REPORT = "report", gettext_lazy("Remediation report")
    SUCCESSOR = "successor", gettext_lazy("Naming a successor")
    COMMENTS = "comments", gettext_lazy("Comments on findings")
    SELF_REPORT = "self_report", gettext_lazy("Self-report")


class ReminderQuerySet(models.QuerySet):
    def owed_to(self, agency_ids):
        """Those about things of inspections that one of these agencies runs."""
        ways = ["demand__finding__visit", "consultation__visit", "self_report__visit"]
        of_agency = Q()
        for way in ways:
            of_agency |= Q(**{f"{way}__round__plan__agency__in": agency_ids})
        return self.filter(of_agency)

    def still_owed(self):
        """Those about things that are owed now."""
        return self.filter(
            Q(demand__in=Demand.objects.owed().values("pk"))
            | Q(consultation__in=Consultation.objects.awaiting().values("pk"))
            | Q(self_report__in=SelfReport.objects.awaited().values("pk"))
        )


class Reminder(models.Model):
    """One row is one person reminded of one thing at one stage; the database allows no second one."""

    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("person"),
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name=gettext_lazy("unit that owes it")
    )
    demand = models.ForeignKey(Demand, on_delete=models.CASCADE, null=True, related_name="reminders")
    consultation = models.ForeignKey(
        Consultation, on_delete=models.CASCADE, null=True, related_name="reminders"
    )
    self_report = models.ForeignKey(SelfReport, on_delete=models.CASCADE, null=True, related_name="reminders")
    step = models.CharField(gettext_lazy("what is owed"), max_length=12, choices=Step.choices)
    stage = models.SmallIntegerField(
        gettext_lazy("stage"), help_text=gettext_lazy("In days from the last day; negative before it.")
    )
    due_on = models.DateField(gettext_lazy("last day"))

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("reminder")
        verbose_name_plural = gettext_lazy("reminders")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    step__in=["plan", "report", "successor"],
                    demand__isnull=False,
                    consultation__isnull=True,
                    self_report__isnull=True,
                )
                | Q(
                    step="comments",
                    demand__isnull=True,
                    consultation__isnull=False,
                    self_report__isnull=True,
                )
                | Q(
                    step="self_report",
                    demand__isnull=True,
                    consultation__isnull=True,
                    self_report__isnull=False,
                ),
                name="reminder_is_about_one_thing",
            ),
            models.UniqueConstraint(
                fields=["person", "demand", "step", "stage", "due_on"], name="demand_reminded_once"
            ),
            models.UniqueConstraint(
                fields=["person", "consultation", "stage", "due_on"], name="consultation_reminded_once"
            ),
            models.UniqueConstraint(
                fields=["person", "self_report", "stage", "due_on"], name="self_report_reminded_once"
            ),
        ]
        indexes = [models.Index(fields=["unit", "-id"], name="reminder_of_unit")]

    def __str__(self):
        return f"{self.get_step_display()} · {self.stage_words}"

    @property
    def key(self) -> tuple:
        """What makes it the same reminder as another."""
        things = (self.demand_id, self.consultation_id, self.self_report_id)
        return (self.person_id, *things, str(self.step), self.stage, self.due_on)

    @property
    def stage_words(self) -> str:
        """When it was due, as people say it."""
        if self.stage == 0:
            return _("on the last day")
        if self.stage < 0:
            words = ngettext("%d day before the last day", "%d days before the last day", -self.stage)
            return words % -self.stage
        return ngettext("%d day after the last day", "%d days after the last day", self.stage) % self.stage
