"""Bars of late dossiers: by procedure, by office and by week, and of several bodies beside each other."""

from collections.abc import Iterable
from datetime import date, timedelta

from core.formats import paper_day, percent
from dossiers.models import Axis, DossierCount
from inspections.scoring import ratio_percent
from reports.blocks import Bar, BarChart
from reports.papers.telling import shown_name

from .source import CountedFile, DossierFiles

# A chart names so many; more weeks than that are told by month.
MOST_BARS, MOST_WEEKS = 10, 14
NO_OFFICE = "(không ghi bộ phận)"


def charts_of_one(files: DossierFiles) -> tuple[BarChart, ...]:
    """By procedure, office and week of one file; none where nothing is late or only a report was counted."""
    procedures = [(str(row.procedure), _late(row)) for row in files.groups[Axis.PROCEDURE]]
    offices = [(row.name or NO_OFFICE, _late(row)) for row in files.groups[Axis.OFFICE]]
    weeks = {row.week: _late(row) for row in files.groups[Axis.WEEK]}
    charts = (
        by_procedure(procedures),
        _most("bộ phận giải quyết", offices) if len(offices) > 1 else None,
        _by_time(weeks) if len(weeks) > 1 else None,
    )
    return tuple(filter(None, charts))


def by_procedure(counted: Iterable[tuple[str, int]]) -> BarChart | None:
    """Late dossiers by the name of the procedure."""
    return _most("thủ tục hành chính", counted)


def bodies_compared(files: Iterable[CountedFile]) -> BarChart | None:
    """The share of late dossiers of each body among all that it had to settle, the highest first."""
    shares = [(shown_name(file.visit), _late_share(file)) for file in files]
    shares = sorted((row for row in shares if row[1] is not None), key=lambda row: -row[1])
    if len(shares) < 2:
        return None
    bars = tuple(Bar(name, round(share * 10), percent(share)) for name, share in shares[:MOST_BARS])
    return BarChart(f"Tỷ lệ hồ sơ trễ hạn của các cơ quan, đơn vị{_first(len(shares))}", bars)


def _late_share(file: CountedFile):
    return ratio_percent(file.counts.all_late, file.counts.counted)


def _late(row: DossierCount) -> int:
    return row.late + row.overdue


def _most(by: str, counted: Iterable[tuple[str, int]]) -> BarChart | None:
    rows = sorted(counted, key=lambda row: (-row[1], row[0]))
    if not rows:
        return None
    bars = tuple(Bar(name, count) for name, count in rows[:MOST_BARS])
    return BarChart(f"Số hồ sơ trễ hạn theo {by}{_first(len(rows))}", bars)


def _first(count: int) -> str:
    """That only the longest bars are drawn."""
    return f" ({MOST_BARS} trường hợp cao nhất trong {count})" if count > MOST_BARS else ""


def _by_time(weeks: dict[date, int]) -> BarChart:
    """By the week in which they were due, with the weeks between that have none; a long period by month."""
    first, last = min(weeks), max(weeks)
    mondays = [first + timedelta(weeks=turn) for turn in range((last - first).days // 7 + 1)]
    if len(mondays) <= MOST_WEEKS:
        bars = tuple(Bar(_week(monday), weeks.get(monday, 0)) for monday in mondays)
        return BarChart("Số hồ sơ trễ hạn theo tuần hẹn trả", bars)
    months: dict[str, int] = {}
    for monday in mondays:
        name = f"Tháng {monday.month}/{monday.year}"
        months[name] = months.get(name, 0) + weeks.get(monday, 0)
    bars = tuple(Bar(name, count) for name, count in months.items())
    return BarChart("Số hồ sơ trễ hạn theo tháng hẹn trả (tính theo ngày đầu tuần)", bars)


def _week(monday: date) -> str:
    return f"{paper_day(monday)} – {paper_day(monday + timedelta(days=6))}"
