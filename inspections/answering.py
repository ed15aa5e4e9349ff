"""Saving many answers of one visit at once, merged field by field with what others saved meanwhile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError

from . import permissions
from .models import Answer, AnswerChange, Visit
from .models.answers import asked_fields


@dataclass(frozen=True)
class Entry:
    """What one person entered for one criterion, typed over the answer as it stood at `base_version`.

    `base_version` is 0 where no answer was there; `values` maps fields of Answer to clean values.
    """

    criterion_id: int
    base_version: int
    values: Mapping[str, object]


@dataclass
class Outcome:
    """What saving did: the answers as they now stand, the contested changes, and the errors by criterion."""

    answers: dict[int, Answer] = field(default_factory=dict)
    contested: list[AnswerChange] = field(default_factory=list)
    errors: dict[int, DomainError] = field(default_factory=dict)


def save_answers(visit: Visit, entries: Iterable[Entry], *, by) -> Outcome:
    """Merge `entries` into the answers of `visit` and keep the history; constant number of queries.

    A field that only one side changed is taken from that side. A field that both changed takes the value
    that came last, and the other is kept beside it. An entry whose parts disagree is reported under
    `errors` and not saved; the others are. Raises DomainError when the person may not answer.
    """
    entries = list(entries)
    with transaction.atomic():
        visit.lock()
        permissions.can_answer(by, visit).enforce()
        return _Merge(visit, entries, by).run()


def settle(change: AnswerChange, *, by, take_old: bool) -> None:
    """Choose between two contested values: the one that stands, or the earlier one put back."""
    visit = change.answer.visit
    with transaction.atomic():
        permissions.can_answer(by, visit).enforce()
        change = AnswerChange.objects.select_for_update().select_related("answer").get(pk=change.pk)
        if not change.contested:
            return
        if take_old:
            answer = change.answer
            value = to_value(change.field, change.old)
            outcome = save_answers(
                visit, [Entry(answer.criterion_id, answer.version, {change.field: value})], by=by
            )
            for error in outcome.errors.values():
                raise error
        AnswerChange.objects.filter(pk=change.pk).update(contested=False)


def to_text(value) -> str:
    """A value of an answer as the history keeps it."""
    return "" if value is None else str(value)


def to_value(field_name: str, text: str):
    """The value that `to_text` wrote, as the field takes it."""
    model_field = Answer._meta.get_field(field_name)
    return None if text == "" and model_field.null else model_field.to_python(text)


class _Merge:
    """One act of saving: reads everything it needs first, decides in memory, writes in bulk."""

    def __init__(self, visit, entries, by):
        self.visit, self.entries, self.by = visit, entries, by
        self.now = timezone.now()
        self.outcome = Outcome()
        self.changes: list[AnswerChange] = []

    def run(self) -> Outcome:
        self.read()
        for entry in self.entries:
            self.merge(entry)
        self.write()
        return self.outcome

    def read(self):
        self.criteria = {criterion.pk: criterion for criterion in self.visit.asked()}
        unknown = [entry for entry in self.entries if entry.criterion_id not in self.criteria]
        if unknown:
            raise DomainError(_("A criterion is not asked on this visit."))
        wanted = [entry.criterion_id for entry in self.entries]
        self.answers = {
            answer.criterion_id: answer
            for answer in self.visit.answers.filter(criterion__in=wanted).select_related("changed_by")
        }
        self.meanwhile = self.read_meanwhile()

    def read_meanwhile(self) -> dict[tuple[int, str], list[AnswerChange]]:
        """The changes by others since the version each entry was typed over, by answer and field."""
        base = {entry.criterion_id: entry.base_version for entry in self.entries}
        stale = {
            answer.pk: base[criterion_id]
            for criterion_id, answer in self.answers.items()
            if answer.version > base[criterion_id]
        }
        found: dict[tuple[int, str], list[AnswerChange]] = {}
        if not stale:
            return found
        for change in AnswerChange.objects.filter(answer__in=stale).order_by("version", "pk"):
            if change.version > stale[change.answer_id]:
                found.setdefault((change.answer_id, change.field), []).append(change)
        return found

    def merge(self, entry: Entry):
        answer = self.answers.get(entry.criterion_id) or Answer(visit=self.visit, version=0)
        answer.criterion = self.criteria[entry.criterion_id]
        changes = [
            change
            for name in asked_fields(answer.criterion)
            if name in entry.values and (change := self.merge_field(answer, name, entry.values[name]))
        ]
        self.outcome.answers[entry.criterion_id] = answer
        if not changes:
            return
        try:
            answer.check_parts()
        except DomainError as error:
            self.refuse(entry, answer, changes, error)
            return
        answer.note_completeness()
        answer.version += 1
        answer.changed_by, answer.changed_at = self.by, self.now
        for change in changes:
            change.version = answer.version
        self.changes += changes

    def merge_field(self, answer, name, value) -> AnswerChange | None:
        """Set one field if the person changed it; None when there is nothing to change."""
        current = to_text(getattr(answer, name))
        mine = to_text(to_value(name, to_text(value)))
        others = self.meanwhile.get((answer.pk, name), [])
        typed_over = others[0].old if others else current
        if _same(name, mine, typed_over) or _same(name, mine, current):
            return None
        setattr(answer, name, value)
        rival = next((change for change in reversed(others) if change.by_id != self.by.pk), None)
        return AnswerChange(
            answer=answer,
            field=name,
            old=current,
            new=mine,
            old_by=rival.by if rival else answer.changed_by,
            by=self.by,
            at=self.now,
            contested=rival is not None,
        )

    def refuse(self, entry, answer, changes, error):
        """Put the old values back, so that nothing of a refused entry is saved."""
        for change in changes:
            setattr(answer, change.field, to_value(change.field, change.old))
        self.outcome.errors[entry.criterion_id] = error

    def write(self):
        changed = {change.answer for change in self.changes if change.answer.pk}
        fresh = {id(change.answer): change.answer for change in self.changes if not change.answer.pk}
        Answer.objects.bulk_create(fresh.values())
        Answer.objects.bulk_update(
            changed, [*Answer.FIELDS, "complete", "version", "changed_by", "changed_at"]
        )
        for change in self.changes:
            change.answer_id = change.answer.pk
        AnswerChange.objects.bulk_create(self.changes)
        self.outcome.contested = [change for change in self.changes if change.contested]


def _same(name, one: str, other: str) -> bool:
    """Whether two kept values mean the same: 12 and 12.00 do."""
    return one == other or to_value(name, one) == to_value(name, other)
