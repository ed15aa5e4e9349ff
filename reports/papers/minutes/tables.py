"""The tables of the minutes: figures of the visit, and earlier shortcomings looked at again."""

from core.formats import number, percent
from reports.blocks import MID, RIGHT, Block, Column, Heading, Remark, Row, RowGroup, Table, numbered
from reports.papers.counts import Counts
from reports.papers.telling import SHARE_RULE, full_text
from reports.prose import sentence
from reports.wording import GAP

from .again import LookedAtAgain


def again_table(rows: list[LookedAtAgain]) -> tuple[Block, ...]:
    """Each earlier shortcoming with what was demanded and what was found of it now."""
    if not rows:
        return ()
    columns = (
        Column("TT", 10, MID),
        Column("Tồn tại, hạn chế đã kết luận", 60),
        Column("Yêu cầu khắc phục", 48),
        Column("Kết quả kiểm tra lại"),
    )
    cells = numbered(map(_again_cells, rows))
    return (Table(columns, (RowGroup(cells),), "Kết quả kiểm tra lại từng tồn tại, hạn chế"),)


def _again_cells(row: LookedAtAgain) -> tuple[str, ...]:
    demand = getattr(row.finding, "demand", None)
    return (
        f"{full_text(row.finding)}\n({row.finding.number})",
        sentence(demand.what) if demand else "–",
        row.outcome or GAP * 3,
    )


def figures_blocks(counts: Counts, title: str) -> tuple[Block, ...]:
    """What was counted on the visit; nothing where nothing was answered."""
    rows = [*_share_rows(counts), *_late_rows(counts)]
    if not rows:
        return ()
    columns = (Column("Chỉ tiêu", names_row=True), Column("Số liệu", 30, RIGHT))
    remark = (Remark(SHARE_RULE),) if counts.share.applicable else ()
    return (Heading(title), Table(columns, (RowGroup(tuple(map(Row, rows))),), "", "figures"), *remark)


def _share_rows(counts: Counts) -> list[tuple[str, str]]:
    share = counts.share
    if not share.applicable:
        return []
    return [
        ("Số nội dung đạt", number(share.met)),
        ("Số nội dung đạt một phần", number(share.partly)),
        ("Số nội dung không đạt", number(share.no)),
        ("Tỷ lệ nội dung đạt", percent(share.percent)),
    ]


def _late_rows(counts: Counts) -> list[tuple[str, str]]:
    if not counts.has_dossiers:
        return []
    return [
        ("Hồ sơ thủ tục hành chính phải giải quyết", number(counts.to_settle)),
        ("Hồ sơ trả chậm", number(counts.late)),
        ("Trong đó: chậm trả kết quả thực tế", number(counts.late_real)),
        ("Trong đó: không thao tác trên phần mềm", number(counts.late_in_software)),
        ("Tỷ lệ hồ sơ trả chậm", percent(counts.late_share)),
    ]
