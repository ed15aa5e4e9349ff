"""What changed between two texts: line by line, what stays folded away; inside a line word by word."""

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

# Words with the white space behind them, so that the pieces put together are the text again.
_WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Piece:
    """A run of words: in both texts ("same"), only in the new ("added"), only in the old ("gone")."""

    kind: str
    text: str


def differences(old: str, new: str) -> list[Piece]:
    """The pieces in reading order; without the gone ones they are `new`, without the added ones `old`."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    pieces = []
    for act, from_, to, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if act == "equal":
            pieces.append(Piece("same", "".join(after[start:end])))
            continue
        gone, added = "".join(before[from_:to]), "".join(after[start:end])
        pieces += [Piece(kind, text) for kind, text in (("gone", gone), ("added", added)) if text]
    return pieces


# So many lines beside a change stay in sight; fewer than FOLDED are not worth a click.
AROUND, FOLDED = 1, 2


@dataclass(frozen=True)
class Stretch:
    """Lines that follow one another: changed ones with what they said before, or the same in both."""

    before: str
    now: str
    lines: int
    is_folded: bool = False


def stretches(old: str, new: str) -> list[Stretch]:
    """All of both texts in reading order, blank lines left out; what is far from any change is folded."""
    before, now = _lines(old), _lines(new)
    found: list[Stretch] = []
    for act, from_, to, start, end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if act == "equal":
            found += _same(now[start:end], is_first=start == 0, is_last=end == len(now))
        else:
            found.append(_stretch(before[from_:to], now[start:end]))
    return found


def _same(lines: list[str], *, is_first: bool, is_last: bool) -> list[Stretch]:
    """The lines next to a change at either side, and between them the rest."""
    head = 0 if is_first else AROUND
    tail = len(lines) - (0 if is_last else AROUND)
    if tail - head < FOLDED:
        return [_stretch(lines, lines)]
    parts = [_stretch(part, part) for part in (lines[:head], lines[head:tail], lines[tail:])]
    parts[1] = replace(parts[1], is_folded=True)
    return [part for part in parts if part.lines]


def _stretch(before: list[str], now: list[str]) -> Stretch:
    return Stretch("\n".join(before), "\n".join(now), len(now or before))


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
