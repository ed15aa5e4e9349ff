"""What was found in the year: by domain, the most frequent shortcomings, by round and by unit."""

from core.formats import number, percent
from core.text import clean_line
from findings.models import Finding
from inspections.models import Domain
from reports.blocks import (
    MID,
    RIGHT,
    Bar,
    Block,
    Column,
    Paragraph,
    Remark,
    Row,
    RowGroup,
    Table,
    numbered,
)
from reports.papers.counts import Counts
from reports.papers.telling import SHARE_RULE, shown_name
from reports.prose import paper_number, sentence
from reports.wording import SHORT_DOMAINS

from .captions import Captions
from .scope import PLACE
from .source import YearSource

# A yearly report names what is frequent, not every sentence: the reports of the rounds have those.
MOST_FREQUENT = 10

# Units by their share met: the least of each band in percent, and what it is called.
BANDS = {
    90: "Từ 90% trở lên",
    80: "Từ 80% đến dưới 90%",
    70: "Từ 70% đến dưới 80%",
    50: "Từ 50% đến dưới 70%",
    0: "Dưới 50%",
}


def results(source: YearSource, captions: Captions) -> tuple[Block, ...]:
    counts = source.by_domain(Finding.Kind.SHORTCOMING)
    bars = [Bar(label, counts[domain]) for domain, label in SHORT_DOMAINS.items()]
    return (
        Paragraph(_summary(source)),
        *_by_domain(source, captions),
        *captions.chart(bars, "Số tồn tại, hạn chế theo lĩnh vực"),
        *_frequent(source, captions),
    )


def _summary(source: YearSource) -> str:
    if not source.visits:
        return "Chưa có cơ quan, đơn vị nào hoàn thành kiểm tra."
    total = source.total
    return (
        f"Qua kiểm tra, các Đoàn kiểm tra ghi nhận {paper_number(total.strengths)} ưu điểm, chỉ ra "
        f"{paper_number(total.shortcomings)} tồn tại, hạn chế và nêu {paper_number(total.recommendations)} "
        "kiến nghị; tổng hợp theo lĩnh vực như sau:"
    )


def _by_domain(source: YearSource, captions: Captions) -> tuple[Table, ...]:
    columns = (
        PLACE,
        Column("Lĩnh vực", names_row=True),
        Column("Ưu điểm", 16, RIGHT),
        Column("Tồn tại", 16, RIGHT),
        Column("Kiến nghị", 16, RIGHT),
        Column("Số đơn vị có tồn tại", 22, RIGHT),
    )
    kinds = [source.by_domain(kind) for kind in Finding.Kind]
    rows = (
        (
            SHORT_DOMAINS[domain],
            *(number(counts[domain]) for counts in kinds),
            number(source.units_with_shortcomings(domain)),
        )
        for domain in Domain
        if source.findings
    )
    return captions.table(columns, (RowGroup(numbered(rows)),), "Kết quả kiểm tra theo lĩnh vực")


def _frequent(source: YearSource, captions: Captions) -> tuple[Table, ...]:
    columns = (
        PLACE,
        Column("Tồn tại, hạn chế", names_row=True),
        Column("Lĩnh vực", 60),
        Column("Số đơn vị", 16, MID),
    )
    rows = (
        (sentence(found[0].title), SHORT_DOMAINS[found[0].domain], number(_units(found)))
        for found in _most_frequent(source.shortcomings)
    )
    title = "Những tồn tại, hạn chế gặp nhiều nhất"
    return captions.table(columns, (RowGroup(numbered(rows)),), title, style="")


def _most_frequent(shortcomings: list[Finding]) -> list[list[Finding]]:
    """Those under the same title together, what was found at the most units in front."""
    groups: dict[str, list[Finding]] = {}
    for finding in shortcomings:
        groups.setdefault(clean_line(finding.title).rstrip(".").casefold(), []).append(finding)
    return sorted(groups.values(), key=_units, reverse=True)[:MOST_FREQUENT]


def _units(found: list[Finding]) -> int:
    return len({finding.visit.unit_id for finding in found})


# --- by round and by unit -----------------------------------------------------------------------


def by_unit(source: YearSource, captions: Captions) -> tuple[Block, ...]:
    """The share met and what was found, unit by unit; nothing where nothing was inspected."""
    if not source.visits:
        return (Paragraph("Chưa có số liệu theo đơn vị."),)
    return (
        Paragraph("Kết quả đánh giá và số ưu điểm, tồn tại, kiến nghị của từng cơ quan, đơn vị như sau:"),
        *_units_table(source, captions),
        Remark(SHARE_RULE),
        *captions.chart(_bands(source), "Số cơ quan, đơn vị theo tỷ lệ nội dung đạt"),
        *captions.chart(_late(source.total), "Số hồ sơ thủ tục hành chính trả chậm theo nguyên nhân"),
    )


def _units_table(source: YearSource, captions: Captions) -> tuple[Table, ...]:
    columns = (
        PLACE,
        Column("Đợt, cơ quan, đơn vị", names_row=True),
        Column("Tỷ lệ nội dung đạt", 22, RIGHT),
        Column("Ưu điểm", 16, RIGHT),
        Column("Tồn tại", 16, RIGHT),
        Column("Kiến nghị", 16, RIGHT),
    )
    groups = [_round_group(source, round_) for round_ in source.rounds if source.visits_of(round_)]
    if len(groups) > 1:
        groups.append(RowGroup((Row(("", "Tổng cộng", *_cells(source.total)), is_sum=True),)))
    title = "Tỷ lệ nội dung đạt và số ưu điểm, tồn tại, kiến nghị theo đợt và đơn vị"
    return captions.table(columns, tuple(groups), title)


def _round_group(source: YearSource, round_) -> RowGroup:
    counted = [(visit, source.counts_of(visit)) for visit in source.visits_of(round_)]
    total = sum((counts for _visit, counts in counted), Counts())
    rows = numbered((shown_name(visit), *_cells(counts)) for visit, counts in counted)
    return RowGroup((*rows, Row(("", "Cộng", *_cells(total)), is_sum=True)), round_.name)


def _cells(counts: Counts) -> tuple[str, ...]:
    found = (counts.strengths, counts.shortcomings, counts.recommendations)
    return (percent(counts.share.percent), *map(number, found))


def _bands(source: YearSource) -> list[Bar]:
    """Every unit once, by its last visit of the year."""
    last = {visit.unit_id: source.shares.get(visit.pk) for visit in sorted(source.visits, key=_day)}
    shares = [share.percent for share in last.values() if share and share.percent is not None]
    banded = [next(label for least, label in BANDS.items() if share >= least) for share in shares]
    return [Bar(label, banded.count(label)) for label in BANDS.values()]


def _day(visit):
    return (visit.date, visit.pk)


def _late(total: Counts) -> list[Bar]:
    return [
        Bar("Chậm trả kết quả thực tế", total.late_real or 0),
        Bar("Không thao tác trên phần mềm", total.late_in_software or 0),
    ]
