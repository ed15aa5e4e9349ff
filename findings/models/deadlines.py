"""How the last day of a demand moved after the conclusion had fixed it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.formats import day


class DeadlineChange(models.Model):
    """One row is one move of one demand's last day: from which to which day, why, by which letter.

    The last day for its plan is told where it moved too; where only that one moved, `old` is `new`.
    """

    class Kind(models.TextChoices):
        EXTENSION = "extension", _("Extended")
        PAUSE = "pause", _("Clock stood still")
        RECOMPUTED = "recomputed", _("Computed anew")

    demand = models.ForeignKey("findings.Demand", on_delete=models.CASCADE, related_name="deadline_changes")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    old = models.DateField(_("old last day"))
    new = models.DateField(_("new last day"))
    plan_old = models.DateField(_("old last day of the plan"), null=True, blank=True)
    plan_new = models.DateField(_("new last day of the plan"), null=True, blank=True)
    reason = models.TextField(_("reason"))
    number = models.CharField(_("number of the letter"), max_length=60, blank=True)
    letter_date = models.DateField(_("date of the letter"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("move of a deadline")
        verbose_name_plural = _("moves of deadlines")
        ordering = ["pk"]

    def __str__(self):
        moved = [f"{day(self.old)} → {day(self.new)}"] if self.old != self.new else []
        if self.plan_new:
            words = {"old": day(self.plan_old), "new": day(self.plan_new)}
            moved.append(gettext("plan %(old)s → %(new)s") % words)
        return f"{self.get_kind_display()}: {', '.join(moved)}"


class HandlingProposal(models.Model):
    """One row is one shortcoming formally proposed for handling to the body that can do it."""

    demand = models.OneToOneField(
        "findings.Demand", on_delete=models.CASCADE, related_name="proposal", verbose_name=_("demand")
    )
    addressee = models.CharField(_("proposed to"), max_length=200)
    number = models.CharField(_("number of the letter"), max_length=60)
    date = models.DateField(_("date of the letter"))
    text = models.TextField(_("what is proposed"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("proposal for handling")
        verbose_name_plural = _("proposals for handling")
        ordering = ["-date", "-pk"]

    def __str__(self):
        return f"{self.number} → {self.addressee}"
