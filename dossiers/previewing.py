"""Reading an extract's file for its preview: its headings, its first rows, all problems, what would count."""

from itertools import islice
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from core import jobs
from core.errors import DomainError

from .columns import PERSONAL, Column, Count
from .models import ColumnAlias, DossierCount, Extract, ExtractColumn, ExtractProblem
from .passing import Pass, opened
from .reading.aliases import key
from .reading.header import Heading
from .reading.problems import Problem, ProblemKind, shown
from .reading.sheets import Export
from .reading.summary import SummaryRow, read_summary

FIRST_ROWS = 3
_AT_ONCE = 1_000


def start(extract: Extract, *, by) -> jobs.Job:
    """Have the file read in the background, or join the reading that is under way."""
    extract.may("read_again", by).enforce()
    return jobs.start("read_extract", extract.job_key, extract.name, by, read, extract.pk)


def read(progress, pk: int) -> str:
    """The background function: everything of the preview, or the reason why there is none."""
    extract = Extract.objects.with_surroundings().get(pk=pk)
    try:
        with opened(extract) as (export, aliases):
            _take_headings(extract, export)
            if extract.is_summary:
                _preview_summary(extract, export)
            else:
                _preview_dossiers(extract, export, aliases, progress)
    except DomainError as error:
        extract.refuse(str(error))
        raise
    return extract.get_absolute_url()


@transaction.atomic
def _take_headings(extract: Extract, export: Export) -> None:
    header = export.header
    if header.period and not extract.period:
        extract.period_start, extract.period_end = header.period
    extract.kind = Extract.Kind.SUMMARY if header.is_summary else Extract.Kind.DOSSIERS
    extract.sheet, extract.header_row = export.sheet.name[:100], header.row
    extract.save(update_fields=["period_start", "period_end", "kind", "sheet", "header_row"])
    if not extract.columns.exists():
        ExtractColumn.objects.bulk_create(_column(extract, export, heading) for heading in header.headings)


def _column(extract: Extract, export: Export, heading: Heading) -> ExtractColumn:
    read = heading.meaning and heading not in export.header.doubled
    return ExtractColumn(
        extract=extract,
        place=heading.place,
        heading=heading.words[:200],
        meaning=heading.meaning.value if read else "",
    )


def _preview_dossiers(extract, export, aliases, progress) -> None:
    total = export.sheet.height or 0
    told = _("Reading the rows")
    reading = Pass(extract, export, aliases, lambda number: progress.step(number, total, told))
    extract.problems.all().delete()
    problems, read, left_out = _Problems(extract), 0, 0
    for name in export.alike:
        problems.add(Problem(0, None, ProblemKind.OTHER_LIST, shown(name)))
    for year in reading.ground.years_without_holidays(extract.period) if extract.period else ():
        problems.add(Problem(0, None, ProblemKind.NO_HOLIDAYS, str(year)))
    for wrong, dossiers in reading.batches(_AT_ONCE):
        for problem in wrong:
            left_out += problem.kind.is_error
            problems.add(problem)
        read += len(dossiers)
        if extract.period:
            reading.count(dossiers)
    problems.write()
    _finish(extract, read, left_out, [reading.tally.totals()] if extract.period else [])


def _preview_summary(extract, export) -> None:
    extract.problems.all().delete()
    problems, rows, left_out = _Problems(extract), [], 0
    for found in read_summary(export.rows(), export.header.counts):
        if isinstance(found, Problem):
            left_out += found.kind.is_error
            problems.add(found)
        else:
            rows.append(found)
    problems.write()
    _finish(extract, len(rows), left_out, summary_counts(rows))


def summary_counts(rows: list[SummaryRow]) -> list[DossierCount]:
    """The product's own numbers: one row for each group, and their sum."""
    groups = [_summary_count(row) for row in rows]
    names = ("on_time", "late", "running", "overdue")
    total = DossierCount(axis="all", **{name: sum(getattr(row, name) for row in groups) for name in names})
    return [total, *groups]


def _summary_count(row: SummaryRow) -> DossierCount:
    """Reports do not tell before its day from on its day; what they lack follows from what they have."""
    counts = row.counts
    late, overdue = counts.get(Count.LATE, 0), counts.get(Count.OVERDUE, 0)
    settled, open_ = counts.get(Count.SETTLED, 0), counts.get(Count.OPEN, 0)
    return DossierCount(
        axis="summary",
        name=row.group[:500],
        on_time=counts.get(Count.ON_TIME, max(settled - late, 0)),
        late=late,
        running=counts.get(Count.RUNNING, max(open_ - overdue, 0)),
        overdue=overdue,
    )


@transaction.atomic
def _finish(extract, read: int, left_out: int, counts: list[DossierCount]) -> None:
    """The extract waits to be confirmed; its counts are those of the preview until then."""
    extract.counts.all().delete()
    for count in counts:
        count.extract = extract
    DossierCount.objects.bulk_create(counts)
    extract.rows_read, extract.rows_left_out, extract.refusal = read, left_out, ""
    extract.move("finish_reading", by=None, fields=("rows_read", "rows_left_out", "refusal"))


class _Problems:
    """Writes problems by the thousand; a file may be wrong in every row."""

    def __init__(self, extract: Extract):
        self.extract, self.waiting = extract, []

    def add(self, problem: Problem) -> None:
        self.waiting.append(
            ExtractProblem(
                extract=self.extract,
                row=problem.row or None,
                column=problem.column.value if problem.column else "",
                kind=problem.kind.value,
                value=problem.value[:100],
                is_error=problem.kind.is_error,
            )
        )
        if len(self.waiting) >= _AT_ONCE:
            self.write()

    def write(self) -> None:
        ExtractProblem.objects.bulk_create(self.waiting)
        self.waiting.clear()


class Glimpse(NamedTuple):
    """What a look into the file gives: a cell for each column of the first rows, and the sheets not read."""

    rows: list[list[str]]
    other_sheets: tuple[str, ...]


def glimpse(extract: Extract) -> Glimpse:
    """The first rows below the headings as the file has them, with what is personal left out."""
    hidden = places_of_persons(extract)
    places = [column.place for column in extract.columns.all()]
    with opened(extract) as (export, _aliases):
        first = islice(export.rows(), FIRST_ROWS)
        rows = [[_shown(cells, place, place in hidden) for place in places] for _row, cells in first]
        return Glimpse(rows, export.left_out)


def places_of_persons(extract: Extract) -> set[int]:
    """The columns that name persons: by what they are taken for or, left out, by their headings."""
    known = ColumnAlias.table(extract.product)
    return {column.place for column in extract.columns.all() if _says_persons(column, known)}


def _says_persons(column: ExtractColumn, known: dict[str, Column]) -> bool:
    """A heading may stand in two or three rows: it is looked for whole and in parts."""
    if column.meaning not in ("", Column.IGNORED):
        return column.meaning in PERSONAL
    words = [column.heading, *column.heading.split(" – ")]
    return any(known.get(key(each)) in PERSONAL for each in words)


def _shown(cells: list, place: int, is_hidden: bool) -> str:
    value = shown(cells[place]) if place < len(cells) else ""
    return "•••" if is_hidden and value else value
