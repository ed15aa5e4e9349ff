"""Requests to a unit, as links and read receipts name them: one kind about one visit or conclusion."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from findings.models import Conclusion
from inspections.models import Visit


class RequestKind(models.TextChoices):
    SELF_REPORT = "self_report", _("Self-report")
    COMMENTS = "comments", _("Comments on the findings")
    CONCLUSION = "conclusion", _("Remediation plan and report")


# Both are asked about one visit; a plan or report is asked for by a conclusion.
OF_VISIT = (RequestKind.SELF_REPORT, RequestKind.COMMENTS)


def fields_of(kind, thing_id: int) -> dict:
    """The columns that name a request, by its kind and the id of its visit or conclusion."""
    return {"kind": kind, "visit_id" if kind in OF_VISIT else "conclusion_id": thing_id}


def names_its_request() -> models.CheckConstraint:
    """The rule of both tables: a visit for what is asked about one, else a conclusion."""
    return models.CheckConstraint(
        name="%(class)s_names_its_request",
        condition=Q(kind__in=["self_report", "comments"], visit__isnull=False, conclusion=None)
        | Q(kind="conclusion", visit=None, conclusion__isnull=False),
    )


class AboutRequest(models.Model):
    """A row about one request to a unit."""

    kind = models.CharField(_("kind"), max_length=20, choices=RequestKind.choices)
    visit = models.ForeignKey(
        Visit, on_delete=models.CASCADE, null=True, related_name="%(class)ss", verbose_name=_("visit")
    )
    conclusion = models.ForeignKey(
        Conclusion,
        on_delete=models.CASCADE,
        null=True,
        related_name="%(class)ss",
        verbose_name=_("conclusion"),
    )

    class Meta:
        abstract = True

    @property
    def thing_id(self) -> int:
        return self.visit_id if self.kind in OF_VISIT else self.conclusion_id

    @property
    def request(self):
        """The self-report, consultation or conclusion that was sent; None when it was taken back."""
        if self.kind == RequestKind.CONCLUSION:
            return self.conclusion
        name = "self_report" if self.kind == RequestKind.SELF_REPORT else "consultation"
        return getattr(self.visit, name, None)

    @property
    def round(self):
        return (self.visit or self.conclusion).round
