"""A team → the decision that sets it up (quyết định thành lập Đoàn kiểm tra), in articles."""

import re

from core.formats import paper_day
from inspections.models import TeamMember
from reports.blocks import (
    MID,
    Annex,
    Block,
    Column,
    Heading,
    Paragraph,
    RowGroup,
    Section,
    Table,
    numbered,
    paragraphs,
)
from reports.chain import Kind
from reports.content import Paper
from reports.frame import decider, decision_signature, letterhead, lower_first, recipients, symbol
from reports.models import Document
from reports.people import ROLES
from reports.prose import paper_number
from reports.quoting import bases_of_round, functions_of, quote
from reports.wording import DIVISION_HEAD
from units.names import TERRITORIAL_LEVELS

from .outline import outline_sections
from .plan import purpose_of, scope_of
from .schedule import schedule
from .source import RoundSource

NO_MEMBERS = "Danh sách thành viên Đoàn kiểm tra chưa được xác định."


def build_team_decision(document: Document) -> Paper:
    """The decision on the document's team; at most twelve queries whatever the size."""
    source = RoundSource(document)
    return Paper(
        letterhead=letterhead(source, f"QĐ-{symbol(source)}"),
        kind="Quyết định",
        subject=document.subject,
        addressees=(),
        bases=_bases(source),
        closing="",
        recipients=("Như Điều 3", *recipients(source)),
        signature=decision_signature(source),
        illustrative=source.is_illustrative,
        authority=decider(source),
        sections=(
            Section("team", _team(source)),
            Section("duties", _duties(source)),
            Section("effect", (_effect(),)),
        ),
        annexes=(
            Annex("schedule", "Kế hoạch kiểm tra", _plan(source)),
            Annex("outline", "Đề cương báo cáo và tài liệu cần chuẩn bị", _outline(source)),
        ),
    )


def _bases(source: RoundSource) -> tuple[str, ...]:
    """What the agency is there for, the plan as it can be quoted, and who proposed the decision."""
    return (functions_of(source.agency), *_plan_as_quoted(source), _proposal(source))


def _plan_as_quoted(source: RoundSource) -> tuple[str, ...]:
    sent = source.issued(Kind.PLAN)
    if not sent:
        return bases_of_round(source.plan)
    issuer = source.plan.agency.body_name
    return (
        f"Căn cứ {quote('Kế hoạch', sent.full_number, sent.issued_on, issuer, lower_first(sent.subject))}",
    )


def _proposal(source: RoundSource) -> str:
    """In an agency its division proposes; before a people's committee whoever advises it."""
    is_committee = source.agency.level in TERRITORIAL_LEVELS
    who = "cơ quan tham mưu về cải cách hành chính" if is_committee else DIVISION_HEAD
    return f"Theo đề nghị của {who}"


# --- the articles -------------------------------------------------------------------------------


def _team(source: RoundSource) -> tuple[Block, ...]:
    setting_up = _setting_up(source)
    if not source.members:
        return (Paragraph(f"{setting_up}.", "Điều 1."), Paragraph(NO_MEMBERS))
    count = paper_number(len(source.members))
    columns = (
        Column("TT", 10, MID),
        Column("Họ và tên", 38, names_row=True),
        Column("Chức vụ"),
        Column("Cơ quan, đơn vị", 32),
        Column("Nhiệm vụ trong Đoàn", 30),
    )
    table = Table(columns, (RowGroup(numbered(map(_member, source.members))),))
    return (Paragraph(f"{setting_up}, gồm {count} thành viên sau đây:", "Điều 1."), table)


def _setting_up(source: RoundSource) -> str:
    """The matter of the decision, as it was worded, as what is decided."""
    matter = re.sub(r"(?i)^về việc ", "", source.document.subject)
    if not matter.casefold().startswith("thành lập"):
        matter = f"thành lập {source.team.name}"
    return matter[:1].upper() + matter[1:]


def _member(member: TeamMember) -> tuple[str, ...]:
    user = member.user
    unit = user.unit.body_name if user.unit else ""
    return (user.get_full_name(), user.position or "–", unit or "–", ROLES[member.role])


def _duties(source: RoundSource) -> tuple[Block, ...]:
    start, end = paper_day(source.round.period_start), paper_day(source.round.period_end)
    above = decider(source)
    return (
        Paragraph("Nhiệm vụ, quyền hạn và thời hạn kiểm tra của Đoàn kiểm tra:", "Điều 2."),
        Paragraph(
            "1. Kiểm tra các cơ quan, đơn vị theo Kế hoạch tại Phụ lục I, nội dung tại Phụ lục II và theo "
            f"phân công của {above}; lập biên bản kiểm tra, báo cáo {above} kết quả và kiến nghị xử lý."
        ),
        Paragraph(
            "2. Yêu cầu cơ quan, đơn vị được kiểm tra báo cáo, giải trình, cung cấp hồ sơ, tài liệu, số liệu "
            "liên quan đến nội dung kiểm tra. Trưởng đoàn phân công nhiệm vụ cho các thành viên."
        ),
        Paragraph(
            f"3. Thời hạn kiểm tra: từ ngày {start} đến ngày {end}. Đoàn kiểm tra tự giải thể sau khi hoàn "
            "thành nhiệm vụ."
        ),
    )


def _effect() -> Paragraph:
    """The last article ends the paper, as the closing words end others."""
    return Paragraph(
        "Quyết định này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị có liên quan, các cơ quan, "
        "đơn vị được kiểm tra và các thành viên Đoàn kiểm tra có tên tại Điều 1 chịu trách nhiệm thi hành "
        "Quyết định này./.",
        "Điều 3.",
    )


# --- the annexes --------------------------------------------------------------------------------


def _plan(source: RoundSource) -> tuple[Block, ...]:
    return (
        Heading("1. Mục đích"),
        *paragraphs(purpose_of(source.plan)),
        Heading("2. Nội dung, phạm vi"),
        *paragraphs(scope_of(source.plan)),
        Heading("3. Thời gian, địa điểm kiểm tra"),
        *schedule(source.visits, with_teams=False),
    )


def _outline(source: RoundSource) -> tuple[Block, ...]:
    """The sections of the outline, their titles as headings."""
    return tuple(
        block for section in outline_sections(source) for block in (Heading(section.title), *section.blocks)
    )
