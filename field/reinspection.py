"""What a re-inspection found beside what the first visit had found, criterion by criterion."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from findings.models import Finding
from inspections.models import Answer, Criterion, Section, Verdict3, Visit
from inspections.models.answers import needed_fields
from inspections.permissions import can_see_answers
from inspections.scoring import WORTH

from .comparison import WORDS


class Standing(TextChoices):
    """How the new answer stands to the first one."""

    BETTER = "better", _("Better")
    SAME = "same", _("Same")
    WORSE = "worse", _("Worse")
    APART = "apart", _("Not comparable")


TONES = {Standing.BETTER: "done", Standing.SAME: "idle", Standing.WORSE: "bad", Standing.APART: "waiting"}
ICONS = {
    Standing.BETTER: "trending-up",
    Standing.SAME: "equal",
    Standing.WORSE: "trending-down",
    Standing.APART: "equal-not",
}


def standing_of(first: Answer, new: Answer) -> Standing:
    """Both are full answers to criteria of the same code.

    Verdicts are compared first. A share of a whole is better the higher it is, since checklists ask for what
    was done as it should be; for one that may exceed the whole, and for plain numbers, more is not better.
    """
    worths = WORTH.get(first.verdict), WORTH.get(new.verdict)
    if first.verdict and new.verdict and first.verdict != new.verdict:
        return Standing.APART if None in worths else _compared(*worths)
    if _parts(first) == _parts(new):
        return Standing.SAME
    shares = first.percent, new.percent
    may_exceed = first.criterion.ratio_may_exceed or new.criterion.ratio_may_exceed
    if may_exceed or None in shares:
        return Standing.APART
    return _compared(*shares)


def _parts(answer: Answer) -> dict:
    """What is compared: all that the criterion asks for but words; nothing else where it does not apply."""
    if answer.verdict == Verdict3.NOT_APPLICABLE:
        return {"verdict": answer.verdict}
    return {name: getattr(answer, name) for name in needed_fields(answer.criterion) if name not in WORDS}


def _compared(first, new) -> Standing:
    if new == first:
        return Standing.SAME
    return Standing.BETTER if new > first else Standing.WORSE


@dataclass
class Row:
    """One criterion: the first answer, the new one, and the shortcomings of the two visits."""

    criterion: Criterion
    first: Answer | None = None
    new: Answer | None = None
    found: list[Finding] = field(default_factory=list)
    found_again: list[Finding] = field(default_factory=list)

    @property
    def standing(self) -> Standing | None:
        """None until both visits have a full answer."""
        both = self.first and self.first.complete and self.new and self.new.complete
        return standing_of(self.first, self.new) if both else None

    @property
    def badge(self) -> tuple[str, str, str] | None:
        """(tone, word, icon)."""
        standing = self.standing
        return standing and (TONES[standing], standing.label, ICONS[standing])

    @property
    def differs(self) -> bool:
        return self.standing not in {None, Standing.SAME}


class Reinspection:
    """A re-inspection beside the visit that it looks at again; four queries, whatever was asked."""

    def __init__(self, visit: Visit, user):
        self.visit, self.first = visit, visit.reinspects
        self.rows = self._rows()
        self.loose: list[Finding] = []
        self._set_findings(user)

    def _rows(self) -> list[Row]:
        """What is asked now in its order, then what only the first visit answered."""
        new = {answer.criterion_id: answer for answer in self.visit.answers.all()}
        first = first_answers(self.visit)
        rows = []
        for criterion in self.visit.asked():
            answer = new.get(criterion.pk)
            if answer:
                answer.criterion = criterion
            rows.append(Row(criterion, first.pop(criterion.code, None), answer))
        return rows + [Row(answer.criterion, answer) for answer in first.values()]

    def _set_findings(self, user):
        rows = {row.criterion.code: row for row in self.rows}
        found = Finding.objects.visible_to(user).standing().shortcomings()
        found = found.filter(visit__in=[self.first.pk, self.visit.pk])
        for finding in found.select_related("criterion", "demand__unit").order_by("pk"):
            row = rows.get(finding.criterion.code) if finding.criterion else None
            is_first = finding.visit_id == self.first.pk
            if row:
                (row.found if is_first else row.found_again).append(finding)
            elif is_first:
                self.loose.append(finding)

    @property
    def counts(self) -> list[tuple[str, str, str, int]]:
        """(tone, word, icon, how many rows) for each way of standing that occurs."""
        counted = defaultdict(int)
        for row in self.rows:
            counted[row.standing] += 1
        return [(TONES[way], way.label, ICONS[way], counted[way]) for way in Standing if counted[way]]

    def groups(self, show: str = "") -> list[tuple[Section, list[Row]]]:
        """The rows under their sections: all of them, those that differ, or those with a shortcoming."""
        kept = {
            "": lambda row: True,
            "differences": lambda row: row.differs,
            "shortcomings": lambda row: bool(row.found),
        }[show]
        sections = groupby(filter(kept, self.rows), key=lambda row: row.criterion.section)
        return [(section, list(rows)) for section, rows in sections]


def first_answers(visit: Visit) -> dict[str, Answer]:
    """What the visit answered that `visit` looks at again, by code; no query where it looks at none."""
    if visit.reinspects_id is None:
        return {}
    answers = Answer.objects.filter(visit=visit.reinspects_id).select_related("criterion__section")
    answers = answers.order_by("criterion__section__order", "criterion__order", "criterion_id")
    return {answer.criterion.code: answer for answer in answers}


def set_first_beside(lines, visit: Visit):
    """Give each of the `lines` of a sheet of a re-inspection the first visit's answer; returns the lines."""
    first = first_answers(visit)
    for line in lines:
        line.first = first.get(line.criterion.code)
    return lines


def can_compare(user, visit) -> bool:
    """Whether `user`, who knows of `visit`, may read its answers beside those that it looks at again.

    Only a concluded visit is looked at again: its own answers are closed to nobody who knows of this one.
    """
    return visit.reinspects_id is not None and bool(can_see_answers(user, visit))
