"""Within which term units are asked for their remediation plans."""

from django.db import models
from django.utils.translation import gettext_lazy

from core.workdays import Term


class PlanTermed(models.Model):
    """What asks for remediation plans: a conclusion, and before it the paper that prints it."""

    plan_days = models.PositiveSmallIntegerField(
        gettext_lazy("days for the remediation plan"),
        null=True,
        blank=True,
        help_text=gettext_lazy("Left empty, no plan is asked for, only the report."),
    )
    plan_in_working_days = models.BooleanField(gettext_lazy("working days"), default=False)

    class Meta:
        abstract = True

    @property
    def plan_term(self) -> Term | None:
        """The term for the remediation plan; None when no plan is asked for."""
        return Term(self.plan_days, self.plan_in_working_days) if self.plan_days else None
