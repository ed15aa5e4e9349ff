"""How answers become shares, percentages and points: pure arithmetic on rows already read.

An answer here is anything with `verdict` and `criterion`; the criterion has `asks_verdict` and
`max_points`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings

YES, PARTLY, NO, NOT_APPLICABLE = "yes", "partly", "no", "na"

# What a verdict is worth: partly met counts one half; not applicable is left out of both sides.
WORTH = {YES: Decimal(1), PARTLY: Decimal("0.5"), NO: Decimal(0)}


@dataclass(frozen=True)
class Share:
    """How many three-way answers there are of each kind, and the share of criteria met."""

    met: int = 0
    partly: int = 0
    no: int = 0
    na: int = 0

    @property
    def applicable(self) -> int:
        return self.met + self.partly + self.no

    @property
    def percent(self) -> Decimal | None:
        """(met + ½ partly) ÷ applicable, in percent, not rounded; None when nothing is applicable."""
        return ratio_percent(self.met + WORTH[PARTLY] * self.partly, self.applicable)

    def __add__(self, other: "Share") -> "Share":
        return Share(self.met + other.met, self.partly + other.partly, self.no + other.no, self.na + other.na)


@dataclass(frozen=True)
class Points:
    """Points reached out of the most that the applicable criteria could give."""

    reached: Decimal
    most: Decimal

    @property
    def percent(self) -> Decimal | None:
        return ratio_percent(self.reached, self.most)

    @property
    def band(self) -> str:
        """The office's word for the percentage; "" when nothing was applicable."""
        return band(self.percent)


def ratio_percent(part, whole) -> Decimal | None:
    """`part` in percent of `whole`, rounded only where it is shown; None if nothing occurred or is known."""
    if part is None or not whole:
        return None
    return Decimal(part) * 100 / Decimal(whole)


def share_met(answers: Iterable) -> Share:
    """The share over all `answers`; those without a verdict, or whose criterion asks none, do not count."""
    verdicts = [answer.verdict for answer in answers if answer.criterion.asks_verdict]
    return Share(
        met=verdicts.count(YES),
        partly=verdicts.count(PARTLY),
        no=verdicts.count(NO),
        na=verdicts.count(NOT_APPLICABLE),
    )


def points(answers: Iterable, asked: Iterable) -> Points | None:
    """Points for `answers`, or None unless every criterion of `asked` that asks a verdict has points.

    A set marked only in part would compare units unfairly, so it is not marked at all. What is not
    applicable gives and costs nothing; what is not answered yet gives nothing and counts in the most.
    """
    marked = [criterion for criterion in asked if criterion.asks_verdict]
    if not marked or any(criterion.max_points is None for criterion in marked):
        return None
    verdicts = {answer.criterion_id: answer.verdict for answer in answers}
    counted = [criterion for criterion in marked if verdicts.get(criterion.pk) != NOT_APPLICABLE]
    reached = sum(
        (WORTH.get(verdicts.get(criterion.pk), Decimal(0)) * criterion.max_points for criterion in counted),
        Decimal(0),
    )
    return Points(reached, sum((criterion.max_points for criterion in counted), Decimal(0)))


def band(percent: Decimal | None) -> str:
    """The word for `percent` by settings.SCORE_BANDS; "" for None."""
    if percent is None:
        return ""
    return next(word for least, word in settings.SCORE_BANDS if percent >= least)
