"""Confirming an extract: its dossiers written, judged and counted in the background, and then in one act.

The rows are written by the thousand and belong to nobody until the last act, which makes all of them count;
until then nothing shows them, and a counting that was stopped leaves none behind.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core import jobs
from core.bulk import BulkWriter, collector_at_rest
from core.errors import DomainError
from core.permissions import Verdict, refuse
from units.models import User

from .columns import Column
from .deleting import delete_dossiers
from .lateness import ALL_LATE, Outcome, Standing
from .models import ColumnAlias, Dossier, DossierCount, DossierPerson, Extract
from .notices import Notice
from .passing import Pass, opened
from .previewing import summary_counts
from .procedures import ProcedureBook
from .reading.problems import ProblemKind
from .reading.summary import SummaryRow, read_summary
from .records import Record
from .suggesting import Suggestions
from .workflow import ExtractState

_AT_ONCE = 10_000
MOST_SMALL = 32_767  # of a small integer in PostgreSQL
# What a dossier is judged by beside its state, in the order of a Record.
JUDGED = (
    "received_on",
    "received_time",
    "due_by_file",
    "finished_on",
    "returned_on",
    "supplement_asked_on",
    "supplement_done_on",
    "supplements",
    "statutory_days",
)
_FIELDS = (
    "extract",
    "row",
    "code",
    "procedure",
    "office",
    "channel",
    "state",
    *JUDGED,
    "register_on",
    "standing",
    "due_on",
    "ended_on",
    "late_days",
    "notice",
    "suggested",
)
_STANDINGS = {standing: standing.value for standing in Standing}
_NOTICES = {notice: notice.value for notice in Notice} | {"": ""}
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
    _clear_away(extract)  # what a killed worker left behind
    try:
        counts = _written(extract, progress)
        _confirm(extract, counts, by=User.objects.get(pk=by_pk))
    except BaseException:
        _clear_away(extract)
        raise
    return extract.get_absolute_url()


@transaction.atomic
def _clear_away(extract: Extract) -> None:
    """Delete what was written, unless a worker that was started because this one seemed dead confirmed it."""
    if not Extract.objects.select_for_update().get(pk=extract.pk).is_counted:
        delete_dossiers(extract)


def _written(extract: Extract, progress) -> list[DossierCount]:
    # The preview has read these very bytes, and has said where a formula is without its value.
    sound = not extract.problems.filter(kind=ProblemKind.NO_VALUE).exists()
    with opened(extract, known_sound=sound) as (export, aliases), collector_at_rest():
        if extract.is_summary:
            rows = read_summary(export.rows(), export.header.counts)
            return summary_counts([row for row in rows if isinstance(row, SummaryRow)])
        told = _("Counting the dossiers")
        reading = Pass(
            extract, export, aliases, lambda number: progress.step(number, extract.rows_read, told)
        )
        procedures = _Writing(extract, reading).run()
        return reading.tally.rows(extract, procedures.ids)


@transaction.atomic
def _confirm(extract: Extract, counts: list[DossierCount], *, by) -> None:
    extract.visit.lock()  # its minutes may have been signed while the rows were written
    extract.lock()
    if not extract.is_summary and extract.dossiers.count() != _number(counts):
        raise DomainError(_("The file was counted twice at the same time. Confirm it once more."))
    extract.counted_at = timezone.now()
    extract.keep_days()
    extract.move("confirm", by=by, fields=("counted_at", "keep_until"))
    extract.counts.all().delete()
    for row in counts:
        row.extract = extract
    DossierCount.objects.bulk_create(counts)
    _remember_headings(extract)
    extract.drop_file()


def _number(counts: list[DossierCount]) -> int:
    """How many dossiers the rows of counts speak of, those included that do not count."""
    total = counts[0]
    return sum(getattr(total, standing) for standing in Standing)


def _remember_headings(extract: Extract) -> None:
    """What a person said of the columns of a product holds for its next files, left out or not."""
    if not extract.product or extract.is_summary:
        return
    for column in extract.columns.filter(by_hand=True).exclude(heading=""):
        ColumnAlias.remember(extract.product, column.heading, column.meaning or Column.IGNORED)


class _Written(dict):
    """Days and times as both databases read them, each written once: a file has few different ones."""

    def __missing__(self, value) -> str | None:
        self[value] = written = value and value.isoformat()
        return written


class _Writing:
    """Turns what a pass gives into rows, a batch at a time."""

    def __init__(self, extract: Extract, reading: Pass):
        self.extract, self.reading = extract, reading
        self.procedures, self.suggestions = ProcedureBook(), Suggestions()
        self.writer, self.written = BulkWriter(Dossier, _FIELDS), _Written()

    def run(self) -> ProcedureBook:
        for _problems, dossiers in self.reading.batches(_AT_ONCE):
            self._write(dossiers)
        return self.procedures

    def _write(self, batch: list[tuple[Record, Outcome]]) -> None:
        keys = self.reading.count(batch)
        self.procedures.enter({folded: found[0] for folded, found in zip(keys, batch, strict=True)})
        ids, row_of = self.procedures.ids, self._row
        self.writer.insert(
            row_of(record, outcome, ids[folded])
            for (record, outcome), folded in zip(batch, keys, strict=True)
        )
        if self.extract.allowance_id:
            self._write_persons([record for record, _outcome in batch])

    def _row(self, record: Record, outcome: Outcome, procedure: int | None) -> tuple:
        """The columns of _FIELDS."""
        (row, code, state, *moments, supplements, statutory_days, register_on) = record[:13]
        standing, _counted_from, due_on, ended_on, late_days, _supplement_days, notice = outcome
        written = self.written
        return (
            self.extract.pk,
            row,
            code[:100],
            procedure,
            record.office[:200],
            record.channel,
            state,
            *map(written.__getitem__, moments),
            supplements if supplements < MOST_SMALL else MOST_SMALL,
            statutory_days,
            written[register_on],
            _STANDINGS[standing],
            written[due_on],
            written[ended_on],
            late_days if late_days < MOST_SMALL else MOST_SMALL,
            _NOTICES[notice],
            self.suggestions.suggest(record, due_on) if standing in ALL_LATE else None,
        )

    def _write_persons(self, records: list[Record]) -> None:
        rows = {
            record.row: record for record in records if record.applicant or record.address or record.phone
        }
        if not rows:
            return
        dossiers = Dossier.objects.filter(extract=self.extract, row__range=(min(rows), max(rows)))
        BulkWriter(DossierPerson, _PERSON_FIELDS).insert(
            (pk, rows[row].applicant[:300], rows[row].address[:500], rows[row].phone[:50])
            for pk, row in dossiers.values_list("pk", "row")
            if row in rows
        )
