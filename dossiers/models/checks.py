"""What the team looked for in the papers of each drawn dossier, and what it found."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.models import Versioned
from core.text import clean_text

from .. import permissions
from .causes import DossierPhoto
from .dossiers import Dossier
from .samples import Sample


class Check(models.TextChoices):
    """What is looked for in the papers of a sampled dossier."""

    RECEIPT = "receipt", gettext_lazy("Slip of reception and appointment is there")
    CONTROL = "control", gettext_lazy("Control slip follows every step")
    PAPERS = "papers", gettext_lazy("No paper is asked for beyond the procedure")
    SUPPLEMENT = "supplement", gettext_lazy("Supplement asked for in writing, once")
    TERM = "term", gettext_lazy("Due date appointed as the procedure says")
    DATES = "dates", gettext_lazy("Dates of the papers agree with the software")
    APOLOGY = "apology", gettext_lazy("Apology with a new date, where it was late")
    RESULT = "result", gettext_lazy("Result handed over and signed for")
    DIGITISED = "digitised", gettext_lazy("Papers and result digitised")


class SampledQuerySet(models.QuerySet):
    """Sampled dossiers, with how far the look into each is."""

    def with_progress(self):
        """Each with `answered`, the number of checks that have an answer, and `refused`, those with a no."""
        return self.annotate(
            answered=Count("answers"),
            refused=Count("answers", filter=Q(answers__verdict=CheckAnswer.Verdict.NO)),
        ).order_by("sample", "place")  # a query that groups forgets the usual order

    def unchecked(self):
        """Those that lack an answer to some check."""
        return self.with_progress().filter(answered__lt=len(Check))


class SampledDossier(Versioned):
    """One row is one dossier that was drawn, and what the team found in its papers."""

    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="dossiers")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="drawn")
    place = models.PositiveSmallIntegerField(gettext_lazy("place in the draw"))
    stratum = models.CharField(gettext_lazy("drawn from"), max_length=500, blank=True)
    note = models.TextField(gettext_lazy("note"), blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=gettext_lazy("looked into by"),
    )
    checked_at = models.DateTimeField(gettext_lazy("looked into at"), null=True)

    objects = SampledQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("sampled dossier")
        verbose_name_plural = gettext_lazy("sampled dossiers")
        ordering = ["sample", "place"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "dossier"], name="dossier_drawn_once"),
            models.UniqueConstraint(fields=["sample", "place"], name="place_of_a_draw_once"),
        ]

    def __str__(self):
        return f"{self.place}. {self.dossier}"

    @property
    def is_checked(self) -> bool:
        """Whether every check has its answer; of rows with their progress."""
        return self.answered == len(Check)

    @transaction.atomic
    def look_into(
        self,
        *,
        by,
        version: int,
        answers: Mapping[str, str],
        note: str,
        uploads: Iterable = (),
        drop: Iterable[DossierPhoto] = (),
    ) -> None:
        """Save what was found, {Check: Verdict}; checks that `answers` leaves out have no answer then.

        `version` is the one that the edit started from; DomainError when somebody saved in between.
        `uploads` are new photos of the papers, and those of `drop` go.
        """
        sample = self.sample
        sample.extract.visit.lock()
        sample.extract.lock()
        permissions.can_check(by, sample.extract).enforce()
        if Sample.objects.filter(pk=sample.pk).exclude(redrawn_at=None).exists():
            raise DomainError(_("Lots were drawn again: this dossier is no longer in the sample."))
        self.claim(version)
        self.note, self.checked_by, self.checked_at = clean_text(note), by, timezone.now()
        self.save(update_fields=["note", "checked_by", "checked_at"])
        self.answers.all().delete()
        CheckAnswer.objects.bulk_create(
            CheckAnswer(sampled=self, check_name=check, verdict=verdict) for check, verdict in answers.items()
        )
        for photo in drop:
            photo.delete()
        DossierPhoto.keep_all(uploads, by=by, dossier=self.dossier)


class CheckAnswer(models.Model):
    """One row is the answer to one check of one sampled dossier."""

    class Verdict(models.TextChoices):
        YES = "yes", gettext_lazy("Yes")
        NO = "no", gettext_lazy("No")
        NOT_APPLICABLE = "na", gettext_lazy("Not applicable")

    sampled = models.ForeignKey(SampledDossier, on_delete=models.CASCADE, related_name="answers")
    check_name = models.CharField(gettext_lazy("check"), max_length=12, choices=Check)
    verdict = models.CharField(gettext_lazy("verdict"), max_length=3, choices=Verdict)

    class Meta:
        verbose_name = gettext_lazy("answer to a check")
        verbose_name_plural = gettext_lazy("answers to checks")
        constraints = [
            models.UniqueConstraint(fields=["sampled", "check_name"], name="check_answered_once"),
        ]

    def __str__(self):
        return f"{self.get_check_name_display()}: {self.get_verdict_display()}"
