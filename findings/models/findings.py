"""Strengths, shortcomings and recommendations that a team writes down on a visit."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.history import HistoricalRecords
from core.models import Searchable, SearchableQuerySet, Versioned
from core.numbering import next_number
from core.workflow import Stateful, StatusChange
from inspections.models import Criterion, Domain, Evidence, Visit
from inspections.visibility import seen_visits
from units.models import Unit

from .. import permissions
from ..workflow import FINDING_MOVES, FINDING_TONES, DemandState, FindingState


class Severity(models.TextChoices):
    MINOR = "minor", gettext_lazy("Minor")
    MODERATE = "moderate", gettext_lazy("Moderate")
    SERIOUS = "serious", gettext_lazy("Serious")


class FindingQuerySet(SearchableQuerySet):
    def visible_to(self, user):
        """Findings of the visits a person sees; units and viewers see those that are concluded.

        A unit sees also those on which it was asked for its word.
        """
        visits = Visit._base_manager.filter(seen_visits(user)).values("pk")
        seen = Q(visit__in=visits)
        if user.is_unit_officer or user.is_viewer:
            mine = Q(visit__team__in=user.team_memberships.values("team"))
            seen &= Q(state=FindingState.CONCLUDED) | mine
        if user.is_unit_officer:
            concerned = Q(unit__in=user.unit_ids) | Q(demand__unit__in=user.unit_ids)
            seen |= Q(state=FindingState.CONCLUDED) & concerned
            asked = Q(unit__in=user.unit_ids, visit__consultation__isnull=False)
            seen |= Q(state=FindingState.CONFIRMED) & asked
        return self.filter(seen)

    def standing(self):
        """Those that were not withdrawn."""
        return self.exclude(state=FindingState.WITHDRAWN)

    def concluded_at(self, unit, successions=None):
        """What was concluded at `unit` and at all that it came from, the latest first."""
        line = unit.lineage(successions)
        return self.filter(unit__in=line, state=FindingState.CONCLUDED).order_by("-visit__date", "pk")

    def strengths(self):
        return self.filter(kind=Finding.Kind.STRENGTH)

    def shortcomings(self):
        return self.filter(kind=Finding.Kind.SHORTCOMING)

    def recommendations(self):
        return self.filter(kind=Finding.Kind.RECOMMENDATION)


class Finding(Stateful, Versioned, Searchable):
    """One row is one strength, shortcoming or recommendation of one visit, numbered once by the server."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", gettext_lazy("Strength")
        SHORTCOMING = "shortcoming", gettext_lazy("Shortcoming")
        RECOMMENDATION = "recommendation", gettext_lazy("Recommendation")

    # The letters that open the number: ưu điểm, tồn tại, kiến nghị.
    SERIES = {Kind.STRENGTH: "UD", Kind.SHORTCOMING: "TT", Kind.RECOMMENDATION: "KN"}

    kind = models.CharField(gettext_lazy("kind"), max_length=20, choices=Kind.choices)
    number = models.CharField(gettext_lazy("number"), max_length=20, unique=True, editable=False)
    visit = models.ForeignKey(
        Visit, on_delete=models.PROTECT, related_name="findings", verbose_name=gettext_lazy("visit")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="findings", verbose_name=gettext_lazy("unit")
    )
    criterion = models.ForeignKey(
        Criterion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name=gettext_lazy("criterion"),
    )
    domain = models.CharField(gettext_lazy("domain"), max_length=20, choices=Domain.choices)
    title = models.CharField(gettext_lazy("title"), max_length=300)
    text = models.TextField(gettext_lazy("description"), blank=True)
    severity = models.CharField(gettext_lazy("severity"), max_length=20, choices=Severity.choices, blank=True)
    objective_cause = models.TextField(gettext_lazy("objective cause"), blank=True)
    subjective_cause = models.TextField(gettext_lazy("subjective cause"), blank=True)
    legal_basis = models.TextField(
        gettext_lazy("legal basis"),
        blank=True,
        help_text=gettext_lazy("With number and date of the document."),
    )
    addressee = models.CharField(
        gettext_lazy("addressed to"),
        max_length=200,
        blank=True,
        help_text=gettext_lazy("Who a recommendation speaks to; the unit itself when left empty."),
    )
    photos = models.ManyToManyField(
        Evidence, blank=True, related_name="findings", verbose_name=gettext_lazy("evidence")
    )
    state = models.CharField(
        gettext_lazy("state"),
        max_length=20,
        choices=FindingState.choices,
        default=FindingState.DRAFT,
        editable=False,
    )
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("raised by"),
        editable=False,
    )
    raised_at = models.DateTimeField(gettext_lazy("raised at"), auto_now_add=True)
    conclusion = models.ForeignKey(
        "findings.Conclusion",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="findings",
        verbose_name=gettext_lazy("conclusion"),
    )
    history = HistoricalRecords(excluded_fields=["search", "sort_key"])

    MOVES = FINDING_MOVES
    TONES = FINDING_TONES
    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("finding")
        verbose_name_plural = gettext_lazy("findings")
        ordering = ["-raised_at", "-pk"]
        indexes = [
            models.Index(fields=["-raised_at", "-id"]),
            models.Index(fields=["visit", "kind"]),
            models.Index(fields=["unit", "criterion"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="concluded", conclusion__isnull=False)
                | ~models.Q(state="concluded"),
                name="concluded_finding_has_a_conclusion",
            )
        ]

    def __str__(self):
        return f"{self.number} {self.title}"

    def search_source(self):
        return f"{self.number} {self.title} {self.text} {self.unit.name} {self.unit.body_name}"

    def sort_source(self):
        return self.title

    @classmethod
    def raise_on(cls, visit, *, by, kind, title, domain="", criterion=None, photos=(), **fields):
        """Write down a finding on `visit`; its number is minted here, once.

        `domain` follows from the criterion when there is one. Raises DomainError when the person may not,
        or when neither criterion nor domain is given.
        """
        permissions.can_raise(by, visit).enforce()
        domain = criterion.section.domain if criterion else domain
        if not domain:
            raise DomainError(_("Choose the domain."), field="domain")
        year = visit.date.year
        with transaction.atomic():
            finding = cls(
                visit=visit,
                kind=kind,
                title=title,
                domain=domain,
                criterion=criterion,
                raised_by=by,
                **fields,
            )
            if not finding.unit_id:
                finding.unit = visit.unit
            series = cls.SERIES[kind]
            finding.number = f"{series}-{year}-{next_number(series, year):03d}"
            finding.save()
            finding.photos.set(photos)
        return finding

    @property
    def is_shortcoming(self):
        return self.kind == self.Kind.SHORTCOMING

    @property
    def causes(self) -> list[str]:
        """The causes that were given, objective first."""
        return [cause for cause in (self.objective_cause, self.subjective_cause) if cause]

    def confirm(self, *, by, note=""):
        self.move("confirm", by=by, note=note)

    @classmethod
    def confirm_drafts(cls, visit, *, by):
        """Confirm every draft of `visit` at once, or none."""
        with transaction.atomic():
            for finding in cls.objects.filter(visit=visit, state=FindingState.DRAFT).order_by("pk"):
                finding.visit = visit
                finding.confirm(by=by)

    def conclude(self, conclusion, *, by):
        """Called by the conclusion that names this finding."""
        self.conclusion = conclusion
        self.version += 1  # an edit form that is still open somewhere is refused from now on
        self.move("conclude", by=by, fields=("conclusion", "version"))

    def withdraw(self, *, by, note):
        """Take the finding back for a reason; its demand, if any, is cancelled with it."""
        with transaction.atomic():
            demand = getattr(self, "demand", None)
            if demand and demand.in_force and demand.state != DemandState.CLOSED:
                demand.cancel(by=by, note=note)
            self.version += 1
            self.move("withdraw", by=by, note=note, fields=("version",))


class FindingChange(StatusChange):
    """One row is one change of state of a finding."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="changes")

    class Meta(StatusChange.Meta):
        verbose_name = gettext_lazy("change of a finding")
        verbose_name_plural = gettext_lazy("changes of findings")
