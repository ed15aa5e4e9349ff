"""How far a visit has come: sections with what is done, and what still stops completion."""

from collections import Counter
from dataclasses import dataclass

from inspections.models import Criterion, Section, Visit


@dataclass(frozen=True)
class SectionProgress:
    """One section of the checklist on one visit: `done` of `total` asked criteria have a full answer."""

    section: Section
    done: int
    total: int

    @property
    def is_done(self) -> bool:
        return self.done == self.total


@dataclass(frozen=True)
class Progress:
    """The sections of a visit in order, and the asked criteria that still lack something."""

    sections: list[SectionProgress]
    missing: list[Criterion]

    @property
    def done(self) -> int:
        return sum(section.done for section in self.sections)

    @property
    def total(self) -> int:
        return sum(section.total for section in self.sections)

    def after(self, section: Section) -> Section | None:
        """The section that follows; None after the last."""
        order = [row.section for row in self.sections]
        place = order.index(section) + 1
        return order[place] if place < len(order) else None


def progress_of(visit: Visit, asked=None, answered: set[int] | None = None) -> Progress:
    """Counts per section of the criteria `asked` on `visit`, and of those `answered` (ids).

    Who has read either already gives it; at most three queries whatever the size.
    """
    asked = list(visit.asked()) if asked is None else asked
    answered = visit.answered_ids if answered is None else answered
    missing = visit.missing_of(asked, answered)
    sections = {criterion.section_id: criterion.section for criterion in asked}
    total = Counter(criterion.section_id for criterion in asked)
    done = Counter(criterion.section_id for criterion in asked if criterion.pk in answered)
    rows = [SectionProgress(section, done[pk], total[pk]) for pk, section in sections.items()]
    return Progress(rows, missing)
