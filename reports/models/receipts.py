"""The receipt that the system gives for what a unit sent; nobody words or signs it."""

from django.db import models
from django.utils import timezone

from .. import permissions
from ..chain import Kind
from ..chased import agency_on


class Receipts(models.Model):
    """What a document does as a receipt; the submission is a field of the document."""

    class Meta:
        abstract = True

    @classmethod
    def _usual_receipt(cls, submission):
        day = timezone.localdate(submission.sent_at)
        what = "kế hoạch khắc phục" if submission.is_plan else "báo cáo khắc phục"
        return cls(
            kind=Kind.RECEIPT,
            submission=submission,
            agency=agency_on(submission.conclusion.round.plan.agency, day),
            subject=f"Đã nhận {what} của {submission.unit.body_name}",
            dated=day,
        )

    @classmethod
    def receipt(cls, submission):
        """The receipt that was given for what the unit sent, or an unsaved one."""
        stored = cls.objects.filter(submission=submission, kind=Kind.RECEIPT).first()
        return stored or cls._usual_receipt(submission)

    @classmethod
    def receipt_of(cls, submission, *, by):
        """The receipt for what the unit sent: the one that was given, or a new one."""
        permissions.can_have_receipt(by, submission).enforce()
        usual = cls.receipt(submission)
        receipt, _created = cls.objects.get_or_create(
            submission=submission,
            kind=usual.kind,
            defaults={
                "agency": usual.agency,
                "subject": usual.subject,
                "dated": usual.dated,
                "opened_by": by,
            },
        )
        return receipt

    @property
    def code(self) -> str:
        """What a receipt is quoted by: the year and the running number of what it confirms."""
        return f"XN-{self.dated.year}-{self.submission_id:05}"
