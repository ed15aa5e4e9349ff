"""What the page of a preview shows: how far the reading is, the columns, the problems, the numbers."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count
from django.utils.functional import cached_property

from core.errors import DomainError
from core.models import Job
from core.permissions import Verdict

from . import counting, previewing
from .columns import PERSONAL, Column
from .columns import Count as CountColumn
from .lateness import Standing
from .models import DossierCount, Extract
from .rates import FORMULAS, Counts, Formula
from .reading.problems import ProblemKind
from .readings import READINGS
from .workflow import ExtractState

# A large book is looked into only when somebody asks for its rows: opening it takes seconds.
_OPENED_AT_ONCE = 1_500_000
# One repeated code for so many dossiers is more than a slip.
_MANY_REPEATED = 4


@dataclass(frozen=True)
class ColumnLine:
    """One column of the file: what it is called, what it says, what becomes of it, and its first cells."""

    heading: str
    meaning: str
    fate: str  # kept, personal or left_out
    cells: list[str]
    field: object = None


@dataclass(frozen=True)
class RateLine:
    """One of the two rates with its name, and the numbers behind it."""

    formula: Formula
    percent: Decimal | None
    part: int
    whole: int


@dataclass(frozen=True)
class KindLine:
    """How many rows have one problem."""

    kind: ProblemKind
    count: int


class Preview:
    """The parts of the page; each is looked up when the page comes to it."""

    readings = READINGS

    def __init__(self, extract: Extract, form, user, *, wants_rows=False):
        self.extract, self.form, self.user, self.wants_rows = extract, form, user, wants_rows

    @cached_property
    def job(self) -> Job | None:
        """The work that is under way, or the last one unless it is done."""
        job = Job.objects.filter(key=self.extract.job_key).first()
        if job:
            job.close_if_stale()
        return job if job and job.state != Job.State.DONE else None

    @cached_property
    def is_busy(self) -> bool:
        return bool(self.job and self.job.is_live)

    @cached_property
    def is_mine(self) -> bool:
        """Whoever asked for a job sees how far it is and stops it; the others see that it runs."""
        return Job.objects.visible_to(self.user).filter(pk=self.job.pk).exists()

    @property
    def is_read(self) -> bool:
        return self.extract.state == ExtractState.READ

    @property
    def is_discarded(self) -> bool:
        return self.extract.state == ExtractState.DISCARDED

    @property
    def was_left(self) -> bool:
        """It waits to be read, and nobody reads it: the reading was stopped, refused, or has failed."""
        return self.extract.state == ExtractState.READING and not self.is_busy

    @cached_property
    def may_read_again(self) -> Verdict:
        return self.extract.may("read_again", self.user)

    @cached_property
    def may_confirm(self) -> Verdict:
        return counting.can_start(self.user, self.extract)

    @cached_property
    def may_discard(self) -> Verdict:
        return self.extract.may("discard", self.user)

    @property
    def reading(self) -> int | None:
        """Which reading the page shows, so that only what was seen is confirmed."""
        return last_reading(self.extract)

    # The columns

    @cached_property
    def shows_rows(self) -> bool:
        return self.wants_rows or self.extract.size <= _OPENED_AT_ONCE

    @cached_property
    def glimpse(self) -> previewing.Glimpse:
        """A look into the file; nothing while it cannot be read."""
        nothing = previewing.Glimpse([], ())
        if not self.shows_rows or not self.extract.file:
            return nothing
        try:
            return previewing.glimpse(self.extract)
        except (DomainError, FileNotFoundError):
            return nothing

    @cached_property
    def columns(self) -> list[ColumnLine]:
        asked = {column.place: field for column, field in self.form.column_fields}
        return [
            ColumnLine(
                heading=column.heading,
                meaning=self._label(column.meaning),
                fate=self._fate(column.meaning),
                cells=[row[number] for row in self.glimpse.rows],
                field=asked[column.place],
            )
            for number, column in enumerate(self.form.columns)
        ]

    def _label(self, meaning: str) -> str:
        kind = CountColumn if self.extract.is_summary else Column
        return str(kind(meaning).label) if meaning in kind.values else ""

    def _fate(self, meaning: str) -> str:
        if meaning in ("", Column.IGNORED):
            return "left_out"
        if meaning in PERSONAL and meaning not in self.extract.allowed_columns:
            return "personal"
        return "kept"

    # The numbers

    @cached_property
    def counts(self) -> Counts | None:
        return self.extract.totals and self.extract.totals.counts

    @cached_property
    def standings(self) -> list[tuple[str, int]]:
        """(standing, how many dossiers) in the order in which reports name them."""
        standings = list(Standing)
        if self.extract.is_summary:
            standings = [Standing.ON_TIME, Standing.LATE, Standing.RUNNING, Standing.OVERDUE]
        return [(standing, getattr(self.counts, standing)) for standing in standings]

    @cached_property
    def rates(self) -> list[RateLine]:
        return [
            RateLine(formula, formula.percent(self.counts), *formula.share(self.counts))
            for formula in FORMULAS
        ]

    @cached_property
    def groups(self) -> list[DossierCount]:
        """The numbers of a summary report as its own groups give them."""
        return list(self.extract.counts.filter(axis="summary").order_by("pk"))

    # The problems

    @cached_property
    def kinds(self) -> list[KindLine]:
        return kinds_of(self.extract)

    @cached_property
    def errors(self) -> list[KindLine]:
        return [line for line in self.kinds if line.kind.is_error]

    @cached_property
    def other_body(self) -> str:
        """The body to which most rows belong, where it is not the one that is visited."""
        rows = self.extract.problems.filter(kind=ProblemKind.OTHER_BODY).order_by().values_list("value")
        most = rows.annotate(n=Count("pk")).order_by("-n").first()
        return most[0] if most and most[1] > self.extract.rows_read else ""

    @cached_property
    def unread_lists(self) -> list[str]:
        """Other sheets of the book that list dossiers too."""
        if not self._count_of(ProblemKind.OTHER_LIST):
            return []
        rows = self.extract.problems.filter(kind=ProblemKind.OTHER_LIST).order_by("pk")
        return list(rows.values_list("value", flat=True))

    @property
    def repeated(self) -> int:
        """How many rows repeat a code, where they are many: some products write a row for each step."""
        rows = self._count_of(ProblemKind.DUPLICATE)
        return rows if rows * _MANY_REPEATED >= self.extract.rows_read else 0

    def _count_of(self, kind: ProblemKind) -> int:
        return next((line.count for line in self.kinds if line.kind == kind), 0)

    @cached_property
    def notices(self) -> list[KindLine]:
        return [line for line in self.kinds if not line.kind.is_error]


def last_reading(extract: Extract) -> int | None:
    """The number of the reading that the extract stands on."""
    return extract.changes.filter(act="finish_reading").order_by("pk").values_list("pk", flat=True).last()


def kinds_of(extract: Extract) -> list[KindLine]:
    """The kinds of problems of a file with their numbers, errors first; one query."""
    rows = extract.problems.order_by().values_list("kind").annotate(n=Count("pk"))
    counts = dict(rows)
    lines = [KindLine(kind, counts[kind]) for kind in ProblemKind if kind in counts]
    return sorted(lines, key=lambda line: not line.kind.is_error)
