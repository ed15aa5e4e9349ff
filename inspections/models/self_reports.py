"""What an inspected unit reports about itself before a visit, on the checklist that the visit asks."""

from datetime import date

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.errors import DomainError
from core.formats import day
from core.text import clean_line
from core.workdays import Calendar, Term
from core.workflow import Stateful, StatusChange
from units.models import Notice, User

from .. import permissions
from ..workflow import (
    SELF_REPORT_MOVES,
    SELF_REPORT_STATES,
    SELF_REPORT_TONES,
    SelfReportState,
    VisitState,
)
from .answers import Answer, AnswerParts, FieldChange, asked_fields
from .checklists import Criterion
from .evidence import EvidenceParts
from .visits import Visit


class SelfReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those on visits that `user` knows of; whether they are read is told by a verdict on each."""
        return self.filter(visit__in=Visit.objects.visible_to(user))

    def awaited(self):
        """Those that a unit still owes to a visit that is not over."""
        return self.filter(state=SelfReportState.ASKED, visit__state__in=SELF_REPORT_STATES)


class SelfReport(Stateful):
    """One row asks an inspected unit to answer the checklist of its visit itself, and holds its answers."""

    visit = models.OneToOneField(
        Visit, on_delete=models.CASCADE, related_name="self_report", verbose_name=gettext_lazy("visit")
    )
    state = models.CharField(
        gettext_lazy("state"),
        max_length=20,
        choices=SelfReportState.choices,
        default=SelfReportState.ASKED,
        editable=False,
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("asked for by"),
    )
    asked_at = models.DateTimeField(gettext_lazy("asked for at"), default=timezone.now)
    due_on = models.DateField(gettext_lazy("at the latest on"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=gettext_lazy("sent by"),
    )
    sent_at = models.DateTimeField(gettext_lazy("sent at"), null=True)
    illustrative = models.BooleanField(gettext_lazy("illustrative"), default=False)

    MOVES = SELF_REPORT_MOVES
    TONES = SELF_REPORT_TONES
    objects = SelfReportQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("self-report")
        verbose_name_plural = gettext_lazy("self-reports")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(sent_by__isnull=False, sent_at__isnull=False),
                name="sent_self_report_has_a_sender",
            )
        ]

    def __str__(self):
        return str(self.visit)

    # Asking

    @classmethod
    @transaction.atomic
    def ask(cls, visit, *, by, due_on: date | None = None):
        """Send the checklist of `visit` to its unit, with what it answered last time, and tell its officers.

        `due_on` is `proposed_due(visit)` unless given. Raises DomainError when the person may not, the unit
        was asked already, or the day lies in the past or after the visit.
        """
        visit.lock()
        permissions.can_ask_self_report(by, visit).enforce()
        if cls.objects.filter(visit=visit).exists():
            raise DomainError(_("The unit was already asked for its self-report."))
        due_on = due_on or cls.proposed_due(visit)
        _check_due(visit, due_on)
        report = cls.objects.create(visit=visit, asked_by=by, due_on=due_on, illustrative=visit.illustrative)
        report.changes.create(act="ask", new=report.state, by=by)
        report._prefill()
        words = {"visit": day(visit.date), "due": day(due_on)}
        report._tell_unit(_("Fill in the self-report for the inspection of %(visit)s by %(due)s.") % words)
        return report

    @staticmethod
    def proposed_due(visit) -> date:
        """Some days before the visit, by the office's setting; today when these have passed."""
        due = Term.named("self_report").before(visit.date, Calendar.load())
        return max(due, timezone.localdate())

    def call_off(self):
        """Tell the unit that nothing is wanted any more; called when the visit leaves the schedule."""
        for item in self.evidence.all():
            item.delete()
        words = _("The inspection of %s was called off; its self-report is no longer wanted.")
        self._tell_unit(words % day(self.visit.date), url="")

    def _prefill(self):
        """Copy what was answered last time at this unit, or at what it came from, to criteria of one code."""
        earlier = {answer.criterion.code: answer for answer in self._answers_of_last_time()}
        pairs = [(criterion, earlier.get(criterion.code)) for criterion in self.asked()]
        copies = [SelfAnswer.copied(self, criterion, answer) for criterion, answer in pairs if answer]
        SelfAnswer.objects.bulk_create(filter(None, copies))

    def _answers_of_last_time(self):
        """Of the latest self-report that was sent, else of the latest visit that was concluded."""
        lineage = self.visit.unit.lineage()
        reports = SelfReport.objects.filter(visit__unit__in=lineage, state=SelfReportState.SENT)
        last = reports.order_by("-sent_at").first()
        if last is None:
            visits = Visit.objects.filter(unit__in=lineage, state=VisitState.CONCLUDED)
            last = visits.order_by("-date", "-pk").first()
        return last.answers.select_related("criterion") if last else []

    # Filling in

    def asked(self):
        return self.visit.asked()

    def may_answer(self, user, accepted_by=None):
        """Whether `user` may answer for the unit (a Verdict); nothing is let in afterwards."""
        return permissions.can_fill_self_report(user, self)

    @property
    def answered_ids(self) -> set[int]:
        """The criteria that have a full answer."""
        return set(self.answers.filter(complete=True).values_list("criterion_id", flat=True))

    def missing_of(self, asked, answered) -> list[Criterion]:
        """Those of the `asked` criteria that are not among the `answered` ids."""
        return [criterion for criterion in asked if criterion.pk not in answered]

    def mark_seen(self, criteria):
        """Somebody looked at the answers to `criteria` and saved them: none is just last time's any more."""
        self.answers.filter(criterion__in=criteria, prefilled=True).update(prefilled=False)

    @transaction.atomic
    def add_evidence(self, upload, *, by, criterion, caption=""):
        """Keep a photo or file that goes with one answer. DomainError refuses a wrong type or size."""
        self.lock()
        self.may_answer(by).enforce()
        if not self.asked().filter(pk=criterion.pk).exists():
            raise DomainError(_("This criterion is not asked here."))
        return SelfEvidence.keep(
            upload,
            by=by,
            report=self,
            criterion=criterion,
            caption=clean_line(caption),
            order=self.evidence.count() + 1,
        )

    # The way to the team and back

    @transaction.atomic
    def send(self, *, by, note=""):
        """Hand it to the team; refused while an asked criterion lacks an answer."""
        self.secure("send", by=by)
        missing = len(self.missing_of(self.asked(), self.answered_ids))
        if missing:
            words = ngettext(
                "%d criterion still lacks an answer.", "%d criteria still lack an answer.", missing
            )
            raise DomainError(words % missing)
        self.sent_by, self.sent_at = by, timezone.now()
        self.move("send", by=by, note=note, fields=("sent_by", "sent_at"))
        self._tell(
            {self.asked_by, self.visit.team.head} - {None},
            _("%s sent its self-report.") % self.visit.body_name,
        )

    @transaction.atomic
    def send_back(self, *, by, note):
        """Ask again for what is not complete or not clear, in words."""
        self.move("return", by=by, note=note)
        words = {"visit": day(self.visit.date), "note": note}
        self._tell_unit(_("The self-report for the inspection of %(visit)s was returned: %(note)s") % words)

    @property
    def returned_because(self) -> str:
        """Why it was returned, while it waits to be sent again; "" when it was not."""
        last = self.changes.order_by("-pk").first()
        return last.note if last and last.act == "return" else ""

    @property
    def is_overdue(self) -> bool:
        awaited = self.state == SelfReportState.ASKED and self.visit.state in SELF_REPORT_STATES
        return awaited and self.due_on < timezone.localdate()

    def _tell_unit(self, text, url=None):
        self._tell(User.objects.speaking_for(self.visit.unit), text, url)

    def _tell(self, people, text, url=None):
        Notice.send_all(people, text, self.get_absolute_url() if url is None else url)


def _check_due(visit, due_on: date):
    today = timezone.localdate()
    if due_on < today:
        raise DomainError(_("The day lies in the past."), field="due_on")
    if today <= visit.date < due_on:
        raise DomainError(_("The self-report is needed by the day of the visit."), field="due_on")


class SelfReportChange(StatusChange):
    """One row is one change of state of a self-report, the asking included."""

    report = models.ForeignKey(SelfReport, on_delete=models.CASCADE, related_name="changes")

    class Meta(StatusChange.Meta):
        verbose_name = gettext_lazy("change of a self-report")
        verbose_name_plural = gettext_lazy("changes of self-reports")


class SelfAnswer(AnswerParts):
    """One row is what the unit itself answers to one criterion before the visit."""

    report = models.ForeignKey(SelfReport, on_delete=models.CASCADE, related_name="answers")
    prefilled = models.BooleanField(
        gettext_lazy("from last time"),
        default=False,
        help_text=gettext_lazy("Copied from last time and not looked at since."),
    )

    class Meta:
        verbose_name = gettext_lazy("answer of a unit")
        verbose_name_plural = gettext_lazy("answers of units")
        constraints = [
            models.UniqueConstraint(fields=["report", "criterion"], name="one_self_answer_per_criterion")
        ]

    @classmethod
    def copied(cls, report, criterion, earlier: AnswerParts) -> "SelfAnswer | None":
        """An unsaved copy of what was answered last time; None when nothing of it answers `criterion`."""
        # The notes of a visit are the inspectors' words, not the unit's.
        left_out = {"note"} if isinstance(earlier, Answer) else set()
        names = [name for name in asked_fields(criterion) if name not in left_out]
        values = {name: value for name in names if (value := getattr(earlier, name)) not in (None, "")}
        answer = cls(report=report, criterion=criterion, prefilled=True, **values)
        try:
            answer.check_parts()
        except DomainError:  # the criterion of that code has other rules now
            return None
        answer.note_completeness()
        return answer if values else None


class SelfAnswerChange(FieldChange):
    """One row is one field of the unit's own answer, entered by one of its officers."""

    answer = models.ForeignKey(SelfAnswer, on_delete=models.CASCADE, related_name="changes")

    class Meta:
        verbose_name = gettext_lazy("change of an answer of a unit")
        verbose_name_plural = gettext_lazy("changes of answers of units")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["answer", "version"])]


class SelfEvidence(EvidenceParts):
    """One photo or file with which a unit proves what it answers to one criterion."""

    report = models.ForeignKey(SelfReport, on_delete=models.CASCADE, related_name="evidence")
    criterion = models.ForeignKey(
        Criterion, on_delete=models.PROTECT, related_name="+", verbose_name=gettext_lazy("criterion")
    )

    class Meta(EvidenceParts.Meta):
        verbose_name = gettext_lazy("evidence of a unit")
        verbose_name_plural = gettext_lazy("evidence of units")

    @property
    def holder(self) -> SelfReport:
        return self.report
