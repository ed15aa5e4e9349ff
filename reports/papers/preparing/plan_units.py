"""Which units a plan has chosen: how many of each level against its targets, how, and one by one."""

from collections import Counter

from core.formats import DASH, number, paper_day, percent
from core.text import clean_line, list_words
from inspections.models import Draw, Plan, PlanUnit
from inspections.models.plans import Coverage
from inspections.scoring import ratio_percent
from reports.blocks import MID, RIGHT, Block, Column, Paragraph, Remark, RowGroup, Table, numbered
from reports.prose import paper_number
from reports.wording import COUNTED, LEVELS, Level

NO_UNITS = "Cơ quan, đơn vị được kiểm tra chưa được lựa chọn."
DRAW_RULE = (
    "Danh sách đưa vào rút thăm và mã rút thăm được lưu cùng hồ sơ kế hoạch; rút lại từ cùng danh sách với "
    "cùng mã cho cùng kết quả."
)
BY_HAND = "Chọn trực tiếp"

PLACE = Column("TT", 10, MID)


def chosen_units(plan: Plan, units: list[PlanUnit], draws: list[Draw]) -> tuple[Block, ...]:
    """How many of each level, against the targets, and how they were chosen."""
    if not units:
        return (Paragraph(NO_UNITS), *_coverage(plan))
    told = f"Kiểm tra {list_words(_counted(units))}. Danh sách nêu tại Phụ lục I."
    return (Paragraph(told), *_coverage(plan), *_how_chosen(units), *_draws(draws))


def unit_annex(units: list[PlanUnit], draws: list[Draw]) -> tuple[Block, ...]:
    """The units one by one, under their levels, each with how it came into the plan."""
    if not units:
        return ()
    turns = {draw.pk: turn for turn, draw in enumerate(draws, start=1)}
    columns = (PLACE, Column("Cơ quan, đơn vị", names_row=True), Column("Cách chọn", 66))
    by_level: dict[str, list[PlanUnit]] = {}
    for row in units:
        by_level.setdefault(row.unit.level, []).append(row)
    groups = tuple(
        RowGroup(
            numbered((_name(row), _how(row, turns)) for row in by_level[level]),
            f"{words} ({paper_number(len(by_level[level]))} đơn vị)",
        )
        for level, words in LEVELS.items()
        if level in by_level
    )
    return (Table(columns, groups),)


# --- against the targets ------------------------------------------------------------------------


def _counted(units: list[PlanUnit]) -> list[str]:
    counts = Counter(row.unit.level for row in units)
    return [f"{paper_number(counts[level])} {words}" for level, words in COUNTED.items() if counts[level]]


def _coverage(plan: Plan) -> tuple[Block, ...]:
    """One row per level that is aimed at or chosen from."""
    rows = {row.level: row for row in plan.coverage if row.chosen or row.target}
    if not rows:
        return ()
    columns = (
        PLACE,
        Column("Cấp", names_row=True),
        Column("Tổng số đơn vị", 20, RIGHT),
        Column("Được chọn", 20, RIGHT),
        Column("Tỷ lệ", 20, RIGHT),
        Column("Chỉ tiêu", 20, RIGHT),
        Column("So với chỉ tiêu", 22, MID),
    )
    told = (_coverage_cells(words, rows[level]) for level, words in LEVELS.items() if level in rows)
    caption = "Bảng 1. Số cơ quan, đơn vị được chọn so với tổng số và chỉ tiêu"
    counted = f"Tổng số đơn vị tính đến ngày {paper_day(plan.reference_day)}."
    return (Table(columns, (RowGroup(numbered(told)),), caption, "figures"), Remark(counted))


def _coverage_cells(words: str, row: Coverage) -> tuple[str, ...]:
    share = percent(ratio_percent(row.chosen, row.alive))
    target = f"{row.target}%" if row.target else DASH
    return (words, number(row.alive), number(row.chosen), share, target, _against_target(row))


def _against_target(row: Coverage) -> str:
    """Counted in whole units, not by the rounded percentage."""
    if not row.target or not row.alive:
        return DASH
    return "Đạt" if row.chosen * 100 >= row.target * row.alive else "Chưa đạt"


# --- how they were chosen -----------------------------------------------------------------------


def _how_chosen(units: list[PlanUnit]) -> tuple[Block, ...]:
    drawn = sum(1 for row in units if row.draw_id and not row.replaces_id)
    replaced = sum(1 for row in units if row.replaces_id)
    ways = {
        "chọn trực tiếp": len(units) - drawn - replaced,
        "rút thăm ngẫu nhiên": drawn,
        "thay thế đơn vị đã rút thăm (lý do nêu tại Phụ lục I)": replaced,
    }
    told = list_words(f"{paper_number(n)} đơn vị {way}" for way, n in ways.items() if n)
    return (Paragraph(f"Cách chọn: {told}."),)


def _draws(draws: list[Draw]) -> tuple[Block, ...]:
    if not draws:
        return ()
    columns = (
        Column("Lần", 12, MID),
        Column("Rút từ danh sách", names_row=True),
        Column("Ngày rút", 26, MID),
        Column("Số đơn vị trong danh sách", 22, MID),
        Column("Số được rút", 16, MID),
        Column("Mã rút thăm", 32),
    )
    rows = (
        (clean_line(draw.label), paper_day(draw.at), number(draw.pool), number(draw.count), draw.seed)
        for draw in draws
    )
    return (Table(columns, (RowGroup(numbered(rows)),), "Bảng 2. Các lần rút thăm"), Remark(DRAW_RULE))


def _name(row: PlanUnit) -> str:
    """The body; a commune with the district it belonged to, since several bear one name."""
    unit = row.unit
    if unit.level == Level.COMMUNE and unit.parent and unit.parent.level == Level.DISTRICT:
        return f"{unit.body_name}, {unit.parent.name[0].lower()}{unit.parent.name[1:]}"
    return unit.body_name


def _how(row: PlanUnit, turns: dict[int, int]) -> str:
    """By hand, by which draw, or in whose place and why."""
    drawn = f"Rút thăm lần {turns[row.draw_id]}" if row.draw_id else BY_HAND
    if not row.replaces_id:
        return drawn
    reason = clean_line(row.reason).rstrip(".;")
    return f"Thay {row.replaces.body_name} ({drawn[:1].lower()}{drawn[1:]}): {reason[:1].lower()}{reason[1:]}"
