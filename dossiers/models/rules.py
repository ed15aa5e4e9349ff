"""What lateness is measured by: the rules in force, the procedures with their time by law, the causes."""

from datetime import time

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.history import HistoricalRecords
from core.models import Searchable

from ..lateness import Rules
from ..reading.aliases import key


class LatenessRule(models.Model):
    """One row is how the clock of dossiers starts for those received from one day to another."""

    valid_from = models.DateField(gettext_lazy("valid from"), unique=True)
    valid_to = models.DateField(
        gettext_lazy("valid to"), null=True, blank=True, help_text=gettext_lazy("The last day, included.")
    )
    cutoff = models.TimeField(
        gettext_lazy("received later counts for the next working day"),
        null=True,
        blank=True,
        default=time(15),
        help_text=gettext_lazy("Left empty, the hour of reception does not matter."),
    )
    basis = models.CharField(
        gettext_lazy("legal basis"),
        max_length=300,
        blank=True,
        help_text=gettext_lazy("Number and date of the document."),
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["-valid_from"]
        verbose_name = gettext_lazy("rule of lateness")
        verbose_name_plural = gettext_lazy("rules of lateness")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="lateness_rule_valid_to_after_valid_from",
                violation_error_message=gettext_lazy("The last day is before the first."),
            ),
        ]

    def __str__(self):
        return f"{self.valid_from:%d/%m/%Y} {self.basis}"

    def clean(self):
        """On one day one rule holds."""
        if not self.valid_from:
            return
        others = type(self).objects.exclude(pk=self.pk)
        others = others.filter(Q(valid_to=None) | Q(valid_to__gte=self.valid_from))
        if self.valid_to:
            others = others.filter(valid_from__lte=self.valid_to)
        if other := others.first():
            raise ValidationError(_("Another rule holds then: %s. End that one first.") % other)

    @classmethod
    def load(cls) -> tuple[Rules, ...]:
        """All rules, the earliest first; one query."""
        rows = cls.objects.order_by("valid_from").values_list("valid_from", "valid_to", "cutoff", "basis")
        return tuple(Rules(*row) for row in rows)


class Procedure(Searchable):
    """One row is one administrative procedure as exports name it, known by its code or else by its name."""

    key = models.CharField(gettext_lazy("code, or folded name"), max_length=200, unique=True, editable=False)
    code = models.CharField(gettext_lazy("code"), max_length=30, blank=True)
    name = models.CharField(gettext_lazy("name"), max_length=500, blank=True)
    sector = models.CharField(gettext_lazy("sector"), max_length=200, blank=True)
    statutory_days = models.PositiveSmallIntegerField(
        gettext_lazy("time by law"),
        null=True,
        blank=True,
        help_text=gettext_lazy("In working days; used where an export names no due date."),
    )

    class Meta:
        ordering = ["sort_key", "code"]
        verbose_name = gettext_lazy("administrative procedure")
        verbose_name_plural = gettext_lazy("administrative procedures")

    def __str__(self):
        return self.name or self.code

    def search_source(self) -> str:
        return f"{self.code} {self.name}"

    @staticmethod
    def key_of(code: str, name: str) -> str:
        """By its code, which does not change with the wording, or else by its folded name."""
        return (code or key(name))[:200]

    def clean(self):
        """The key is in no form: what would be the same procedure is looked for here."""
        self.key = self.key_of(self.code, self.name)
        if not self.key:
            raise ValidationError(_("Give the code or the name."))
        if type(self).objects.filter(key=self.key).exclude(pk=self.pk).exists():
            raise ValidationError(_("This procedure is in the list already."))


class LateCause(models.Model):
    """One row is one cause of lateness, which is either late in fact or late in the software only."""

    class Group(models.TextChoices):
        REAL = "real", gettext_lazy("Late in fact")
        SOFTWARE = "software", gettext_lazy("Late in the software only")

    code = models.SlugField(gettext_lazy("code"), max_length=30, unique=True)
    name = models.CharField(gettext_lazy("name"), max_length=200)
    group = models.CharField(gettext_lazy("group"), max_length=10, choices=Group)
    hints = models.TextField(
        gettext_lazy("hints"),
        blank=True,
        help_text=gettext_lazy(
            "One phrase a line: a note of an export that holds one of them suggests this cause."
        ),
    )
    order = models.PositiveSmallIntegerField(gettext_lazy("order"), default=0)
    in_use = models.BooleanField(gettext_lazy("offered"), default=True)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = gettext_lazy("cause of lateness")
        verbose_name_plural = gettext_lazy("causes of lateness")

    def __str__(self):
        return self.name
