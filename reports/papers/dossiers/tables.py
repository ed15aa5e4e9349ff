"""The tables of what was counted from one file: dossiers by how they stand, and late ones by cause."""

from collections.abc import Iterable

from core.formats import number, percent
from dossiers.rates import FORMULAS, Counts
from inspections.scoring import ratio_percent
from reports.blocks import RIGHT, Block, Column, Remark, Row, RowGroup, Table

from .source import CauseCount, CountedFile
from .words import GROUPS, RATES, rate_rule


def counts_blocks(file: CountedFile, caption: str = "") -> tuple[Block, ...]:
    """How many dossiers there are of each kind, then both rates, each with its name and its rule."""
    columns = (Column("Chỉ tiêu", names_row=True), Column("Số liệu", 30, RIGHT))
    rows = (*_count_rows(file), *_rate_rows(file.counts))
    table = Table(columns, (RowGroup(tuple(map(Row, rows))),), caption, "figures")
    return (table, *rate_remarks())


def rate_remarks() -> tuple[Remark, ...]:
    return tuple(Remark(rate_rule(formula)) for formula in FORMULAS)


def _count_rows(file: CountedFile) -> list[tuple[str, str]]:
    """A summary report does not tell before its day from on its day, nor what was supplemented."""
    counts, is_summary = file.counts, file.extract.is_summary
    if is_summary:
        in_time = [("Trong đó: trước hạn, đúng hạn", counts.early + counts.on_time)]
    else:
        in_time = [("Trong đó: trước hạn", counts.early), ("Trong đó: đúng hạn", counts.on_time)]
    rows = [
        ("Hồ sơ phải giải quyết trong kỳ", counts.counted),
        ("Đã giải quyết", counts.settled),
        *in_time,
        ("Trong đó: quá hạn", counts.late),
        ("Đang giải quyết", counts.running + counts.overdue),
        ("Trong đó: trong hạn", counts.running),
        ("Trong đó: quá hạn", counts.overdue),
        ("Tổng số hồ sơ trễ hạn (đã và đang giải quyết)", counts.all_late),
    ]
    if not is_summary:
        rows.append(("Hồ sơ yêu cầu bổ sung quá một lần", file.total.asked_again))
    return [(words, number(value)) for words, value in rows]


def _rate_rows(counts: Counts) -> list[tuple[str, str]]:
    return [(f"{RATES[formula][0]} (đúng hạn)", percent(formula.percent(counts))) for formula in FORMULAS]


def causes_table(causes: Iterable[CauseCount], caption: str = "") -> tuple[Block, ...]:
    """Late dossiers by cause within the groups, which with those not determined add up to all."""
    causes = list(causes)
    total = sum(cause.number for cause in causes)
    if not total:
        return ()
    columns = (
        Column("Nguyên nhân", names_row=True),
        Column("Số hồ sơ", 26, RIGHT),
        Column("Tỷ lệ", 26, RIGHT),
    )
    rows = [row for group in GROUPS for row in _group_rows(group, causes, total)]
    rows.append(Row(("Tổng số hồ sơ trễ hạn", number(total), percent(ratio_percent(total, total))), True))
    return (Table(columns, (RowGroup(tuple(rows)),), caption, "figures"),)


def _group_rows(group: str, causes: list[CauseCount], total: int) -> list[Row]:
    """The sum of a group, even zero, then its causes; those not determined only where there are some."""
    own = [cause for cause in causes if cause.group == group]
    of_group = sum(cause.number for cause in own)
    if not group and not of_group:
        return []
    named = [(f"- {cause.name}", cause.number) for cause in own if cause.name]
    return [_row(GROUPS[group], of_group, total), *(_row(name, count, total) for name, count in named)]


def _row(words: str, count: int, total: int) -> Row:
    return Row((words, number(count), percent(ratio_percent(count, total))))


def added_up(files: Iterable[CountedFile]) -> list[CauseCount]:
    """The causes of several files together, each once, in the order in which they were met."""
    numbers: dict[tuple[str, str], int] = {}
    for cause in (cause for file in files for cause in file.causes):
        key = (cause.group, cause.name)
        numbers[key] = numbers.get(key, 0) + cause.number
    return [CauseCount(*key, count) for key, count in numbers.items()]
