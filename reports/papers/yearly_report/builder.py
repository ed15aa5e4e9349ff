"""All rounds of a plan → the summary report of its year."""

from reports.blocks import Paragraph, Section
from reports.content import Paper
from reports.frame import lower_first, report_frame, superior_name
from reports.models import Document
from reports.papers.telling import recommendation_blocks, recommendations
from reports.quoting import bases_of_round

from .captions import Captions
from .mending import mending
from .results import by_unit, results
from .scope import scope
from .source import YearSource


def build_yearly_report(document: Document) -> Paper:
    """The report on the document's plan; at most twenty queries whatever the size."""
    source, captions = YearSource(document), Captions()
    opening = f"{source.issuer} báo cáo {lower_first(document.subject)} như sau:"
    advice = recommendations(source.findings, first=superior_name(source))
    frame = report_frame(source, bases=bases_of_round(source.plan, ()), illustrative=_is_illustrative(source))
    return Paper(
        **frame,
        sections=(
            Section("opening", (Paragraph(opening),)),
            Section("scope", scope(source, captions), "I. TÌNH HÌNH THỰC HIỆN KẾ HOẠCH KIỂM TRA"),
            Section("results", results(source, captions), "II. KẾT QUẢ KIỂM TRA"),
            Section("figures", by_unit(source, captions), "III. KẾT QUẢ THEO ĐỢT VÀ THEO ĐƠN VỊ"),
            Section("remediation", mending(source, captions), "IV. TÌNH HÌNH KHẮC PHỤC SAU KIỂM TRA"),
            Section("recommendations", recommendation_blocks(advice), "V. KIẾN NGHỊ, ĐỀ XUẤT"),
        ),
    )


def _is_illustrative(source: YearSource) -> bool:
    rounds = any(round_.illustrative for round_ in source.rounds)
    return source.plan.illustrative or rounds or source.any_illustrative
