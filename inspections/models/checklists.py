"""What a visit asks: checklist versions, their sections by domain, and their criteria."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.history import HistoricalRecords
from core.models import Searchable, SearchableQuerySet
from core.workflow import Stateful, StatusChange
from units.models import Unit

from ..permissions import can_manage_checklists
from ..workflow import CHECKLIST_MOVES, ChecklistState
from .frozen import Frozen, FrozenQuerySet


class Domain(models.TextChoices):
    """The seven heads of administrative reform, in the order in which every paper lists them."""

    DIRECTION = "direction", gettext_lazy("Direction and management")
    INSTITUTIONS = "institutions", gettext_lazy("Institutional reform")
    PROCEDURES = "procedures", gettext_lazy("Administrative procedures")
    APPARATUS = "apparatus", gettext_lazy("Organisation of the apparatus")
    CIVIL_SERVICE = "civil_service", gettext_lazy("Civil service")
    FINANCE = "finance", gettext_lazy("Public finance")
    MODERNISATION = "modernisation", gettext_lazy("Modernisation and digital government")


class Figure(models.TextChoices):
    """What an extract of the one-stop software can count, and so answer in the unit's place."""

    TO_SETTLE = "dossiers_to_settle", gettext_lazy("Dossiers to settle")
    ON_TIME = "dossiers_on_time", gettext_lazy("Dossiers settled on time")
    LATE_REAL = "dossiers_late_real", gettext_lazy("Dossiers late in fact")
    LATE_IN_SOFTWARE = "dossiers_late_in_software", gettext_lazy("Dossiers late in the software only")
    LATE_WITH_APOLOGY = "dossiers_late_with_apology", gettext_lazy("Late dossiers with an apology")
    SUPPLEMENTED = (
        "dossiers_supplemented_more_than_once",
        gettext_lazy("Dossiers supplemented more than once"),
    )


# The tick box that holds for each level of unit; units of other levels are asked what their parent is asked.
LEVEL_FIELDS = {
    Unit.Level.DEPARTMENT: "for_department",
    Unit.Level.DISTRICT: "for_district",
    Unit.Level.COMMUNE: "for_commune",
}


class ChecklistVersionQuerySet(FrozenQuerySet):
    def visible_to(self, user):
        """Drafts are the administrators' own; what is published everybody may read."""
        return self if user.is_administrator else self.published()

    def published(self):
        return self.filter(state=ChecklistState.PUBLISHED)

    def for_date(self, day):
        """The published version in force on `day`: the one that came into force last; None when none is."""
        in_force = self.published().filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
        return in_force.order_by("-valid_from", "-number", "-pk").first()


class ChecklistVersion(Frozen, Stateful):
    """One row is one edition of the checklist, resting on a resolution that held from one day to another."""

    STATE_PATH = "state"
    MOVES = CHECKLIST_MOVES

    code = models.CharField(
        gettext_lazy("code"),
        max_length=20,
        unique=True,
        help_text=gettext_lazy("Series and number, for example 76-1."),
    )
    name = models.CharField(gettext_lazy("name"), max_length=200)
    # Two resolutions bear the number 76/NQ-CP (2013 and 2021): the date is part of the basis, always.
    legal_basis = models.CharField(
        gettext_lazy("legal basis"),
        max_length=300,
        help_text=gettext_lazy("Number and date of the document."),
    )
    valid_from = models.DateField(gettext_lazy("valid from"))
    valid_to = models.DateField(
        gettext_lazy("valid to"), null=True, blank=True, help_text=gettext_lazy("The last day, included.")
    )
    state = models.CharField(
        gettext_lazy("state"),
        max_length=20,
        choices=ChecklistState,
        default=ChecklistState.DRAFT,
        editable=False,
    )
    number = models.PositiveIntegerField(gettext_lazy("number in its series"), default=1)
    copied_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="copies",
        verbose_name=gettext_lazy("copied from"),
    )

    objects = ChecklistVersionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-valid_from", "-number"]
        verbose_name = gettext_lazy("checklist")
        verbose_name_plural = gettext_lazy("checklists")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="checklist_valid_to_after_valid_from",
                violation_error_message=gettext_lazy("The last day is before the first."),
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.code})"

    @property
    def is_published(self) -> bool:
        return self.state == ChecklistState.PUBLISHED

    @property
    def series(self) -> str:
        """The code without its number: "76-1" is of the series "76"."""
        return self.code.rpartition("-")[0] or self.code

    @property
    def criteria(self):
        return Criterion.objects.filter(section__version=self).select_related("section")

    def default_criteria(self, level: str):
        """What a new round asks of units of `level`, before the office changes it."""
        return self.criteria.default_for(level)

    @property
    def domain_titles(self) -> dict[str, str]:
        """Each domain in the words of this version's resolution, those of its first section."""
        titles: dict[str, str] = {}
        for section in self.sections.all():
            titles.setdefault(section.domain, section.title)
        return titles

    @transaction.atomic
    def publish(self, *, by) -> None:
        """Make the version usable in rounds, for ever as it is; `by` None is an import of shipped data."""
        if not self.criteria.exists():
            raise DomainError(_("A checklist without criteria cannot be published."))
        self.move("publish", by=by)

    @transaction.atomic
    def copy(self, *, by) -> "ChecklistVersion":
        """A new draft, next in the series, with the same sections and criteria."""
        can_manage_checklists(by, self).enforce()
        siblings = type(self).objects.select_for_update().filter(code__startswith=f"{self.series}-")
        number = max([version.number for version in siblings], default=self.number) + 1
        draft = _clone(
            self,
            code=f"{self.series}-{number}",
            number=number,
            state=ChecklistState.DRAFT,
            copied_from_id=self.pk,
        )
        draft.save()
        for section in self.sections.prefetch_related("criteria"):
            section.copy_to(draft)
        return draft


class ChecklistChange(StatusChange):
    """One row is one change of state of a checklist version."""

    checklist = models.ForeignKey(
        ChecklistVersion,
        on_delete=models.CASCADE,
        related_name="changes",
        verbose_name=gettext_lazy("checklist"),
    )

    class Meta(StatusChange.Meta):
        verbose_name = gettext_lazy("change of a checklist")
        verbose_name_plural = gettext_lazy("changes of checklists")


class Section(Frozen):
    """One row is one heading of a checklist: a domain, or a part of one such as the one-stop office."""

    STATE_PATH = "version__state"
    PARENT = "version"

    version = models.ForeignKey(
        ChecklistVersion,
        on_delete=models.CASCADE,
        related_name="sections",
        verbose_name=gettext_lazy("checklist"),
    )
    domain = models.CharField(gettext_lazy("domain"), max_length=20, choices=Domain)
    title = models.CharField(gettext_lazy("title"), max_length=200)
    order = models.PositiveIntegerField(gettext_lazy("order"), default=0)

    objects = FrozenQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["version_id", "order", "pk"]
        verbose_name = gettext_lazy("section")
        verbose_name_plural = gettext_lazy("sections")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "title"],
                name="section_title_once_per_checklist",
                violation_error_message=gettext_lazy("This checklist already has a section of that title."),
            ),
        ]

    def __str__(self):
        return self.title

    def copy_to(self, version: ChecklistVersion) -> None:
        """The same section with the same criteria in another, unpublished version."""
        twin = _clone(self, version_id=version.pk)
        twin.save()
        Criterion.objects.bulk_create(
            _clone(criterion, section_id=twin.pk) for criterion in self.criteria.all()
        )


class CriterionQuerySet(SearchableQuerySet, FrozenQuerySet):
    def for_level(self, level: str):
        """The criteria that can be asked of a unit of `level`."""
        field = LEVEL_FIELDS.get(level)
        return self.filter(**{field: True}) if field else self.none()

    def default_for(self, level: str):
        """The criteria asked of a unit of `level` unless the round says otherwise.

        A commune visit is one session, so it asks the core items only.
        """
        criteria = self.for_level(level)
        return criteria.filter(core_for_commune=True) if level == Unit.Level.COMMUNE else criteria


class Criterion(Frozen, Searchable):
    """One row is one item that an inspector looks into, with the parts that its answer is made of."""

    class Numbers(models.IntegerChoices):
        NONE = 0, gettext_lazy("no number")
        ONE = 1, gettext_lazy("one number")
        TWO = 2, gettext_lazy("two numbers")

    STATE_PATH = "section__version__state"
    PARENT = "section"

    section = models.ForeignKey(
        Section, on_delete=models.CASCADE, related_name="criteria", verbose_name=gettext_lazy("section")
    )
    code = models.CharField(gettext_lazy("code"), max_length=20)
    text = models.TextField(gettext_lazy("text"))
    guidance = models.TextField(gettext_lazy("guidance"), blank=True)
    evidence = models.TextField(gettext_lazy("usual evidence"), blank=True)
    evidence_required = models.BooleanField(gettext_lazy("evidence required"), default=False)

    for_department = models.BooleanField(gettext_lazy("departments"), default=True)
    for_district = models.BooleanField(gettext_lazy("districts"), default=True)
    for_commune = models.BooleanField(gettext_lazy("communes"), default=True)
    core_for_commune = models.BooleanField(
        gettext_lazy("core item for communes"),
        default=False,
        help_text=gettext_lazy("Asked in a commune visit unless the round chooses otherwise."),
    )

    asks_verdict = models.BooleanField(gettext_lazy("met, partly met or not met"), default=True)
    numbers = models.PositiveSmallIntegerField(gettext_lazy("numbers"), choices=Numbers, default=Numbers.NONE)
    number_1_label = models.CharField(gettext_lazy("first number"), max_length=200, blank=True)
    number_2_label = models.CharField(gettext_lazy("second number"), max_length=200, blank=True)
    asks_ratio = models.BooleanField(gettext_lazy("ratio"), default=False)
    ratio_may_exceed = models.BooleanField(gettext_lazy("ratio may exceed 100%"), default=False)
    asks_date = models.BooleanField(gettext_lazy("date"), default=False)
    asks_text = models.BooleanField(gettext_lazy("text answer"), default=False)

    max_points = models.DecimalField(
        gettext_lazy("most points"),
        max_digits=6,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=gettext_lazy("Left empty, the criterion is counted and not marked."),
    )
    figure = models.CharField(
        gettext_lazy("figure of the dossier extract"), max_length=50, choices=Figure, blank=True
    )
    order = models.PositiveIntegerField(gettext_lazy("order"), default=0)

    objects = CriterionQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["search", "sort_key"])

    class Meta:
        ordering = ["section__order", "order", "pk"]
        verbose_name = gettext_lazy("criterion")
        verbose_name_plural = gettext_lazy("criteria")
        constraints = [
            models.UniqueConstraint(fields=["section", "code"], name="criterion_code_once_per_section"),
            models.CheckConstraint(
                condition=Q(asks_verdict=True)
                | Q(numbers__gt=0)
                | Q(asks_ratio=True)
                | Q(asks_date=True)
                | Q(asks_text=True),
                name="criterion_asks_something",
                violation_error_message=gettext_lazy("Choose at least one kind of answer."),
            ),
            models.CheckConstraint(
                condition=Q(ratio_may_exceed=False) | Q(asks_ratio=True),
                name="criterion_exceeding_ratio_is_a_ratio",
                violation_error_message=gettext_lazy("Only a ratio can exceed 100%."),
            ),
            models.CheckConstraint(
                condition=Q(core_for_commune=False) | Q(for_commune=True),
                name="criterion_core_for_commune_is_for_commune",
                violation_error_message=gettext_lazy("A core item for communes must be asked of communes."),
            ),
            models.CheckConstraint(
                condition=Q(max_points=None) | Q(max_points__gt=0, asks_verdict=True),
                name="criterion_points_positive_and_by_verdict",
                violation_error_message=gettext_lazy(
                    "Points are more than zero and given by a verdict, or left empty."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.text}"

    def clean(self):
        """A code stands once in a whole version, not only in its section."""
        version = Section.objects.filter(pk=self.section_id).values("version")
        twins = Criterion.objects.filter(code=self.code, section__version__in=version).exclude(pk=self.pk)
        if twins.exists():
            raise ValidationError({"code": _("This checklist already has a criterion of that code.")})

    @property
    def parts(self) -> list[str]:
        """What the answer is made of, in words, in the order in which it is asked."""
        asked = [
            (self.asks_verdict, _("verdict")),
            (self.numbers, self.get_numbers_display()),
            (self.asks_ratio, _("ratio that may exceed 100%") if self.ratio_may_exceed else _("ratio")),
            (self.asks_date, _("date")),
            (self.asks_text, _("text answer")),
        ]
        return [str(words) for is_asked, words in asked if is_asked]

    def search_source(self) -> str:
        return f"{self.code} {self.text} {self.evidence} {self.guidance}"

    def sort_source(self) -> str:
        return self.code


def _clone(row: models.Model, **changes) -> models.Model:
    """An unsaved copy of `row` with other values in `changes` (by column name)."""
    fields = (field for field in row._meta.concrete_fields if not field.primary_key)
    return type(row)(**{field.attname: getattr(row, field.attname) for field in fields} | changes)
