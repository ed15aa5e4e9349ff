"""Long lists as Excel files, written row by row: however many rows there are, a few of them are in memory."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from tempfile import TemporaryFile

import xlsxwriter
from django.http import FileResponse
from django.utils import timezone

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A cell stays text even where it begins like a formula or an address: whoever typed it meant the words.
TEXT_STAYS_TEXT = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WIDEST = 60


@dataclass(frozen=True)
class Sheet:
    """One table: rows under headings, (text, width in characters) each; `title` stands on its tab.

    Days become Excel's own days, None an empty cell. Excel takes no title of more than 31 characters.
    """

    headings: list[tuple[str, int]]
    rows: Iterable[Iterable]
    title: str | None = None


def xlsx_response(name: str, *sheets: Sheet) -> FileResponse:
    """`sheets` to be downloaded as `name`.xlsx; the file lies on the disk while it is sent."""
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    with xlsxwriter.Workbook(file, {"constant_memory": True, **TEXT_STAYS_TEXT}) as book:
        # The same rows give the same bytes: a file says the day on which it was made, not the second.
        book.set_properties({"created": datetime.combine(timezone.localdate(), time())})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        for sheet in sheets:
            _write(book.add_worksheet(sheet.title), sheet, bold, text, day)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=EXCEL)


def _write(page, sheet: Sheet, bold, text, day):
    for column, (_heading, width) in enumerate(sheet.headings):
        page.set_column(column, column, min(width, _WIDEST))
    page.freeze_panes(1, 0)
    page.write_row(0, 0, [heading for heading, _width in sheet.headings], bold)
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                page.write_datetime(number, column, value, day)
            elif value is not None:
                page.write(number, column, value, text)
