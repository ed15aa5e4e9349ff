"""Draws of dossiers by lot, to be looked into on site, so that neither side can say they were picked."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.draw import new_seed
from core.errors import DomainError
from core.text import clean_text

from .. import permissions
from ..lateness import ALL_LATE
from ..lots import LATE, NO_PROCEDURE, OTHERS, Lot, draw_by_lateness, draw_by_procedure, draw_simple
from .extracts import Extract
from .rules import Procedure

# More than a team can look into on one visit.
MAX_SIZE = 500


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

    @property
    def is_standing(self) -> bool:
        return self.redrawn_at is None

    @classmethod
    @transaction.atomic
    def draw_from(cls, extract, *, by, method: str, size: int) -> "Sample":
        """Draw `size` dossiers of `extract` by lot; DomainError while another sample of it stands."""
        _lock(extract)
        permissions.can_sample(by, extract).enforce()
        if extract.samples.filter(redrawn_at=None).exists():
            raise DomainError(_("A sample of this extract was drawn already; draw again with a reason."))
        return cls._drawn(extract, by, method, size)

    @transaction.atomic
    def redraw(self, *, by, reason: str, method: str, size: int) -> "Sample":
        """Draw anew, with a seed of its own; this draw stays on record with the reason."""
        _lock(self.extract)
        permissions.can_sample(by, self.extract).enforce()
        reason = clean_text(reason)
        if not reason:
            raise DomainError(_("Say why lots are drawn again."), field="reason")
        ended = {"redrawn_at": timezone.now(), "redrawn_by": by, "redraw_reason": reason}
        if not type(self).objects.filter(pk=self.pk, redrawn_at=None).update(**ended):
            raise DomainError(_("Somebody else drew lots again meanwhile."))
        return self._drawn(self.extract, by, method, size)

    @classmethod
    def _drawn(cls, extract, by, method, size) -> "Sample":
        if not 0 < size <= MAX_SIZE:
            raise DomainError(_("Draw between 1 and %d dossiers.") % MAX_SIZE, field="size")
        seed = new_seed()
        population, lots = _draw(extract, method, size, seed)
        sample = cls.objects.create(
            extract=extract, method=method, size=size, population=population, seed=seed, drawn_by=by
        )
        row = sample.dossiers.model
        row.objects.bulk_create(
            row(sample=sample, dossier_id=lot.item, place=place, stratum=lot.stratum[:500])
            for place, lot in enumerate(lots, start=1)
        )
        return sample

    @property
    def repeats(self) -> bool:
        """Whether the same seed still gives the same dossiers; not so once the others were deleted."""
        population, lots = _draw(self.extract, self.method, self.size, self.seed)
        drawn = self.dossiers.order_by("place").values_list("dossier", flat=True)
        return population == self.population and [lot.item for lot in lots] == list(drawn)


def _lock(extract) -> None:
    """Neither the extract nor its visit moves on while lots are drawn."""
    extract.visit.lock()
    extract.lock()


def _draw(extract, method: str, size: int, seed: str) -> tuple[int, list[Lot]]:
    """How many were drawn from, and the lots; reads ids alone, in at most two queries."""
    strata = _strata(extract.dossiers.drawn_from(), method)
    population = sum(map(len, strata.values()))
    if size > population:
        raise DomainError(
            _("There are only %(count)d dossiers to draw from.") % {"count": population}, field="size"
        )
    if method == Sample.Method.BY_PROCEDURE:
        return population, draw_by_procedure(strata, size, seed)
    if method == Sample.Method.BY_LATENESS:
        return population, draw_by_lateness(strata[LATE], strata[OTHERS], size, seed)
    return population, draw_simple(strata[""], size, seed)


def _strata(rows, method: str) -> dict[str, list[int]]:
    """{key: ids in the order of `rows`} of the parts that are drawn from apart; "" is the key of all."""
    if method == Sample.Method.BY_PROCEDURE:
        return _by_procedure(rows)
    if method == Sample.Method.BY_LATENESS:
        return _by_lateness(rows)
    return {"": list(rows.values_list("pk", flat=True).iterator())}


def _by_lateness(rows) -> dict[str, list[int]]:
    strata = {LATE: [], OTHERS: []}
    for pk, standing in rows.values_list("pk", "standing").iterator():
        strata[LATE if standing in ALL_LATE else OTHERS].append(pk)
    return strata


def _by_procedure(rows) -> dict[str, list[int]]:
    """The procedures in the order in which the rows meet them."""
    strata: dict[int | None, list[int]] = {}
    for pk, procedure in rows.values_list("pk", "procedure").iterator():
        strata.setdefault(procedure, []).append(pk)
    keys = dict(Procedure.objects.filter(pk__in=filter(None, strata)).values_list("pk", "key"))
    return {keys.get(procedure, NO_PROCEDURE): pks for procedure, pks in strata.items()}
