"""Ground rows: what other models build on, the working-day calendar, background jobs and counters."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import files
from .errors import DomainError
from .text import clean_line, fold, sort_key
from .workflow import Stateful

# Databases limit how deep a condition may nest; nobody remembers a thing by more words than these.
MAX_SEARCH_WORDS = 20


class Versioned(models.Model):
    """A thing that two people may have open at once; `version` counts its edits."""

    version = models.PositiveIntegerField(gettext_lazy("version"), default=1, editable=False)

    class Meta:
        abstract = True

    def claim(self, version: int) -> None:
        """Take the right to save an edit that started from `version`, inside the caller's transaction.

        Raises DomainError when somebody saved in between, or moved it on to another state after its rights
        were checked: saving the whole row would take that back.
        """
        row = type(self)._base_manager.filter(pk=self.pk, version=version)
        if isinstance(self, Stateful):
            row = row.filter(state=self.state)
        if not row.update(version=version + 1):
            raise DomainError(_("Somebody else saved this after you opened it."))
        self.version = version + 1


class SearchableQuerySet(models.QuerySet):
    """Rows found by words typed without diacritics."""

    def search(self, text: str):
        """Rows that hold every word of `text`; marks and case do not matter."""
        rows = self
        words = dict.fromkeys(fold(clean_line(text)).split())
        for word in list(words)[:MAX_SEARCH_WORDS]:
            rows = rows.filter(search__contains=word)
        return rows

    def bulk_create(self, objs, *args, **kwargs):
        objs = list(objs)
        for row in objs:
            row.fill_search()
        return super().bulk_create(objs, *args, **kwargs)


class Searchable(models.Model):
    """A thing found and ordered by Vietnamese text; both keys are written when it is saved."""

    search = models.TextField(gettext_lazy("search text"), blank=True, editable=False)
    sort_key = models.CharField(
        gettext_lazy("sort key"), max_length=500, blank=True, editable=False, db_index=True
    )

    objects = SearchableQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        self.fill_search()
        if update_fields is not None:
            update_fields = {*update_fields, "search", "sort_key"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def search_source(self) -> str:
        """All the text by which the thing is to be found."""
        return str(self)

    def sort_source(self) -> str:
        """The text by which the thing stands in a list."""
        return str(self)

    def fill_search(self) -> None:
        self.search = fold(clean_line(self.search_source()))
        self.sort_key = sort_key(self.sort_source())


class Attachment(models.Model):
    """A file somebody handed in: kept under a name of our own, served only by a view that checks who may."""

    file = models.FileField(gettext_lazy("file"), upload_to=files.storage_path, max_length=200)
    name = models.CharField(gettext_lazy("file name"), max_length=200)
    size = models.PositiveBigIntegerField(gettext_lazy("size in bytes"))
    content_type = models.CharField(gettext_lazy("content type"), max_length=100)
    sha256 = models.CharField("SHA-256", max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("uploaded by"),
    )
    uploaded_at = models.DateTimeField(gettext_lazy("uploaded at"), default=timezone.now)

    ACCEPTED = files.PHOTO_TYPES | files.DOCUMENT_TYPES

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    @classmethod
    def keep(cls, upload, *, by, **fields):
        """Check and clean `upload`, store it and make its row; DomainError names the field "file"."""
        kept = files.receive(upload, accepted=cls.ACCEPTED)
        attachment = cls(
            name=kept.name,
            size=len(kept.content),
            content_type=kept.content_type,
            sha256=kept.sha256,
            uploaded_by=by,
            **fields,
        )
        return attachment._store(kept.content)

    @classmethod
    def keep_copy(cls, original: "Attachment", **fields):
        """Keep what was checked when `original` came as a file of its own, still by whom it came and when."""
        same = ("name", "size", "content_type", "sha256", "uploaded_by", "uploaded_at")
        attachment = cls(**{name: getattr(original, name) for name in same}, **fields)
        with original.file.open("rb") as content:
            return attachment._store(content)

    def _store(self, content) -> "Attachment":
        """Write the file and then the row; without the row no file stays behind."""
        self.file.save(self.name, content, save=False)
        try:
            self.save()
        except Exception:
            self.discard_file()
            raise
        return self

    @classmethod
    def keep_all(cls, uploads, *, by, **fields) -> list:
        """Keep every upload or none: when one is refused, no file of the others stays behind.

        The rows go with the transaction, which the caller opens; files know nothing of transactions.
        """
        kept = []
        try:
            for upload in uploads:
                kept.append(cls.keep(upload, by=by, **fields))
        except Exception:
            for attachment in kept:
                attachment.discard_file()
            raise
        return kept

    def discard_file(self) -> None:
        """Remove the file of a row that is not going to be."""
        self.file.storage.delete(self.file.name)

    @property
    def is_image(self) -> bool:
        return self.content_type in files.PHOTO_TYPES

    def delete(self, *args, **kwargs):
        """Delete the row, and the file once the deletion is certain."""
        storage, name = self.file.storage, self.file.name
        outcome = super().delete(*args, **kwargs)
        transaction.on_commit(lambda: storage.delete(name))
        return outcome


class Holiday(models.Model):
    """One date on which offices do otherwise than the weekday says: a day off, or a worked weekend day."""

    class Kind(models.TextChoices):
        OFF = "off", gettext_lazy("day off")
        WORKING = "working", gettext_lazy("make-up working day")

    date = models.DateField(gettext_lazy("date"), unique=True)
    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=Kind, default=Kind.OFF)
    name = models.CharField(gettext_lazy("name"), max_length=200)
    source = models.CharField(
        gettext_lazy("source"),
        max_length=300,
        blank=True,
        help_text=gettext_lazy("The notice or the law that says so."),
    )

    class Meta:
        ordering = ["date"]
        verbose_name = gettext_lazy("holiday")
        verbose_name_plural = gettext_lazy("holidays and make-up days")

    def __str__(self):
        return f"{self.date:%d/%m/%Y} {self.name}"


class Counter(models.Model):
    """The last number given out in one series of one year; numbers are never given twice."""

    series = models.CharField(gettext_lazy("series"), max_length=60)
    year = models.PositiveSmallIntegerField(gettext_lazy("year"))
    last = models.PositiveIntegerField(gettext_lazy("last number"), default=0)

    class Meta:
        ordering = ["series", "year"]
        verbose_name = gettext_lazy("number series")
        verbose_name_plural = gettext_lazy("number series")
        constraints = [
            models.UniqueConstraint(fields=["series", "year"], name="one_counter_per_series_and_year")
        ]

    def __str__(self):
        return f"{self.series} {self.year}: {self.last}"


class Tally(models.Model):
    """One row is how many questions one asker put in a short time, and nothing that tells who that is."""

    asker = models.CharField(gettext_lazy("keyed hash of the asker"), max_length=64, primary_key=True)
    times = models.PositiveIntegerField(gettext_lazy("questions"))
    until = models.PositiveBigIntegerField(
        gettext_lazy("counted until"), db_index=True, help_text=gettext_lazy("In seconds since 1970.")
    )

    class Meta:
        verbose_name = gettext_lazy("count of questions")
        verbose_name_plural = gettext_lazy("counts of questions")

    def __str__(self):
        return f"{self.asker[:8]}: {self.times}"


class JobQuerySet(models.QuerySet):
    """Background jobs, seen by those who asked for them."""

    def visible_to(self, user):
        return self.filter(watchers=user)

    def live(self):
        return self.filter(state__in=Job.LIVE)


class Job(models.Model):
    """One long piece of work that somebody asked for, such as making a document, done by the worker."""

    class State(models.TextChoices):
        QUEUED = "queued", gettext_lazy("waiting to start")
        RUNNING = "running", gettext_lazy("running")
        DONE = "done", gettext_lazy("done")
        FAILED = "failed", gettext_lazy("failed")
        CANCELLED = "cancelled", gettext_lazy("cancelled")

    LIVE = (State.QUEUED, State.RUNNING)
    # A running job shows a sign of life every 15 seconds. Silence this long means that its worker died;
    # a waiting job may stand behind others, so it gets longer.
    SILENCE = {State.RUNNING: timedelta(seconds=90), State.QUEUED: timedelta(hours=1)}

    kind = models.CharField(gettext_lazy("kind"), max_length=60)
    key = models.CharField(
        gettext_lazy("key"), max_length=200, help_text=gettext_lazy("What it is made for.")
    )
    label = models.CharField(gettext_lazy("label"), max_length=200)
    state = models.CharField(gettext_lazy("state"), max_length=10, choices=State, default=State.QUEUED)
    done = models.PositiveIntegerField(gettext_lazy("steps done"), default=0)
    total = models.PositiveIntegerField(gettext_lazy("steps in all"), default=0)
    message = models.CharField(gettext_lazy("message"), max_length=300, blank=True)
    error = models.TextField(gettext_lazy("error"), blank=True)
    result_url = models.CharField(gettext_lazy("address of the result"), max_length=300, blank=True)
    cancel_asked = models.BooleanField(gettext_lazy("cancel asked for"), default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name=gettext_lazy("created by"),
    )
    watchers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name=gettext_lazy("asked for by")
    )
    created_at = models.DateTimeField(gettext_lazy("created at"), default=timezone.now)
    started_at = models.DateTimeField(gettext_lazy("started at"), null=True)
    alive_at = models.DateTimeField(gettext_lazy("last sign of life"), default=timezone.now)
    finished_at = models.DateTimeField(gettext_lazy("finished at"), null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = gettext_lazy("background job")
        verbose_name_plural = gettext_lazy("background jobs")
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=Q(state__in=["queued", "running"]), name="one_live_job_per_key"
            )
        ]

    def __str__(self):
        return self.label

    @property
    def is_live(self) -> bool:
        """Whether it waits or runs, as far as the row says."""
        return self.state in self.LIVE

    @property
    def is_stale(self) -> bool:
        """Whether it should be alive but gave no sign of life for too long: its worker was killed."""
        return self.is_live and timezone.now() - self.alive_at > self.SILENCE[self.State(self.state)]

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0

    def close(self, state: str, **fields) -> bool:
        """End a live job in `state`; false when it had ended already. No other way ends a job."""
        live = type(self).objects.live().filter(pk=self.pk)
        closed = live.update(state=state, finished_at=timezone.now(), **fields)
        self.refresh_from_db()
        return bool(closed)

    def close_if_stale(self) -> None:
        """Write down that its worker died, so that nobody waits for it and it can be started again."""
        if self.is_stale:
            self.close(self.State.FAILED, error=_("It stopped before its end. Start it again."))

    def cancel(self) -> None:
        """Stop it: at once when it waits or its worker died, else at the next step it reports."""
        if not self.is_live:
            raise DomainError(_("This job has already ended."))
        started = type(self).objects.filter(pk=self.pk, state=self.State.RUNNING)
        if self.is_stale or not started.update(cancel_asked=True):
            self.close(self.State.CANCELLED)
        self.refresh_from_db()
