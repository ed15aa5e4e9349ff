"""Judging the dossiers of an extract anew, after the calendar, the rules or a time by law were mended."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from core import jobs
from core.bulk import BulkWriter, collector_at_rest
from units.models import User

from . import permissions
from .columns import Column
from .counting import JUDGED, MOST_SMALL
from .lateness import Outcome, judge
from .models import Dossier, DossierCount, Extract
from .passing import Ground
from .procedures import ProcedureBook
from .suggesting import Suggestions
from .tally import Tally

_AT_ONCE = 10_000
_STOOD = ("standing", "due_on", "ended_on", "late_days", "notice")
_WRITTEN = ("id", *_STOOD, "statutory_days")


class StoredFacts(NamedTuple):
    """What is judged of a dossier, as its row has it; named as a Record is."""

    pk: int
    row: int
    state: int
    received_on: date
    received_time: time | None
    due_on: date | None
    finished_on: date | None
    returned_on: date | None
    supplement_asked_on: date | None
    supplement_done_on: date | None
    supplements: int
    statutory_days: int | None


FACTS = ("pk", "row", "state", *JUDGED)


def start(extract: Extract, *, by) -> jobs.Job:
    """Have the extract counted anew in the background."""
    permissions.can_recount(by, extract).enforce()
    return jobs.start("recount_extract", extract.job_key, extract.name, by, recount, extract.pk, by.pk)


def recount(progress, pk: int, by_pk: int) -> str:
    """The background function: what changed is written in one act, with the counts; causes stay."""
    extract = Extract.objects.with_surroundings().get(pk=pk)
    permissions.can_recount(User.objects.get(pk=by_pk), extract).enforce()
    changed, tally = judge_anew(extract, lambda done: progress.step(done, extract.rows_read))
    _write(extract, changed, tally, by=User.objects.get(pk=by_pk))
    return extract.get_absolute_url()


@collector_at_rest()
def judge_anew(extract: Extract, told=lambda done: None) -> tuple[list[tuple], Tally]:
    """(rows that stand otherwise now, the tally of all): one query for every 10,000 dossiers."""
    ground, period = Ground.of(extract), extract.period
    rules, days, changed, tally, done = ground.rules, ground.days, [], Tally(), 0
    terms = terms_of_register(extract, ground)
    for portion in _stored(extract):
        known = [by_today(facts, procedure, terms) for facts, _stood, procedure, _office in portion]
        outcomes = [judge(facts, period, rules, days) for facts in known]
        for (before, stood, *_rest), facts, outcome in zip(portion, known, outcomes, strict=True):
            if (now := _stands(outcome)) != stood or facts is not before:
                changed.append((facts.pk, *now, facts.statutory_days))
        tally.add(
            (outcome, facts.state, facts.supplements, procedure or "", office)
            for (facts, _stood, procedure, office), outcome in zip(portion, outcomes, strict=True)
        )
        done += len(portion)
        told(done)
    return changed, tally


def terms_of_register(extract: Extract, ground: Ground) -> Mapping[str, int]:
    """The times by law that hold for its dossiers by today; none where the file has its own; one query."""
    has_own = extract.columns.filter(meaning=Column.STATUTORY_TIME).exists()
    return {} if has_own else ground.statutory


def by_today(facts, procedure: str | None, terms: Mapping[str, int]):
    """The same facts, unless the time by law that they were counted by was mended."""
    term = terms.get(procedure) if facts.due_on is None else None
    return facts if term in (None, facts.statutory_days) else facts._replace(statutory_days=term)


def _stands(outcome: Outcome) -> tuple:
    """The columns of an outcome, as a row has them."""
    standing, _counted_from, due_on, ended_on, late_days, _supplement_days, notice = outcome
    return standing.value, due_on, ended_on, min(late_days, MOST_SMALL), str(notice)


def _stored(extract: Extract) -> Iterator[list[tuple[StoredFacts, tuple, str | None, str]]]:
    """Every dossier, by portions that begin where the last one ended, so that a late one costs no more."""
    asked, facts, last = (*FACTS, *_STOOD, "procedure__key", "office"), len(FACTS), 0
    while True:
        rows = Dossier.objects.filter(extract=extract, row__gt=last).order_by("row").values_list(*asked)
        portion = list(rows[:_AT_ONCE])
        yield [(StoredFacts._make(row[:facts]), row[facts:-2], row[-2], row[-1]) for row in portion]
        if len(portion) < _AT_ONCE:
            return
        last = portion[-1][1]


@transaction.atomic
def _write(extract: Extract, changed: list[tuple], tally: Tally, *, by) -> None:
    extract.lock()
    permissions.can_recount(by, extract).enforce()
    writer = BulkWriter(Dossier, _WRITTEN)
    for first in range(0, len(changed), _AT_ONCE):
        writer.update(changed[first : first + _AT_ONCE])
    Suggestions().suggest_anew(extract.dossiers)
    extract.counts.all().delete()
    DossierCount.objects.bulk_create(tally.rows(extract, ProcedureBook().ids))
    note = _("%d dossiers stand otherwise now.") % len(changed)
    extract.changes.create(act="recount", old=extract.state, new=extract.state, by=by, note=note)
