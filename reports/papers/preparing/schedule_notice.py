"""A round → the notice of its schedule (thông báo lịch kiểm tra), which names announced visits alone."""

from reports.blocks import Paragraph, Section, paragraphs
from reports.chain import Kind
from reports.content import Paper
from reports.frame import contact, letterhead, lower_first, recipients, signature, symbol
from reports.models import Document
from reports.people import team_sentence
from reports.quoting import bases_of_round, quote

from .schedule import addressees, schedule
from .source import RoundSource
from .wording import self_report_due


def build_schedule_notice(document: Document) -> Paper:
    """The announced visits of the document's round; at most eight queries whatever the size."""
    source = RoundSource(document)
    return Paper(
        letterhead=letterhead(source, f"TB-{symbol(source)}"),
        kind="Thông báo",
        subject=document.subject,
        addressees=addressees(source.visits),
        bases=bases_of_round(source.plan, source.teams),
        closing=f"Trên đây là Thông báo {lower_first(document.subject)}, đề nghị các cơ quan, đơn vị được "
        f"kiểm tra phối hợp thực hiện; nếu có thay đổi, {source.issuer} sẽ thông báo sau",
        recipients=_recipients(source),
        signature=signature(source),
        illustrative=source.is_illustrative,
        sections=tuple(_sections(source)),
    )


def _sections(source: RoundSource):
    yield Section("opening", (Paragraph(_opening(source)),))
    yield Section("schedule", schedule(source.visits), "1. Thời gian, địa điểm kiểm tra")
    if source.teams:
        told = paragraphs([team_sentence(team) for team in source.teams])
        yield Section("teams", told, "2. Thành phần Đoàn kiểm tra")
    place = 3 if source.teams else 2
    yield Section("preparation", paragraphs(_preparation(source)), f"{place}. Công tác chuẩn bị")
    asked = Paragraph(f"Trong quá trình thực hiện, nếu có vướng mắc, liên hệ {contact(source)}.")
    yield Section("contact", (asked,), f"{place + 1}. Liên hệ")


def _opening(source: RoundSource) -> str:
    return f"{source.issuer} thông báo {lower_first(source.document.subject)} như sau:"


def _recipients(source: RoundSource) -> tuple[str, ...]:
    inspected = ("Như trên",) if source.visits else ()
    return (*inspected, *recipients(source, "Thành viên Đoàn kiểm tra"))


def _preparation(source: RoundSource) -> tuple[str, ...]:
    """What the units do before the day; the outline is quoted once it was sent out."""
    return (
        f"- Xây dựng báo cáo theo {_outline(source)}, gửi về {source.issuer} {self_report_due()}.",
        "- Chuẩn bị hồ sơ, tài liệu chứng minh liên quan đến nội dung kiểm tra; bố trí địa điểm làm việc.",
        "- Phân công lãnh đạo và công chức, viên chức nắm rõ nội dung để làm việc, giải trình với Đoàn kiểm "
        "tra.",
    )


def _outline(source: RoundSource) -> str:
    sent = source.issued(Kind.OUTLINE)
    if not sent:
        return f"Đề cương báo cáo của {source.issuer}"
    return quote("Đề cương", sent.full_number, sent.issued_on, source.issuer)
