"""Draws by lot: the pool, the seed that repeats the draw, and what was put in the place of a drawn unit."""

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.draw import draw
from core.errors import DomainError
from core.text import clean_text
from units.models import Unit

from .plans import Plan, PlanUnit


class Draw(models.Model):
    """One draw by lot: who drew how many out of which units, with the seed that reproduces it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="draws")
    label = models.CharField(gettext_lazy("drawn from"), max_length=300)
    parent = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("under"),
    )
    count = models.PositiveSmallIntegerField(gettext_lazy("number drawn"))
    seed = models.CharField(gettext_lazy("seed"), max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("drawn by"),
    )
    at = models.DateTimeField(gettext_lazy("drawn at"), auto_now_add=True)

    class Meta:
        verbose_name = gettext_lazy("draw")
        verbose_name_plural = gettext_lazy("draws")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.label} ({self.count}, {self.seed})"

    def fill(self, candidates):
        """Draw out of `candidates` (in alphabetical order), keep the pool, put the units into the plan."""
        drawn = draw(candidates, self.count, self.seed)
        DrawCandidate.objects.bulk_create(
            DrawCandidate(draw=self, unit=unit, position=position, drawn=unit in drawn)
            for position, unit in enumerate(candidates, start=1)
        )
        PlanUnit.objects.bulk_create(PlanUnit(plan=self.plan, unit=unit, draw=self) for unit in drawn)

    @property
    def repeats(self) -> bool:
        """Whether drawing again from the kept pool with the kept seed gives what was drawn."""
        pool = list(self.candidates.all())
        again = {candidate.pk for candidate in draw(pool, self.count, self.seed)}
        return again == {candidate.pk for candidate in pool if candidate.drawn}

    def override(self, *, by, out, into, reason):
        """Put `into` in the place of the drawn unit `out`, for a reason that stays beside the draw.

        Raises DomainError, naming the field, without a reason or when the units do not fit.
        """
        reason = clean_text(reason)
        if not reason:
            raise DomainError(_("Say why the draw is overridden."), field="reason")
        with transaction.atomic():
            self.plan.check_may_edit(by)
            row = self.plan_units.select_for_update().filter(unit=out).first()
            if row is None:
                raise DomainError(_("%s was not drawn here.") % out, field="out")
            if self.plan.plan_units.filter(unit=into).exists():
                raise DomainError(_("%s is already in the plan.") % into, field="into")
            self.plan.check_alive([into])
            row.unit, row.replaces, row.reason = into, row.replaces or out, reason
            row.save()


class DrawCandidate(models.Model):
    """One unit that was in the pool of a draw, at its place in the order drawn from."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="candidates")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    drawn = models.BooleanField()

    class Meta:
        verbose_name = gettext_lazy("unit in a draw")
        verbose_name_plural = gettext_lazy("units in draws")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["draw", "unit"], name="unit_once_in_a_draw")]

    def __str__(self):
        return str(self.unit)
