"""How far a visit or a self-report has come: sections with what is done, and what is still missing."""

from collections import Counter
from dataclasses import dataclass

from inspections.models import Criterion, Section


@dataclass(frozen=True)
class SectionProgress:
    """One section of the checklist: `done` of `total` asked criteria have a full answer."""

    section: Section
    done: int
    total: int

    @property
    def is_done(self) -> bool:
        return self.done == self.total


@dataclass(frozen=True)
class Progress:
    """The sections in order, and the asked criteria that still lack something."""

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


def progress_of(holder, asked=None, answered: set[int] | None = None) -> Progress:
    """Counts per section of the criteria `asked` on a visit or in its self-report, and of those `answered`.

    Who has read either already gives it (`answered` as ids); at most three queries whatever the size.
    """
    asked = list(holder.asked()) if asked is None else asked
    answered = holder.answered_ids if answered is None else answered
    missing = holder.missing_of(asked, answered)
    sections = {criterion.section_id: criterion.section for criterion in asked}
    total = Counter(criterion.section_id for criterion in asked)
    done = Counter(criterion.section_id for criterion in asked if criterion.pk in answered)
    rows = [SectionProgress(section, done[pk], total[pk]) for pk, section in sections.items()]
    return Progress(rows, missing)
