"""Dossiers drawn by lot to be looked into on site, and what was found in each."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy

from core.models import Versioned

from .dossiers import Dossier
from .extracts import Extract


class Sample(models.Model):
    """One row is one draw: method, size and seed, so that anybody can repeat it and nobody was picked."""

    class Method(models.TextChoices):
        SIMPLE = "simple", gettext_lazy("Of all dossiers")
        BY_PROCEDURE = "procedure", gettext_lazy("Of each procedure, by its share")
        BY_LATENESS = "lateness", gettext_lazy("Half of the late, half of the others")

    extract = models.ForeignKey(Extract, on_delete=models.CASCADE, related_name="samples")
    method = models.CharField(gettext_lazy("method"), max_length=10, choices=Method, default=Method.SIMPLE)
    size = models.PositiveSmallIntegerField(gettext_lazy("size"))
    population = models.PositiveIntegerField(gettext_lazy("dossiers drawn from"))
    seed = models.CharField(gettext_lazy("seed"), max_length=40)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("drawn by"),
    )
    drawn_at = models.DateTimeField(gettext_lazy("drawn at"), default=timezone.now)
    # A draw that was done again stays on record with the reason.
    redrawn_at = models.DateTimeField(gettext_lazy("drawn again at"), null=True, editable=False)
    redrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    redraw_reason = models.TextField(gettext_lazy("why it was drawn again"), blank=True)

    class Meta:
        verbose_name = gettext_lazy("sample of dossiers")
        verbose_name_plural = gettext_lazy("samples of dossiers")
        ordering = ["drawn_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["extract"], condition=models.Q(redrawn_at=None), name="one_standing_sample"
            ),
        ]

    def __str__(self):
        return f"{self.get_method_display()}: {self.size}"


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
