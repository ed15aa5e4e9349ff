"""Which dossiers of an ordered list are drawn, by each method, from the seed alone; no database in here.

The list is the counted dossiers in the order of the rows of their file. Everything follows from
`core.draw.draw`, in which place p of a list gets the ticket SHA-256("seed/p") and the lowest tickets win:

- simple: one draw from the whole list with the seed itself, so that drawing more only adds;
- by procedure and by lateness: the list is parted into strata, each in the order of the list, and one draw is
  made from each with the seed "seed:key of the stratum": the code of the procedure (its folded name where the
  file has no code), or "late" and "others". Shares that are equally close to the next dossier get it in the
  order in which the draw with the seed "seed:shares" names the strata, first met first.

Anybody with the list and a tool for SHA-256 can do the same by hand.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.draw import draw

LATE, OTHERS = "late", "others"
# The key of the dossiers for which the file names no procedure.
NO_PROCEDURE = "-"


class Lot(NamedTuple):
    """One drawn item, and the key of the stratum that it was drawn from; "" where all were one list."""

    item: int
    stratum: str = ""


def draw_simple(items: Sequence, size: int, seed: str) -> list[Lot]:
    return [Lot(item) for item in draw(items, size, seed)]


def draw_from_strata(strata: Mapping[str, Sequence], sizes: Mapping[str, int], seed: str) -> list[Lot]:
    """`sizes` of each of `strata`, one stratum after the other."""
    return [
        Lot(item, key)
        for key, items in strata.items()
        for item in draw(items, sizes.get(key, 0), stratum_seed(seed, key))
    ]


def stratum_seed(seed: str, key: str) -> str:
    """The seed with which a stratum is drawn: the seed itself where all are one list."""
    return f"{seed}:{key}" if key else seed


def draw_by_procedure(strata: Mapping[str, Sequence], size: int, seed: str) -> list[Lot]:
    """Of each procedure by its share of all dossiers, and at least one while the size allows."""
    return draw_from_strata(
        strata, proportional({key: len(of) for key, of in strata.items()}, size, seed), seed
    )


def draw_by_lateness(late: Sequence, others: Sequence, size: int, seed: str) -> list[Lot]:
    """Half of the late, half of the others, the odd one of the late; what one lacks the other gives."""
    from_late = max(min((size + 1) // 2, len(late)), size - len(others))
    sizes = {LATE: from_late, OTHERS: size - from_late}
    return draw_from_strata({LATE: late, OTHERS: others}, sizes, seed)


def proportional(counts: Mapping[str, int], size: int, seed: str) -> dict[str, int]:
    """How many to take from each stratum of `counts`, in all `size`, each within one of its share.

    While the size allows, those with a share below one get one, and the rest is shared among the others.
    """
    single = {}
    if size >= len(counts):
        single = dict.fromkeys(_below_one(counts, size), 1)
    rest = {key: count for key, count in counts.items() if key not in single}
    return single | _largest_remainder(rest, size - len(single), seed)


def _below_one(counts: Mapping[str, int], size: int) -> set[str]:
    """Those whose share of `size` is below one; to give them one lowers the shares of the others."""
    below = set()
    while True:
        rest = {key: count for key, count in counts.items() if key not in below}
        left, whole = size - len(below), sum(rest.values())
        more = {key for key, count in rest.items() if count * left < whole}
        if not more:
            return below
        below |= more


def _largest_remainder(counts: Mapping[str, int], size: int, seed: str) -> dict[str, int]:
    """Whole shares first, then one more to those with the largest remainders; equal ones by lot."""
    whole = sum(counts.values())
    if not whole:
        return dict.fromkeys(counts, 0)
    shares = {key: divmod(count * size, whole) for key, count in counts.items()}
    by_lot = draw(list(counts), len(counts), f"{seed}:shares")
    more = size - sum(full for full, _remainder in shares.values())
    lucky = set(sorted(by_lot, key=lambda key: -shares[key][1])[:more])
    return {key: full + (key in lucky) for key, (full, _remainder) in shares.items()}
