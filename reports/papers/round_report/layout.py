"""The report of a round in its sections: the order of its headings, tables, chart and annexes."""

from core.formats import number, percent
from reports.blocks import (
    MID,
    RIGHT,
    Annex,
    Bar,
    BarChart,
    Column,
    Heading,
    Paragraph,
    Photos,
    Remark,
    Row,
    RowGroup,
    Section,
    Table,
    numbered,
    paragraphs,
)
from reports.content import Paper
from reports.papers.counts import Counts
from reports.papers.telling import NO_SHORTCOMINGS, NO_STRENGTHS, SHARE_RULE, recommendation_blocks

from .content import RoundReport

PLACE = Column("TT", 10, MID)
UNIT = Column("Cơ quan, đơn vị", names_row=True)


def arrange(report: RoundReport) -> Paper:
    """The report as the paper that is shown, printed and kept."""
    return Paper(
        **report.frame,
        sections=(
            Section("opening", (Paragraph(report.opening),)),
            Section("scope", _scope(report), "I. MỤC ĐÍCH, PHẠM VI VÀ KHỐI LƯỢNG KIỂM TRA"),
            Section("results", _results(report), "II. KẾT QUẢ KIỂM TRA"),
            Section("figures", _figures(report), "III. TỔNG HỢP SỐ LIỆU THEO ĐƠN VỊ"),
            Section(
                "recommendations", recommendation_blocks(report.recommendations), "IV. KIẾN NGHỊ, ĐỀ XUẤT"
            ),
        ),
        annexes=tuple(filter(None, (_shortcomings(report), _photos(report)))),
    )


# --- I: purpose, scope, coverage ----------------------------------------------------------------


def _scope(report: RoundReport):
    return (
        Heading("1. Mục đích, yêu cầu"),
        *paragraphs(report.purpose),
        Heading("2. Phạm vi, thời gian và thành phần Đoàn kiểm tra"),
        *paragraphs(report.scope),
        Heading("3. Kết quả thực hiện so với kế hoạch"),
        *paragraphs(report.coverage_summary),
        _coverage(report),
        _visits(report),
    )


def _coverage(report: RoundReport) -> Table:
    columns = (
        PLACE,
        Column("Cấp", names_row=True),
        *(
            Column(title, width, RIGHT)
            for title, width in {
                "Tổng số đơn vị": 20,
                "Kế hoạch": 20,
                "Đã kiểm tra": 20,
                "So với kế hoạch": 22,
                "So với tổng số": 22,
            }.items()
        ),
    )
    rows = (
        (
            row.level,
            *map(number, (row.total, row.planned, row.visited)),
            *map(percent, (row.share_of_plan, row.share_of_total)),
        )
        for row in report.coverage
    )
    caption = "Bảng 1. Số cơ quan, đơn vị được kiểm tra so với kế hoạch"
    return Table(columns, (RowGroup(numbered(rows)),), caption, "figures")


def _visits(report: RoundReport) -> Table:
    columns = (
        PLACE,
        Column("Cơ quan, đơn vị", 60, names_row=True),
        Column("Thời gian", 30, MID),
        Column("Đơn vị cấp xã kiểm tra thực tế"),
    )
    rows = ((visit.unit, visit.dates, "; ".join(visit.communes) or "–") for visit in report.visits)
    return Table(columns, (RowGroup(numbered(rows)),), "Bảng 2. Các cơ quan, đơn vị được kiểm tra")


# --- II: results by domain ----------------------------------------------------------------------


def _results(report: RoundReport):
    told = []
    for place, result in enumerate(report.results, start=1):
        told += [
            Heading(f"{place}. {result.title}"),
            *paragraphs(result.strengths, "a) Ưu điểm:", NO_STRENGTHS),
            *paragraphs(result.shortcomings, "b) Tồn tại, hạn chế:", NO_SHORTCOMINGS),
        ]
    bars = tuple(Bar(count.label, count.value) for count in report.chart)
    chart = BarChart("Hình 1. Số tồn tại, hạn chế theo lĩnh vực", bars)
    return (*told, *paragraphs(report.demand_summary), chart)


# --- III: figures by unit -----------------------------------------------------------------------


def _figures(report: RoundReport):
    dossiers = (_late_dossiers(report),) if report.has_dossiers else ()
    return (*paragraphs(report.figures_summary), _shares(report), Remark(SHARE_RULE), *dossiers)


def _shares(report: RoundReport) -> Table:
    columns = (
        PLACE,
        UNIT,
        Column("Đạt", 12, RIGHT, "Số nội dung"),
        Column("Đạt một phần", 15, RIGHT, "Số nội dung"),
        Column("Không đạt", 16, RIGHT, "Số nội dung"),
        Column("Tỷ lệ nội dung đạt", 20, RIGHT),
        Column("Ưu điểm", 13, RIGHT),
        Column("Tồn tại", 13, RIGHT),
        Column("Kiến nghị", 15, RIGHT),
    )
    caption = "Bảng 3. Tỷ lệ nội dung đạt và số ưu điểm, tồn tại, kiến nghị theo đơn vị"
    return Table(columns, _by_level(report, _share_cells), caption, "figures")


def _share_cells(counts: Counts) -> tuple[str, ...]:
    share = counts.share
    found = (counts.strengths, counts.shortcomings, counts.recommendations)
    return (
        *map(number, (share.met, share.partly, share.no)),
        percent(share.percent),
        *map(number, found),
    )


def _late_dossiers(report: RoundReport) -> Table:
    columns = (
        PLACE,
        UNIT,
        Column("Phải giải quyết", 20, RIGHT),
        Column("Trả chậm", 16, RIGHT),
        Column("chậm trả kết quả thực tế", 22, RIGHT, "Trong đó, do"),
        Column("không thao tác trên phần mềm", 26, RIGHT, "Trong đó, do"),
        Column("Tỷ lệ chậm", 16, RIGHT),
    )
    caption = "Bảng 4. Hồ sơ thủ tục hành chính trả chậm theo nguyên nhân"
    return Table(columns, _by_level(report, _late_cells), caption, "figures")


def _late_cells(counts: Counts) -> tuple[str, ...]:
    late = (counts.to_settle, counts.late, counts.late_real, counts.late_in_software)
    return (*map(number, late), percent(counts.late_share))


def _by_level(report: RoundReport, cells) -> tuple[RowGroup, ...]:
    """The units of each level with their sum, and the sum of all."""
    levels = tuple(
        RowGroup(
            (
                *numbered((row.name, *cells(row.counts)) for row in group.rows),
                Row(("", "Cộng", *cells(group.total)), is_sum=True),
            ),
            group.label,
        )
        for group in report.groups
    )
    return (*levels, RowGroup((Row(("", "Tổng cộng", *cells(report.total)), is_sum=True),)))


# --- IV and the annexes -------------------------------------------------------------------------


def _shortcomings(report: RoundReport) -> Annex | None:
    if not report.shortcomings:
        return None
    columns = (
        PLACE,
        Column("Tồn tại, hạn chế", 84),
        Column("Nguyên nhân", 66),
        Column("Yêu cầu khắc phục"),
        Column("Thời hạn", 32),
    )
    groups = tuple(
        RowGroup(numbered(map(_shortcoming, unit.items)), f"{place}. {unit.unit}")
        for place, unit in enumerate(report.shortcomings, start=1)
    )
    title = "Tồn tại, hạn chế, nguyên nhân, yêu cầu khắc phục và thời hạn"
    return Annex("shortcomings", title, (Table(columns, groups),), is_wide=True)


def _shortcoming(item) -> tuple[str, ...]:
    return (
        f"{item.text}\n({item.number})",
        "\n".join(item.causes) or "–",
        item.demand or "–",
        item.deadline or "–",
    )


def _photos(report: RoundReport) -> Annex | None:
    if not report.photos:
        return None
    return Annex("photos", "Hình ảnh kiểm tra", (Photos(report.photos, report.photos_left_out),))
