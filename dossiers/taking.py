"""Answers of a visit filled from an extract, each with a note of where it came from."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError
from inspections.answering import Entry, save_answers
from inspections.models import Criterion
from inspections.models.answers import asked_fields

from .figures import FigureValue, figure_values
from .models import AnswerSource, Extract


@dataclass(frozen=True)
class Taken:
    """How many answers were filled, and why the others were not, by criterion."""

    answers: int = 0
    refused: dict[Criterion, Exception] = field(default_factory=dict)


@transaction.atomic
def take_figures(visit, extract: Extract, *, by, criteria: Iterable[Criterion]) -> Taken:
    """Fill what `criteria` ask for in numbers from what `extract` says now; a constant number of queries.

    What stood there is replaced and stays in the history of the answer; what the extract cannot tell, such
    as a verdict or a note, is left alone. DomainError when the person may not answer, or when the extract is
    not counted (any more) or of another visit.
    """
    visit.lock()
    visit.may_answer(by).enforce()
    extract.lock()
    if extract.visit_id != visit.pk or not extract.is_counted:
        raise DomainError(_("This extract does not count for the visit."))
    values = figure_values(extract)
    chosen = {row.pk: row for row in criteria if fields_taken(row, values.get(row.figure))}
    entries = _entries(visit, chosen, values)
    outcome = save_answers(visit, entries, by=by, locked=True)
    refused = {chosen[entries[place].criterion_id]: error for place, error in outcome.errors.items()}
    _note_sources(outcome.answers, extract, values, by)
    return Taken(len(outcome.answers), refused)


def fields_taken(criterion: Criterion, value: FigureValue | None) -> dict[str, int]:
    """What of `value` the criterion asks for; nothing where it asks for something else."""
    if value is None:
        return {}
    asked = asked_fields(criterion)
    return {name: number for name, number in value.fields.items() if name in asked}


def _entries(visit, chosen: dict[int, Criterion], values) -> list[Entry]:
    """Typed, as it were, over the answers as they stand: the one who taps has them before their eyes."""
    versions = dict(visit.answers.filter(criterion__in=chosen).values_list("criterion", "version"))
    return [
        Entry(pk, versions.get(pk, 0), fields_taken(row, values[row.figure]), whole=False)
        for pk, row in chosen.items()
    ]


def _note_sources(answers, extract: Extract, values, by) -> None:
    """One source for each answer: the last taking counts."""
    now = timezone.now()
    rows = []
    for answer in answers.values():
        figure = answer.criterion.figure
        value = values[figure]
        numbers = {"number": value.number, "part": value.part, "whole": value.whole}
        rows.append(
            AnswerSource(
                answer_id=answer.pk, extract=extract, figure=figure, taken_by=by, taken_at=now, **numbers
            )
        )
    AnswerSource.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["answer"],
        update_fields=["extract", "figure", "number", "part", "whole", "taken_by", "taken_at"],
    )


def changed(source: AnswerSource, now: FigureValue | None) -> bool:
    """Whether the file says otherwise than when it was taken: causes were set since, or it was recounted."""
    then = source.number, source.part, source.whole
    return now is None or then != (now.number, now.part, now.whole)
