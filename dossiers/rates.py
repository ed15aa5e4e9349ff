"""The rates of dossiers settled in time, by the two formulas in use, each under its own name.

They differ by several points for one and the same office, so a rate is never shown without its name.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from inspections.scoring import ratio_percent

from .lateness import SETTLED, Standing
from .states import ENDED_EARLY


@dataclass(frozen=True)
class Counts:
    """How many dossiers of an extract there are of each kind: what one aggregate query can give.

    The three last are among the first five: broken off is what the citizen withdrew or the office stopped.
    """

    early: int = 0
    on_time: int = 0
    late: int = 0
    running: int = 0
    overdue: int = 0
    not_counted: int = 0
    broken_off_in_time: int = 0
    broken_off_late: int = 0
    asked_again_in_time: int = 0  # early, on time or running, but with more than one request for papers

    @property
    def counted(self) -> int:
        return self.settled + self.running + self.overdue

    @property
    def settled(self) -> int:
        return self.early + self.on_time + self.late

    @property
    def settled_in_time(self) -> int:
        return self.early + self.on_time

    @property
    def open(self) -> int:
        return self.running + self.overdue

    @property
    def all_late(self) -> int:
        return self.late + self.overdue

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


def count_one(standing: str, state: int, supplements: int) -> Counts:
    """The counts of a single dossier, to say how it weighs in each formula."""
    broken_off = state in ENDED_EARLY and standing in SETTLED
    in_time = standing in (Standing.EARLY, Standing.ON_TIME, Standing.RUNNING)
    return Counts(
        **{str(standing): 1},
        broken_off_in_time=int(broken_off and in_time),
        broken_off_late=int(broken_off and not in_time),
        asked_again_in_time=int(in_time and supplements > 1),
    )


@dataclass(frozen=True)
class Formula:
    """A published way to a rate: `share` gives the dossiers in time and those that they are part of."""

    name: str | Promise
    source: str | Promise
    reading: str | Promise
    share: Callable[[Counts], tuple[int, int]]

    def percent(self, counts: Counts) -> Decimal | None:
        """Not rounded; None where no dossier counts."""
        return ratio_percent(*self.share(counts))


def _national(counts: Counts) -> tuple[int, int]:
    in_time = counts.early + counts.on_time + counts.running
    return in_time - counts.asked_again_in_time, counts.counted


def _finished_only(counts: Counts) -> tuple[int, int]:
    in_time = counts.early + counts.on_time - counts.broken_off_in_time
    return in_time, in_time + counts.late - counts.broken_off_late


NATIONAL = Formula(
    gettext_lazy("Rate of the national indicators (766)"),
    gettext_lazy("Decision 766/QĐ-TTg of 23/6/2022 of the Prime Minister, rule 2.1"),
    gettext_lazy(
        "(settled in time + open within time) ÷ all counted; more than one request for papers makes late"
    ),
    _national,
)
FINISHED_ONLY = Formula(
    gettext_lazy("Rate of what was settled"),
    gettext_lazy("As reports and boards of one-stop software give it"),
    gettext_lazy("(before its day + on its day) ÷ all settled; open, withdrawn and stopped ones stay out"),
    _finished_only,
)
FORMULAS = (NATIONAL, FINISHED_ONLY)
