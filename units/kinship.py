"""Which units are one and the same through time: walking the successions, without a database."""

from collections import defaultdict
from collections.abc import Iterable


def reach(start: Iterable[int], steps: Iterable[tuple[int, int]]) -> set[int]:
    """All that can be reached from `start` along the (from, to) steps, `start` itself included."""
    onward = defaultdict(list)
    for origin, goal in steps:
        onward[origin].append(goal)
    found, waiting = set(start), list(start)
    while waiting:
        fresh = [goal for goal in onward[waiting.pop()] if goal not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return found


def both_ways(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The steps of links that may be walked in either direction."""
    pairs = list(pairs)
    return pairs + [(goal, origin) for origin, goal in pairs]


def backwards(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The steps from each thing to what came before it."""
    return [(goal, origin) for origin, goal in pairs]
