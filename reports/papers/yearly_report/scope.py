"""What was planned and done in the year: rounds, visits, and coverage against the targets."""

from core.formats import DASH, number, paper_day, percent
from reports.blocks import MID, RIGHT, Block, Column, Paragraph, RowGroup, Table, numbered
from reports.prose import paper_number
from reports.wording import LEVELS

from .captions import Captions
from .source import YearSource

PLACE = Column("TT", 10, MID)


def scope(source: YearSource, captions: Captions) -> tuple[Block, ...]:
    return (Paragraph(_summary(source)), *_rounds(source, captions), *_coverage(source, captions))


def _summary(source: YearSource) -> str:
    if not source.rounds:
        return f"Trong năm {source.plan.year} chưa tổ chức đợt kiểm tra nào theo kế hoạch."
    scheduled = sum(round_.scheduled for round_ in source.rounds)
    units = len({visit.unit_id for visit in source.visits})
    return (
        f"Năm {source.plan.year}, {source.issuer} tổ chức {paper_number(len(source.rounds))} đợt kiểm tra; "
        f"đã hoàn thành {paper_number(len(source.visits))}/{paper_number(scheduled)} cuộc kiểm tra theo "
        f"lịch tại {paper_number(units)} cơ quan, đơn vị."
    )


def _rounds(source: YearSource, captions: Captions) -> tuple[Table, ...]:
    columns = (
        PLACE,
        Column("Đợt kiểm tra", names_row=True),
        Column("Thời gian", 38, MID),
        Column("Số cuộc theo lịch", 20, RIGHT),
        Column("Đã hoàn thành", 20, RIGHT),
    )
    rows = (
        (
            round_.name,
            f"{paper_day(round_.period_start)}\n{paper_day(round_.period_end)}",
            number(round_.scheduled),
            number(round_.held),
        )
        for round_ in source.rounds
    )
    return captions.table(columns, (RowGroup(numbered(rows)),), "Các đợt kiểm tra trong năm")


def _coverage(source: YearSource, captions: Captions) -> tuple[Table, ...]:
    columns = (
        PLACE,
        Column("Cấp", names_row=True),
        *(
            Column(title, width, RIGHT)
            for title, width in {
                "Tổng số đơn vị": 20,
                "Kế hoạch": 20,
                "Đã kiểm tra": 20,
                "Tỷ lệ đã kiểm tra": 22,
                "Chỉ tiêu": 20,
            }.items()
        ),
    )
    covered = {row.level: row for row in source.plan.coverage}
    rows = (
        (
            label,
            *map(number, (row.alive, row.chosen, row.inspected)),
            percent(row.percent),
            DASH if row.target is None else f"{row.target}%",
        )
        for level, label in LEVELS.items()
        if (row := covered.get(level))
    )
    title = "Số cơ quan, đơn vị được kiểm tra so với kế hoạch và chỉ tiêu"
    return captions.table(columns, (RowGroup(numbered(rows)),), title)
