"""The register of administrative units: what existed when, under what, and what became of it."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.history import HistoricalRecords
from core.models import Searchable, SearchableQuerySet

from ..kinship import backwards, reach
from ..names import body_name
from .kinds import CODE_DIGITS, KINDS_OF_LEVEL, Certainty, Kind, Level
from .successions import renames, succession_pairs

# How deep the register nests: province > district > commune > centre or service.
LEVELS_BELOW_TOP = 3


def _kind_fits_level() -> Q:
    fits = Q()
    for level, kinds in KINDS_OF_LEVEL.items():
        fits |= Q(level=level.value, kind__in=[kind.value for kind in kinds])
    return fits


class UnitQuerySet(SearchableQuerySet):
    def active_on(self, day: date):
        """The units that existed on `day`; a unit's last day still counts."""
        return self.active_between(day, day)

    def active_between(self, start: date, end: date):
        """The units that existed on at least one day from `start` to `end`, both included."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=start), valid_from__lte=end)

    def of_level(self, *levels):
        return self.filter(level__in=levels)

    def under(self, *units):
        """All below the given units, under whatever name these were known; the units themselves not."""
        return self.below(same_units(*units))

    def below(self, top: set[int]):
        """All whose recorded parents lead up to one of these ids."""
        below = Q(parent__in=top)
        for depth in range(2, LEVELS_BELOW_TOP + 1):
            below |= Q(**{f"{'__'.join(['parent'] * depth)}__in": top})
        return self.filter(below)

    def bound_to(self, user):
        """The own unit of a person, what it came from or became, and every unit under any of these."""
        below = Unit.objects.below(set(user.kin_ids)).values("pk")
        return self.filter(Q(pk__in=user.kin_ids) | Q(pk__in=below))

    def visible_to(self, user):
        """The register is public knowledge: everyone who signed in sees it."""
        return self if user.is_authenticated else self.none()


class Unit(Searchable):
    """One row is one unit for as long as its name, kind and place in the state stayed the same.

    A unit is never renamed in place: the old row ends, a new row starts, a UnitSuccession ties them.
    `parent` is the parent's row of the time when this row began; `parent_on` gives the one of a day.
    """

    Level = Level
    Kind = Kind

    level = models.CharField(_("level"), max_length=20, choices=Level.choices)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200)
    body_name = models.CharField(
        _("name of the body"),
        max_length=200,
        blank=True,
        help_text=_("As papers name it. Left empty, it is made from the name."),
    )
    code = models.CharField(_("code"), max_length=20, blank=True, help_text=_("Of the statistics office."))
    electronic_id = models.CharField(
        _("electronic identifier"),
        max_length=35,
        blank=True,
        help_text=_("For data exchange between agencies."),
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("belongs to"),
    )
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    certainty = models.CharField(
        _("certainty"), max_length=20, choices=Certainty.choices, default=Certainty.SOURCED
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)

    history = HistoricalRecords(excluded_fields=["search", "sort_key"])
    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["sort_key", "valid_from", "pk"]
        indexes = [models.Index(fields=["level", "valid_from", "valid_to"], name="unit_alive")]
        # That no two rows of one unit overlap in time is kept by migration 0002 (see its docstring).
        constraints = [
            models.UniqueConstraint(
                name="unit_code_once",
                fields=["code", "valid_from"],
                condition=~Q(code=""),
                violation_error_message=_("There is already a unit with this code from this day."),
            ),
            models.UniqueConstraint(
                name="unit_name_once",
                fields=["parent", "name", "valid_from"],
                condition=Q(code=""),
                violation_error_message=_("There is already a unit of this name from this day."),
            ),
            models.UniqueConstraint(
                name="unit_top_name_once",
                fields=["name", "valid_from"],
                condition=Q(code="", parent=None),
                violation_error_message=_("There is already a unit of this name from this day."),
            ),
            models.CheckConstraint(
                name="unit_ends_after_start",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                name="unit_kind_fits_level",
                condition=_kind_fits_level(),
                violation_error_message=_("This kind does not belong to this level."),
            ),
            models.CheckConstraint(
                name="unit_not_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("pk")),
                violation_error_message=_("A unit cannot belong to itself."),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.fill_body_name()
        super().save(*args, **kwargs)

    def clean(self):
        """Say at the field what the database would refuse, and what it cannot see."""
        self.fill_body_name()
        self._refuse_kind_of_another_level()
        self._refuse_malformed_code()
        self._refuse_days_out_of_order()
        self._refuse_circle()
        self._refuse_overlap()

    def fill_body_name(self) -> None:
        self.body_name = self.body_name or body_name(self.level, self.name)

    def search_source(self) -> str:
        return f"{self.name} {self.body_name} {self.code}"

    def sort_source(self) -> str:
        return self.name

    def active_on(self, day: date) -> bool:
        return self.valid_from <= day and not self.has_ended(day)

    def has_ended(self, on: date) -> bool:
        """Whether its last day lies before `on`."""
        return self.valid_to is not None and self.valid_to < on

    def lineage(self, successions=None) -> set[int]:
        """The ids of this unit and of all that it came from, however far back.

        Who has read the successions already (`User.successions`) gives them; so for `kin`.
        """
        pairs = succession_pairs() if successions is None else successions
        return reach([self.pk], backwards(pairs))

    def heirs(self) -> set[int]:
        """The ids of this unit and of all that it became."""
        return reach([self.pk], succession_pairs())

    def kin(self, successions=None) -> set[int]:
        """The ids of this unit, of all that it came from and of all that it became."""
        pairs = succession_pairs() if successions is None else successions
        return reach([self.pk], backwards(pairs)) | reach([self.pk], pairs)

    def lies_in(self, ids: frozenset[int]) -> bool:
        """Whether it is one of these units or lies under one, by the parents on record; no query where these
        were read with it."""
        unit = self
        while unit and unit.pk not in ids and unit.parent_id not in ids:
            unit = unit.parent if unit.parent_id else None
        return unit is not None

    def parent_on(self, day: date) -> "Unit | None":
        """The parent under the name it bore on `day`; the recorded parent when it had none then."""
        return parents_on([self], day)[self.pk]

    def _refuse_kind_of_another_level(self) -> None:
        if self.level and self.kind and self.kind not in KINDS_OF_LEVEL[self.level]:
            raise ValidationError({"kind": _("This kind does not belong to this level.")})

    def _refuse_malformed_code(self) -> None:
        """Spreadsheet programs drop leading zeros; “9163” would be another unit than “09163”."""
        digits = CODE_DIGITS.get(self.level)
        if self.code and digits and not (self.code.isdecimal() and len(self.code) == digits):
            message = _("A code of this level has %(digits)d digits, leading zeros included.")
            raise ValidationError({"code": ValidationError(message, "code", {"digits": digits})})

    def _refuse_days_out_of_order(self) -> None:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("The last day lies before the first.")})
        if self.parent and self.valid_from and not self.parent.active_on(self.valid_from):
            raise ValidationError({"parent": _("This unit does not exist on the first day.")})

    def _refuse_circle(self) -> None:
        """Whoever walks up from a unit must arrive at the top."""
        above, passed = self.parent, {self.pk}
        while above is not None:
            if above.pk in passed:
                raise ValidationError({"parent": _("A unit cannot belong to what lies under it.")})
            passed.add(above.pk)
            above = above.parent

    def _refuse_overlap(self) -> None:
        """Two rows of one unit, by code or else by name and place, are never alive at once."""
        if self.valid_from is None:
            return
        same = Q(code=self.code) if self.code else Q(code="", name=self.name, parent=self.parent)
        rivals = Unit.objects.filter(same, Q(valid_to=None) | Q(valid_to__gte=self.valid_from))
        rivals = rivals.exclude(pk=self.pk)
        if self.valid_to:
            rivals = rivals.filter(valid_from__lte=self.valid_to)
        rival = rivals.first()
        if rival:
            message = _("“%(name)s” (%(period)s) exists at the same time with the same code or name.")
            raise ValidationError(
                {
                    "valid_from": ValidationError(
                        message, "overlap", {"name": rival.name, "period": rival.period}
                    )
                }
            )

    @property
    def certainty_tone(self) -> str:
        return {Certainty.SOURCED: "done", Certainty.BELIEVED: "idle"}.get(self.certainty, "waiting")

    @property
    def choice_label(self) -> str:
        """What tells namesakes apart in a choice: “Phường Vũ Ninh · 09163 · 01/01/2016–30/06/2025”."""
        return " · ".join(filter(None, [self.name, self.code, self.period]))

    @property
    def period(self) -> str:
        """The validity in words: “01/07/2025 – now”, “01/01/2016 – 30/06/2025”."""
        end = self.valid_to.strftime("%d/%m/%Y") if self.valid_to else _("now")
        return f"{self.valid_from.strftime('%d/%m/%Y')} – {end}"


def same_units(*units: Unit) -> set[int]:
    """The ids of the rows that are these very units under their earlier and later names."""
    return reach([unit.pk for unit in units], renames())


def parents_on(units: Iterable[Unit], day: date) -> dict[int, Unit | None]:
    """The parent of each unit, by the unit's id, under the name it bore on `day`; in at most two queries."""
    parents = {unit.pk: unit.parent for unit in units}
    moved = {parent.pk for parent in parents.values() if parent and not parent.active_on(day)}
    if not moved:
        return parents
    steps = renames()
    names = {old: reach([old], steps) for old in moved}
    alive = Unit.objects.active_on(day).in_bulk({pk for others in names.values() for pk in others})
    now = {old: next((alive[pk] for pk in others if pk in alive), None) for old, others in names.items()}
    return {pk: parent and (now.get(parent.pk) or parent) for pk, parent in parents.items()}
