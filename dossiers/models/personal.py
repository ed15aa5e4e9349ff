"""What of persons may be kept, for how long, and what was deleted when (Luật 91/2025/QH15)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy

from inspections.models import Visit

from ..columns import ALLOWABLE, Column


class AllowanceQuerySet(models.QuerySet):
    def holding_for(self, visit):
        """Those in force today for `visit`."""
        today = timezone.localdate()
        return self.filter(Q(until=None) | Q(until__gte=today), visit=visit, withdrawn_at=None)


class PersonalDataAllowance(models.Model):
    """One row is an administrator's word that personal columns of exports are kept, and what for."""

    visit = models.ForeignKey(
        Visit, on_delete=models.PROTECT, related_name="allowances", verbose_name=gettext_lazy("visit")
    )
    applicant = models.BooleanField(gettext_lazy("name of the applicant"), default=False)
    address = models.BooleanField(gettext_lazy("address"), default=False)
    phone = models.BooleanField(gettext_lazy("telephone"), default=False)
    purpose = models.CharField(gettext_lazy("purpose"), max_length=300)
    until = models.DateField(gettext_lazy("until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(gettext_lazy("withdrawn at"), null=True, blank=True)
    allowed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=gettext_lazy("allowed by"),
    )
    allowed_at = models.DateTimeField(gettext_lazy("allowed at"), auto_now_add=True)

    objects = AllowanceQuerySet.as_manager()

    class Meta:
        ordering = ["-allowed_at"]
        verbose_name = gettext_lazy("allowance of personal data")
        verbose_name_plural = gettext_lazy("allowances of personal data")
        constraints = [
            models.CheckConstraint(
                condition=Q(applicant=True) | Q(address=True) | Q(phone=True),
                name="allowance_allows_something",
                violation_error_message=gettext_lazy("Choose what is allowed."),
            ),
        ]

    def __str__(self):
        return self.purpose

    @property
    def holds(self) -> bool:
        """Whether it is in force today."""
        return self.withdrawn_at is None and (self.until is None or self.until >= timezone.localdate())

    @property
    def columns(self) -> frozenset[Column]:
        return frozenset(column for column in ALLOWABLE if getattr(self, column.value))


class Deletion(models.Model):
    """One row is one deletion of dossiers whose time was over: how many went, and how many stayed."""

    extract = models.ForeignKey("dossiers.Extract", on_delete=models.CASCADE, related_name="deletions")
    at = models.DateTimeField(gettext_lazy("at"), auto_now_add=True)
    deleted = models.PositiveIntegerField(gettext_lazy("dossiers deleted"))
    kept = models.PositiveIntegerField(gettext_lazy("late and sampled dossiers kept"))
    persons = models.PositiveIntegerField(gettext_lazy("entries of persons deleted"))

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = gettext_lazy("deletion of dossiers")
        verbose_name_plural = gettext_lazy("deletions of dossiers")

    def __str__(self):
        return f"{timezone.localtime(self.at):%d/%m/%Y}: {self.deleted}"
