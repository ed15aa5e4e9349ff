"""The figures of an inspected unit, and how several are added up."""

from dataclasses import dataclass
from decimal import Decimal

from inspections.scoring import Share, ratio_percent


@dataclass(frozen=True)
class Counts:
    """The figures of one unit, or of several added up. None means that the question was not answered."""

    share: Share = Share()
    strengths: int = 0
    shortcomings: int = 0
    recommendations: int = 0
    to_settle: int | None = None
    late_real: int | None = None
    late_in_software: int | None = None

    @property
    def late(self) -> int | None:
        return _add(self.late_real, self.late_in_software)

    @property
    def late_share(self) -> Decimal | None:
        return ratio_percent(self.late, self.to_settle)

    @property
    def has_dossiers(self) -> bool:
        return self.to_settle is not None or self.late is not None

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(**{name: _add(getattr(self, name), getattr(other, name)) for name in self.__dict__})


def _add(a, b):
    """The sum of two figures; a figure that nobody gave adds nothing."""
    return b if a is None else a if b is None else a + b
