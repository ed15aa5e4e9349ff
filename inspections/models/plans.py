"""The yearly plan: its decision, its targets and the units chosen."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.draw import new_seed
from core.errors import DomainError
from core.history import HistoricalRecords
from core.models import Attachment, Searchable, SearchableQuerySet, Versioned
from core.text import clean_text
from core.workflow import Stateful, StatusChange
from units.models import Unit

from .. import permissions
from ..visibility import seen_plans
from ..workflow import INSPECTED_STATES, PLAN_MOVES, PLAN_TONES, PlanState, RoundState


@dataclass(frozen=True)
class Coverage:
    """How much of one level the plan reaches: units alive that year, chosen, inspected; target in percent."""

    level: str
    label: str
    alive: int
    chosen: int
    inspected: int
    target: int | None

    @property
    def percent(self) -> Decimal | None:
        """Inspected units ÷ units alive, in percent with one decimal; None when the level has no unit."""
        if not self.alive:
            return None
        return (Decimal(self.inspected) * 100 / self.alive).quantize(Decimal("0.1"), ROUND_HALF_UP)


class PlanQuerySet(SearchableQuerySet):
    def visible_to(self, user):
        return self.filter(pk__in=Plan._base_manager.filter(seen_plans(user)).values("pk"))


class Plan(Stateful, Versioned, Searchable):
    """One row is the inspection plan of an agency for a year, with the decision that approves it."""

    agency = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="plans", verbose_name=gettext_lazy("agency")
    )
    year = models.PositiveSmallIntegerField(
        gettext_lazy("year"), validators=[MinValueValidator(2001), MaxValueValidator(2100)]
    )
    title = models.CharField(gettext_lazy("title"), max_length=300)
    purpose = models.TextField(gettext_lazy("purpose"), blank=True)
    scope = models.TextField(gettext_lazy("scope"), blank=True)
    state = models.CharField(
        gettext_lazy("state"),
        max_length=20,
        choices=PlanState.choices,
        default=PlanState.DRAFT,
        editable=False,
    )
    decision_number = models.CharField(gettext_lazy("decision number"), max_length=60, blank=True)
    decision_date = models.DateField(gettext_lazy("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(gettext_lazy("issued by"), max_length=200, blank=True)
    decision_title = models.CharField(gettext_lazy("decision on"), max_length=300, blank=True)
    illustrative = models.BooleanField(gettext_lazy("illustrative"), default=False)
    history = HistoricalRecords(excluded_fields=["search", "sort_key"])

    MOVES = PLAN_MOVES
    TONES = PLAN_TONES
    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("plan")
        verbose_name_plural = gettext_lazy("plans")
        ordering = ["-year", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "title"],
                name="plan_title_once_a_year",
                violation_error_message=gettext_lazy(
                    "The agency already has a plan of this name for the year."
                ),
            )
        ]

    def __str__(self):
        return self.title

    def search_source(self):
        return f"{self.title} {self.decision_number} {self.decision_title} {self.year}"

    @property
    def decision_label(self) -> str:
        """The decision as people quote it, for example “563/QĐ-SNV”; the title while there is none."""
        return self.decision_number or self.title

    def approve(self, *, by, note=""):
        """Approve a plan that has chosen its units. Raises DomainError when none is chosen."""
        with transaction.atomic():
            self.secure("approve", by=by)
            if not self.plan_units.exists():
                raise DomainError(_("Choose at least one unit before the plan is approved."))
            self.move("approve", by=by, note=note)

    @transaction.atomic
    def discard(self, *, by):
        """Take away a draft made by mistake; with lots drawn it stays, so that nobody redraws unseen."""
        self.check_may_edit(by)
        if self.draws.exists():
            raise DomainError(_("Lots were drawn in this plan: the draws stay on record."))
        for file in self.files.all():
            file.delete()
        self.delete()

    def close(self, *, by, note=""):
        with transaction.atomic():
            self.secure("close", by=by)
            if self.rounds.exclude(state=RoundState.CLOSED).exists():
                raise DomainError(_("A round of this plan is not closed yet."))
            self.move("close", by=by, note=note)

    def candidates(self):
        """The units that may still be chosen: alive that year, of the agency's province, not its own."""
        alive = self.territory().active_between(date(self.year, 1, 1), date(self.year, 12, 31))
        return alive.exclude(pk__in=self.plan_units.values("unit"))

    def territory(self):
        """Every unit of the agency's province but the agency itself and what belongs to it."""
        within = Unit.objects.under(self.province)
        if self.agency == self.province:
            return within
        own = Unit.objects.under(self.agency).values("pk")
        return within.exclude(pk=self.agency_id).exclude(pk__in=own)

    @property
    def province(self) -> Unit:
        """What the agency belongs to; a province that plans for itself is its own."""
        return self.agency.parent or self.agency

    def units_within(self, start: date, end: date, beyond: bool = False):
        """The plan's units alive at some time from `start` to `end`; with `beyond`, all the province's."""
        chosen = Unit.objects.filter(pk__in=self.plan_units.values("unit"))
        return (self.territory() if beyond else chosen).active_between(start, end)

    def set_targets(self, percents: dict[str, int | None], *, by):
        """Fix the share wanted per level, in percent; None takes a level's target away."""
        with transaction.atomic():
            self.check_may_edit(by)
            self.coverage_targets.filter(level__in=percents).delete()
            CoverageTarget.objects.bulk_create(
                CoverageTarget(plan=self, level=level, percent=percent)
                for level, percent in percents.items()
                if percent
            )

    @transaction.atomic
    def attach(self, *uploads, by) -> list["PlanFile"]:
        """Keep papers of the plan, such as the scanned decision; all of them or none."""
        self._check_may_record(by)
        return PlanFile.keep_all(uploads, by=by, plan=self)

    @transaction.atomic
    def detach(self, file, *, by):
        self._check_may_record(by)
        file.delete()

    def choose_units(self, units, *, by):
        """Add units by hand; those already chosen stay as they are."""
        with transaction.atomic():
            self.check_may_edit(by)
            self.check_alive(units)
            chosen = set(self.plan_units.values_list("unit_id", flat=True))
            PlanUnit.objects.bulk_create(
                PlanUnit(plan=self, unit=unit) for unit in units if unit.pk not in chosen
            )

    @transaction.atomic
    def remove_unit(self, unit, *, by):
        """Take out a unit that was chosen by hand; a drawn one can only be replaced, for a reason."""
        self.check_may_edit(by)
        if self.plan_units.filter(unit=unit, draw__isnull=False).exists():
            raise DomainError(_("A drawn unit is not taken out; put another in its place, and say why."))
        self.plan_units.filter(unit=unit).delete()

    def draw_units(self, *, by, pool, count, label, parent=None, seed=None, after=None):
        """Draw `count` units of `pool` at random in one act; the seed and the pool are kept.

        Units already chosen are not in the draw. The same seed over the same pool draws the same units.
        `after` is how many draws the person knew of: a button pressed twice does not draw twice.
        """
        with transaction.atomic():
            self.check_may_edit(by)
            if after is not None and self.draws.count() != after:
                raise DomainError(
                    _("A draw was made after you opened this page. Look at it, then draw again if need be.")
                )
            chosen = set(self.plan_units.values_list("unit_id", flat=True))
            candidates = sorted(
                (unit for unit in pool if unit.pk not in chosen), key=lambda unit: (unit.sort_key, unit.pk)
            )
            self.check_alive(candidates)
            if not 1 <= count <= len(candidates):
                raise DomainError(
                    _("The draw needs between 1 and %d units.") % len(candidates), field="count"
                )
            act = self.draws.create(
                by=by,
                label=clean_text(label),
                parent=parent,
                count=count,
                seed=clean_text(seed) or new_seed(),
            )
            act.fill(candidates)
            return act

    def check_may_edit(self, by):
        """Raise DomainError unless `by` may edit; until the transaction ends nobody can approve meanwhile."""
        self.lock()
        permissions.can_edit_plan(by, self).enforce()

    def _check_may_record(self, by):
        self.lock()
        permissions.can_record_decision(by, self).enforce()

    def check_alive(self, units):
        """Raise DomainError when one of `units` lives on no day of the plan's year."""
        for unit in units:
            if unit.valid_from.year > self.year or (unit.valid_to and unit.valid_to.year < self.year):
                raise DomainError(
                    _("%(unit)s does not exist in %(year)d.") % {"unit": unit, "year": self.year},
                    field="units",
                )

    @property
    def reference_day(self) -> date:
        """The day on which the units of the year are counted: 1 January, before a change in mid-year.

        An agency that came with the change counts the units that came with it, from its own first day.
        """
        new_year = date(self.year, 1, 1)
        first = self.agency.valid_from
        return first if first.year == self.year else new_year

    @cached_property
    def coverage(self) -> list[Coverage]:
        """One row per level that has a target or a chosen unit; four queries whatever the size."""
        alive = _count_by_level(Unit.objects.active_on(self.reference_day).under(self.province), "level")
        chosen = _count_by_level(self.plan_units, "unit__level")
        inspected = _count_by_level(
            Unit.objects.filter(visits__round__plan=self, visits__state__in=INSPECTED_STATES), "level"
        )
        targets = {target.level: target.percent for target in self.coverage_targets.all()}
        return [
            Coverage(
                level,
                label,
                alive.get(level, 0),
                chosen.get(level, 0),
                inspected.get(level, 0),
                targets.get(level),
            )
            for level, label in Unit.Level.choices
            if level in targets or level in chosen or level in inspected
        ]


def _count_by_level(units, level_field) -> dict[str, int]:
    rows = units.order_by().values_list(level_field).annotate(n=models.Count("pk", distinct=True))
    return dict(rows)


class PlanChange(StatusChange):
    """One row is one change of state of a plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="changes")

    class Meta(StatusChange.Meta):
        verbose_name = gettext_lazy("change of a plan")
        verbose_name_plural = gettext_lazy("changes of plans")


class PlanFile(Attachment):
    """A paper of the plan as it came: the scanned decision, the signed plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="files")

    class Meta:
        verbose_name = gettext_lazy("file of a plan")
        verbose_name_plural = gettext_lazy("files of plans")


class CoverageTarget(models.Model):
    """The share of one level of units that the plan wants inspected in the year."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="coverage_targets")
    level = models.CharField(gettext_lazy("level"), max_length=20, choices=Unit.Level.choices)
    percent = models.PositiveSmallIntegerField(
        gettext_lazy("target (%)"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    class Meta:
        verbose_name = gettext_lazy("coverage target")
        verbose_name_plural = gettext_lazy("coverage targets")
        constraints = [
            models.UniqueConstraint(fields=["plan", "level"], name="one_target_per_level"),
            models.CheckConstraint(
                condition=models.Q(percent__gte=1, percent__lte=100), name="target_is_a_percentage"
            ),
        ]

    def __str__(self):
        return f"{self.get_level_display()}: {self.percent}%"


class PlanUnit(models.Model):
    """One unit that the plan wants inspected: chosen by hand, drawn, or put in the place of a drawn one."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="plan_units")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plan_units")
    draw = models.ForeignKey(
        "inspections.Draw", on_delete=models.PROTECT, null=True, blank=True, related_name="plan_units"
    )
    replaces = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(gettext_lazy("reason of the override"), blank=True)

    class Meta:
        verbose_name = gettext_lazy("unit in a plan")
        verbose_name_plural = gettext_lazy("units in plans")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "unit"],
                name="unit_once_in_a_plan",
                violation_error_message=gettext_lazy("This unit is already in the plan."),
            )
        ]

    def __str__(self):
        return str(self.unit)
