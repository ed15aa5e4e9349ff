"""How far the demands of the year are met: how many, how many in time, what is still open."""

from django.utils import timezone

from core.formats import number, paper_day, percent
from findings.over_time import Period
from findings.remediation import Remediation
from reports.blocks import RIGHT, Bar, Block, Column, Paragraph, Row, RowGroup, Table, numbered
from reports.prose import paper_number

from .captions import Captions
from .scope import PLACE
from .source import YearSource

NO_DEMANDS = "Chưa có yêu cầu khắc phục nào được ban hành."


def mending(source: YearSource, captions: Captions) -> tuple[Block, ...]:
    if not source.mended.total:
        return (Paragraph(NO_DEMANDS),)
    bars = [_bar(period) for period in source.months]
    title = "Số yêu cầu đã khắc phục trên số yêu cầu đã ban hành, theo thời gian ban hành kết luận"
    return (Paragraph(_summary(source.mended)), *_by_round(source, captions), *captions.chart(bars, title))


def _summary(mended: Remediation) -> str:
    return (
        f"Tính đến ngày {paper_day(timezone.localdate())}, trong tổng số {paper_number(mended.total)} "
        f"yêu cầu khắc phục đã ban hành, {_fixed(mended)}; {_open(mended)}."
    )


def _fixed(mended: Remediation) -> str:
    if not mended.fixed:
        return "chưa có yêu cầu nào được công nhận đã khắc phục"
    late = mended.fixed - mended.on_time
    return (
        f"có {paper_number(mended.fixed)} yêu cầu được công nhận đã khắc phục "
        f"({percent(mended.fixed_share.percent)}), gồm {paper_number(mended.on_time)} yêu cầu đúng hạn, "
        f"{paper_number(late)} yêu cầu quá hạn"
    )


def _open(mended: Remediation) -> str:
    if not mended.unfixed:
        return "không còn yêu cầu nào chưa hoàn thành"
    overdue = f", trong đó {paper_number(mended.overdue)} yêu cầu đã quá thời hạn" if mended.overdue else ""
    return f"còn {paper_number(mended.unfixed)} yêu cầu chưa hoàn thành{overdue}"


def _by_round(source: YearSource, captions: Captions) -> tuple[Table, ...]:
    columns = (
        PLACE,
        Column("Đợt kiểm tra", names_row=True),
        Column("Yêu cầu đã ban hành", 20, RIGHT),
        Column("Tổng số", 16, RIGHT, "Đã khắc phục"),
        Column("Đúng hạn", 16, RIGHT, "Đã khắc phục"),
        Column("Quá hạn", 16, RIGHT, "Đã khắc phục"),
        Column("Tổng số", 16, RIGHT, "Chưa hoàn thành"),
        Column("Đã quá hạn", 16, RIGHT, "Chưa hoàn thành"),
    )
    by_round = source.mended_by_round
    rows = numbered(
        (round_.name, *_cells(by_round[round_.pk])) for round_ in source.rounds if round_.pk in by_round
    )
    total = (Row(("", "Tổng cộng", *_cells(source.mended)), is_sum=True),) if len(rows) > 1 else ()
    return captions.table(columns, (RowGroup((*rows, *total)),), "Kết quả khắc phục theo đợt kiểm tra")


def _cells(mended: Remediation) -> tuple[str, ...]:
    late = mended.fixed - mended.on_time
    figures = (mended.total, mended.fixed, mended.on_time, late, mended.unfixed, mended.overdue)
    return tuple(map(number, figures))


def _bar(period: Period) -> Bar:
    fixed = period.on_time + period.late
    return Bar("/".join(period.lines), fixed, f"{number(fixed)}/{number(period.total)}")
