"""The holidays of early 2026, a first quarter, and dossiers handled in it, for tests without a database."""

from datetime import date, time, timedelta

from core.workdays import Calendar
from dossiers.lateness import Period, Rules
from dossiers.records import Record
from dossiers.states import DossierState
from dossiers.workday_numbers import WorkingDays

# The Lunar New Year 2026 was off from Saturday 14 to Sunday 22 February; 10 January made up for the 2nd.
TET = {date(2026, 2, day): "Tết Bính Ngọ" for day in range(16, 21)}
NEW_YEAR = {date(2026, 1, 1): "Tết Dương lịch", date(2026, 1, 2): "Nghỉ (hoán đổi với ngày 10/01/2026)"}
SPRING = {
    date(2026, 4, 27): "Nghỉ bù Giỗ Tổ Hùng Vương",
    date(2026, 4, 30): "Ngày Chiến thắng",
    date(2026, 5, 1): "Ngày Quốc tế lao động",
}
CALENDAR = Calendar(off=TET | NEW_YEAR | SPRING, working={date(2026, 1, 10): "Làm bù cho ngày 02/01/2026"})
DAYS = WorkingDays(CALENDAR, date(2025, 12, 1), date(2026, 6, 30))
QUARTER = Period(date(2026, 1, 1), date(2026, 3, 31))
RULES = [Rules(date(2025, 7, 1), None, time(15), "Nghị định số 118/2025/NĐ-CP, Điều 18")]


def on(day_and_month):
    """ "23/02" of 2026."""
    day, month = map(int, day_and_month.split("/"))
    return date(2026, month, day)


def dossier(received="02/03", at=None, state=DossierState.FINISHED, **facts):
    """A dossier of 2026; every other day as "dd/mm", and due on the 10th of March unless told."""
    facts = {"due_on": "10/03"} | facts
    facts = {name: on(value) if isinstance(value, str) else value for name, value in facts.items()}
    return Record(2, "H05.12-260302-0001", state, on(received), at, **facts)


def every_day(start, end):
    return [start + timedelta(days=step) for step in range((end - start).days + 1)]
