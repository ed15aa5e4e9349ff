"""Rows of an export that are no dossiers: empty, headings on each printed page, totals, signatures."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from core.errors import DomainError

from ..columns import REQUIRED, Column
from .aliases import key
from .cells import read_words
from .problems import ProblemKind

_MOST_WORDS = 3  # filled cells of a row of words: a name, an office, a place and day
_LEAST_HEADINGS = 3
_TOTALS = re.compile(r"(tong(cong|so)?|cong)(\d.*|hoso.*)?")
_A_DAY_IN_WORDS = re.compile(r"ngày\b.*\btháng\b.*\bnăm", re.IGNORECASE)
_NUMBER_OF_COLUMN = re.compile(r"\(?(\d{1,2}|[A-Z])\)?(\s*=.*)?")


def kind_of_row(
    row: int, cells: list, mapping: Mapping[Column, int], parts: frozenset[str], aliases: dict[str, Column]
) -> ProblemKind | str | None:
    """What a row is that could not be read as a dossier: "" if empty, None if it is a dossier after all."""
    filled = [words for words in map(read_words, cells) if words]
    if not filled:
        return ""
    keys = [key(words) for words in filled]
    if parts and all(found in parts for found in keys) and not _is_single_mark(filled):
        return ProblemKind.REPEATED_HEADER
    _refuse_another_table(row, keys, aliases)
    if _TOTALS.fullmatch(keys[0]) or (len(keys) > 1 and _TOTALS.fullmatch(keys[1])):
        return ProblemKind.TOTAL_ROW
    if _is_row_of_words(cells, filled, mapping) or _numbers_the_columns(filled):
        return ProblemKind.TEXT_ROW
    return None


def _is_single_mark(filled: list[str]) -> bool:
    """One cell is no row of headings, though its word may be that of one."""
    return len(filled) == 1


def _refuse_another_table(row: int, keys: list[str], aliases: dict[str, Column]) -> None:
    """Headings that are not those above would give the rows below another meaning."""
    meanings = {aliases[found] for found in keys if found in aliases}
    if len(meanings) >= _LEAST_HEADINGS and meanings >= REQUIRED:
        raise DomainError(
            _("In row %s a second table with other columns begins. Put each table into a file of its own.")
            % row,
            field="file",
        )


def _is_row_of_words(cells: list, filled: list[str], mapping: Mapping[Column, int]) -> bool:
    """Signatures, remarks, titles of groups: few cells, and neither a code nor a day where these belong.

    Four may sign beside each other; what has figures in it is a dossier that lacks something.
    """
    if len(filled) > _MOST_WORDS:
        return not any(map(_has_figures, filled))
    places = (mapping[column] for column in (Column.CODE, Column.RECEIVED))
    return not any(_has_figures(cells[place]) for place in places if place < len(cells))


def _has_figures(cell) -> bool:
    words = read_words(cell)
    return any(sign.isdigit() for sign in words) and not _A_DAY_IN_WORDS.search(words)


def _numbers_the_columns(filled: list[str]) -> bool:
    """The legal register numbers its columns below the headings: (1), (2), (3), …"""
    return len(filled) > _MOST_WORDS and all(_NUMBER_OF_COLUMN.fullmatch(words) for words in filled)
