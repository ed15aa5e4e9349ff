"""The tables of the round report that have a row for every unit."""

from collections.abc import Callable, Iterable

from core.formats import number, percent
from reports.blocks import MID, RIGHT, Column, Row, RowGroup, Table, numbered
from reports.papers.counts import Counts

from .content import UnitGroup, VisitLine

PLACE = Column("TT", 10, MID)
UNIT = Column("Cơ quan, đơn vị", names_row=True)
LEVEL = Column("Cấp", names_row=True)

VISITS = "Bảng 2. Các cơ quan, đơn vị được kiểm tra"
SHARES = "Tỷ lệ nội dung đạt và số ưu điểm, tồn tại, kiến nghị theo"
LATE_DOSSIERS = "Hồ sơ thủ tục hành chính trả chậm theo"

Cells = Callable[[Counts], tuple[str, ...]]


def visits_table(visits: Iterable[VisitLine], first: int = 1) -> Table:
    """The visits, numbered from `first`."""
    columns = (
        PLACE,
        Column("Cơ quan, đơn vị", 60, names_row=True),
        Column("Thời gian", 30, MID),
        Column("Đơn vị cấp xã kiểm tra thực tế"),
    )
    rows = ((visit.unit, visit.dates, "; ".join(visit.communes) or "–") for visit in visits)
    return Table(columns, (RowGroup(numbered(rows, first)),), VISITS)


def shares_table(groups: tuple[RowGroup, ...], caption: str, names: Column = UNIT) -> Table:
    columns = (
        PLACE,
        names,
        Column("Đạt", 12, RIGHT, "Số nội dung"),
        Column("Đạt một phần", 15, RIGHT, "Số nội dung"),
        Column("Không đạt", 16, RIGHT, "Số nội dung"),
        Column("Tỷ lệ nội dung đạt", 20, RIGHT),
        Column("Ưu điểm", 13, RIGHT),
        Column("Tồn tại", 13, RIGHT),
        Column("Kiến nghị", 15, RIGHT),
    )
    return Table(columns, groups, caption, "figures")


def share_cells(counts: Counts) -> tuple[str, ...]:
    share = counts.share
    found = (counts.strengths, counts.shortcomings, counts.recommendations)
    return (
        *map(number, (share.met, share.partly, share.no)),
        percent(share.percent),
        *map(number, found),
    )


def late_table(groups: tuple[RowGroup, ...], caption: str, names: Column = UNIT) -> Table:
    columns = (
        PLACE,
        names,
        Column("Phải giải quyết", 20, RIGHT),
        Column("Trả chậm", 16, RIGHT),
        Column("chậm trả kết quả thực tế", 22, RIGHT, "Trong đó, do"),
        Column("không thao tác trên phần mềm", 26, RIGHT, "Trong đó, do"),
        Column("Tỷ lệ chậm", 16, RIGHT),
    )
    return Table(columns, groups, caption, "figures")


def late_cells(counts: Counts) -> tuple[str, ...]:
    late = (counts.to_settle, counts.late, counts.late_real, counts.late_in_software)
    return (*map(number, late), percent(counts.late_share))


def by_level(groups: tuple[UnitGroup, ...], total: Counts, cells: Cells) -> tuple[RowGroup, ...]:
    """The units of each level with their sum, and the sum of all."""
    levels = tuple(
        RowGroup(
            (
                *numbered((row.name, *cells(row.counts)) for row in group.rows),
                Row(("", "Cộng", *cells(group.total)), is_sum=True),
            ),
            group.label,
        )
        for group in groups
    )
    return (*levels, _sum_of_all(total, cells))


def levels_alone(groups: tuple[UnitGroup, ...], total: Counts, cells: Cells) -> tuple[RowGroup, ...]:
    """The sums of the levels without their units, and the sum of all."""
    rows = numbered((group.label, *cells(group.total)) for group in groups)
    return (RowGroup(rows), _sum_of_all(total, cells))


def _sum_of_all(total: Counts, cells: Cells) -> RowGroup:
    return RowGroup((Row(("", "Tổng cộng", *cells(total)), is_sum=True),))
