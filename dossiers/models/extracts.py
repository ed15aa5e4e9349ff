"""An export of one-stop software, from the file that was handed in to what was counted from it."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import files
from core.errors import DomainError
from core.text import clean_line
from core.workflow import Stateful, StatusChange
from inspections.models import Visit

from .. import permissions
from ..columns import Column
from ..lateness import Period
from ..reading.problems import ProblemKind
from ..visibility import seen_extracts
from ..workflow import COUNTED_STATES, EXTRACT_MOVES, EXTRACT_TONES, ExtractState
from .names import Product
from .personal import PersonalDataAllowance


class ExtractQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(pk__in=Extract._base_manager.filter(seen_extracts(user)).values("pk"))

    def with_surroundings(self):
        """With what the pages of an extract name and its rights depend on."""
        return self.select_related(
            "visit__round__plan",
            "visit__team",
            "visit__unit__parent__parent",  # whom one may inspect depends on what lies above a unit
            "product",
            "uploaded_by",
            "allowance",
        )

    def counted(self):
        return self.filter(state__in=COUNTED_STATES)


class Extract(Stateful):
    """One row is one export of the dossiers of one unit over one period, handed in for a visit."""

    class Kind(models.TextChoices):
        DOSSIERS = "dossiers", gettext_lazy("List of dossiers")
        SUMMARY = "summary", gettext_lazy("Summary report of the software")

    MOVES = EXTRACT_MOVES
    TONES = EXTRACT_TONES

    visit = models.ForeignKey(
        Visit, on_delete=models.PROTECT, related_name="extracts", verbose_name=gettext_lazy("visit")
    )
    product = models.ForeignKey(
        Product,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="extracts",
        verbose_name=gettext_lazy("one-stop software"),
    )
    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=Kind, default=Kind.DOSSIERS)
    state = models.CharField(
        gettext_lazy("state"),
        max_length=10,
        choices=ExtractState,
        default=ExtractState.READING,
        editable=False,
    )
    # Removed as soon as it was counted or discarded: it names persons.
    file = models.FileField(gettext_lazy("file"), upload_to=files.storage_path, max_length=200, blank=True)
    name = models.CharField(gettext_lazy("file name"), max_length=200)
    size = models.PositiveBigIntegerField(gettext_lazy("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    sheet = models.CharField(gettext_lazy("sheet"), max_length=100, blank=True)
    header_row = models.PositiveIntegerField(gettext_lazy("row of the headings"), null=True)
    period_start = models.DateField(gettext_lazy("from"), null=True, blank=True)
    period_end = models.DateField(gettext_lazy("to"), null=True, blank=True)
    refusal = models.TextField(gettext_lazy("why it could not be read"), blank=True)
    rows_read = models.PositiveIntegerField(gettext_lazy("dossiers read"), default=0)
    rows_left_out = models.PositiveIntegerField(gettext_lazy("rows left out"), default=0)
    allowance = models.ForeignKey(
        PersonalDataAllowance,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="extracts",
        verbose_name=gettext_lazy("personal data allowed for"),
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("uploaded by"),
    )
    uploaded_at = models.DateTimeField(gettext_lazy("uploaded at"), default=timezone.now)
    counted_at = models.DateTimeField(gettext_lazy("counted at"), null=True, editable=False)
    keep_until = models.DateField(gettext_lazy("dossiers kept until"), null=True, blank=True)

    objects = ExtractQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("dossier extract")
        verbose_name_plural = gettext_lazy("dossier extracts")
        ordering = ["-uploaded_at", "-pk"]
        indexes = [models.Index(fields=["visit", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "sha256"],
                condition=~Q(state=ExtractState.DISCARDED),
                name="file_counted_once_per_visit",
            ),
            models.CheckConstraint(
                condition=Q(period_start=None) | Q(period_end=None) | Q(period_end__gte=F("period_start")),
                name="extract_period_in_order",
                violation_error_message=gettext_lazy("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["counted", "reduced"])
                | Q(period_start__isnull=False, period_end__isnull=False, counted_at__isnull=False),
                name="counted_extract_has_a_period",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def period(self) -> Period | None:
        """None until the file or a person says which."""
        if self.period_start and self.period_end:
            return Period(self.period_start, self.period_end)
        return None

    @property
    def is_counted(self) -> bool:
        return self.state in COUNTED_STATES

    @property
    def is_summary(self) -> bool:
        return self.kind == self.Kind.SUMMARY

    @property
    def job_key(self) -> str:
        """One reading or counting at a time."""
        return f"extract:{self.pk}"

    @property
    def allowed_columns(self) -> frozenset[Column]:
        """The personal columns that are kept: none once the allowance was withdrawn or ended."""
        return self.allowance.columns if self.allowance and self.allowance.holds else frozenset()

    @cached_property
    def totals(self):
        """What was counted over all dossiers; None before."""
        return self.counts.filter(axis="all").first()

    # From the upload to the preview

    @classmethod
    def receive(cls, visit, upload, *, by, product=None, period_start=None, period_end=None):
        """Keep an upload to be read; DomainError when it is empty, too large, or here already."""
        permissions.can_import(by, visit).enforce()
        _check_size(upload)
        digest = hashlib.file_digest(_from_start(upload), "sha256").hexdigest()
        extract = cls(
            visit=visit,
            product=product,
            name=clean_line(upload.name)[:200] or "file",
            size=upload.size,
            sha256=digest,
            uploaded_by=by,
            period_start=period_start,
            period_end=period_end,
            allowance=PersonalDataAllowance.objects.holding_for(visit).first(),
        )
        with transaction.atomic():
            visit.lock()
            _refuse_twin(visit, digest)
            return extract._store(upload)

    def _store(self, upload) -> "Extract":
        """Write the file and then the row; without the row no file stays behind."""
        upload.seek(0)
        self.file.save(self.name, upload, save=False)
        try:
            self.save()
        except Exception:
            self.file.storage.delete(self.file.name)
            raise
        return self

    @transaction.atomic
    def read_again(self, *, by, meanings, period_start, period_end, product=None) -> None:
        """Have it read with other meanings of its columns, {place: Column}, or for another period.

        What an administrator allows by now holds for this reading; without `product` it keeps its own.
        """
        self.period_start, self.period_end, self.refusal = period_start, period_end, ""
        self.product = product or self.product
        self.allowance = PersonalDataAllowance.objects.holding_for(self.visit).first()
        fields = ("period_start", "period_end", "refusal", "product", "allowance")
        self.move("read_again", by=by, fields=fields)
        for column in self.columns.filter(place__in=meanings):
            column.meaning = meanings[column.place]
            column.by_hand = True
            column.save(update_fields=["meaning", "by_hand"])

    def refuse(self, reason: str) -> None:
        """Write down why it could not be read; it stays to be read again otherwise, or discarded."""
        type(self).objects.filter(pk=self.pk).update(refusal=reason)
        self.refusal = reason

    # Its end

    @transaction.atomic
    def discard(self, *, by, note="") -> None:
        self.move("discard", by=by, note=note)
        self.drop_file()

    @transaction.atomic
    def take_back(self, *, by, note) -> None:
        """Count it no longer; its dossiers go with the next deletion, what was answered from it stays."""
        self.move("take_back", by=by, note=note)

    def drop_file(self) -> None:
        """Remove the file, which names persons, once the transaction holds."""
        if not self.file:
            return
        storage, name = self.file.storage, self.file.name
        self.file = ""
        self.save(update_fields=["file"])
        transaction.on_commit(lambda: storage.delete(name))

    def keep_days(self) -> None:
        """Set until when the single dossiers stay."""
        self.keep_until = timezone.localdate() + timedelta(days=settings.DOSSIER_KEEP_DAYS)


def _check_size(upload) -> None:
    if not upload.size:
        raise DomainError(_("The file is empty."), field="file")
    if upload.size > settings.EXPORT_MAX_MB * 1024**2:
        raise DomainError(
            _("The file has %(size)s MB; at most %(limit)s MB are accepted.")
            % {"size": round(upload.size / 1024**2), "limit": settings.EXPORT_MAX_MB},
            field="file",
        )


def _from_start(upload):
    upload.seek(0)
    return upload


def _refuse_twin(visit, digest: str) -> None:
    twin = Extract.objects.filter(visit=visit, sha256=digest).exclude(state=ExtractState.DISCARDED).first()
    if twin:
        raise DomainError(
            _("This very file was handed in already, at %s.")
            % f"{timezone.localtime(twin.uploaded_at):%H:%M %d/%m/%Y}",
            field="file",
        )


class ExtractChange(StatusChange):
    """One row is one change of state of an extract."""

    extract = models.ForeignKey(Extract, on_delete=models.CASCADE, related_name="changes")

    class Meta(StatusChange.Meta):
        verbose_name = gettext_lazy("change of an extract")
        verbose_name_plural = gettext_lazy("changes of extracts")


class ExtractColumn(models.Model):
    """One row is one column of a file: its heading, and what it was taken to say."""

    extract = models.ForeignKey(Extract, on_delete=models.CASCADE, related_name="columns")
    place = models.PositiveSmallIntegerField(gettext_lazy("place"))
    heading = models.CharField(gettext_lazy("heading"), max_length=200, blank=True)
    meaning = models.CharField(
        gettext_lazy("says"),
        max_length=20,
        blank=True,
        help_text=gettext_lazy("A Column, or a Count in a summary report; empty when it is left out."),
    )
    by_hand = models.BooleanField(gettext_lazy("chosen by a person"), default=False)

    class Meta:
        ordering = ["place"]
        verbose_name = gettext_lazy("column of an extract")
        verbose_name_plural = gettext_lazy("columns of extracts")
        constraints = [
            models.UniqueConstraint(fields=["extract", "place"], name="column_once_per_extract"),
        ]

    def __str__(self):
        return self.heading


class ExtractProblem(models.Model):
    """One row is one thing wrong or odd in a file: where, and in which words; never those about a person."""

    extract = models.ForeignKey(Extract, on_delete=models.CASCADE, related_name="problems", db_index=False)
    row = models.PositiveIntegerField(gettext_lazy("row"), null=True)
    column = models.CharField(gettext_lazy("column"), max_length=200, blank=True)
    kind = models.CharField(gettext_lazy("kind"), max_length=30)
    value = models.CharField(gettext_lazy("value"), max_length=100, blank=True)
    is_error = models.BooleanField(gettext_lazy("row left out"), default=False)

    class Meta:
        ordering = ["-is_error", "row", "pk"]
        verbose_name = gettext_lazy("problem of an extract")
        verbose_name_plural = gettext_lazy("problems of extracts")
        indexes = [models.Index(fields=["extract", "-is_error", "row"])]

    def __str__(self):
        return f"{self.row}: {self.kind}"

    @property
    def kind_label(self) -> str:
        return str(ProblemKind(self.kind).label)

    @property
    def column_label(self) -> str:
        """What the column says, in words."""
        return str(Column(self.column).label) if self.column in Column.values else self.column

    @property
    def fate(self) -> str:
        """What becomes of the row."""
        return _("Row left out") if self.is_error else _("Only noticed")
