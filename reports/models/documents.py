"""The papers: reports of rounds, letters to units that owe something, receipts for what units sent."""

import hashlib
from datetime import date

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from simple_history.models import HistoricalRecords

from core.errors import DomainError
from core.models import Versioned
from core.text import clean_text
from core.workdays import Calendar, Term
from findings.models import Conclusion, Demand, Submission
from inspections.models import Round, Visit
from inspections.visibility import seen_rounds
from inspections.workflow import RoundState
from units.models import Unit

from .. import permissions
from ..chased import agency_on, check_owed, one_agency, usually_chased
from .kept import DocumentFile, DocumentRemark

# What an office puts on the letter before anybody rewords it; on paper “V/v ” stands before it.
LETTER_SUBJECT = "Đôn đốc thực hiện yêu cầu khắc phục sau kiểm tra"


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Papers belong to their agency, leaders and administrators read all of them.

        A report is also read by a team that made every visit it tells of, and by viewers once its round is
        closed. A receipt is also its unit's. Letters in preparation are nobody else's.
        """
        if user.is_leader or user.is_administrator:
            return self.all()
        if user.is_unit_officer:
            return self.filter(submission__unit__in=user.unit_ids)
        if user.is_viewer:
            rounds = Round._base_manager.filter(seen_rounds(user), state=RoundState.CLOSED)
            return self.filter(round__in=rounds.values("pk"))
        by_others = Visit._base_manager.exclude(team__members__user=user)
        mine = Q(round__teams__members__user=user) & ~Q(round__in=by_others.values("round"))
        if user.is_officer:
            mine |= Q(agency__in=user.unit_ids)
        return self.filter(pk__in=Document._base_manager.filter(mine).values("pk"))

    def with_sources(self):
        """Each with all that it is built from by name."""
        return self.select_related(
            "agency__parent",
            "round__plan__agency__parent",
            "round__checklist",
            "unit",
            "submission__unit",
            "submission__sent_by",
            "submission__conclusion__round__plan__agency",
            "opened_by",
        )


class Document(Versioned):
    """One row is one paper in preparation; its content is built from the data each time.

    It is about one thing: a round (its report), a unit that owes something (a letter, with the demands it
    chases), or what a unit sent (the receipt).
    """

    class Kind(models.TextChoices):
        ROUND_REPORT = "round-report", gettext_lazy("Summary report of the round")
        REMINDER_LETTER = "reminder-letter", gettext_lazy("Reminder letter")
        RECEIPT = "receipt", gettext_lazy("Receipt")

    # Which kinds are opened for a round; the others come about by verbs of their own.
    OF_ROUNDS = (Kind.ROUND_REPORT,)

    kind = models.CharField(gettext_lazy("kind"), max_length=40, choices=Kind.choices)
    agency = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="issued_documents", verbose_name=gettext_lazy("agency")
    )
    round = models.ForeignKey(
        Round,
        on_delete=models.PROTECT,
        null=True,
        related_name="documents",
        verbose_name=gettext_lazy("round"),
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        related_name="letters",
        verbose_name=gettext_lazy("unit"),
    )
    demands = models.ManyToManyField(
        Demand, related_name="letters", verbose_name=gettext_lazy("demands it chases")
    )
    submission = models.ForeignKey(
        Submission,
        on_delete=models.PROTECT,
        null=True,
        related_name="documents",
        verbose_name=gettext_lazy("plan or report of a unit"),
    )
    subject = models.CharField(gettext_lazy("subject"), max_length=300)
    dated = models.DateField(
        gettext_lazy("month of the paper"),
        help_text=gettext_lazy("Any day of the month; the day itself stays blank until the paper is issued."),
    )
    answer_by = models.DateField(
        gettext_lazy("to be answered at the latest on"),
        null=True,
        help_text=gettext_lazy("The day by which the unit is asked to carry out and report."),
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=gettext_lazy("opened by"),
    )
    opened_at = models.DateTimeField(gettext_lazy("opened at"), auto_now_add=True)
    history = HistoricalRecords()

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("document")
        verbose_name_plural = gettext_lazy("documents")
        ordering = ["-dated", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "round"], name="one_document_of_a_kind_per_round"),
            models.UniqueConstraint(fields=["submission"], name="one_receipt_per_submission"),
            models.CheckConstraint(
                condition=Q(kind="round-report", round__isnull=False, unit=None, submission=None)
                | Q(kind="reminder-letter", unit__isnull=False, round=None, submission=None)
                | Q(kind="receipt", submission__isnull=False, round=None, unit=None),
                name="document_is_about_one_thing",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.about_whom}"

    # The report of a round

    @classmethod
    def of(cls, round_, kind) -> "Document":
        """The paper of this kind that was opened for the round, or an unsaved one with the usual words."""
        stored = cls.objects.filter(round=round_, kind=kind).first()
        return stored or cls(
            round=round_,
            kind=kind,
            agency=round_.plan.agency,
            subject=_usual_subject(round_),
            dated=_usual_date(round_),
        )

    @classmethod
    def open_for(cls, round_, kind, *, by) -> "Document":
        """Begin the paper; a second call gives the same one."""
        permissions.can_manage_documents(by, round_).enforce()
        usual = cls.of(round_, kind)
        document, _created = cls.objects.get_or_create(
            round=round_,
            kind=kind,
            defaults={
                "agency": usual.agency,
                "subject": usual.subject,
                "dated": usual.dated,
                "opened_by": by,
            },
        )
        return document

    # The letter to a unit

    @classmethod
    def letter_of(cls, unit, agency) -> "Document":
        """The letter drafted last for the unit, or an unsaved one of today with the usual words."""
        letters = cls.objects.filter(kind=cls.Kind.REMINDER_LETTER, unit=unit, agency=agency)
        return letters.order_by("-pk").first() or cls._usual_letter(unit, agency)

    @classmethod
    def _usual_letter(cls, unit, agency) -> "Document":
        today = timezone.localdate()
        return cls(
            kind=cls.Kind.REMINDER_LETTER,
            unit=unit,
            agency=agency,
            subject=LETTER_SUBJECT,
            dated=today,
            answer_by=Term.named("letter").end(today, Calendar.load()),
        )

    @classmethod
    @transaction.atomic
    def letter_to(cls, unit, demands, *, by) -> "Document":
        """Draft the letter that chases what `unit` owes: `demands`, each owed to the agency of `by`.

        Until its PDF is made, a second call on the same day gives the same draft. Raises DomainError when
        nothing is owed or in force, one of the demands is not the unit's, or the person may not.
        """
        permissions.can_write_letters(by).enforce()
        Unit.objects.select_for_update().get(pk=unit.pk)  # one draft after the other
        if not unit.active_on(timezone.localdate()):
            raise DomainError(_("%s no longer exists.") % unit)
        chased = check_owed(unit, demands, by)
        agency = one_agency(chased, by)
        today = {"dated": timezone.localdate(), "files": None}
        letter = cls.objects.filter(
            kind=cls.Kind.REMINDER_LETTER, unit=unit, agency=agency, **today
        ).first() or cls._usual_letter(unit, agency)
        if not letter.pk:
            letter.opened_by = by
            letter.save()
        letter.demands.set(chased)
        return letter

    def chased(self):
        """The demands of the letter that are still owed; of a letter not drafted yet all that are late."""
        if self.pk:
            return self.demands.owed().filter(unit=self.unit)
        return usually_chased(self.unit, self.dated)

    # The receipt of a unit

    @classmethod
    def _usual_receipt(cls, submission) -> "Document":
        day = timezone.localdate(submission.sent_at)
        what = "kế hoạch khắc phục" if submission.is_plan else "báo cáo khắc phục"
        return cls(
            kind=cls.Kind.RECEIPT,
            submission=submission,
            agency=agency_on(submission.conclusion.round.plan.agency, day),
            subject=f"Đã nhận {what} của {submission.unit.body_name}",
            dated=day,
        )

    @classmethod
    def receipt(cls, submission) -> "Document":
        """The receipt that was given for what the unit sent, or an unsaved one."""
        stored = cls.objects.filter(submission=submission, kind=cls.Kind.RECEIPT).first()
        return stored or cls._usual_receipt(submission)

    @classmethod
    def receipt_of(cls, submission, *, by) -> "Document":
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

    # What they have in common

    @property
    def about(self):
        """The thing it is about, which has a page of its own."""
        return self.round or self.unit or self.submission

    @property
    def about_whom(self) -> str:
        """The round by its code, a letter by its unit, a receipt by its code."""
        if self.kind == self.Kind.RECEIPT:
            return self.code
        return self.unit.body_name if self.unit else self.round.code

    @property
    def stem(self) -> str:
        """How the names of its files begin."""
        if self.kind == self.Kind.RECEIPT:
            return f"{self.kind}-{self.code}"
        return f"{self.kind}-{self.round.code if self.round else self.pk}"

    def check_ready(self):
        """Raise DomainError when the paper has nothing to say any more."""
        if self.kind == self.Kind.REMINDER_LETTER and not self.chased().exists():
            raise DomainError(_("The unit owes nothing of this letter any more."))

    def remark(self, *, by, section, text) -> "DocumentRemark":
        """Say what should change in one section of the paper."""
        permissions.can_remark(by, self).enforce()
        text = clean_text(text)
        if not text:
            raise DomainError(_("Say what should change."), field="text")
        return self.remarks.create(section=section, text=text, by=by)

    def keep_file(self, content: bytes, *, by, template_version, pages) -> "DocumentFile":
        """Keep the bytes of a PDF as they are, with their hash; each making is a row of its own."""
        with transaction.atomic():
            turn = type(self).objects.select_for_update().get(pk=self.pk).files.count() + 1
            kept = DocumentFile(
                document=self,
                turn=turn,
                name=f"{self.stem}-{turn}.pdf",
                size=len(content),
                content_type="application/pdf",
                sha256=hashlib.sha256(content).hexdigest(),
                uploaded_by=by,
                template_version=template_version,
                pages=pages,
            )
            kept.file.save(kept.name, ContentFile(content), save=False)
            kept.save()
        return kept

    @cached_property
    def last_file(self) -> "DocumentFile | None":
        return max(self.files.all(), key=lambda kept: kept.turn, default=None)

    @property
    def job_key(self) -> str:
        return f"document-{self.pk}"


def _usual_subject(round_) -> str:
    name = round_.name
    tells_inspection = name.casefold().startswith(("kiểm tra", "đợt kiểm tra"))
    told = name[0].lower() + name[1:] if tells_inspection else "kiểm tra công tác cải cách hành chính năm"
    return f"Kết quả {told}" if tells_inspection else f"Kết quả {told} {round_.plan.year}"


def _usual_date(round_) -> date:
    """The day from which the report can be written: the last conclusion's, at least the end of the round."""
    conclusions = Conclusion.objects.filter(round=round_)
    last = conclusions.aggregate(last=models.Max("date"))["last"] or round_.period_end
    return min(max(last, round_.period_end), timezone.localdate())
