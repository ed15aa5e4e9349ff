"""What a unit reported about itself beside what the inspectors answered, criterion by criterion."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from inspections.models import (
    Answer,
    Criterion,
    Section,
    SelfAnswer,
    SelfEvidence,
    SelfReport,
    Verdict3,
)
from inspections.models.answers import needed_fields
from inspections.permissions import can_read_self_report
from inspections.workflow import SelfReportState

# Two people never use the same words for one thing: only what can be compared is.
WORDS = {"text"}


@dataclass(frozen=True)
class Pair:
    """One criterion: what the unit told, with its evidence, and what the inspectors entered, if anything."""

    criterion: Criterion
    told: SelfAnswer | None
    entered: Answer | None
    evidence: list[SelfEvidence] = field(default_factory=list)

    @property
    def is_answered(self) -> bool:
        """Whether the inspectors gave a full answer."""
        return self.entered is not None and self.entered.complete

    @property
    def can_be_taken(self) -> bool:
        return self.told is not None and not self.is_answered

    @property
    def differs(self) -> bool:
        """Whether both gave a full answer and not the same one; words are not compared."""
        if not (self.is_answered and self.told and self.told.complete):
            return False
        if self.told.verdict == self.entered.verdict == Verdict3.NOT_APPLICABLE:
            return False
        compared = [name for name in needed_fields(self.criterion) if name not in WORDS]
        return any(getattr(self.told, name) != getattr(self.entered, name) for name in compared)


def sent_report(user, visit) -> SelfReport | None:
    """The self-report of `visit` when it was sent and `user` may read it; no query where none was asked for
    and `visit` came with its surroundings."""
    report = getattr(visit, "self_report", None)
    if report is None or report.state != SelfReportState.SENT:
        return None
    return report if can_read_self_report(user, report) else None


def pairs_of(report: SelfReport, entered: dict[int, Answer], criteria: Iterable[Criterion]) -> list[Pair]:
    """What `report` tells of `criteria`, beside the answers `entered` by criterion; two queries."""
    criteria = list(criteria)
    told = {row.criterion_id: row for row in report.answers.filter(criterion__in=criteria)}
    evidence = defaultdict(list)
    for item in report.evidence.filter(criterion__in=criteria):
        evidence[item.criterion_id].append(item)
    return [Pair(row, told.get(row.pk), entered.get(row.pk), evidence[row.pk]) for row in criteria]


@dataclass(frozen=True)
class Group:
    """The pairs of one section of the checklist."""

    section: Section
    pairs: list[Pair]

    @property
    def can_be_taken(self) -> bool:
        return any(pair.can_be_taken for pair in self.pairs)


def by_section(pairs: Iterable[Pair]) -> list[Group]:
    """The pairs, which stand in the order of the checklist, under their sections."""
    sections = groupby(pairs, key=lambda pair: pair.criterion.section)
    return [Group(section, list(rows)) for section, rows in sections]


def set_beside(lines, user, visit):
    """Give each of the `lines` of a sheet of `visit` what the unit told of it; returns the lines."""
    report = sent_report(user, visit)
    if report:
        entered = {line.criterion.pk: line.form.answer for line in lines}
        pairs = pairs_of(report, entered, [line.criterion for line in lines])
        for line, pair in zip(lines, pairs, strict=True):
            line.unit = pair
    return lines
