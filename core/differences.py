"""What changed between two texts, word by word, to be shown with the words taken away and added marked."""

import re
from dataclasses import dataclass
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
