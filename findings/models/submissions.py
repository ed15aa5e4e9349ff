"""What a unit sends about its demands, remediation plans and reports, and what becomes of each of them."""

from datetime import date
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.formats import day
from core.models import Attachment
from core.text import clean_line, clean_text
from inspections.models import Visit
from units.models import Notice, Unit, User

from ..workflow import DemandState
from .conclusions import Conclusion
from .demands import Demand


class SubmissionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever sees one of the demands it speaks of; a unit sees its own papers only."""
        items = SubmissionItem.objects.filter(demand__in=Demand.objects.visible_to(user).values("pk"))
        seen = self.filter(pk__in=items.values("submission"))
        return seen.filter(unit__in=user.unit_ids) if user.is_unit_officer else seen


class Submission(models.Model):
    """One row is one paper of one unit, a remediation plan or report, on the demands of one conclusion."""

    class Kind(models.TextChoices):
        PLAN = "plan", gettext_lazy("Remediation plan")
        REPORT = "report", gettext_lazy("Remediation report")

    # Sent with the form, so that the same form sent twice is one paper.
    key = models.UUIDField(gettext_lazy("key"), unique=True, default=uuid4, editable=False)
    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=Kind.choices)
    conclusion = models.ForeignKey(
        Conclusion,
        on_delete=models.PROTECT,
        related_name="submissions",
        verbose_name=gettext_lazy("conclusion"),
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="submissions", verbose_name=gettext_lazy("unit")
    )
    number = models.CharField(gettext_lazy("number of the letter"), max_length=60, blank=True)
    letter_date = models.DateField(gettext_lazy("date of the letter"), null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("sent by"),
    )
    sent_at = models.DateTimeField(gettext_lazy("sent at"))
    on_behalf = models.BooleanField(gettext_lazy("entered on behalf of the unit"), default=False)
    reported_on = models.DateField(
        gettext_lazy("counts as sent on"),
        help_text=gettext_lazy("The letter's date when it was entered on behalf, else the day of sending."),
    )

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("plan or report of a unit")
        verbose_name_plural = gettext_lazy("plans and reports of units")
        ordering = ["-sent_at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.unit.body_name}, {day(self.reported_on)}"

    @classmethod
    def send(
        cls,
        conclusion,
        *,
        by,
        kind,
        texts: dict,
        number="",
        letter_date: date | None = None,
        files=(),
        files_of=None,
        key: UUID | None = None,
        at=None,
    ) -> "Submission":
        """Take a plan or report of a unit on some of the demands of `conclusion`.

        `texts` maps each demand to what is said about it, `files_of` to files that belong to it alone. By the
        unit's officer, or entered on its behalf from a letter with its date. `key` is the form's: a second
        sending gives the first paper back. `at` is the moment of sending, now by default. One after the
        deadline is taken and marked late. Raises DomainError when a demand is not owed, a text is empty, the
        demands are of several units, or the person may not; nothing is saved then.
        """
        texts = {demand: clean_text(text) for demand, text in texts.items()}
        on_behalf = not by.is_unit_officer
        _check_letter(on_behalf, letter_date)
        _check_texts(texts)
        with transaction.atomic():
            Conclusion.objects.select_for_update().get(pk=conclusion.pk)  # one paper after the other
            if key and (same := cls.objects.filter(key=key, sent_by=by).first()):
                return same
            at = at or timezone.now()
            submission = cls(
                conclusion=conclusion,
                unit=_unit_of(texts),
                kind=kind,
                number=clean_line(number),
                letter_date=letter_date,
                sent_by=by,
                sent_at=at,
                on_behalf=on_behalf,
                reported_on=letter_date if on_behalf else timezone.localdate(at),
            )
            submission.key = key or submission.key
            submission.save()
            for demand in sorted(texts, key=lambda demand: demand.pk):
                submission._say(demand, texts[demand], (files_of or {}).get(demand, ()), by)
            SubmissionFile.keep_all(files, by=by, submission=submission)
        return submission

    def _say(self, demand, text, files, by):
        demand.move(self.kind, by=by)
        turn = demand.items.filter(submission__kind=self.kind).count() + 1
        item = self.items.create(demand=demand, turn=turn, text=text)
        SubmissionFile.keep_all(files, by=by, submission=self, item=item)
        demand.__dict__.pop("last_item", None)

    @property
    def is_plan(self) -> bool:
        return self.kind == self.Kind.PLAN


def _check_letter(on_behalf, letter_date):
    if on_behalf and not letter_date:
        raise DomainError(_("Give the date of the letter received."), field="letter_date")
    if letter_date and letter_date > timezone.localdate():
        raise DomainError(_("The letter cannot be dated in the future."), field="letter_date")


def _check_texts(texts):
    if not texts:
        raise DomainError(_("Say something about at least one demand."))
    for demand, text in texts.items():
        if not text:
            raise DomainError(_("Say what was done."), field=f"text_{demand.pk}")


def _unit_of(texts) -> Unit:
    units = {demand.unit for demand in texts}
    if len(units) > 1:
        raise DomainError(_("One paper comes from one unit."))
    return units.pop()


class SubmissionItem(models.Model):
    """One row is what one paper says about one demand, and whether the agency accepted or returned it."""

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", gettext_lazy("Accepted")
        RETURNED = "returned", gettext_lazy("Returned")

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="items")
    demand = models.ForeignKey(Demand, on_delete=models.CASCADE, related_name="items")
    turn = models.PositiveSmallIntegerField(gettext_lazy("turn"))
    text = models.TextField(gettext_lazy("what was done or will be done"))
    decision = models.CharField(gettext_lazy("decision"), max_length=20, choices=Decision.choices, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(gettext_lazy("decided at"), null=True)
    decision_note = models.TextField(gettext_lazy("words of the decision"), blank=True)
    reinspection = models.ForeignKey(
        Visit,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=gettext_lazy("verified on re-inspection"),
        help_text=gettext_lazy("Left empty, it was verified by the papers."),
    )

    class Meta:
        verbose_name = gettext_lazy("item of a plan or report")
        verbose_name_plural = gettext_lazy("items of plans and reports")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "demand"], name="one_item_a_demand_in_a_paper")
        ]

    def __str__(self):
        return f"{self.demand.finding.number} ({self.turn})"

    @property
    def is_late(self) -> bool:
        """Whether it came after the last day: of the plan or of the report, as it stands now."""
        due = self.demand.plan_due_on if self.submission.is_plan else self.demand.due_on
        return due is not None and self.submission.reported_on > due

    @property
    def is_to_judge(self) -> bool:
        """Whether the agency has still to accept or return it; a plan is over once the report came."""
        waiting = DemandState.PLAN_SENT if self.submission.is_plan else DemandState.REPORTED
        return not self.decision and self.demand.state == waiting

    def accept(self, *, by, note="", reinspection=None):
        """Find it enough, by the papers or by what `reinspection`, a later visit of the unit, saw."""
        if reinspection and not self.reinspections().filter(pk=reinspection.pk).exists():
            raise DomainError(_("That visit is no re-inspection of this unit."), field="reinspection")
        self.reinspection = reinspection
        act = "accept_plan" if self.submission.is_plan else "accept"
        self._judge(act, self.Decision.ACCEPTED, by, note)

    def send_back(self, *, by, note):
        act = "return_plan" if self.submission.is_plan else "return"
        self._judge(act, self.Decision.RETURNED, by, note)

    def _judge(self, act, decision, by, note):
        with transaction.atomic():
            self.demand.move(act, by=by, note=note)
            # The words of another tab may be older than what was sent since.
            if self.demand.items.filter(pk__gt=self.pk).exists():
                raise DomainError(_("The unit has sent something newer; judge that."))
            self.decision, self.decided_by, self.decided_at = decision, by, timezone.now()
            self.decision_note = clean_text(note)
            self.save(update_fields=["decision", "decided_by", "decided_at", "decision_note", "reinspection"])
            self._tell_unit()

    def _tell_unit(self):
        finding = self.demand.finding
        if self.decision == self.Decision.ACCEPTED:
            text = _("%(kind)s accepted: %(finding)s")
        else:
            text = _("%(kind)s returned: %(finding)s. %(note)s")
        words = {
            "kind": self.submission.get_kind_display(),
            "finding": finding,
            "note": self.decision_note,
        }
        url = self.submission.conclusion.get_absolute_url()
        Notice.send_all(User.objects.speaking_for(self.demand.unit), text % words, url)

    def reinspections(self):
        """The visits that may verify it: re-inspections of the visit that found the shortcoming."""
        return self.demand.finding.visit.reinspections.exclude(state="planned")


def note_last_items(demands) -> None:
    """Give each of `demands` its `last_item`; one query, however many they are."""
    items = SubmissionItem.objects.filter(demand__in=demands).select_related("submission__conclusion")
    last = {item.demand_id: item for item in items.order_by("pk")}
    for demand in demands:
        demand.last_item = last.get(demand.pk)


class SubmissionFile(Attachment):
    """One photo or paper that a unit sends: with the whole paper, or with what it says about one demand."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="files")
    item = models.ForeignKey(SubmissionItem, on_delete=models.CASCADE, null=True, related_name="files")

    class Meta:
        verbose_name = gettext_lazy("file of a unit")
        verbose_name_plural = gettext_lazy("files of units")
