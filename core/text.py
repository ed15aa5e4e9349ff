"""Vietnamese text: how it is cleaned on the way in, folded for search and ordered by the alphabet."""

import re
import unicodedata
from collections.abc import Iterable

# What people paste without seeing it: controls, zero-width marks, soft hyphens, writing-direction marks,
# halves of surrogate pairs (PostgreSQL refuses those) and what is no character. Newlines and tabs stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


def nfc(value: str) -> str:
    """Compose letters and marks: NFD text looks the same, but is not found again in a database or a PDF."""
    return unicodedata.normalize("NFC", value)


def clean_text(value: str | None) -> str:
    """Text of several lines as it is kept: NFC, Unix newlines, nothing unseen, trimmed; None gives ""."""
    if value is None:
        return ""
    lines = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n")
    return "\n".join(nfc(_UNSEEN.sub("", line)).rstrip() for line in lines).strip()


def clean_line(value: str | None) -> str:
    """Text of one line as it is kept: like clean_text, with every run of white space made one space."""
    return " ".join(clean_text(value).split())


def fold(value: str) -> str:
    """The form in which text is searched: no marks, no case, so that "que vo" finds "Quế Võ"."""
    bare = "".join(char for char in unicodedata.normalize("NFD", value) if not unicodedata.combining(char))
    return bare.replace("đ", "d").replace("Đ", "d").casefold()


def list_words(words: Iterable[str], last: str = " và ") -> str:
    """Words in a sentence of an official paper, which is Vietnamese whatever the reader's language is."""
    words = list(words)
    return last.join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


# The order of ICU's "vi": punctuation, digits, then the alphabet; ă â đ ê ô ơ ư are letters of their own,
# the five tones only a second difference and capitals only a third.
_PUNCTUATION = " _-–—,;:!?.…'‘’\"“”()[]{}§@*/\\&#%`´^+±<=>|~$₫"
_DIGITS = "0123456789"
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_WEIGHTS = {char: f"{weight:02}" for weight, char in enumerate(_PUNCTUATION + _DIGITS + _ALPHABET, start=1)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_SORTED_LENGTH = 120


def sort_key(value: str) -> str:
    """A key that orders Vietnamese text like ICU does, the same in every database and collation.

    It is made of decimal digits only, because no collation disagrees about them, and has at most
    500 characters for ordinary text: only the first 120 characters of the text count.
    """
    letters, tones, cases = [], [], []
    for char in nfc(value)[:_SORTED_LENGTH]:
        letter, tone = _take_tone(char)
        letters.append(_weight(letter.lower()))
        tones.append(tone)
        cases.append("1" if letter != letter.lower() else "0")
    return "".join([*letters, "00", *tones, *cases])[:500]


def _take_tone(char: str) -> tuple[str, str]:
    """The letter without its tone, and the tone's rank: "ậ" gives "â" and "5"."""
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES[part] for part in parts if part in _TONES), "0")
    return nfc("".join(part for part in parts if part not in _TONES)), tone


def _weight(letter: str) -> str:
    """Two digits for what is in the table; a foreign accent counts as its plain letter; others come last."""
    known = _WEIGHTS.get(letter) or _WEIGHTS.get(unicodedata.normalize("NFD", letter)[:1])
    return known or "".join(f"99{ord(char):07}" for char in letter)
