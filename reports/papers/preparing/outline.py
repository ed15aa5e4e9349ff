"""A round → the outline by which units report (đề cương) and the papers that they have at hand."""

from itertools import groupby

from core.text import clean_line
from inspections.models import Criterion
from reports.blocks import MID, Block, Column, Paragraph, Remark, RowGroup, Section, Table, paragraphs
from reports.content import Paper
from reports.frame import contact, letter_symbol, letterhead, lower_first, recipients, signature
from reports.models import Document
from reports.quoting import bases_of_round, checklist_words
from reports.wording import Level

from .schedule import addressees
from .source import RoundSource
from .wording import self_report_due

NOTHING_ASKED = "Nội dung kiểm tra của đợt chưa được xác định."
NO_PAPERS = "Cơ quan, đơn vị chuẩn bị tài liệu chứng minh cho từng nội dung báo cáo."

SHAPE = (
    "1. Khái quát đặc điểm, tình hình; tổ chức bộ máy và việc phân công thực hiện công tác cải cách hành "
    "chính.",
    "2. Kết quả thực hiện từng nội dung nêu tại mục II, có số liệu và tài liệu chứng minh.",
    "3. Tồn tại, hạn chế; nguyên nhân khách quan, chủ quan; kết quả khắc phục tồn tại, hạn chế của các lần "
    "kiểm tra trước (nếu có).",
    "4. Phương hướng, nhiệm vụ, giải pháp trong thời gian tới.",
    "5. Kiến nghị, đề xuất.",
)
VERDICT_RULE = (
    "“Tự đánh giá”: nêu rõ đạt, đạt một phần, không đạt hoặc không áp dụng. “Tỷ lệ”: nêu cả hai số liệu dùng "
    "để tính; không phát sinh thì ghi rõ."
)
REQUIRED_RULE = "Dấu (*): tài liệu bắt buộc phải có."

SHORT_LEVELS = {Level.DEPARTMENT: "Cấp tỉnh", Level.DISTRICT: "Cấp huyện", Level.COMMUNE: "Cấp xã"}
CODE = Column("Mã nội dung", 22)


def build_outline(document: Document) -> Paper:
    """What the units of the document's round are asked; at most ten queries whatever the size."""
    source = RoundSource(document)
    subject = lower_first(document.subject)
    return Paper(
        letterhead=letterhead(source, letter_symbol(source)),
        kind="Đề cương",
        subject=document.subject,
        addressees=addressees(source.visits),
        bases=bases_of_round(source.plan, source.teams),
        closing=f"Trên đây là Đề cương {subject}, đề nghị các cơ quan, đơn vị được kiểm tra thực hiện",
        recipients=_recipients(source),
        signature=signature(source),
        illustrative=source.is_illustrative,
        sections=(Section("opening", (Paragraph(_opening(source)),)), *outline_sections(source)),
    )


def outline_sections(source: RoundSource) -> tuple[Section, ...]:
    """The outline itself, also as an annex of the decision on a team."""
    return (
        Section("shape", paragraphs(SHAPE), "I. BỐ CỤC BÁO CÁO"),
        Section("questions", _questions(source), "II. NỘI DUNG, SỐ LIỆU BÁO CÁO"),
        Section("papers", _papers(source), "III. DANH MỤC TÀI LIỆU CẦN CHUẨN BỊ"),
        Section("sending", paragraphs(_sending(source)), "IV. THỜI HẠN, NƠI GỬI BÁO CÁO"),
    )


def _opening(source: RoundSource) -> str:
    return (
        f"{source.issuer} đề nghị các cơ quan, đơn vị được kiểm tra xây dựng báo cáo và chuẩn bị tài liệu "
        "theo Đề cương sau đây:"
    )


def _recipients(source: RoundSource) -> tuple[str, ...]:
    told = ("Như trên",) if source.visits else ()
    inspected = () if source.visits else ("Các cơ quan, đơn vị được kiểm tra",)
    return (*told, *recipients(source, *inspected, "Thành viên Đoàn kiểm tra"))


# --- II: what is asked --------------------------------------------------------------------------


def _questions(source: RoundSource) -> tuple[Block, ...]:
    if not source.asked:
        return (Paragraph(NOTHING_ASKED),)
    marks = source.levels if len(source.levels) > 1 else []
    columns = (
        CODE,
        Column("Nội dung", names_row=True),
        Column("Số liệu, thông tin cần nêu", 38),
        *(Column(SHORT_LEVELS[level], 15, MID, "Áp dụng đối với") for level in marks),
    )
    groups = tuple(
        RowGroup.of(title, [_question(source, criterion, marks) for criterion in criteria])
        for title, criteria in _by_section(source)
    )
    about = Paragraph(checklist_words(source.round.checklist))
    return (about, Table(columns, groups, "Bảng 1. Nội dung, số liệu báo cáo"), Remark(VERDICT_RULE))


def _by_section(source: RoundSource):
    """The criteria under the titles of their sections."""
    for section, criteria in groupby(source.asked, key=lambda criterion: criterion.section):
        yield section.title, list(criteria)


def _question(source: RoundSource, criterion: Criterion, levels) -> tuple[str, ...]:
    asked = ("x" if level in source.asked[criterion] else "" for level in levels)
    return (criterion.code, clean_line(criterion.text), "\n".join(_figures(criterion)), *asked)


def _figures(criterion: Criterion) -> list[str]:
    """What the report says about one criterion, part by part as the checklist asks it."""
    labels = (criterion.number_1_label, criterion.number_2_label)[: criterion.numbers]
    asked = [
        ("Tự đánh giá", criterion.asks_verdict),
        *((label or "Số liệu", True) for label in labels),
        ("Tỷ lệ", criterion.asks_ratio),
        ("Ngày, tháng, năm", criterion.asks_date),
        ("Nêu cụ thể", criterion.asks_text),
    ]
    return [words for words, is_asked in asked if is_asked]


# --- III and IV: the papers, and where the report goes ------------------------------------------


def _papers(source: RoundSource) -> tuple[Block, ...]:
    """What proves each criterion, a paper that proves several of a section told once."""
    groups = tuple(
        RowGroup.of(title, rows) for title, criteria in _by_section(source) if (rows := _evidence(criteria))
    )
    if not groups:
        return (Paragraph(NO_PAPERS),)
    columns = (Column("TT", 10, MID), Column("Tài liệu", names_row=True), Column("Mã nội dung (Bảng 1)", 60))
    is_marked = any(criterion.evidence and criterion.evidence_required for criterion in source.asked)
    table = Table(columns, groups, "Bảng 2. Danh mục tài liệu cần chuẩn bị")
    return (table, Remark(REQUIRED_RULE)) if is_marked else (table,)


def _evidence(criteria: list[Criterion]) -> list[tuple[str, ...]]:
    proves: dict[str, list[str]] = {}
    for criterion in criteria:
        if words := clean_line(criterion.evidence):
            mark = " (*)" if criterion.evidence_required else ""
            proves.setdefault(f"{words[0].upper()}{words[1:]}{mark}", []).append(criterion.code)
    return [
        (str(place), words, ", ".join(codes)) for place, (words, codes) in enumerate(proves.items(), start=1)
    ]


def _sending(source: RoundSource) -> tuple[str, ...]:
    return (
        f"1. Báo cáo và tài liệu kèm theo gửi về {source.issuer} {self_report_due()}.",
        "2. Tài liệu bản gốc được chuẩn bị sẵn tại cơ quan, đơn vị để xuất trình khi Đoàn kiểm tra yêu cầu.",
        f"3. Trong quá trình thực hiện, nếu có vướng mắc, liên hệ {contact(source)}.",
    )
