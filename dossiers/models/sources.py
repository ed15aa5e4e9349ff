"""Which answers of a visit were taken from an extract, and what it said then."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy

from inspections.models import Answer
from inspections.models.checklists import Figure

from .extracts import Extract


class AnswerSource(models.Model):
    """One row is one answer taken from an extract: the figure with the numbers as they stood then."""

    answer = models.OneToOneField(Answer, on_delete=models.CASCADE, related_name="dossier_source")
    extract = models.ForeignKey(Extract, on_delete=models.PROTECT, related_name="answer_sources")
    figure = models.CharField(gettext_lazy("figure"), max_length=50, choices=Figure.choices)
    number = models.PositiveIntegerField(gettext_lazy("number"), null=True)
    part = models.PositiveIntegerField(gettext_lazy("part"), null=True)
    whole = models.PositiveIntegerField(gettext_lazy("whole"), null=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=gettext_lazy("by")
    )
    taken_at = models.DateTimeField(gettext_lazy("at"), default=timezone.now)

    class Meta:
        verbose_name = gettext_lazy("answer taken from an extract")
        verbose_name_plural = gettext_lazy("answers taken from extracts")

    def __str__(self):
        return f"{self.answer_id}: {self.figure}"

    @property
    def fields(self) -> dict[str, int]:
        """The fields of the answer that were filled, with the numbers as they stood then."""
        values = {"number_1": self.number, "part": self.part, "whole": self.whole}
        return {name: value for name, value in values.items() if value is not None}
