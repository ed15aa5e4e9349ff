"""The papers of a round: what is opened, what the leader remarks, the files that were made and kept."""

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
from core.models import Attachment, Versioned
from core.text import clean_text
from findings.models import Conclusion
from inspections.models import Round, Visit
from inspections.visibility import seen_rounds
from inspections.workflow import RoundState
from units.models import Unit

from . import permissions


class DocumentSettings(models.Model):
    """One row is what an agency prints on its papers besides their content; empty means the usual words."""

    agency = models.OneToOneField(
        Unit, on_delete=models.CASCADE, related_name="document_settings", verbose_name=gettext_lazy("agency")
    )
    symbol = models.CharField(
        gettext_lazy("symbol"),
        max_length=20,
        blank=True,
        help_text=gettext_lazy("The agency's letters in document numbers, for example SNV."),
    )
    place = models.CharField(gettext_lazy("place name"), max_length=100, blank=True)
    addressees = models.TextField(
        gettext_lazy("addressees"),
        blank=True,
        help_text=gettext_lazy("To whom reports go up, one a line; the body above when left empty."),
    )
    recipients = models.TextField(
        gettext_lazy("recipients"), blank=True, help_text=gettext_lazy("One a line, the archive last.")
    )
    signer_titles = models.TextField(
        gettext_lazy("authority and title of the signer"),
        blank=True,
        help_text=gettext_lazy("One a line; the head of the agency when left empty."),
    )
    signer_name = models.CharField(gettext_lazy("name of the signer"), max_length=200, blank=True)
    photo_limit = models.PositiveSmallIntegerField(
        gettext_lazy("photos at most"), default=24, help_text=gettext_lazy("In the annex of one paper.")
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = gettext_lazy("document settings")
        verbose_name_plural = gettext_lazy("document settings")
        ordering = ["agency__sort_key"]

    def __str__(self):
        return str(self.agency)

    @classmethod
    def of(cls, agency: Unit) -> "DocumentSettings":
        """What `agency` has set, or the usual words."""
        return cls.objects.filter(agency=agency).first() or cls(agency=agency)


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Drafts belong to the agency, and to a team that made every visit they tell of.

        A viewer sees the papers of closed rounds. Inspected units see none: what concerns them reaches
        them as a conclusion.
        """
        if user.is_unit_officer:
            return self.none()
        if user.is_leader or user.is_administrator:
            return self.all()
        if user.is_viewer:
            rounds = Round._base_manager.filter(seen_rounds(user), state=RoundState.CLOSED)
            return self.filter(round__in=rounds.values("pk"))
        by_others = Visit._base_manager.exclude(team__members__user=user)
        mine = Q(round__teams__members__user=user) & ~Q(round__in=by_others.values("round"))
        if user.is_officer:
            mine |= Q(round__plan__agency__in=user.unit_ids)
        return self.filter(pk__in=Document._base_manager.filter(mine).values("pk"))


class Document(Versioned):
    """One row is one paper of a round in preparation; its content is built from the data each time."""

    class Kind(models.TextChoices):
        ROUND_REPORT = "round-report", gettext_lazy("Summary report of the round")

    kind = models.CharField(gettext_lazy("kind"), max_length=40, choices=Kind.choices)
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="documents", verbose_name=gettext_lazy("round")
    )
    subject = models.CharField(gettext_lazy("subject"), max_length=300)
    dated = models.DateField(
        gettext_lazy("month of the paper"),
        help_text=gettext_lazy("Any day of the month; the day itself stays blank until the paper is issued."),
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
        ordering = ["-round__period_start", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "round"], name="one_document_of_a_kind_per_round")
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.round.code}"

    @classmethod
    def of(cls, round_, kind) -> "Document":
        """The paper of this kind that was opened for the round, or an unsaved one with the usual words."""
        stored = cls.objects.filter(round=round_, kind=kind).first()
        return stored or cls(
            round=round_, kind=kind, subject=_usual_subject(round_), dated=_usual_date(round_)
        )

    @classmethod
    def open_for(cls, round_, kind, *, by) -> "Document":
        """Begin the paper; a second call gives the same one."""
        permissions.can_manage_documents(by, round_).enforce()
        usual = cls.of(round_, kind)
        document, _created = cls.objects.get_or_create(
            round=round_,
            kind=kind,
            defaults={"subject": usual.subject, "dated": usual.dated, "opened_by": by},
        )
        return document

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
                name=f"{self.kind}-{self.round.code}-{turn}.pdf",
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


class DocumentRemark(models.Model):
    """One row is one thing a leader wants changed in one section of a paper, and what was answered."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="remarks")
    section = models.CharField(gettext_lazy("section"), max_length=40)
    text = models.TextField(gettext_lazy("remark"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=gettext_lazy("by")
    )
    at = models.DateTimeField(gettext_lazy("at"), auto_now_add=True)
    answer = models.TextField(gettext_lazy("answer to the remark"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=gettext_lazy("answered by"),
    )
    answered_at = models.DateTimeField(gettext_lazy("answered at"), null=True)

    class Meta:
        verbose_name = gettext_lazy("remark on a document")
        verbose_name_plural = gettext_lazy("remarks on documents")
        ordering = ["at", "pk"]

    def __str__(self):
        return self.text[:80]

    def settle(self, *, by, answer=""):
        """Mark the remark as dealt with, with a few words if there is something to say."""
        permissions.can_manage_documents(by, self.document.round).enforce()
        if self.answered_at:
            raise DomainError(_("This remark was answered already."))
        self.answer, self.answered_by, self.answered_at = clean_text(answer), by, timezone.now()
        self.save(update_fields=["answer", "answered_by", "answered_at"])


class DocumentFile(Attachment):
    """One row is one PDF as it was made: bytes, hash, template and maker; it is never changed afterwards."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="files")
    turn = models.PositiveSmallIntegerField(gettext_lazy("version"))
    template_version = models.CharField(
        gettext_lazy("template version"),
        max_length=20,
        help_text=gettext_lazy("First letters of the hash over the templates it was made with."),
    )
    pages = models.PositiveSmallIntegerField(gettext_lazy("pages"))

    class Meta:
        verbose_name = gettext_lazy("file of a document")
        verbose_name_plural = gettext_lazy("files of documents")
        ordering = ["-turn"]
        constraints = [
            models.UniqueConstraint(fields=["document", "turn"], name="one_document_file_per_turn")
        ]

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise DomainError(_("A kept file is never changed."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise DomainError(_("A kept file is never deleted."))
