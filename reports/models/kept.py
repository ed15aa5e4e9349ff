"""What belongs to one paper: the leader's remarks, and the files that were made and kept."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.history import HistoricalRecords
from core.models import Attachment
from core.text import clean_text

from .. import permissions


class DocumentRemark(models.Model):
    """One row is one thing a leader wants changed in one section of a paper, and what was answered."""

    document = models.ForeignKey("reports.Document", on_delete=models.CASCADE, related_name="remarks")
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
        permissions.can_word(by, self.document).enforce()
        if self.answered_at:
            raise DomainError(_("This remark was answered already."))
        self.answer, self.answered_by, self.answered_at = clean_text(answer), by, timezone.now()
        self.save(update_fields=["answer", "answered_by", "answered_at"])


class DocumentFile(Attachment):
    """One row is one PDF as it was made: bytes, hash, template and maker; it is never changed afterwards."""

    class Role(models.TextChoices):
        PRINT = "print", gettext_lazy("Print of the draft")
        TO_SIGN = "to_sign", gettext_lazy("Approved, to be signed")
        NUMBERED = "numbered", gettext_lazy("Issued copy")
        SIGNED = "signed", gettext_lazy("Signed file")

    document = models.ForeignKey("reports.Document", on_delete=models.PROTECT, related_name="files")
    turn = models.PositiveSmallIntegerField(gettext_lazy("version"))
    role = models.CharField(
        gettext_lazy("what it is"), max_length=20, choices=Role.choices, default=Role.PRINT
    )
    template_version = models.CharField(
        gettext_lazy("template version"),
        max_length=20,
        blank=True,
        help_text=gettext_lazy("First letters of the hash over the templates it was made with."),
    )
    pages = models.PositiveSmallIntegerField(gettext_lazy("pages"), default=0)
    snapshot = models.TextField(
        gettext_lazy("data"),
        blank=True,
        help_text=gettext_lazy("What the paper said, section by section, as it was when the file was made."),
    )

    TONES = {Role.TO_SIGN: "brand", Role.NUMBERED: "done", Role.SIGNED: "done"}

    class Meta:
        verbose_name = gettext_lazy("file of a document")
        verbose_name_plural = gettext_lazy("files of documents")
        ordering = ["-turn"]
        constraints = [
            models.UniqueConstraint(fields=["document", "turn"], name="one_document_file_per_turn")
        ]

    @property
    def tone(self) -> str:
        return self.TONES.get(self.role, "idle")

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise DomainError(_("A kept file is never changed."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise DomainError(_("A kept file is never deleted."))


class SectionWording(models.Model):
    """One row is one section that a person worded: it stands in place of what the data would say.

    `generated` is what the data said when it was worded, so that one can tell when the data has moved on.
    """

    document = models.ForeignKey("reports.Document", on_delete=models.CASCADE, related_name="wordings")
    section = models.CharField(gettext_lazy("section"), max_length=40)
    text = models.TextField(gettext_lazy("words"))
    generated = models.TextField(gettext_lazy("words from the data"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=gettext_lazy("by")
    )
    at = models.DateTimeField(gettext_lazy("at"), auto_now=True)
    history = HistoricalRecords()  # also of words that were typed over or taken away

    class Meta:
        verbose_name = gettext_lazy("worded section")
        verbose_name_plural = gettext_lazy("worded sections")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["document", "section"], name="section_worded_once")]

    def __str__(self):
        return self.section
