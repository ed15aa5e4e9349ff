"""The conclusion on a visit or on a whole round: the paper that fixes findings and starts the clocks."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.errors import DomainError
from core.formats import day
from core.models import Attachment
from core.text import clean_line
from core.workdays import Calendar
from inspections.models import Round, Visit
from inspections.visibility import seen_visits
from units.models import Notice, User

from .. import permissions
from ..workflow import FindingState
from .demands import Demand
from .findings import Finding
from .plan_terms import PlanTermed


class ConclusionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those on a visit that the person sees, and for a unit those that demand something of it."""
        visits = Visit._base_manager.filter(seen_visits(user)).values("pk")
        seen = models.Q(pk__in=ConcludedVisit.objects.filter(visit__in=visits).values("conclusion"))
        if user.is_unit_officer:
            demands = Demand.objects.in_force().filter(unit__in=user.unit_ids)
            seen |= models.Q(pk__in=demands.values("finding__conclusion"))
        return self.filter(seen)


class Conclusion(PlanTermed):
    """One row is one issued conclusion: its number, date and signer, and through them what it fixed."""

    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="conclusions", verbose_name=gettext_lazy("round")
    )
    visits = models.ManyToManyField(
        Visit,
        through="findings.ConcludedVisit",
        related_name="conclusions",
        verbose_name=gettext_lazy("visits"),
    )
    number = models.CharField(gettext_lazy("number"), max_length=60)
    date = models.DateField(gettext_lazy("date"))
    signer_name = models.CharField(gettext_lazy("signed by"), max_length=200)
    signer_title = models.CharField(gettext_lazy("title of the signer"), max_length=200, blank=True)
    from_paper = models.BooleanField(gettext_lazy("entered from a signed paper"), default=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(gettext_lazy("entered at"), auto_now_add=True)

    objects = ConclusionQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("conclusion")
        verbose_name_plural = gettext_lazy("conclusions")
        ordering = ["-date", "-pk"]

    def __str__(self):
        return self.number

    @classmethod
    def issue(cls, *visits, by, number, date, signer_name, file=None, **words):
        """Conclude `visits` of one round: fix their findings, start the clocks, freeze the visits.

        `words` are signer_title, from_paper, plan_days and plan_in_working_days. Raises DomainError when a
        finding is still a draft, a shortcoming has no demand, a comment of the unit no answer, minutes are
        not signed, the date does not fit, or the person may not. Nothing is saved then.
        """
        if not visits:
            raise DomainError(_("Choose at least one visit."), field="visits")
        if len({visit.round_id for visit in visits}) > 1:
            raise DomainError(_("One conclusion speaks of one round."), field="visits")
        conclusion = cls(
            round=visits[0].round,
            number=clean_line(number),
            date=date,
            signer_name=clean_line(signer_name),
            signer_title=clean_line(words.pop("signer_title", "")),
            entered_by=by,
            **words,
        )
        with transaction.atomic():
            for visit in sorted(visits, key=lambda visit: visit.pk):
                visit.secure("conclude", by=by)
                permissions.can_conclude(by, visit).enforce()
            findings = list(
                Finding.objects.standing().filter(visit__in=visits).select_for_update(of=("self",))
            )
            conclusion.check_may_issue(by, visits, findings)
            conclusion.save()
            ConcludedVisit.objects.bulk_create(
                ConcludedVisit(conclusion=conclusion, visit=visit) for visit in visits
            )
            if file:
                ConclusionFile.keep(file, by=by, conclusion=conclusion)
            conclusion.fix(findings, by)
            for visit in visits:
                visit.conclude(by=by, note=conclusion.number)
            conclusion.tell_units(visits, findings)
        return conclusion

    # What stops it

    def check_may_issue(self, by, visits, findings):
        if not by.is_leader and not self.from_paper:
            raise DomainError(
                _("Only a leader concludes; an officer enters a signed paper."), field="from_paper"
            )
        self.check_date(visits)
        standing = {finding.pk: finding for finding in findings}
        drafts = [finding.number for finding in findings if finding.state == FindingState.DRAFT]
        _refuse(_("Not confirmed yet: %s."), drafts)
        demanded = set(Demand.objects.filter(finding__in=standing).values_list("finding_id", flat=True))
        bare = [one.number for one in findings if one.is_shortcoming and one.pk not in demanded]
        _refuse(_("Shortcomings without a demand: %s."), bare)
        open_ones = Finding.objects.filter(
            pk__in=standing, comment__isnull=False, comment__answered_at=None
        ).order_by("number")
        _refuse(_("Comments of the unit without an answer: %s."), _numbers(open_ones))
        self.check_deadlines(standing)

    def check_deadlines(self, findings):
        """A fixed date that has passed when the conclusion is signed would be overdue from the start."""
        passed = Finding.objects.filter(
            pk__in=findings, demand__deadline_kind="fixed", demand__fixed_on__lt=self.date
        ).order_by("number")
        _refuse(_("Their deadline lies before the conclusion: %s."), _numbers(passed), field="date")

    def check_date(self, visits):
        signed_on = [visit.minutes_signed_on for visit in visits if visit.minutes_signed_on]
        if any(self.date < signed for signed in signed_on):
            raise DomainError(_("The conclusion cannot be dated before the minutes."), field="date")
        if self.date > timezone.localdate():
            raise DomainError(_("The conclusion cannot be dated in the future."), field="date")

    # What it does

    def fix(self, findings, by):
        calendar = Calendar.load()
        demands = {demand.finding_id: demand for demand in Demand.objects.filter(finding__in=findings)}
        for finding in findings:
            finding.conclude(self, by=by)
            if finding.pk in demands:
                demands[finding.pk].start_clock(self.date, calendar, self.plan_term)

    def tell_units(self, visits, findings):
        """One notice to every officer of the units that were inspected or must put something right."""
        demands = Demand.objects.filter(finding__in=findings).select_related("unit")
        units = {visit.unit for visit in visits} | {demand.unit for demand in demands}
        people = {person for unit in units for person in User.objects.speaking_for(unit)}
        words = {"number": self.number, "date": day(self.date)}
        text = _("Conclusion %(number)s of %(date)s was issued: see what it demands and by when.") % words
        Notice.send_all(people, text, self.get_absolute_url())

    @cached_property
    def all_visits(self) -> list[Visit]:
        """Its visits in the order of their dates, with their units."""
        return list(self.visits.select_related("unit").order_by("date", "pk"))

    @property
    def speaks_of(self) -> str:
        """The body it is about; of several the number, as in a conclusion on a whole round."""
        if len(self.all_visits) == 1:
            return self.all_visits[0].body_name
        return _("%d visits") % len(self.all_visits)


def _refuse(words, numbers, field=None):
    if numbers:
        raise DomainError(words % ", ".join(numbers), field=field)


def _numbers(findings) -> list[str]:
    return list(findings.values_list("number", flat=True))


class ConcludedVisit(models.Model):
    """One row says that one visit is concluded, and by which conclusion; no visit is concluded twice."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="concluded_visits")
    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="concluded")

    class Meta:
        verbose_name = gettext_lazy("concluded visit")
        verbose_name_plural = gettext_lazy("concluded visits")

    def __str__(self):
        return f"{self.conclusion}: {self.visit}"


class ConclusionFile(Attachment):
    """The signed paper of a conclusion, scanned."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="files")

    class Meta:
        verbose_name = gettext_lazy("file of a conclusion")
        verbose_name_plural = gettext_lazy("files of conclusions")
