"""What was wrong or odd in a row of an export, in words for the person who handed it in."""

import re
from datetime import date, datetime
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy

from ..columns import Column

_LONGEST_VALUE = 60
_LIKE_A_DAY = re.compile(
    r"(?:ngày\s+)?\d{1,4}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}(?:(?:\s*[/.-]\s*|\s+năm\s+)\d{1,4})?"
    r"(?:[\sT]+[\d:.]+(?:\s*[A-Za-z]{1,2})?)?|\d{1,6}(?:\.\d+)?",
    re.IGNORECASE,
)


class ProblemKind(models.TextChoices):
    MISSING_CODE = "missing_code", gettext_lazy("No code of the dossier")
    MISSING_RECEIVED = "missing_received", gettext_lazy("No day of reception")
    BAD_DATE = "bad_date", gettext_lazy("Not a day of the calendar")
    YEAR_OUT_OF_RANGE = "year_out_of_range", gettext_lazy("A year outside 2000–2100")
    BAD_NUMBER = "bad_number", gettext_lazy("Not a whole number")
    MISSING_STATE = "missing_state", gettext_lazy("No state")
    UNKNOWN_STATE = "unknown_state", gettext_lazy("Unknown state")
    ENDED_BEFORE_RECEIVED = "ended_before_received", gettext_lazy("The result is older than the reception")
    DUPLICATE = "duplicate", gettext_lazy("The same code stands in an earlier row")
    NO_DUE_DAY = "no_due_day", gettext_lazy("Neither a due date nor a time by law")
    OTHER_BODY = "other_body", gettext_lazy("A dossier of another body")
    NO_VALUE = "no_value", gettext_lazy("A formula without a value, or an error, in the cell")
    TOO_MANY_CELLS = (
        "too_many_cells",
        gettext_lazy("More cells than columns: a separator without quotation marks moved them"),
    )
    # Notices: the row stays, or was no dossier.
    STATE_DERIVED = (
        "state_derived",
        gettext_lazy("No column of states: dossiers with an end date are finished"),
    )
    OTHER_LIST = "other_list", gettext_lazy("Another sheet with dossiers, which is not read")
    NO_HOLIDAYS = (
        "no_holidays",
        gettext_lazy("No days off are entered for this year: only weekends were passed over"),
    )
    MONTH_FIRST = "month_first", gettext_lazy("Days are written month first, as in 7/13/2026, and read so")
    STATE_OF_TITLE = "state_of_title", gettext_lazy("No column of states: the title says the state of all")
    OPEN_WITH_END = "open_with_end", gettext_lazy("An end date, but an open state: it stays open")
    FINISHED_WITHOUT_END = (
        "finished_without_end",
        gettext_lazy("Finished by its state, but without an end date"),
    )
    DUE_BEFORE_RECEIVED = "due_before_received", gettext_lazy("Due before it was received")
    SUPPLEMENT_REVERSED = "supplement_reversed", gettext_lazy("Supplemented before it was asked for")
    UNKNOWN_CHANNEL = "unknown_channel", gettext_lazy("Unknown channel")
    UNKNOWN_TIME = "unknown_time", gettext_lazy("A time by law that cannot be read")
    BAD_REGISTER_DATE = "bad_register_date", gettext_lazy("A day of the paper register that cannot be read")
    NEVER_RECEIVED = (
        "never_received",
        gettext_lazy("Not taken in, so without a day of reception: counts nowhere"),
    )
    REPEATED_HEADER = "repeated_header", gettext_lazy("The headings once more")
    TOTAL_ROW = "total_row", gettext_lazy("A row of totals")
    TEXT_ROW = "text_row", gettext_lazy("A row of words that is no dossier")
    # Of summary reports: the numbers do not add up.
    SETTLED_SUM = "settled_sum", gettext_lazy("On time and late together are not the settled")
    OPEN_SUM = "open_sum", gettext_lazy("Within time and overdue together are not the open")
    TO_SETTLE_SUM = "to_settle_sum", gettext_lazy("Carried over and received together are not the sum")
    BALANCE = "balance", gettext_lazy("Settled and open together are not the sum")
    TOTAL_SUM = "total_sum", gettext_lazy("The rows together are not the row of totals")

    @property
    def is_error(self) -> bool:
        """Whether the row is left out."""
        return self in ERRORS


ERRORS = frozenset(
    {
        ProblemKind.MISSING_CODE,
        ProblemKind.MISSING_RECEIVED,
        ProblemKind.BAD_DATE,
        ProblemKind.YEAR_OUT_OF_RANGE,
        ProblemKind.BAD_NUMBER,
        ProblemKind.MISSING_STATE,
        ProblemKind.UNKNOWN_STATE,
        ProblemKind.ENDED_BEFORE_RECEIVED,
        ProblemKind.DUPLICATE,
        ProblemKind.NO_DUE_DAY,
        ProblemKind.OTHER_BODY,
        ProblemKind.NO_VALUE,
        ProblemKind.TOO_MANY_CELLS,
    }
)


class Problem(NamedTuple):
    """`row` from 1 as the person sees it, 0 for the whole file; `value` is never a personal one."""

    row: int
    column: Column | None
    kind: ProblemKind
    value: str = ""


def shown(value) -> str:
    """A cell as a problem quotes it and as a person sees it in the file, cut where it is long."""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}".removesuffix(" 00:00")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()[:_LONGEST_VALUE]


def shown_day(value) -> str:
    """The same of a cell that should be a day: what is unlike one may be a name or telephone moved aside."""
    text = shown(value)
    return text if _LIKE_A_DAY.fullmatch(text) else ""
