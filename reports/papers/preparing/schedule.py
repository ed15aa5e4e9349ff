"""The schedule of the announced visits as a table: which unit on which day, where, and by which team."""

from collections.abc import Iterable

from core.formats import DASH, paper_day
from core.text import list_words
from inspections.models import Team, Visit
from reports.blocks import MID, Block, Column, Paragraph, RowGroup, Table, numbered
from reports.prose import name_kinds

from .wording import NOTES

NO_VISITS = "Chưa có cơ quan, đơn vị nào được xếp lịch kiểm tra."

# So many bodies are written to by name; above that they would fill pages before the paper begins.
MOST_ADDRESSEES = 40
ALL_ADDRESSEES = "Các cơ quan, đơn vị được kiểm tra"

COLUMNS = (
    Column("TT", 10, MID),
    Column("Thời gian", 26, MID),
    Column("Cơ quan, đơn vị được kiểm tra", names_row=True),
)
PLACE, WIDE_PLACE = Column("Địa điểm", 38), Column("Địa điểm", 60)
TEAM = Column("Đoàn kiểm tra", 38)


def schedule(visits: list[Visit], *, with_teams: bool = True) -> tuple[Block, ...]:
    """The visits by date, each with the communes visited under it; in words when there is none."""
    if not visits:
        return (Paragraph(NO_VISITS),)
    rows = ((*_cells(visit, under), *_team_cell(visit.team, with_teams)) for visit, under in _by_date(visits))
    columns = (*COLUMNS, PLACE, TEAM) if with_teams else (*COLUMNS, WIDE_PLACE)
    return (Table(columns, (RowGroup(numbered(rows)),)),)


def addressees(visits: list[Visit]) -> tuple[str, ...]:
    """The bodies to be visited, those of one kind on one line; all in one where they are very many."""
    if len(visits) > MOST_ADDRESSEES:
        return (ALL_ADDRESSEES,)
    return tuple(words[:1].upper() + words[1:] for words in name_kinds(visit.body_name for visit in visits))


def _by_date(visits: list[Visit]) -> list[tuple[Visit, list[Visit]]]:
    """Each visit with those made under it; one whose visit above is not in the schedule stands alone."""
    shown = {visit.pk for visit in visits}
    under: dict[int, list[Visit]] = {}
    for visit in visits:
        if visit.parent_id in shown:
            under.setdefault(visit.parent_id, []).append(visit)
    alone = (visit for visit in visits if visit.parent_id not in shown)
    return [(visit, under.get(visit.pk, [])) for visit in sorted(alone, key=lambda visit: visit.date)]


def _cells(visit: Visit, under: list[Visit]) -> tuple[str, ...]:
    communes = f"\nKiểm tra thực tế tại: {_communes(visit, under)}" if under else ""
    return (paper_day(visit.date), f"{_name(visit)}{communes}", visit.place or DASH)


def _communes(visit: Visit, under: Iterable[Visit]) -> str:
    """Their names, with the day where it is another one."""
    return list_words(
        _name(one) if one.date == visit.date else f"{_name(one)} (ngày {paper_day(one.date)})"
        for one in under
    )


def _name(visit: Visit) -> str:
    note = NOTES.get(visit.kind)
    return f"{visit.body_name} ({note})" if note else visit.body_name


def _team_cell(team: Team, is_told: bool) -> tuple[str, ...]:
    if not is_told:
        return ()
    head = f"\nTrưởng đoàn: {team.head.get_full_name()}" if team.head else ""
    return (f"{team.name}{head}",)
