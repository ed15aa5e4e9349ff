"""What was answered to one criterion on one visit, and every change of it, field by field."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.formats import DASH
from core.models import Versioned

from ..scoring import ratio_percent
from .checklists import Criterion
from .visits import Visit


class Verdict3(models.TextChoices):
    YES = "yes", gettext_lazy("Met")
    PARTLY = "partly", gettext_lazy("Partly met")
    NO = "no", gettext_lazy("Not met")
    NOT_APPLICABLE = "na", gettext_lazy("Not applicable")


class AnswerParts(Versioned):
    """The parts of an answer to one criterion, whoever gives it; subclasses say where it was given."""

    FIELDS = ("verdict", "number_1", "number_2", "part", "whole", "day", "text", "note")

    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="%(class)ss")
    verdict = models.CharField(gettext_lazy("verdict"), max_length=10, choices=Verdict3.choices, blank=True)
    number_1 = models.DecimalField(
        gettext_lazy("number"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    number_2 = models.DecimalField(
        gettext_lazy("second number"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    part = models.DecimalField(gettext_lazy("part"), max_digits=16, decimal_places=2, null=True, blank=True)
    whole = models.DecimalField(gettext_lazy("whole"), max_digits=16, decimal_places=2, null=True, blank=True)
    day = models.DateField(gettext_lazy("date"), null=True, blank=True)
    text = models.TextField(gettext_lazy("text"), blank=True)
    note = models.TextField(gettext_lazy("note"), blank=True)
    complete = models.BooleanField(gettext_lazy("complete"), default=False, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(gettext_lazy("changed at"), null=True)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.criterion.code}: {self.get_verdict_display()}"

    def save(self, *args, **kwargs):
        self.note_completeness()
        super().save(*args, **kwargs)

    def note_completeness(self):
        """Write down whether all asked parts are there: progress is then one aggregate over visits."""
        self.complete = self.is_complete_for(self.criterion)

    @property
    def tone(self) -> str:
        """How the verdict is coloured beside its word."""
        return {Verdict3.YES: "done", Verdict3.PARTLY: "waiting", Verdict3.NO: "bad"}.get(
            self.verdict, "idle"
        )

    @property
    def percent(self) -> Decimal | None:
        """Part of whole in percent; None while one is missing, and for 0/0 (nothing arose)."""
        return ratio_percent(self.part, self.whole)

    @property
    def nothing_arose(self) -> bool:
        """0/0: there was nothing of the kind in the period (“không phát sinh”)."""
        return self.part == 0 and self.whole == 0

    def is_complete_for(self, criterion: Criterion) -> bool:
        """Whether every part that the criterion asks for is there; “not applicable” answers all of them."""
        if criterion.asks_verdict and self.verdict == Verdict3.NOT_APPLICABLE:
            return True
        return all(getattr(self, field) not in (None, "") for field in needed_fields(criterion))

    def check_parts(self):
        """Raise DomainError, naming the field, when the parts do not agree with the criterion."""
        for field in ("number_1", "number_2", "part", "whole"):
            value = getattr(self, field)
            if value is not None and value < 0:
                raise DomainError(_("A count is not negative."), field=field)
        if self.part is None or self.whole is None:
            return
        if self.whole == 0 and self.part > 0:
            raise DomainError(_("The whole is 0, so the part must be 0 too."), field="part")
        if self.part > self.whole and not self.criterion.ratio_may_exceed:
            raise DomainError(_("The part is larger than the whole."), field="part")


class Answer(AnswerParts):
    """One row is the answer to one criterion on one visit, with the note beside it."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="answers")

    class Meta:
        verbose_name = gettext_lazy("answer")
        verbose_name_plural = gettext_lazy("answers")
        constraints = [
            models.UniqueConstraint(fields=["visit", "criterion"], name="one_answer_per_criterion"),
            models.CheckConstraint(
                condition=models.Q(part__gte=0, whole__gte=0) | models.Q(part=None) | models.Q(whole=None),
                name="ratio_not_negative",
            ),
        ]


def asked_fields(criterion: Criterion) -> tuple[str, ...]:
    """The fields of an Answer that a criterion uses, the note last."""
    return (*needed_fields(criterion), "note")


def needed_fields(criterion: Criterion) -> tuple[str, ...]:
    """The fields that must be filled for the answer to be full; the note may stay empty."""
    fields = []
    if criterion.asks_verdict:
        fields.append("verdict")
    fields += ["number_1", "number_2"][: criterion.numbers]
    if criterion.asks_ratio:
        fields += ["part", "whole"]
    if criterion.asks_date:
        fields.append("day")
    if criterion.asks_text:
        fields.append("text")
    return tuple(fields)


class FieldChange(models.Model):
    """One row is one field of one answer entered by one person: nothing that was typed is ever lost.

    Of two values that were entered for one field without knowledge of each other, the later one stands.
    `stands` is false where this one had been entered earlier than what stood when it arrived; then `old` is
    what stood and still does. `contested` marks such a pair until a member of the team settles it.
    """

    version = models.PositiveIntegerField(gettext_lazy("version"))
    field = models.CharField(gettext_lazy("field"), max_length=20)
    old = models.TextField(gettext_lazy("from"), blank=True)
    new = models.TextField(gettext_lazy("to"), blank=True)
    old_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(gettext_lazy("at"))
    entered_at = models.DateTimeField(
        gettext_lazy("entered at"),
        default=timezone.now,
        help_text=gettext_lazy("By the office's clock; earlier than its arrival when a device was offline."),
    )
    source = models.CharField(
        gettext_lazy("device"), max_length=36, blank=True, help_text=gettext_lazy("Empty for a plain form.")
    )
    stands = models.BooleanField(gettext_lazy("stands"), default=True)
    contested = models.BooleanField(gettext_lazy("contested"), default=False)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.answer_id} {self.field} v{self.version}"

    @property
    def beside(self) -> str:
        """The value that does not stand, as the history keeps it."""
        return self.old if self.stands else self.new

    @property
    def beside_by(self):
        """Who had entered the value that does not stand; None when nobody had."""
        return self.old_by if self.stands else self.by

    @property
    def standing_by(self):
        return self.by if self.stands else self.old_by

    @property
    def beside_shown(self) -> str:
        """That value in words: the label of a verdict, else the text, a dash for nothing."""
        return str(dict(Verdict3.choices).get(self.beside, self.beside)) or DASH


class AnswerChange(FieldChange):
    """One row is one field of the answer of a visit, entered by one person."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="changes")

    class Meta:
        verbose_name = gettext_lazy("change of an answer")
        verbose_name_plural = gettext_lazy("changes of answers")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["answer", "version"])]
