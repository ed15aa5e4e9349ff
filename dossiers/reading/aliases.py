"""The words of products for columns, counts, states and channels, and the key by which they are found."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from core.text import fold

from ..columns import Column, Count

DATA = Path(__file__).resolve().parent.parent / "data"
_BETWEEN = re.compile(r"[\W_]+")


def key(words: str) -> str:
    """Words as they are looked for: “Ngày tiếp nhận ”, “NGÀY TIẾP NHẬN:” and “NgayTiepNhan” are the same."""
    return _BETWEEN.sub("", fold(words))


class Aliases(NamedTuple):
    """What is known of the words in files, each by its key; an administrator's own come first."""

    columns: dict[str, Column]
    counts: dict[str, Count]
    states: dict[str, int]
    channels: dict[str, int]


@cache
def shipped() -> Aliases:
    """The aliases of the data files, with which the tables of an installation begin."""
    return Aliases(
        columns={key(words): Column(column) for words, column in rows("column_aliases")},
        counts={key(words): Count(count) for words, count in rows("count_aliases")},
        states={key(words): int(state) for words, state in rows("state_aliases")},
        channels={key(words): int(channel) for words, channel in rows("channel_aliases")},
    )


def rows(name: str) -> Iterator[tuple[str, str]]:
    """The rows of a data file below its heading: the words, and what they stand for."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        yield from ((words, meaning) for words, meaning in lines)
