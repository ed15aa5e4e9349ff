"""The list of late dossiers of an extract: its rows with their names, on a page and as a spreadsheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Exists
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.text import fold, sort_key

from .models import Axis, Dossier, DossierCount, Extract, LateCause, Procedure

_ROWS_AT_ONCE = 2_000


@dataclass(frozen=True)
class LateList:
    """The late dossiers of one extract, and the names that its rows share, by the alphabet; two queries."""

    extract: Extract
    number: int  # of all its late dossiers
    procedures: dict[int, Procedure]
    offices: list[str]
    causes: dict[int, LateCause]

    @classmethod
    def of(cls, extract: Extract) -> "LateList":
        groups = DossierCount.objects.filter(extract=extract).exclude(axis__in=[Axis.WEEK, Axis.SUMMARY])
        late = [row for row in groups.select_related("procedure") if row.counts.all_late]
        number = sum(row.counts.all_late for row in late if row.axis == Axis.ALL)
        named = [row for row in late if row.procedure_id]
        named.sort(key=lambda row: sort_key(str(row.procedure)))
        procedures = {row.procedure_id: row.procedure for row in named}
        offices = sorted((row.name for row in late if row.axis == Axis.OFFICE and row.name), key=sort_key)
        causes = LateCause.objects.annotate(has_waiting=Exists(extract.dossiers.suggested()))
        return cls(extract, number, procedures, offices, {cause.pk: cause for cause in causes})

    @property
    def rows(self):
        """The worst first, each with what was found of its cause."""
        return self.extract.dossiers.late().select_related("judgement").worst_first()

    @cached_property
    def offered(self) -> list[LateCause]:
        return [cause for cause in self.causes.values() if cause.in_use]

    @property
    def has_suggestions(self) -> bool:
        """Whether the data suggest a cause for any late dossier that has none."""
        return any(cause.has_waiting for cause in self.causes.values())

    def found(self, words: str) -> tuple[list[int], list[str]]:
        """The procedures and offices that hold all `words`, typed with or without diacritics."""
        wanted = fold(words).split()

        def holds(text):
            folded = fold(text)
            return all(word in folded for word in wanted)

        procedures = [pk for pk, row in self.procedures.items() if holds(f"{row.code} {row.name}")]
        return procedures, [office for office in self.offices if holds(office)]

    def named(self, dossiers: Iterable[Dossier]) -> Iterator[Dossier]:
        """Each with its procedure, its cause and what is suggested, without asking for them again."""
        for dossier in dossiers:
            dossier.procedure = self.procedures.get(dossier.procedure_id)
            dossier.suggested = self.causes.get(dossier.suggested_id)
            if judgement := getattr(dossier, "judgement", None):
                judgement.cause = self.causes[judgement.cause_id]
            yield dossier


def headings() -> list[tuple[str, int]]:
    """(heading, width in characters) of each column of the spreadsheet."""
    return [
        (_("Code of the dossier"), 26),
        (_("Code of the procedure"), 14),
        (_("Procedure"), 50),
        (_("Office"), 30),
        (_("Received on"), 12),
        (_("Due on"), 12),
        (_("Ended on"), 12),
        (_("Standing"), 18),
        (_("Working days late"), 10),
        (_("Group"), 24),
        (_("Cause"), 34),
        (_("Suggestion"), 34),
        (_("Returned by the paper register on"), 14),
        (_("Note"), 50),
    ]


def cells(late: LateList, dossiers) -> Iterator[list]:
    """A row per dossier of the queryset, read in pieces; nothing of a person is in it."""
    for dossier in late.named(dossiers.iterator(chunk_size=_ROWS_AT_ONCE)):
        yield [*_facts(dossier), *_judged(dossier)]


def _facts(dossier: Dossier) -> list:
    procedure = dossier.procedure
    return [
        dossier.code,
        procedure.code if procedure else None,
        procedure.name if procedure else None,
        dossier.office,
        dossier.received_on,
        dossier.due_on,
        dossier.ended_on,
        dossier.get_standing_display(),
        dossier.late_days,
    ]


def _judged(dossier: Dossier) -> list:
    judgement, suggested = getattr(dossier, "judgement", None), dossier.suggested
    suggestion = suggested.name if suggested else None
    if judgement is None:
        return [_("Undetermined"), None, suggestion, dossier.register_on, None]
    register_on = judgement.register_on or dossier.register_on
    cause = judgement.cause
    return [cause.get_group_display(), cause.name, suggestion, register_on, judgement.note]
