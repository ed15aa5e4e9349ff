"""CSV read as a stream, whatever its encoding and separator, with no more than a piece of it in memory."""

import codecs
import csv
import io
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from .encodings import detect

_CHUNK = 1 << 18
_SAMPLE_LINES = 40
_SEPARATORS = ",;\t|"
# ="0001" and '0001 are ways to keep Excel from making a number or a day of a text.
_GUARDED = re.compile(r"^\s*(?:=\"(.*)\"|'(.*))\s*$", re.DOTALL)


class Text:
    """A CSV file with what was found out about it; `rows` may be asked for again."""

    def __init__(self, file):
        self.file = file
        self.codec = detect(file)
        sample = _first(_lines(file, self.codec), _SAMPLE_LINES)
        self.separator = _separator(sample)
        self.is_guarded = any(map(_GUARDED.match, itertools.chain(*_cells(sample, self.separator))))

    def rows(self) -> Iterator[list[str]]:
        """The cells of each row; csv.Error where a quotation mark is never closed."""
        rows = _cells(_lines(self.file, self.codec), self.separator)
        return map(_unguarded, rows) if self.is_guarded else rows


def _cells(lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=separator)


def _unguarded(cells: list[str]) -> list[str]:
    """Without what products write around a cell so that Excel leaves it alone."""
    return [_GUARDED.sub(r"\1\2", cell) for cell in cells]


def _first(lines: Iterator[str], number: int) -> list[str]:
    return [line for line, _count in zip(lines, range(number), strict=False)]


def pieces(file, codec: str) -> Iterator[str]:
    """The text of a file bit by bit; without NUL, with which some products pad."""
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(codec)("replace"), translate=True)
    file.seek(0)
    while chunk := file.read(_CHUNK):
        yield decoder.decode(chunk).replace("\0", "")
    yield decoder.decode(b"", final=True)


def _lines(file, codec: str) -> Iterator[str]:
    """Composed lines: Windows-1258 writes tones after their letters."""
    rest = ""
    for piece in pieces(file, codec):
        block, _newline, rest = (rest + piece).rpartition("\n")
        if block or _newline:
            yield from _composed(block)
    if rest:
        yield from _composed(rest)


def _composed(block: str) -> Iterator[str]:
    block = unicodedata.normalize("NFC", block)
    return (f"{line}\n" for line in block.split("\n"))


def _separator(lines: list[str]) -> str:
    """The one that cuts most lines into the same number of pieces; title lines above the table have none."""
    hint = lines[0].strip() if lines else ""
    if hint.startswith("sep=") and hint[4:5] in _SEPARATORS:
        return hint[4]
    return max(_SEPARATORS, key=lambda separator: _fit(lines, separator))


def _fit(lines: list[str], separator: str) -> int:
    try:
        widths = Counter(map(len, _cells(lines, separator)))
    except csv.Error:
        return 0
    width, times = max(widths.items(), key=lambda item: (item[0] - 1) * item[1], default=(1, 0))
    return (width - 1) * times
