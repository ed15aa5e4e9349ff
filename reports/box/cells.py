"""What a table of the box is, and how a value stands in a cell of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import timezone

from .scope import Scope

ROWS_AT_ONCE = 500
# With one of these in front a spreadsheet takes a cell for a formula (OWASP, CSV injection); the mark itself
# is marked too, so that taking one away always gives back what was typed.
_MARKED = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'")


@dataclass(frozen=True)
class Column:
    """One column: its name in the file, what it is in Vietnamese and English, and where its value is.

    `value` is a path of attributes, or a function of the row.
    """

    name: str
    vi: str
    en: str
    value: str | Callable

    def read(self, row):
        return self.value(row) if callable(self.value) else _follow(row, self.value)


@dataclass(frozen=True)
class Table:
    """One file `name`.csv; `title` stands in the box, `label` on the page; `rows` gives its rows in order."""

    name: str
    title: str
    label: str
    rows: Callable[[Scope], QuerySet]
    columns: tuple[Column, ...]

    def lines(self, scope: Scope) -> Iterator[list[str]]:
        """The cells line by line, the names of the columns first; read in pieces."""
        yield [column.name for column in self.columns]
        for row in self.rows(scope).iterator(chunk_size=ROWS_AT_ONCE):
            yield [cell(column.read(row)) for column in self.columns]


def _follow(row, path: str):
    """The attribute at the end of a dotted path; None where a step of it is missing."""
    for name in path.split("."):
        row = getattr(row, name, None)
        if row is None:
            return None
    return row() if callable(row) else row


def cell(value) -> str:
    """A value as it stands in a CSV: days and moments in ISO 8601 by the office's clock, text defused."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal):
        return str(value)
    return defused(str(value))


def defused(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_MARKED) else text
