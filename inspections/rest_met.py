"""Answering “met” to all that is left of a section at once, and taking exactly that back."""

from collections.abc import Mapping

from django.db import transaction

from .answering import Entry, save_answers
from .models import Answer, Section, Verdict3, Visit


def answer_rest_met(visit: Visit, section: Section, *, by) -> dict[int, Answer]:
    """Give the verdict “met” to every criterion of `section` that asks one and has none.

    Nothing else of an answer is touched: numbers, dates and texts that are missing stay missing. The answers
    are returned by criterion. Raises DomainError when the person may not answer.
    """
    with transaction.atomic():
        visit.lock()
        answers = {row.criterion_id: row for row in visit.answers.filter(criterion__section=section)}
        asked = visit.asked().filter(section=section, asks_verdict=True)
        entries = [_verdict(row.pk, answers.get(row.pk), Verdict3.YES) for row in asked]
        return save_answers(visit, filter(None, entries), by=by).answers


def _verdict(criterion_id, answer, verdict) -> Entry | None:
    """The entry that gives `verdict` where there is none yet."""
    if answer and answer.verdict:
        return None
    return Entry(criterion_id, answer.version if answer else 0, {"verdict": verdict}, whole=False)


def take_back(visit: Visit, versions: Mapping[int, int], *, by) -> dict[int, Answer]:
    """Empty again the verdicts “met” that stand at `versions` (by criterion): nobody changed these since."""
    with transaction.atomic():
        visit.lock()
        met = visit.answers.filter(criterion__in=versions, verdict=Verdict3.YES)
        entries = [
            Entry(row.criterion_id, row.version, {"verdict": ""}, whole=False)
            for row in met
            if row.version == versions[row.criterion_id]
        ]
        return save_answers(visit, entries, by=by).answers
