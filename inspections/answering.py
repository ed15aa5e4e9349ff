"""Saving many answers at once, merged field by field with what others saved meanwhile.

Answers belong to a holder: a visit, or what else has `answers`, `asked()`, `lock()` and `may_answer(user)`.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.errors import DomainError

from .models import Criterion
from .models.answers import AnswerParts, FieldChange, asked_fields


@dataclass(frozen=True)
class Entry:
    """What one person entered for one criterion, typed over the answer as it stood at `base_version`.

    `base_version` is 0 where no answer was there; `bases` has the version of a field that was typed over
    another one than the rest. `values` maps fields of an answer to clean values, or to what was typed where
    `clean(criterion, values)` makes them clean or raises ValidationError by field. `whole` entries, as a
    plain form sends them, hold every field of the page, touched or not; the others only what was entered.
    `entered_at` has the moment of each field by the office's clock (now, where it has none), and `source`
    names the device (empty for a plain form): what one person enters on two devices can clash too.
    """

    criterion_id: int
    base_version: int
    values: Mapping[str, object]
    whole: bool = True
    entered_at: Mapping[str, datetime] = field(default_factory=dict)
    source: str = ""
    bases: Mapping[str, int] = field(default_factory=dict)
    clean: Callable[[Criterion, Mapping], Mapping[str, object]] | None = None


@dataclass
class Outcome:
    """What saving did: the answers as they now stand by criterion, the contested changes, and the errors by
    the place of the entry in what was given."""

    answers: dict[int, AnswerParts] = field(default_factory=dict)
    contested: list[FieldChange] = field(default_factory=list)
    errors: dict[int, DomainError | ValidationError] = field(default_factory=dict)


def save_answers(holder, entries: Iterable[Entry], *, by, accepted_by=None, locked=False) -> Outcome:
    """Merge `entries` into the answers of `holder` and keep the history; constant number of queries.

    A field that only one side changed is taken from that side. Of two values entered for one field without
    knowledge of each other the one entered later stands (the one that arrived later, if both at once), and
    the other is kept beside it. An entry whose parts disagree, or whose criterion is not asked, is reported
    under `errors` and not saved; the others are. `accepted_by` is the head of the team who lets in what
    arrived after the visit was completed. `locked` says that the caller holds the row of the holder already.
    Raises DomainError when the person may not answer.
    """
    entries = list(entries)
    with transaction.atomic():
        if not locked:
            holder.lock()
        holder.may_answer(by, accepted_by).enforce()
        return _Merge(holder, entries, by).run()


def settle(change: FieldChange, holder, *, by, take_beside: bool) -> None:
    """Choose between two contested values: the one that stands, or the one kept beside it."""
    with transaction.atomic():
        holder.may_answer(by).enforce()
        changes = type(change).objects.select_for_update(of=("self",)).select_related("answer")
        change = changes.get(pk=change.pk)
        if not change.contested:
            return
        if take_beside:
            answer = change.answer
            value = to_value(change.field, change.beside)
            entry = Entry(answer.criterion_id, answer.version, {change.field: value})
            for error in save_answers(holder, [entry], by=by).errors.values():
                raise error
        type(change).objects.filter(pk=change.pk).update(contested=False)


def to_text(value) -> str:
    """A value of an answer as the history keeps it."""
    return "" if value is None else str(value)


def to_value(field_name: str, text: str):
    """The value that `to_text` wrote, as the field takes it."""
    model_field = AnswerParts._meta.get_field(field_name)
    return None if text == "" and model_field.null else model_field.to_python(text)


class _Merge:
    """One act of saving: reads everything it needs first, decides in memory, writes in bulk."""

    def __init__(self, holder, entries, by):
        self.holder, self.entries, self.by = holder, entries, by
        self.answer_model = holder.answers.model
        self.change_model = self.answer_model._meta.get_field("changes").related_model
        self.now = timezone.now()
        self.outcome = Outcome()
        self.changes: list[FieldChange] = []

    def run(self) -> Outcome:
        self.read()
        for place, entry in enumerate(self.entries):
            try:
                self.merge(entry)
            except (DomainError, ValidationError) as error:
                self.outcome.errors[place] = error
        self.write()
        return self.outcome

    def read(self):
        wanted = {entry.criterion_id for entry in self.entries}
        answers = self.holder.answers.filter(criterion__in=wanted).select_related("changed_by", "criterion")
        self.answers = {answer.criterion_id: answer for answer in answers}
        self.criteria = {pk: answer.criterion for pk, answer in self.answers.items()}
        # What has an answer is asked; only of the others that is still the question.
        if rest := wanted - self.criteria.keys():
            self.criteria |= self.holder.asked().in_bulk(rest)
        self.since = self.read_since()

    def read_since(self) -> dict[tuple[int, str], list[FieldChange]]:
        """The changes since the oldest version that an entry was typed over, by criterion and field."""
        base: dict[int, int] = {}
        for entry in self.entries:
            known = base.get(entry.criterion_id, entry.base_version)
            base[entry.criterion_id] = min(known, entry.base_version, *entry.bases.values())
        stale = {
            answer.pk: criterion_id
            for criterion_id, answer in self.answers.items()
            if answer.version > base[criterion_id]
        }
        found: dict[tuple[int, str], list[FieldChange]] = {}
        if not stale:
            return found
        for change in self.change_model.objects.filter(answer__in=stale).order_by("version", "pk"):
            criterion_id = stale[change.answer_id]
            if change.version > base[criterion_id]:
                found.setdefault((criterion_id, change.field), []).append(change)
        return found

    def merge(self, entry: Entry):
        """Set what `entry` changes, or raise the reason of a refusal, and then nothing of it is set."""
        if entry.criterion_id not in self.criteria:
            raise DomainError(_("This criterion is not asked here."))
        if entry.clean:
            entry = replace(entry, values=entry.clean(self.criteria[entry.criterion_id], entry.values))
        answer = self.answers.get(entry.criterion_id) or self.new_answer(entry.criterion_id)
        changes = [
            change
            for name in asked_fields(answer.criterion)
            if name in entry.values and (change := self.merge_field(answer, entry, name))
        ]
        try:
            answer.check_parts()
        except DomainError:
            self.put_back(answer, changes)
            raise
        self.outcome.answers[entry.criterion_id] = answer
        if not changes:
            return
        answer.note_completeness()
        answer.version += 1
        if any(change.stands for change in changes):
            answer.changed_by, answer.changed_at = self.by, self.now
        for change in changes:
            change.version = answer.version
        self.changes += changes

    def new_answer(self, criterion_id: int) -> AnswerParts:
        """An answer that is not there yet, known from now on."""
        answer = self.answer_model(version=0, criterion=self.criteria[criterion_id])
        setattr(answer, self.holder.answers.field.name, self.holder)
        self.answers[criterion_id] = answer
        return answer

    def merge_field(self, answer, entry, name) -> FieldChange | None:
        """Set one field if the person changed it; None when there is nothing to change."""
        value = entry.values[name]
        current = to_text(getattr(answer, name))
        mine = to_text(to_value(name, to_text(value)))
        since = self.standing_since(entry, name)
        untouched = entry.whole and since and _same(name, mine, since[0].old)
        if untouched or _same(name, mine, current):
            return None
        rival = next((change for change in reversed(since) if self.is_rival(change, entry)), None)
        entered_at = entry.entered_at.get(name, self.now)
        stands = rival is None or entered_at >= rival.entered_at
        if stands:
            setattr(answer, name, value)
        return self.change_model(
            answer=answer,
            field=name,
            old=current,
            new=mine,
            old_by=rival.by if rival else answer.changed_by,
            by=self.by,
            at=self.now,
            entered_at=entered_at,
            source=entry.source,
            stands=stands,
            contested=rival is not None,
        )

    def standing_since(self, entry, name) -> list[FieldChange]:
        """What took effect on a field after the version that `entry` was typed over, in order."""
        changes = self.since.get((entry.criterion_id, name), [])
        base = entry.bases.get(name, entry.base_version)
        return [change for change in changes if change.stands and change.version > base]

    def is_rival(self, change, entry) -> bool:
        """Whether the person could not know of `change`: somebody else's, or their own on another device."""
        on_two_devices = change.source and entry.source and change.source != entry.source
        return change.by_id != self.by.pk or bool(on_two_devices)

    def put_back(self, answer, changes):
        """The old values again, so that nothing of a refused entry is saved."""
        for change in changes:
            setattr(answer, change.field, to_value(change.field, change.old))

    def write(self):
        names = {change.field for change in self.changes if change.stands}
        answers = list({id(change.answer): change.answer for change in self.changes}.values())
        rows = [_without_key(answer) for answer in answers]
        self.answer_model.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=[self.holder.answers.field.name, "criterion"],
            update_fields=[*sorted(names), "complete", "version", "changed_by", "changed_at"],
        )
        for answer, row in zip(answers, rows, strict=True):
            answer.pk = row.pk
        for change in self.changes:
            change.answer_id = change.answer.pk
        self.change_model.objects.bulk_create(self.changes)
        self.outcome.contested = [change for change in self.changes if change.contested]


def _without_key(answer: AnswerParts) -> AnswerParts:
    """A copy to be inserted or, where the answer is there already, to be written over it: a third of the time
    that an UPDATE of many rows takes."""
    row = copy(answer)
    row.pk = None
    return row


def _same(name, one: str, other: str) -> bool:
    """Whether two kept values mean the same: 12 and 12.00 do."""
    return one == other or to_value(name, one) == to_value(name, other)
