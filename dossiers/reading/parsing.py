"""Rows of an export become records, and what stands in their way becomes problems told by row."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from operator import itemgetter

from django.utils.translation import gettext as _

from core.errors import DomainError

from ..columns import ALLOWABLE, REQUIRED, Column
from ..records import Record
from ..states import ENDED, NEVER_RECEIVED, DossierState
from .aliases import Aliases, key
from .cells import BadCell, Meanings, Moments, Words, WorkingTimes, month_stands_first, read_count
from .other_rows import kind_of_row
from .problems import Problem, ProblemKind, shown, shown_day

# What is taken from a row together, in the order of a record.
_DAYS = (
    Column.DUE,
    Column.FINISHED,
    Column.RETURNED,
    Column.SUPPLEMENT_ASKED,
    Column.SUPPLEMENT_DONE,
)
_WORDS = (Column.PROCEDURE_CODE, Column.PROCEDURE, Column.SECTOR, Column.OFFICE)
_LAST_WORDS = (Column.NOTE, Column.APPLICANT, Column.ADDRESS, Column.PHONE)
_OTHERS = (
    Column.CODE,
    Column.STATE,
    Column.RECEIVED,
    Column.AGENCY,
    Column.CHANNEL,
    Column.SUPPLEMENTS,
    Column.STATUTORY_TIME,
    Column.TIME_UNIT,
    Column.REGISTER_RETURNED,
)
_OF_DAYS = frozenset({Column.RECEIVED, Column.REGISTER_RETURNED, *_DAYS})
# How many rows tell in which order the file writes its days.
_LOOKED_AT = 500
# Where a formula without a value or an error makes the row wrong; elsewhere the cell counts as empty.
_MATTERING = frozenset({*_DAYS, *_OTHERS}) - {Column.CHANNEL, Column.REGISTER_RETURNED}


@dataclass(frozen=True)
class Options:
    """What is known beside the rows; `parts`, `state`, `faults` and `width` come from header and sheet."""

    aliases: Aliases
    allowed: frozenset[Column] = frozenset()  # personal columns that an administrator lets in
    other_bodies: frozenset[str] = frozenset()  # by `aliases.key`, whose dossiers are not this body's
    parts: frozenset[str] = frozenset()
    state: str = ""
    faults: Mapping[int, set[int]] = field(default_factory=dict)
    width: int | None = None  # cells that a row may have
    statutory: Mapping[str, int] = field(default_factory=dict)  # working days by code or folded name


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


def _picker(columns: tuple[Column, ...], places: Mapping[Column, int]) -> itemgetter:
    """Takes the cells of `columns` out of a row in one go; what the file lacks, from an empty last cell."""
    return itemgetter(*(places.get(column, -1) for column in columns))


def _written(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"


class _Parser:
    """The converters of one file, which remember what they read, and the codes seen so far."""

    def __init__(self, mapping: Mapping[Column, int], options: Options):
        kept = {c: place for c, place in mapping.items() if c not in ALLOWABLE or c in options.allowed}
        self.mapping, self.options = mapping, options
        self.width = max(kept.values()) + 1
        self.most = options.width or sys.maxsize
        self.pick, self.pick_days = _picker(_OTHERS, kept), _picker(_DAYS, kept)
        self.pick_words, self.pick_last_words = _picker(_WORDS, kept), _picker(_LAST_WORDS, kept)
        self.moments, self.words, self.times = Moments(), Words({"": ""}), WorkingTimes()
        self.day_places = [place for column, place in kept.items() if column in _OF_DAYS]
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
        rows = iter(rows)
        first = list(islice(rows, _LOOKED_AT))
        yield from self._learn_order(first)
        is_empty, faults, seen = True, self.options.faults, self.seen
        for row, cells in chain(first, rows):
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

    def _learn_order(self, rows: list[tuple[int, list]]) -> Iterator[Problem]:
        """Whether the file writes 13 July as 7/13, which is said."""
        cells = (cells[place] for _row, cells in rows for place in self.day_places if place < len(cells))
        if month_stands_first(cells):
            self.moments = Moments(month_first=True)
            yield Problem(0, Column.RECEIVED, ProblemKind.MONTH_FIRST)

    def _record(self, row: int, cells: list) -> Record:
        """The row as a record; _Refused or BadCell where it cannot be one."""
        if len(cells) > self.most and any(cells[self.most :]):
            raise _Refused(ProblemKind.TOO_MANY_CELLS)
        if len(cells) < self.width:
            cells += [""] * (self.width - len(cells))
        cells.append("")  # what the file lacks is taken from here
        code, state, received, agency, channel, supplements, time_by_law, unit, register = self.pick(cells)
        words, day = self.words, self.moments.day
        code = code.strip() if type(code) is str and code.isascii() and code.isprintable() else words[code]
        moment = self.moments.moment(received)
        if not code or not moment:
            raise self._incomplete(code, state)
        days = [day(cell) if cell else None for cell in self.pick_days(cells)]
        state = self._state(state, days)
        time_by_law = self._working_days(row, time_by_law, unit) if time_by_law else None
        if days[0] is None and time_by_law is None and self.options.statutory:
            time_by_law = self._known_time(cells)
        self._check(row, code, agency, state, moment[0], days, time_by_law)
        return Record._make(
            (
                row,
                code,
                state,
                *moment,
                *days,
                self._supplements(supplements) if supplements else 0,
                time_by_law,
                self._register(row, register) if register else None,
                *map(words.__getitem__, self.pick_words(cells)),
                self._channel(row, channel) if channel else None,
                *map(words.__getitem__, self.pick_last_words(cells)),
            )
        )

    def _incomplete(self, code: str, state_cell) -> _Refused:
        if not code:
            return _Refused(ProblemKind.MISSING_CODE, Column.CODE)
        if state_cell != "" and self.states[state_cell] in NEVER_RECEIVED:
            return _Refused(ProblemKind.NEVER_RECEIVED, Column.RECEIVED, shown(code))
        return _Refused(ProblemKind.MISSING_RECEIVED, Column.RECEIVED, shown(code))

    def _state(self, cell, days: list) -> int:
        if not self.has_states:
            ended = days[1] or days[2]
            return self.state_of_all or (DossierState.FINISHED if ended else DossierState.IN_PROCESS)
        state = self.states[cell]
        if state is None:
            kind = ProblemKind.UNKNOWN_STATE if self.words[cell] else ProblemKind.MISSING_STATE
            raise _Refused(kind, Column.STATE, shown(cell))
        return state

    def _check(self, row, code, agency, state, received, days, time_by_law) -> None:
        """Whether the row belongs here, and whether its days can follow each other."""
        due, finished, returned, asked, done = days
        if code in self.seen:
            raise _Refused(ProblemKind.DUPLICATE, Column.CODE, shown(code))
        if agency and self.options.other_bodies and key(self.words[agency]) in self.options.other_bodies:
            raise _Refused(ProblemKind.OTHER_BODY, Column.AGENCY, shown(agency))
        if due is None and time_by_law is None and state not in NEVER_RECEIVED:
            raise _Refused(ProblemKind.NO_DUE_DAY, Column.DUE)
        if finished and finished < received:
            raise _Refused(ProblemKind.ENDED_BEFORE_RECEIVED, Column.FINISHED, _written(finished))
        if returned and returned < received:
            raise _Refused(ProblemKind.ENDED_BEFORE_RECEIVED, Column.RETURNED, _written(returned))
        if due and due < received:
            self._notice(row, Column.DUE, ProblemKind.DUE_BEFORE_RECEIVED, _written(due))
        if done and asked and done < asked:
            self._notice(row, Column.SUPPLEMENT_DONE, ProblemKind.SUPPLEMENT_REVERSED, _written(done))
        if state not in ENDED:
            if finished:
                self._notice(row, Column.FINISHED, ProblemKind.OPEN_WITH_END, _written(finished))
        elif not (finished or returned):
            self._notice(row, Column.FINISHED, ProblemKind.FINISHED_WITHOUT_END, code)

    def _notice(self, row: int, column: Column, kind: ProblemKind, value) -> None:
        self.notices.append(Problem(row, column, kind, shown(value)))

    def _working_days(self, row: int, time_by_law, unit) -> int | None:
        days = self.times[time_by_law, unit]
        if days is None and self.words[time_by_law]:
            self._notice(row, Column.STATUTORY_TIME, ProblemKind.UNKNOWN_TIME, time_by_law)
        return days

    def _known_time(self, cells: list) -> int | None:
        """The time by law of a procedure that the register knows."""
        code, name, _sector, _office = (self.words[cell] for cell in self.pick_words(cells))
        return self.options.statutory.get(code or key(name))

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
        for column in (Column.RECEIVED, *_DAYS):
            place = self.mapping.get(column, len(cells))
            try:
                self.moments.day(cells[place] if place < len(cells) else "")
            except BadCell:
                return column, shown_day(cells[place])
        return None, ""
