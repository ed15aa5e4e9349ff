"""The paper that concludes visits: opened about chosen ones, each in one such paper at a time."""

from typing import ClassVar

from django.db import transaction
from django.utils.translation import gettext as _

from core.errors import DomainError
from core.workdays import Term
from findings.models import Conclusion, PlanTermed
from inspections.models import Round, Visit
from inspections.workflow import VisitState

from .. import permissions
from ..chain import Kind
from ..usual import conclusion_subject


class Concluding(PlanTermed):
    """What a document does as a conclusion; round and visits are fields of the document.

    The term for remediation plans stands here once: the paper prints it, the approval freezes it, and with
    the issue the clocks run by it.
    """

    # The keys of the visits meant by a paper that is not saved; once it is, its visits are rows.
    proposed: ClassVar[list[int]] = []

    class Meta:
        abstract = True

    @classmethod
    @transaction.atomic
    def conclude_with(cls, visits, *, by):
        """Draft the conclusion on `visits` of one round, whose minutes are signed.

        Raises DomainError when there is none, they are of several rounds, one of them is not signed or
        stands in another conclusion, or the person may not.
        """
        chosen = {visit.pk for visit in visits}
        if not chosen:
            raise DomainError(_("Choose at least one visit."), field="visits")
        round_ids = {visit.round_id for visit in visits}
        if len(round_ids) > 1:
            raise DomainError(_("One conclusion speaks of one round."), field="visits")
        round_ = Round.objects.select_for_update().get(pk=round_ids.pop())  # one draft after the other
        permissions.can_open(by, Kind.CONCLUSION, round_).enforce()
        told = list(Visit.objects.filter(pk__in=chosen).in_order())
        cls._check_may_tell(told)
        paper = cls.of_visits(round_, told)
        paper.opened_by = by
        paper.save()
        paper.visits.set(told)
        return paper

    @classmethod
    def of_visits(cls, round_, visits):
        """An unsaved conclusion on `visits` with the usual words."""
        paper = cls.usual_for(round_, Kind.CONCLUSION)
        paper.subject = conclusion_subject(round_, visits)[:300]
        paper.proposed = [visit.pk for visit in visits]
        if term := cls._usual_term(visits):
            paper.plan_days, paper.plan_in_working_days = term.days, term.working
        return paper

    @staticmethod
    def _usual_term(visits) -> Term | None:
        """The term of the conclusion that was entered already, else the one that the office has set."""
        entered = Conclusion.objects.filter(visits__in=visits).first()
        return entered.plan_term if entered else Term.named("plan")

    @classmethod
    def _check_may_tell(cls, visits):
        unsigned = [str(visit) for visit in visits if visit.state != VisitState.SIGNED]
        if unsigned:
            raise DomainError(
                _("Only visits with signed minutes that wait for their conclusion: %s.")
                % "; ".join(unsigned),
                field="visits",
            )
        others = cls.objects.live().filter(kind=Kind.CONCLUSION)
        held = set(others.filter(visits__in=visits).values_list("visits", flat=True))
        if taken := [str(visit) for visit in visits if visit.pk in held]:
            raise DomainError(
                _("Another paper concludes these already: %s.") % "; ".join(taken), field="visits"
            )

    def concluded_visits(self):
        """The visits that the paper concludes."""
        return self.visits.all() if self.pk else Visit.objects.filter(pk__in=self.proposed)
