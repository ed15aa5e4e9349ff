"""The single dossiers of an extract, and how many there are of each kind."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from ..lateness import ALL_LATE, Standing
from ..notices import Notice
from ..rates import Counts
from ..states import Channel, DossierState
from .extracts import Extract
from .rules import LateCause, Procedure


class DossierQuerySet(models.QuerySet):
    def late(self):
        """Settled late or overdue at the end of the period; also those late in the software only."""
        return self.filter(standing__in=ALL_LATE)

    def suggested(self):
        """The late ones without a cause for which the data suggest one that is still offered."""
        return self.late().filter(judgement=None, suggested__in_use=True)

    def drawn_from(self):
        """The list that lots are drawn from: what counts, in the order of the rows of the file."""
        return self.exclude(standing=Standing.NOT_COUNTED).order_by("row")

    def worst_first(self):
        return self.order_by("-late_days", "row")


class Dossier(models.Model):
    """One row is one dossier as its file has it, with what was computed from it; it names no person."""

    extract = models.ForeignKey(Extract, on_delete=models.CASCADE, related_name="dossiers", db_index=False)
    row = models.PositiveIntegerField(gettext_lazy("row of the file"))
    code = models.CharField(gettext_lazy("code of the dossier"), max_length=100)
    # PostgreSQL would look the procedure up for every row, which takes a fifth of an import. It is held to it
    # by the rows of DossierCount, which name each once, and Django protects a procedure that is named here.
    procedure = models.ForeignKey(
        Procedure,
        on_delete=models.PROTECT,
        null=True,
        related_name="dossiers",
        db_index=False,
        db_constraint=False,
        verbose_name=gettext_lazy("procedure"),
    )
    office = models.CharField(gettext_lazy("office"), max_length=200, blank=True)
    channel = models.PositiveSmallIntegerField(gettext_lazy("channel"), choices=Channel, null=True)
    state = models.PositiveSmallIntegerField(gettext_lazy("state"), choices=DossierState)
    received_on = models.DateField(gettext_lazy("received on"))
    received_time = models.TimeField(gettext_lazy("received at"), null=True)
    due_by_file = models.DateField(gettext_lazy("due by the file"), null=True)
    finished_on = models.DateField(gettext_lazy("finished on"), null=True)
    returned_on = models.DateField(gettext_lazy("returned on"), null=True)
    supplement_asked_on = models.DateField(gettext_lazy("supplement asked for on"), null=True)
    supplement_done_on = models.DateField(gettext_lazy("supplement handed in on"), null=True)
    supplements = models.PositiveSmallIntegerField(gettext_lazy("times supplemented"), default=0)
    statutory_days = models.PositiveSmallIntegerField(gettext_lazy("time by law"), null=True)
    register_on = models.DateField(gettext_lazy("returned by the paper register on"), null=True)

    standing = models.CharField(gettext_lazy("standing"), max_length=12, choices=Standing)
    due_on = models.DateField(gettext_lazy("due on"), null=True)
    ended_on = models.DateField(gettext_lazy("ended on"), null=True)
    late_days = models.PositiveSmallIntegerField(gettext_lazy("working days late"), default=0)
    notice = models.CharField(gettext_lazy("notice"), max_length=20, choices=Notice, blank=True)
    # What the data themselves say of the cause; None where a person has to find out.
    suggested = models.ForeignKey(
        LateCause,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=gettext_lazy("suggested cause"),
    )

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("dossier")
        verbose_name_plural = gettext_lazy("dossiers")
        ordering = ["extract", "row"]
        constraints = [
            models.UniqueConstraint(fields=["extract", "row"], name="row_once_per_extract"),
        ]
        indexes = [
            models.Index(
                fields=["extract", "-late_days", "row"],
                condition=Q(standing__in=sorted(ALL_LATE)),
                name="late_dossiers",
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def is_late(self) -> bool:
        return self.standing in ALL_LATE


class DossierPerson(models.Model):
    """One row is what an administrator allowed to keep of the person behind a dossier."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="person")
    applicant = models.CharField(gettext_lazy("applicant"), max_length=300, blank=True)
    address = models.CharField(gettext_lazy("address"), max_length=500, blank=True)
    phone = models.CharField(gettext_lazy("telephone"), max_length=50, blank=True)

    class Meta:
        verbose_name = gettext_lazy("person behind a dossier")
        verbose_name_plural = gettext_lazy("persons behind dossiers")

    def __str__(self):
        return str(self.dossier_id)


class Axis(models.TextChoices):
    """What dossiers are counted by."""

    ALL = "all", gettext_lazy("All")
    PROCEDURE = "procedure", gettext_lazy("By procedure")
    OFFICE = "office", gettext_lazy("By office")
    WEEK = "week", gettext_lazy("By week")
    SUMMARY = "summary", gettext_lazy("As the report groups them")


class DossierCount(models.Model):
    """One row is how many dossiers of one extract there are of each kind: in all, or in one group.

    They stay when the single dossiers are deleted. Those of a summary report are the product's own numbers.
    """

    extract = models.ForeignKey(Extract, on_delete=models.CASCADE, related_name="counts", db_index=False)
    axis = models.CharField(gettext_lazy("counted by"), max_length=10, choices=Axis)
    name = models.CharField(gettext_lazy("group"), max_length=500, blank=True)
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, null=True, related_name="counts", db_index=False
    )
    week = models.DateField(
        gettext_lazy("week"), null=True, help_text=gettext_lazy("Its Monday; of the day on which it was due.")
    )
    early = models.PositiveIntegerField(Standing.EARLY.label, default=0)
    on_time = models.PositiveIntegerField(Standing.ON_TIME.label, default=0)
    late = models.PositiveIntegerField(Standing.LATE.label, default=0)
    running = models.PositiveIntegerField(Standing.RUNNING.label, default=0)
    overdue = models.PositiveIntegerField(Standing.OVERDUE.label, default=0)
    not_counted = models.PositiveIntegerField(Standing.NOT_COUNTED.label, default=0)
    broken_off_in_time = models.PositiveIntegerField(gettext_lazy("withdrawn or stopped in time"), default=0)
    broken_off_late = models.PositiveIntegerField(gettext_lazy("withdrawn or stopped late"), default=0)
    asked_again_in_time = models.PositiveIntegerField(
        gettext_lazy("in time, but supplemented more than once"), default=0
    )
    asked_again = models.PositiveIntegerField(gettext_lazy("supplemented more than once"), default=0)

    class Meta:
        verbose_name = gettext_lazy("count of dossiers")
        verbose_name_plural = gettext_lazy("counts of dossiers")
        ordering = ["extract", "axis", "week", "-late", "name"]
        indexes = [models.Index(fields=["extract", "axis"])]

    def __str__(self):
        return f"{self.get_axis_display()} {self.name}"

    @property
    def counts(self) -> Counts:
        return Counts(**{name: getattr(self, name) for name in Counts.__dataclass_fields__})
