"""Rows of an export become records, and what stands in their way becomes problems told by row."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from django.utils.translation import gettext as _

from core.errors import DomainError

from ..columns import ALLOWABLE, REQUIRED, Column
from ..records import Record
from ..states import ENDED, NEVER_RECEIVED, DossierState
from .aliases import Aliases, key
from .cells import BadCell, Meanings, Moments, Words, WorkingTimes, read_count
from .other_rows import kind_of_row
from .problems import Problem, ProblemKind, shown, shown_day

# The order in which a row is taken apart.
_ORDER = (
    Column.CODE,
    Column.STATE,
    Column.RECEIVED,
    Column.DUE,
    Column.FINISHED,
    Column.RETURNED,
    Column.SUPPLEMENT_ASKED,
    Column.SUPPLEMENT_DONE,
    Column.SUPPLEMENTS,
    Column.STATUTORY_TIME,
    Column.TIME_UNIT,
    Column.REGISTER_RETURNED,
    Column.PROCEDURE_CODE,
    Column.PROCEDURE,
    Column.SECTOR,
    Column.OFFICE,
    Column.AGENCY,
    Column.CHANNEL,
    Column.NOTE,
    Column.APPLICANT,
    Column.ADDRESS,
    Column.PHONE,
)
_DAYS = _ORDER[2:8]
# Where a formula without a value or an error makes the row wrong; elsewhere the cell counts as empty.
_MATTERING = frozenset(_ORDER[:11])


@dataclass(frozen=True)
class Options:
    """What is known beside the rows; `parts`, `state` and `faults` come from the header and the sheet."""

    aliases: Aliases
    allowed: frozenset[Column] = frozenset()  # personal columns that an administrator lets in
    other_bodies: frozenset[str] = frozenset()  # by `aliases.key`, whose dossiers are not this body's
    parts: frozenset[str] = frozenset()
    state: str = ""
    faults: Mapping[int, set[int]] = field(default_factory=dict)


def parse(
    rows: Iterable[tuple[int, list]], mapping: Mapping[Column, int], options: Options
) -> Iterator[Record | Problem]:
    """Each dossier, and each problem in the place where it came up; a row in error gives no record.

    DomainError(field="file") where a column that every dossier needs is missing, where there is no dossier,
    or where a second table with other columns begins.
    """
    missing = REQUIRED - mapping.keys()
    if missing:
        names = ", ".join(str(column.label) for column in Column if column in missing)
        raise DomainError(_("The table has no column for: %s.") % names, field="file")
    yield from _Parser(mapping, options).run(rows)


class _Refused(Exception):
    """The row is left out, because of `column`."""

    def __init__(self, kind: ProblemKind, column: Column | None = None, value: str = ""):
        super().__init__(kind)
        self.kind, self.column, self.value = kind, column, value


class _Parser:
    """The converters of one file, which remember what they read, and the codes seen so far."""

    def __init__(self, mapping: Mapping[Column, int], options: Options):
        kept = {c: place for c, place in mapping.items() if c not in ALLOWABLE or c in options.allowed}
        places = [kept.get(column, -1) for column in _ORDER]
        self.mapping, self.options = mapping, options
        self.width = max(places) + 1
        # A column that the file lacks is read from the empty cell that every row gets at its end.
        self.pick = itemgetter(*places)
        self.moments, self.words, self.times = Moments(), Words({"": ""}), WorkingTimes()
        self.states = Meanings(options.aliases.states)
        self.channels = Meanings(options.aliases.channels)
        self.has_states = Column.STATE in mapping
        self.state_of_all = None if self.has_states else self.states[options.state]
        self.seen: set[str] = set()
        self.notices: list[Problem] = []

    def run(self, rows: Iterable[tuple[int, list]]) -> Iterator[Record | Problem]:
        if not self.has_states:
            kind = ProblemKind.STATE_OF_TITLE if self.state_of_all else ProblemKind.STATE_DERIVED
            yield Problem(0, Column.STATE, kind, shown(self.options.state))
        is_empty, faults, seen = True, self.options.faults, self.seen
        for row, cells in rows:
            try:
                if faults and row in faults:
                    self._check_faults(faults[row])
                record = self._record(row, cells)
            except (_Refused, BadCell) as refusal:
                problem = self._problem(row, cells, refusal)
                is_empty = is_empty and not (problem and problem.kind.is_error)
                if problem:
                    yield problem
            else:
                is_empty = False
                seen.add(record.code)
                yield record
            if self.notices:
                yield from self.notices
                self.notices.clear()
        if is_empty:
            raise DomainError(_("There is no dossier below the headings."), field="file")

    def _record(self, row: int, cells: list) -> Record:
        """The row as a record; _Refused or BadCell where it cannot be one."""
        if len(cells) < self.width:
            cells = cells + [""] * (self.width - len(cells))
        (
            code,
            state_cell,
            received_cell,
            due_cell,
            finished_cell,
            returned_cell,
            asked_cell,
            done_cell,
            supplements,
            time_by_law,
            unit,
            register,
            procedure_code,
            procedure,
            sector,
            office,
            agency,
            channel,
            note,
            applicant,
            address,
            phone,
        ) = self.pick([*cells, ""])
        words, day = self.words, self.moments.day
        code = code.strip() if type(code) is str and code.isascii() and code.isprintable() else words[code]
        received = self.moments.moment(received_cell)
        if not code or not received:
            raise self._incomplete(code, state_cell)
        received_on, received_time = received
        due = day(due_cell) if due_cell != "" else None
        finished = day(finished_cell) if finished_cell != "" else None
        returned = day(returned_cell) if returned_cell != "" else None
        asked = day(asked_cell) if asked_cell != "" else None
        done = day(done_cell) if done_cell != "" else None
        state = self._state(state_cell, finished or returned)
        days = self._working_days(row, time_by_law, unit) if time_by_law != "" else None
        if due is None and days is None and state not in NEVER_RECEIVED:
            raise _Refused(ProblemKind.NO_DUE_DAY, Column.DUE)
        self._check(row, code, agency, state, (received_on, due, finished, returned, asked, done))
        return Record(
            row,
            code,
            state,
            received_on,
            received_time,
            due,
            finished,
            returned,
            asked,
            done,
            self._supplements(supplements) if supplements != "" else 0,
            days,
            self._register(row, register) if register != "" else None,
            words[procedure_code],
            words[procedure],
            words[sector],
            words[office],
            self._channel(row, channel) if channel != "" else None,
            words[note],
            words[applicant],
            words[address],
            words[phone],
        )

    def _incomplete(self, code: str, state_cell) -> _Refused:
        if not code:
            return _Refused(ProblemKind.MISSING_CODE, Column.CODE)
        if state_cell != "" and self.states[state_cell] in NEVER_RECEIVED:
            return _Refused(ProblemKind.NEVER_RECEIVED, Column.RECEIVED, shown(code))
        return _Refused(ProblemKind.MISSING_RECEIVED, Column.RECEIVED, shown(code))

    def _state(self, cell, ended) -> int:
        if not self.has_states:
            return self.state_of_all or (DossierState.FINISHED if ended else DossierState.IN_PROCESS)
        state = self.states[cell]
        if state is None:
            kind = ProblemKind.UNKNOWN_STATE if self.words[cell] else ProblemKind.MISSING_STATE
            raise _Refused(kind, Column.STATE, shown(cell))
        return state

    def _check(self, row: int, code: str, agency, state: int, days: tuple) -> None:
        """Whether the row belongs here, and whether its days can follow each other."""
        received, due, finished, returned, asked, done = days
        if code in self.seen:
            raise _Refused(ProblemKind.DUPLICATE, Column.CODE, shown(code))
        if (
            agency != ""
            and self.options.other_bodies
            and key(self.words[agency]) in self.options.other_bodies
        ):
            raise _Refused(ProblemKind.OTHER_BODY, Column.AGENCY, shown(agency))
        for column, end in ((Column.FINISHED, finished), (Column.RETURNED, returned)):
            if end and end < received:
                raise _Refused(ProblemKind.ENDED_BEFORE_RECEIVED, column, f"{end:%d/%m/%Y}")
        if due and due < received:
            self._notice(row, Column.DUE, ProblemKind.DUE_BEFORE_RECEIVED, f"{due:%d/%m/%Y}")
        if done and asked and done < asked:
            self._notice(row, Column.SUPPLEMENT_DONE, ProblemKind.SUPPLEMENT_REVERSED, f"{done:%d/%m/%Y}")
        has_ended = state in ENDED
        if has_ended and not (finished or returned):
            self._notice(row, Column.FINISHED, ProblemKind.FINISHED_WITHOUT_END, shown(code))
        elif finished and not has_ended:
            self._notice(row, Column.FINISHED, ProblemKind.OPEN_WITH_END, f"{finished:%d/%m/%Y}")

    def _notice(self, row: int, column: Column, kind: ProblemKind, value) -> None:
        self.notices.append(Problem(row, column, kind, shown(value)))

    def _working_days(self, row: int, time_by_law, unit) -> int | None:
        days = self.times[time_by_law, unit]
        if days is None and self.words[time_by_law]:
            self._notice(row, Column.STATUTORY_TIME, ProblemKind.UNKNOWN_TIME, time_by_law)
        return days

    def _supplements(self, cell) -> int:
        try:
            return read_count(cell)
        except BadCell as error:
            raise _Refused(error.kind, Column.SUPPLEMENTS, shown(cell)) from error

    def _register(self, row: int, cell):
        try:
            return self.moments.day(cell)
        except BadCell:
            self._notice(row, Column.REGISTER_RETURNED, ProblemKind.BAD_REGISTER_DATE, shown_day(cell))
            return None

    def _channel(self, row: int, cell) -> int | None:
        channel = self.channels[cell]
        if channel is None and self.words[cell]:
            self._notice(row, Column.CHANNEL, ProblemKind.UNKNOWN_CHANNEL, cell)
        return channel

    def _check_faults(self, places: set[int]) -> None:
        for column in _MATTERING:
            if self.mapping.get(column, -1) in places:
                raise _Refused(ProblemKind.NO_VALUE, column)

    def _problem(self, row: int, cells: list, refusal: _Refused | BadCell) -> Problem | None:
        """What to say of a row that gave no record: most such rows are no dossiers at all."""
        self.notices.clear()
        kind = kind_of_row(row, cells, self.mapping, self.options.parts, self.options.aliases.columns)
        if kind is not None:
            return Problem(row, None, kind) if kind else None
        if isinstance(refusal, _Refused):
            return Problem(row, refusal.column, refusal.kind, refusal.value)
        column, value = self._bad_day(cells)
        return Problem(row, column, refusal.kind, value)

    def _bad_day(self, cells: list) -> tuple[Column | None, str]:
        """The column whose day stopped the reading; looked for only then, so that good rows pay nothing."""
        for column in _DAYS:
            place = self.mapping.get(column, len(cells))
            try:
                self.moments.day(cells[place] if place < len(cells) else "")
            except BadCell:
                return column, shown_day(cells[place])
        return None, ""
