"""Reminders of what is owed, each given once, and the message to one person that carries them."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from findings.models import Demand, Submission


class DigestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The agency sees whom it reminded; an administrator, whether the mail works."""
        return self if user.is_leader or user.is_officer or user.is_administrator else self.none()

    def unsettled(self):
        """Those of which nobody can say that they arrived: refused, or cut off while they were sent."""
        cut_off = models.Q(state=Digest.State.SENDING, tried_at__lt=timezone.now() - Digest.PATIENCE)
        return self.filter(models.Q(state=Digest.State.FAILED) | cut_off)


class Digest(models.Model):
    """One row is one message to one person about all that had become due; never sent twice by itself.

    It is written before it is sent: when the sending is cut off, its outcome stays unknown, and is shown.
    """

    class State(models.TextChoices):
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Refused by the mail server")
        IN_APP = "in_app", _("In the system only")

    # No mail server takes longer than this; what is still being sent then was cut off.
    PATIENCE = timedelta(minutes=10)

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="digests",
        verbose_name=_("person"),
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)
    tried_at = models.DateTimeField(_("tried at"), default=timezone.now)
    error = models.CharField(_("error"), max_length=100, blank=True)

    objects = DigestQuerySet.as_manager()

    class Meta:
        verbose_name = _("message of reminders")
        verbose_name_plural = _("messages of reminders")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "tried_at"])]

    def __str__(self):
        return self.subject

    @property
    def is_unknown(self) -> bool:
        """Whether the sending was cut off, so that nobody knows if the message arrived."""
        return self.state == self.State.SENDING and timezone.now() - self.tried_at > self.PATIENCE

    @property
    def outcome(self) -> tuple[str, str]:
        """(tone, word) for what became of it."""
        if self.is_unknown:
            return "bad", _("Not known whether it arrived")
        tones = {self.State.SENT: "done", self.State.FAILED: "bad", self.State.SENDING: "waiting"}
        return tones.get(self.state, "idle"), self.get_state_display()


class Reminder(models.Model):
    """One row says that one person was reminded of one demand at one stage before or after its last day."""

    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    demand = models.ForeignKey(Demand, on_delete=models.CASCADE, related_name="reminders")
    step = models.CharField(_("what is owed"), max_length=10, choices=Submission.Kind.choices)
    stage = models.SmallIntegerField(_("days after the last day"), help_text=_("Negative before it."))
    due_on = models.DateField(
        _("last day"), help_text=_("Another last day, after an extension, begins the stages anew.")
    )

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "demand", "step", "stage", "due_on"], name="reminded_once_a_stage"
            )
        ]

    def __str__(self):
        return f"{self.get_step_display()} {self.due_on:%d/%m/%Y} ({self.stage:+d})"
