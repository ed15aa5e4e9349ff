"""What became of units: the threads between an old unit and the new one."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import JSONArray
from django.utils.translation import gettext_lazy as _

from core.history import HistoricalRecords

from ..kinship import both_ways
from .kinds import Certainty


class UnitSuccession(models.Model):
    """One row is one thread from an old unit to what it became on a day; a merge of three has three."""

    class Kind(models.TextChoices):
        RENAME = "rename", _("Rename")
        MERGE = "merge", _("Merge")
        SPLIT = "split", _("Split")
        TRANSFER = "transfer", _("Transfer of tasks")
        ABOLISH = "abolish", _("Abolition")

    old = models.ForeignKey(
        "units.Unit", on_delete=models.CASCADE, related_name="becomes", verbose_name=_("old unit")
    )
    new = models.ForeignKey(
        "units.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="comes_from",
        verbose_name=_("new unit"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    effective = models.DateField(_("effective"), help_text=_("The first day of the new state."))
    legal_basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    certainty = models.CharField(
        _("certainty"), max_length=20, choices=Certainty.choices, default=Certainty.SOURCED
    )
    note = models.TextField(_("note"), blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        ordering = ["effective", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="succession_once",
                fields=["old", "new"],
                violation_error_message=_("This succession is already recorded."),
            ),
            models.UniqueConstraint(
                name="succession_abolished_once",
                fields=["old"],
                condition=Q(new=None),
                violation_error_message=_("This succession is already recorded."),
            ),
            models.CheckConstraint(
                name="succession_not_to_itself",
                condition=Q(new=None) | ~Q(old=F("new")),
                violation_error_message=_("A unit cannot succeed itself."),
            ),
            models.CheckConstraint(
                name="succession_abolition_has_no_heir",
                condition=Q(kind="abolish", new=None) | (~Q(kind="abolish") & Q(new__isnull=False)),
                violation_error_message=_("Only an abolition has no new unit, and it never has one."),
            ),
        ]

    def __str__(self):
        return f"{self.old} → {self.new or '–'}"

    def clean(self):
        """The new unit takes over on the day after the old one's last: no gap, no overlap."""
        if self.effective is None or self.old_id is None:
            return
        if self.new_id and not self.new.active_on(self.effective):
            raise ValidationError({"effective": _("The new unit does not exist on this day.")})
        if self.kind in self.ENDING and self.old.valid_to != self.effective - timedelta(days=1):
            raise ValidationError(
                {"effective": _("The old unit's last day must be the day before this one.")}
            )

    # The kinds that end the old unit; a split or a transfer may leave it alive with less.
    ENDING = frozenset({Kind.RENAME, Kind.MERGE, Kind.ABOLISH})


def succession_pairs(**conditions) -> list[tuple[int, int]]:
    """(old, new) ids of the recorded successions, in one query: there are few, and kinship needs them all."""
    successions = UnitSuccession.objects.filter(new__isnull=False, **conditions)
    return list(successions.order_by().values_list("old_id", "new_id"))


class _JSONRows(models.Aggregate):
    """The values of all rows as one JSON array; None without a row on PostgreSQL, empty on SQLite."""

    output_field = models.JSONField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


def all_succession_pairs() -> models.Subquery:
    """What `succession_pairs` reads, for a query that fetches something else: a list of [old, new] ids."""
    successions = UnitSuccession.objects.filter(new__isnull=False).order_by()
    whole = successions.annotate(whole=Value(1)).values("whole")
    return models.Subquery(whole.annotate(pairs=_JSONRows(JSONArray("old_id", "new_id"))).values("pairs"))


def renames() -> list[tuple[int, int]]:
    """The steps between rows that are one unit under an earlier and a later name, in both directions."""
    return both_ways(succession_pairs(kind=UnitSuccession.Kind.RENAME))
