"""One dossier as an export has it, read and checked, before anything is counted."""

from datetime import date, time
from typing import NamedTuple


class Record(NamedTuple):
    """Texts are clean and "" where the file has none; days are the office's own, without a time zone."""

    row: int  # as the person sees it in the file, from 1
    code: str
    state: int  # a DossierState
    received_on: date
    received_time: time | None = None  # None where the file gives no time
    due_on: date | None = None
    finished_on: date | None = None
    returned_on: date | None = None
    supplement_asked_on: date | None = None
    supplement_done_on: date | None = None
    supplements: int = 0
    statutory_days: int | None = None  # working days
    register_on: date | None = None  # when the paper register says that the result was handed over
    procedure_code: str = ""
    procedure: str = ""
    sector: str = ""
    office: str = ""
    channel: int | None = None  # a Channel
    note: str = ""  # read for hints at the cause of lateness, not kept
    applicant: str = ""  # this and the next two only where allowed
    address: str = ""
    phone: str = ""
