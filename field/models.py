"""What devices sent: each act of filling in once, what came too late, and who has a visit open."""

import json
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.models import Attachment
from core.text import clean_text
from findings.models import Finding
from inspections.models import Evidence, Section, Visit
from inspections.visibility import seen_visits

from . import permissions

# A device that looked in this lately counts as having the visit open; devices look in every 20 seconds.
OPEN_FOR = timedelta(seconds=50)


class DeviceEntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What one sent oneself, and what the visits that one sees still have to decide."""
        visits = Visit._base_manager.filter(seen_visits(user)).values("pk")
        return self.filter(models.Q(by=user) | models.Q(visit__in=visits))

    def held(self):
        return self.filter(outcome=DeviceEntry.Outcome.HELD)


class DeviceEntry(models.Model):
    """One row is one act of filling in that a device sent: it counts once, however often it is sent."""

    class Kind(models.TextChoices):
        ANSWER = "answer", gettext_lazy("answer")
        FINDING = "finding", gettext_lazy("finding")
        PHOTO = "photo", gettext_lazy("photo or file")
        CAPTION = "caption", gettext_lazy("caption")
        ORDER = "order", gettext_lazy("order of photos")

    class Outcome(models.TextChoices):
        SAVED = "saved", gettext_lazy("saved")
        HELD = "held", gettext_lazy("waiting for the head of the team")
        ACCEPTED = "accepted", gettext_lazy("accepted late")
        DROPPED = "dropped", gettext_lazy("dropped")

    id = models.UUIDField(gettext_lazy("id made by the device"), primary_key=True)
    visit = models.ForeignKey(
        Visit, on_delete=models.CASCADE, related_name="device_entries", verbose_name=gettext_lazy("visit")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("entered by"),
    )
    device = models.UUIDField(gettext_lazy("device"))
    device_name = models.CharField(gettext_lazy("kind of device"), max_length=60, blank=True)
    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=Kind.choices)
    body = models.TextField(
        gettext_lazy("what was sent"),
        blank=True,
        help_text=gettext_lazy("Kept only where it came too late; else it stands in the visit's own rows."),
    )
    sha256 = models.CharField("SHA-256", max_length=64)
    entered_at = models.DateTimeField(gettext_lazy("entered at"))
    received_at = models.DateTimeField(gettext_lazy("received at"), default=timezone.now)
    outcome = models.CharField(gettext_lazy("outcome"), max_length=10, choices=Outcome.choices)
    finding = models.ForeignKey(
        Finding, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=gettext_lazy("finding")
    )
    evidence = models.ForeignKey(
        Evidence,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=gettext_lazy("photo or file"),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=gettext_lazy("decided by"),
    )
    decided_at = models.DateTimeField(gettext_lazy("decided at"), null=True)
    reason = models.TextField(gettext_lazy("reason"), blank=True)

    objects = DeviceEntryQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("entry of a device")
        verbose_name_plural = gettext_lazy("entries of devices")
        ordering = ["received_at", "entered_at"]
        indexes = [
            models.Index(
                fields=["visit"], condition=models.Q(outcome="held"), name="entries_to_decide_on_visit"
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.id}"

    @cached_property
    def data(self) -> dict:
        """What was sent, as the device wrote it; empty once it stands in the visit's own rows."""
        return json.loads(self.body) if self.body else {}

    def decide(self, outcome: Outcome, *, by, reason=""):
        """Close a held entry; DomainError when somebody did so before."""
        self.outcome, self.reason = outcome, clean_text(reason)
        self.decided_by, self.decided_at = by, timezone.now()
        held = DeviceEntry.objects.held().filter(pk=self.pk)
        closed = held.update(
            outcome=self.outcome,
            reason=self.reason,
            decided_by=by,
            decided_at=self.decided_at,
            finding=self.finding,
            evidence=self.evidence,
        )
        if not closed:
            raise DomainError(_("Somebody else has decided this meanwhile."))

    @transaction.atomic
    def drop(self, *, by, reason):
        """Leave out what came too late; its words stay in this row, with the reason."""
        permissions.can_decide_late(by, self.visit).enforce()
        if not clean_text(reason):
            raise DomainError(_("Say why, in a few words."), field="note")
        self.decide(self.Outcome.DROPPED, by=by, reason=reason)


class HeldPhoto(Attachment):
    """One row is the photo or file of an entry that came too late, until the head of the team decides."""

    entry = models.OneToOneField(DeviceEntry, on_delete=models.CASCADE, related_name="photo")

    class Meta:
        verbose_name = gettext_lazy("photo that came too late")
        verbose_name_plural = gettext_lazy("photos that came too late")


class OpenVisitQuerySet(models.QuerySet):
    def now(self):
        """Those whose device looked in lately."""
        return self.filter(seen_at__gt=timezone.now() - OPEN_FOR)


class OpenVisit(models.Model):
    """One row is one device on which one person has a visit open, and the section it shows."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="open_on")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    device = models.UUIDField(gettext_lazy("device"))
    section = models.ForeignKey(Section, on_delete=models.SET_NULL, null=True, related_name="+")
    seen_at = models.DateTimeField(gettext_lazy("seen at"))

    objects = OpenVisitQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("open visit")
        verbose_name_plural = gettext_lazy("open visits")
        constraints = [
            models.UniqueConstraint(fields=["visit", "user", "device"], name="visit_open_once_per_device")
        ]

    def __str__(self):
        return f"{self.user_id} {self.visit_id}"

    @classmethod
    def note(cls, visit, *, user, device, section=None):
        """Write down that `user` has `visit` open on `device` now; one query."""
        row = cls(visit=visit, user=user, device=device, section=section, seen_at=timezone.now())
        cls.objects.bulk_create(
            [row],
            update_conflicts=True,
            unique_fields=["visit", "user", "device"],
            update_fields=["section", "seen_at"],
        )
