"""Why a late dossier was late, as a person found on site, and every change of that mind."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.models import Attachment, Versioned
from core.text import clean_text

from .. import permissions
from .dossiers import Dossier
from .rules import LateCause


class Judgement(Versioned):
    """One row is the cause that was found for one late dossier."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="judgement")
    cause = models.ForeignKey(
        LateCause, on_delete=models.PROTECT, related_name="judgements", verbose_name=gettext_lazy("cause")
    )
    note = models.TextField(gettext_lazy("note"), blank=True)
    register_on = models.DateField(
        gettext_lazy("returned by the paper register on"),
        null=True,
        blank=True,
        help_text=gettext_lazy("As the register and the signature in it say."),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=gettext_lazy("by")
    )
    decided_at = models.DateTimeField(gettext_lazy("at"), default=timezone.now)

    class Meta:
        verbose_name = gettext_lazy("cause of a late dossier")
        verbose_name_plural = gettext_lazy("causes of late dossiers")

    def __str__(self):
        return f"{self.dossier_id}: {self.cause}"

    @classmethod
    @transaction.atomic
    def decide(
        cls,
        extract,
        dossiers: Iterable[int],
        *,
        by,
        cause: LateCause,
        note="",
        register_on=None,
        versions: Mapping[int, int] | None = None,
    ) -> int:
        """Set `cause` for late dossiers of `extract` by their ids; how many were set.

        A note or day left empty keeps what stands. `versions` are those that the person saw, 0 where nothing
        was found yet. A constant number of queries; DomainError when one of them is not late or not of this
        extract, or when somebody else set a cause meanwhile.
        """
        _check_open(extract, by)
        if not cause.in_use:
            raise DomainError(_("This cause is no longer offered."), field="cause")
        wanted = set(dossiers)
        late = set(extract.dossiers.late().filter(pk__in=wanted).values_list("pk", flat=True))
        if not wanted or wanted - late:
            raise DomainError(_("Choose late dossiers of this extract."))
        standing = {
            row.dossier_id: row for row in cls.objects.filter(dossier__in=wanted).select_related("cause")
        }
        _refuse_stale(standing, versions or {})
        rows = [
            cls._decided(standing.get(pk), pk, by, cause, clean_text(note), register_on)
            for pk in sorted(wanted)
        ]
        return _write(standing, rows, by)

    @classmethod
    @transaction.atomic
    def accept_suggestions(cls, extract, *, by, dossiers: Iterable[int] | None = None) -> int:
        """Set what the data suggest for late dossiers without a cause: all, or these; how many were set."""
        _check_open(extract, by)
        waiting = extract.dossiers.suggested()
        if dossiers is not None:
            waiting = waiting.filter(pk__in=set(dossiers))
        pairs = list(waiting.order_by("pk").values_list("pk", "suggested"))
        if not pairs:
            raise DomainError(_("No late dossier without a cause has a suggestion here."))
        causes = LateCause.objects.in_bulk({cause for _pk, cause in pairs})
        rows = [cls._decided(None, pk, by, causes[cause], "", None) for pk, cause in pairs]
        return _write({}, rows, by)

    @classmethod
    def _decided(cls, old, dossier_id, by, cause, note, register_on) -> "Judgement":
        return cls(
            dossier_id=dossier_id,
            cause=cause,
            note=note or (old.note if old else ""),
            register_on=register_on or (old.register_on if old else None),
            decided_by=by,
            version=old.version + 1 if old else 1,
        )


def _check_open(extract, by) -> None:
    """Under lock: neither the extract nor its visit moves on while causes are written."""
    extract.visit.lock()
    extract.lock()
    permissions.can_judge(by, extract).enforce()


def _refuse_stale(standing: dict[int, Judgement], versions: Mapping[int, int]) -> None:
    """Stop when a cause was set after the person opened the page: theirs would silently replace it."""
    stale = {pk for pk, seen in versions.items() if pk in standing and standing[pk].version != seen}
    if not stale:
        return
    codes = Dossier.objects.filter(pk__in=sorted(stale)[:5]).order_by("row").values_list("code", flat=True)
    raise DomainError(
        _("Somebody else set the cause of %s after you opened the list. Nothing was changed; look again.")
        % ", ".join(codes)
    )


def _write(standing: dict[int, Judgement], rows: list[Judgement], by) -> int:
    changes = [
        JudgementChange(
            dossier_id=row.dossier_id,
            old=standing[row.dossier_id].cause if row.dossier_id in standing else None,
            new=row.cause,
            note=row.note,
            by=by,
        )
        for row in rows
    ]
    Judgement.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["dossier"],
        update_fields=["cause", "note", "register_on", "decided_by", "decided_at", "version"],
    )
    JudgementChange.objects.bulk_create(changes)
    return len(rows)


class JudgementChange(models.Model):
    """One row is one setting of a cause, with what stood before."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="judgement_changes")
    old = models.ForeignKey(
        LateCause, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=gettext_lazy("from")
    )
    new = models.ForeignKey(
        LateCause, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=gettext_lazy("to")
    )
    note = models.TextField(gettext_lazy("note"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=gettext_lazy("by")
    )
    at = models.DateTimeField(gettext_lazy("at"), default=timezone.now)

    class Meta:
        verbose_name = gettext_lazy("change of a cause")
        verbose_name_plural = gettext_lazy("changes of causes")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.dossier_id}: {self.new}"


class DossierPhoto(Attachment):
    """One photo or scan taken of the papers of one dossier, such as the signature in the register."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="photos")

    class Meta:
        verbose_name = gettext_lazy("photo of a dossier")
        verbose_name_plural = gettext_lazy("photos of dossiers")
        ordering = ["pk"]

    @classmethod
    @transaction.atomic
    def attach(cls, dossier, uploads, *, by) -> list["DossierPhoto"]:
        """Keep every upload or none; by those who may set causes, as long as they may."""
        _check_open(dossier.extract, by)
        if not uploads:
            raise DomainError(_("Choose at least one file."), field="file")
        return cls.keep_all(uploads, by=by, dossier=dossier)

    @transaction.atomic
    def remove(self, *, by) -> None:
        _check_open(self.dossier.extract, by)
        self.delete()
