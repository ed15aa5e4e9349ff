"""Drawing lots so that anybody can repeat the draw: same list, same seed, same result on every machine."""

import secrets
from collections.abc import Sequence
from hashlib import sha256
from heapq import nsmallest

from django.utils.translation import ngettext

from .errors import DomainError


def new_seed() -> str:
    """A fresh seed, short enough to be read aloud and written into the minutes of the draw."""
    return secrets.token_hex(6)


def draw(items: Sequence, n: int, seed: str) -> list:
    """`n` of `items` in the order drawn.

    Every place in the list gets the ticket SHA-256("seed/place") with places counted from 1, and the lowest
    tickets win; so the order of `items` is part of the draw, and drawing more only adds to what was drawn.
    """
    if n > len(items):
        raise DomainError(
            ngettext(
                "There is only %(count)s to draw from.", "There are only %(count)s to draw from.", len(items)
            )
            % {"count": len(items)}
        )
    places = range(1, len(items) + 1)
    drawn = nsmallest(max(n, 0), places, key=lambda place: sha256(f"{seed}/{place}".encode()).digest())
    return [items[place - 1] for place in drawn]
