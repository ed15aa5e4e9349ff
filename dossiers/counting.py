"""Confirming an extract: its dossiers written, judged and counted in the background, and then in one act.

The rows are written by the thousand and belong to nobody until the last act, which makes all of them count;
until then nothing shows them, and a counting that was stopped leaves none behind.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import jobs
from core.bulk import BulkWriter
from core.permissions import Verdict, refuse
from units.models import User

from .columns import Column
from .deleting import delete_dossiers
from .lateness import ALL_LATE, Outcome
from .models import ColumnAlias, Dossier, DossierCount, DossierPerson, Extract
from .passing import Pass, opened
from .previewing import summary_counts
from .procedures import ProcedureBook
from .reading.problems import Problem
from .reading.summary import SummaryRow, read_summary
from .records import Record
from .suggesting import Suggestions
from .workflow import ExtractState

_AT_ONCE = 5_000
_FIELDS = (
    "extract",
    "row",
    "code",
    "procedure",
    "office",
    "channel",
    "state",
    "received_on",
    "received_time",
    "due_by_file",
    "finished_on",
    "returned_on",
    "supplement_asked_on",
    "supplement_done_on",
    "supplements",
    "statutory_days",
    "register_on",
    "standing",
    "due_on",
    "ended_on",
    "late_days",
    "notice",
    "suggested",
)
_PERSON_FIELDS = ("dossier", "applicant", "address", "phone")


def can_start(user, extract: Extract) -> Verdict:
    """Nothing is counted while the period is not known, or when every row is in error."""
    if not extract.period:
        return refuse(_("Say which period the file speaks of."))
    if not extract.rows_read:
        return refuse(_("No row of the file can be counted."))
    return extract.may("confirm", user)


def start(extract: Extract, *, by) -> jobs.Job:
    """Have the extract counted; DomainError where that may not be."""
    extract.may("confirm", by).enforce()
    can_start(by, extract).enforce()
    return jobs.start("count_extract", extract.job_key, extract.name, by, count, extract.pk, by.pk)


def count(progress, pk: int, by_pk: int) -> str:
    """The background function: the dossiers written, then confirmed in one act."""
    extract = Extract.objects.with_surroundings().get(pk=pk)
    if extract.state != ExtractState.READ:
        return extract.get_absolute_url()
    delete_dossiers(extract)  # what a killed worker left behind
    try:
        counts = _written(extract, progress)
        _confirm(extract, counts, by=User.objects.get(pk=by_pk))
    except BaseException:
        delete_dossiers(extract)
        raise
    return extract.get_absolute_url()


def _written(extract: Extract, progress) -> list[DossierCount]:
    with opened(extract) as (export, aliases):
        if extract.is_summary:
            rows = read_summary(export.rows(), export.header.counts)
            return summary_counts([row for row in rows if isinstance(row, SummaryRow)])
        told = _("Counting the dossiers")
        reading = Pass(
            extract, export, aliases, lambda number: progress.step(number, extract.rows_read, told)
        )
        _Writing(extract, reading).run()
        return reading.tally.rows(extract)


@transaction.atomic
def _confirm(extract: Extract, counts: list[DossierCount], *, by) -> None:
    extract.visit.lock()  # its minutes may have been signed while the rows were written
    extract.counted_at = timezone.now()
    extract.keep_days()
    extract.move("confirm", by=by, fields=("counted_at", "keep_until"))
    extract.counts.all().delete()
    for row in counts:
        row.extract = extract
    DossierCount.objects.bulk_create(counts)
    _remember_headings(extract)
    extract.drop_file()


def _remember_headings(extract: Extract) -> None:
    """What a person said of the columns of a product holds for its next files, left out or not."""
    if not extract.product or extract.is_summary:
        return
    for column in extract.columns.filter(by_hand=True).exclude(heading=""):
        ColumnAlias.remember(extract.product, column.heading, column.meaning or Column.IGNORED)


class _Writing:
    """Turns what a pass gives into rows, a batch at a time."""

    def __init__(self, extract: Extract, reading: Pass):
        self.extract, self.reading = extract, reading
        self.procedures, self.suggestions = ProcedureBook(), Suggestions()
        self.writer, self.persons = BulkWriter(Dossier, _FIELDS), []

    def run(self) -> None:
        batch, count, row_of = [], self.reading.count, self._row
        for found in self.reading:
            if isinstance(found, Problem):
                continue
            record, outcome = found
            procedure = self.procedures.id_of(record)
            count(record, outcome, procedure)
            batch.append(row_of(record, outcome, procedure))
            if len(batch) == _AT_ONCE:
                self._write(batch)
                batch = []
        self._write(batch)

    def _row(self, record: Record, outcome: Outcome, procedure: int | None) -> tuple:
        """The columns of _FIELDS."""
        late = outcome.standing in ALL_LATE
        if self.extract.allowance_id and (record.applicant or record.address or record.phone):
            self.persons.append(record)
        return (
            self.extract.pk,
            record.row,
            record.code[:100],
            procedure,
            record.office[:200],
            record.channel,
            record.state,
            record.received_on,
            record.received_time and record.received_time.isoformat(),
            *record[5:10],  # from the due date to the supplement
            min(record.supplements, 32_767),
            record.statutory_days,
            record.register_on,
            outcome.standing.value,
            outcome.due_on,
            outcome.ended_on,
            min(outcome.late_days, 32_767),
            str(outcome.notice),
            self.suggestions.suggest(record, outcome.due_on) if late else None,
        )

    def _write(self, batch: list[tuple]) -> None:
        self.writer.insert(batch)
        if self.persons:
            self._write_persons()

    def _write_persons(self) -> None:
        rows = {record.row: record for record in self.persons}
        dossiers = Dossier.objects.filter(extract=self.extract, row__range=(min(rows), max(rows)))
        BulkWriter(DossierPerson, _PERSON_FIELDS).insert(
            (pk, rows[row].applicant[:300], rows[row].address[:500], rows[row].phone[:50])
            for pk, row in dossiers.values_list("pk", "row")
            if row in rows
        )
        self.persons.clear()
