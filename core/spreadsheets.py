"""Long lists as Excel files, written row by row: however many rows there are, a few of them are in memory."""

from collections.abc import Iterable
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


def xlsx_response(name: str, headings: list[tuple[str, int]], rows: Iterable[Iterable]) -> FileResponse:
    """`rows` under `headings`, (text, width in characters) each, to be downloaded as `name`.xlsx.

    Days become Excel's own days, None an empty cell. The file lies on the disk while it is sent.
    """
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    with xlsxwriter.Workbook(file, {"constant_memory": True, **TEXT_STAYS_TEXT}) as book:
        # The same rows give the same bytes: a file says the day on which it was made, not the second.
        book.set_properties({"created": datetime.combine(timezone.localdate(), time())})
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        for column, (_heading, width) in enumerate(headings):
            sheet.set_column(column, column, min(width, _WIDEST))
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [heading for heading, _width in headings], bold)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif value is not None:
                    sheet.write(number, column, value, text)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=EXCEL)
