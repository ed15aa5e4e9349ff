"""What an agency prints on its papers besides their content."""

from django.db import models
from django.utils.translation import gettext_lazy

from core.history import HistoricalRecords
from units.models import Unit


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
