"""The conclusion on a visit: the paper that fixes its findings and starts the clocks."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.models import Attachment
from core.text import clean_line
from core.workdays import Calendar
from inspections.models import Visit
from inspections.visibility import seen_visits

from .. import permissions
from ..workflow import FindingState
from .findings import Finding


class ConclusionQuerySet(models.QuerySet):
    def visible_to(self, user):
        visits = Visit._base_manager.filter(seen_visits(user)).values("pk")
        return self.filter(visit__in=visits)


class Conclusion(models.Model):
    """One row is one issued conclusion: its number, date and signer, and through them what it fixed."""

    visit = models.OneToOneField(
        Visit, on_delete=models.PROTECT, related_name="conclusion", verbose_name=gettext_lazy("visit")
    )
    number = models.CharField(gettext_lazy("number"), max_length=60)
    date = models.DateField(gettext_lazy("date"))
    signer_name = models.CharField(gettext_lazy("signed by"), max_length=200)
    signer_title = models.CharField(gettext_lazy("title of the signer"), max_length=200, blank=True)
    from_paper = models.BooleanField(gettext_lazy("entered from a signed paper"), default=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(gettext_lazy("entered at"), auto_now_add=True)

    objects = ConclusionQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("conclusion")
        verbose_name_plural = gettext_lazy("conclusions")
        ordering = ["-date", "-pk"]

    def __str__(self):
        return self.number

    @classmethod
    def issue(cls, visit, *, by, number, date, signer_name, signer_title="", from_paper=False, file=None):
        """Conclude `visit`: fix its findings, start the clocks of its demands, freeze the visit.

        Raises DomainError when a finding is still a draft, a shortcoming has no demand, the minutes are
        not signed, the date does not fit, or the person may not. Nothing is saved then.
        """
        conclusion = cls(
            visit=visit,
            number=clean_line(number),
            date=date,
            signer_name=clean_line(signer_name),
            signer_title=clean_line(signer_title),
            from_paper=from_paper,
            entered_by=by,
        )
        with transaction.atomic():
            visit.secure("conclude", by=by)
            findings = list(visit.findings.standing().select_for_update(of=("self",)))
            conclusion.check_may_issue(by, findings)
            conclusion.save()
            if file:
                ConclusionFile.keep(file, by=by, conclusion=conclusion)
            conclusion.fix(findings, by)
            visit.conclude(by=by, note=conclusion.number)
        return conclusion

    def check_may_issue(self, by, findings):
        permissions.can_conclude(by, self.visit).enforce()
        if not by.is_leader and not self.from_paper:
            raise DomainError(
                _("Only a leader concludes; an officer enters a signed paper."), field="from_paper"
            )
        self.check_date()
        drafts = [finding.number for finding in findings if finding.state == FindingState.DRAFT]
        if drafts:
            raise DomainError(_("Not confirmed yet: %s.") % ", ".join(drafts))
        demanded = set(
            Finding.objects.filter(visit=self.visit, demand__isnull=False).values_list("pk", flat=True)
        )
        bare = [
            finding.number for finding in findings if finding.is_shortcoming and finding.pk not in demanded
        ]
        if bare:
            raise DomainError(_("Shortcomings without a demand: %s.") % ", ".join(bare))
        self.check_deadlines(findings)

    def check_deadlines(self, findings):
        """A fixed date that has passed when the conclusion is signed would be overdue from the start."""
        passed = Finding.objects.filter(
            pk__in=[finding.pk for finding in findings],
            demand__deadline_kind="fixed",
            demand__fixed_on__lt=self.date,
        )
        numbers = list(passed.order_by("number").values_list("number", flat=True))
        if numbers:
            raise DomainError(
                _("Their deadline lies before the conclusion: %s.") % ", ".join(numbers), field="date"
            )

    def check_date(self):
        signed_on = self.visit.minutes_signed_on
        if signed_on and self.date < signed_on:
            raise DomainError(_("The conclusion cannot be dated before the minutes."), field="date")
        if self.date > timezone.localdate():
            raise DomainError(_("The conclusion cannot be dated in the future."), field="date")

    def fix(self, findings, by):
        calendar = Calendar.load()
        for finding in findings:
            finding.conclude(self, by=by)
            demand = getattr(finding, "demand", None)
            if demand:
                demand.start_clock(self.date, calendar)


class ConclusionFile(Attachment):
    """The signed paper of a conclusion, scanned."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="files")

    class Meta:
        verbose_name = gettext_lazy("file of a conclusion")
        verbose_name_plural = gettext_lazy("files of conclusions")
