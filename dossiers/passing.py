"""One pass through the file of an extract: its rows read, judged and tallied, whatever is done with them.

The preview and the counting both make this pass, so that what was shown is what is counted.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from core.workdays import Calendar
from units.models import Unit

from .columns import Column
from .lateness import Outcome, Period, judge
from .models import ChannelAlias, ColumnAlias, CountAlias, Extract, LatenessRule, Procedure, StateAlias
from .procedures import ProcedureKeys
from .reading.aliases import Aliases, key
from .reading.header import Header
from .reading.parsing import Options, parse
from .reading.problems import Problem
from .reading.sheets import Export, open_export
from .records import Record
from .tally import Tally
from .workday_numbers import WorkingDays

# Around the period: dossiers received before it, and due dates after it.
_MARGIN = timedelta(days=400)


def aliases_of(product) -> Aliases:
    """What a product calls things, and what all do; four queries."""
    return Aliases(
        columns=ColumnAlias.table(product),
        counts=CountAlias.table(product),
        states=StateAlias.table(product),
        channels=ChannelAlias.table(product),
    )


@contextmanager
def opened(extract: Extract, *, known_sound: bool = False) -> Iterator[tuple[Export, Aliases]]:
    """The file of an extract up to its headings; DomainError where it cannot be read."""
    aliases = aliases_of(extract.product)
    with extract.file.open("rb") as file:
        yield open_export(file, aliases, known_sound=known_sound), aliases


def other_bodies(unit: Unit) -> frozenset[str]:
    """What the other units of the register are called; the unit's own offices belong to it. Two queries."""
    own = {unit.pk, *Unit.objects.filter(parent=unit).values_list("pk", flat=True)}
    named = Unit.objects.exclude(pk__in=own).values_list("name", "body_name")
    mine = {key(unit.name), key(unit.body_name)}
    return frozenset(key(name) for names in named for name in names if name) - mine


@dataclass(frozen=True)
class Ground:
    """What is looked at for every dossier of an extract: the rules, the calendar, the times by law."""

    rules: tuple
    days: WorkingDays | None
    statutory: Mapping[str, int]

    @classmethod
    def of(cls, extract: Extract) -> "Ground":
        """Three queries; without a period nothing can be judged."""
        period = extract.period
        days = period and WorkingDays(Calendar.load(), period.start - _MARGIN, period.end + _MARGIN)
        times = Procedure.objects.exclude(statutory_days=None).values_list("key", "statutory_days")
        return cls(LatenessRule.load(), days, dict(times))

    def years_without_holidays(self, period: Period) -> list[int]:
        """The years of `period` for which nobody has entered the days off yet, so that days late are many."""
        known = {day.year for day in self.days.calendar.off}
        return [year for year in range(period.start.year, period.end.year + 1) if year not in known]


class Pass:
    """Reads an extract's file from its headings to its end, telling `progress` how far it is."""

    def __init__(self, extract: Extract, export: Export, aliases: Aliases, progress):
        self.extract, self.export, self.progress = extract, export, progress
        self.ground = Ground.of(extract)
        self.tally, self.procedures = Tally(), ProcedureKeys()
        self.mapping = mapping_of(extract, export.header)
        self.options = Options(
            aliases=aliases,
            allowed=extract.allowed_columns,
            other_bodies=other_bodies(extract.visit.unit),
            parts=export.header.parts,
            state=export.header.state,
            faults=export.sheet.faults,
            width=export.width,
            statutory=self.ground.statutory,
        )

    def batches(self, size: int) -> Iterator[tuple[list[Problem], list[tuple[Record, Outcome | None]]]]:
        """Problems, and dossiers with how they stand (None while no period is known), in the file's order."""
        period, rules, days = self.extract.period, self.ground.rules, self.ground.days
        found = parse(self.export.rows(), self.mapping, self.options)
        read = 0
        while portion := list(islice(found, size)):
            records = [each for each in portion if type(each) is Record]
            problems = [each for each in portion if type(each) is Problem]
            read += len(portion)
            self.progress(read)
            yield problems, [(each, judge(each, period, rules, days) if days else None) for each in records]

    def count(self, batch: list[tuple[Record, Outcome]]) -> list[str]:
        """Add judged dossiers to the tally; the keys of their procedures."""
        named = self.procedures
        keys = [named[record.procedure_code, record.procedure] for record, _outcome in batch]
        self.tally.add(
            (outcome, record.state, record.supplements, folded, record.office)
            for (record, outcome), folded in zip(batch, keys, strict=True)
        )
        return keys


def mapping_of(extract: Extract, header: Header) -> dict[Column, int]:
    """The place of each column, as the file's headings say or a person chose."""
    chosen = {column.place: column.meaning for column in extract.columns.all() if column.by_hand}
    if not chosen:
        return header.mapping
    # Of two columns that say the same only one is read, unless a person chose the other.
    doubled = {heading.place for heading in header.doubled} - chosen.keys()
    headings = [_rename(heading, chosen) for heading in header.headings if heading.place not in doubled]
    return replace(header, headings=tuple(headings), doubled=()).mapping


def _rename(heading, chosen: Mapping[int, str]):
    if heading.place not in chosen:
        return heading
    meaning = chosen[heading.place]
    return heading._replace(meaning=Column(meaning) if meaning else None)
