"""How far a visit or a self-report has come: its sections with what is done."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from inspections.models import Criterion, Section


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
    """The sections in order."""

    sections: list[SectionProgress]

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

    def unfinished_beyond(self, section: Section) -> Section | None:
        """The next section that lacks an answer, after the last one the first again; None when none does."""
        place = [row.section for row in self.sections].index(section)
        others = [*self.sections[place + 1 :], *self.sections[:place]]
        return next((row.section for row in others if not row.is_done), None)


def progress_of(asked: Iterable[Criterion], answered: set[int]) -> Progress:
    """Counts per section of the criteria `asked`, and of those with a full answer (by id)."""
    asked = list(asked)
    sections = {criterion.section_id: criterion.section for criterion in asked}
    total = Counter(criterion.section_id for criterion in asked)
    done = Counter(criterion.section_id for criterion in asked if criterion.pk in answered)
    return Progress([SectionProgress(section, done[pk], total[pk]) for pk, section in sections.items()])
