"""Taking the answers of a unit over into its visit: what no inspector answered, with the unit's evidence."""

from dataclasses import dataclass

from django.db import transaction

from . import permissions
from .answering import Entry, save_answers
from .models import Answer, Criterion, Evidence, SelfAnswer, SelfReport
from .models.answers import asked_fields


@dataclass(frozen=True)
class Taken:
    """How many answers and files came over, and how many answers disagreed with what was entered before."""

    answers: int
    files: int
    refused: int


@transaction.atomic
def take_answers(report: SelfReport, *, by, section=None, criterion=None) -> Taken:
    """Fill what is not answered on the visit from `report`: all of it, one section, or one criterion.

    Nothing that an inspector entered is replaced, and evidence is copied only where the visit has none.
    Raises DomainError when the person may not, or when more than one is taken and the visit is not by report.
    """
    report.visit.lock()
    report.lock()
    may = permissions.can_take_answer if criterion else permissions.can_take_all_answers
    may(by, report).enforce()
    chosen = _chosen(report, section, criterion)
    entries = _entries(report, chosen)
    refused = len(save_answers(report.visit, entries, by=by).errors)
    return Taken(len(entries) - refused, _copy_evidence(report, chosen), refused)


def _chosen(report, section, criterion) -> list[Criterion]:
    asked = report.asked()
    if criterion:
        asked = asked.filter(pk=criterion.pk)
    elif section:
        asked = asked.filter(section=section)
    return list(asked)


def _entries(report, chosen) -> list[Entry]:
    entered = {answer.criterion_id: answer for answer in report.visit.answers.filter(criterion__in=chosen)}
    told = {answer.criterion_id: answer for answer in report.answers.filter(criterion__in=chosen)}
    return [
        _entry(criterion, told[criterion.pk], entered.get(criterion.pk) or Answer(version=0))
        for criterion in chosen
        if criterion.pk in told and not (criterion.pk in entered and entered[criterion.pk].complete)
    ]


def _entry(criterion: Criterion, told: SelfAnswer, entered: Answer) -> Entry:
    """The parts that the unit told and no inspector entered."""
    empty = [name for name in asked_fields(criterion) if getattr(entered, name) in (None, "")]
    return Entry(criterion.pk, entered.version, {name: getattr(told, name) for name in empty})


def _copy_evidence(report, chosen) -> int:
    visit = report.visit
    proven = visit.evidence.filter(criterion__in=chosen).values("criterion")
    items = report.evidence.filter(criterion__in=chosen).exclude(criterion__in=proven)
    first = visit.evidence.count() + 1
    for order, item in enumerate(list(items), start=first):
        Evidence.keep_copy(
            item,
            visit=visit,
            criterion_id=item.criterion_id,
            caption=item.caption,
            order=order,
            illustrative=item.illustrative,
        )
    return visit.evidence.count() + 1 - first
