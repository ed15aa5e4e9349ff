"""The report of a round in its sections: the order of its headings, tables, chart and annexes."""

from core.formats import number, percent
from reports.blocks import (
    RIGHT,
    Bar,
    BarChart,
    Column,
    Heading,
    Paragraph,
    Remark,
    RowGroup,
    Section,
    Table,
    numbered,
    paragraphs,
)
from reports.content import Paper
from reports.papers.telling import NO_SHORTCOMINGS, NO_STRENGTHS, SHARE_RULE, recommendation_blocks

from .annexes import annexes, where_figures_are, where_visits_are
from .content import RoundReport
from .counted import counted_dossiers
from .figures import (
    LATE_DOSSIERS,
    LEVEL,
    PLACE,
    SHARES,
    UNIT,
    by_level,
    late_cells,
    late_table,
    levels_alone,
    share_cells,
    shares_table,
    visits_table,
)


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
        annexes=annexes(report),
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


def _visits(report: RoundReport) -> Table | Paragraph:
    elsewhere = where_visits_are(report)
    return Paragraph(f"Bảng 2 được trình bày tại {elsewhere}.") if elsewhere else visits_table(report.visits)


def _coverage(report: RoundReport) -> Table:
    columns = (
        PLACE,
        LEVEL,
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
    """Unit by unit; of a large round only level by level, and the units in annexes."""
    elsewhere = where_figures_are(report)
    told = (Paragraph(f"Số liệu của từng cơ quan, đơn vị nêu tại {elsewhere}."),) if elsewhere else ()
    names, by, lay_out = (LEVEL, "cấp", levels_alone) if elsewhere else (UNIT, "đơn vị", by_level)

    def laid_out(cells):
        return lay_out(report.groups, report.total, cells)

    shares = shares_table(laid_out(share_cells), f"Bảng 3. {SHARES} {by}", names)
    late = ()
    if report.has_dossiers:
        caption = f"Bảng 4. {LATE_DOSSIERS} " + ("nguyên nhân và cấp" if elsewhere else "nguyên nhân")
        late = (late_table(laid_out(late_cells), caption, names),)
    counted = counted_dossiers(report.dossier_files, first_table=4 + len(late))
    return (*paragraphs(report.figures_summary), *told, shares, Remark(SHARE_RULE), *late, *counted)
