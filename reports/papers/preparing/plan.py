"""A plan → the paper that sends it out (kế hoạch kiểm tra), with the units chosen in its annex."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count

from core.formats import paper_day
from inspections.models import Draw, Plan, PlanUnit, Round
from reports.blocks import Annex, Block, Heading, Paragraph, Section, paragraphs
from reports.content import Paper
from reports.frame import letterhead, lines, lower_first, recipients, signature, symbol
from reports.models import Document
from reports.quoting import checklist_words, decision_on_plan, functions_of
from reports.source import PaperSource
from reports.wording import INSPECTED_BODIES, PURPOSE

from .plan_units import chosen_units, unit_annex
from .wording import REQUIREMENTS, SCOPE, self_report_due

FORMS = (
    "- Kiểm tra trực tiếp tại cơ quan, đơn vị theo lịch được thông báo trước.",
    "- Kiểm tra qua báo cáo của cơ quan, đơn vị đối với những nội dung, trường hợp phù hợp.",
    "- Ngoài lịch được thông báo, có thể kiểm tra đột xuất khi cần thiết; việc kiểm tra đột xuất không thông "
    "báo trước thời gian, địa điểm.",
)


@dataclass(frozen=True)
class PlanSource(PaperSource):
    """The rows of one plan; each property is read once, by one query (coverage by four)."""

    @property
    def plan(self) -> Plan:
        return self.document.plan

    @cached_property
    def units(self) -> list[PlanUnit]:
        """The units chosen, communes by what they belong to, all in the order of the alphabet."""
        chosen = self.plan.plan_units.select_related("unit__parent", "replaces")
        return sorted(chosen, key=lambda row: (_place_of_parent(row.unit), row.unit.sort_key, row.pk))

    @cached_property
    def draws(self) -> list[Draw]:
        """In the order in which they were drawn, each with the size of its `pool`."""
        return list(self.plan.draws.annotate(pool=Count("candidates")))

    @cached_property
    def rounds(self) -> list[Round]:
        return list(self.plan.rounds.select_related("checklist").order_by("period_start", "pk"))


def build_plan(document: Document) -> Paper:
    """The document's plan; at most fifteen queries whatever the size."""
    source = PlanSource(document)
    annex = unit_annex(source.units, source.draws)
    told = ("Các cơ quan, đơn vị nêu tại Phụ lục I",) if source.units else ()
    return Paper(
        letterhead=letterhead(source, f"KH-{symbol(source)}"),
        kind="Kế hoạch",
        subject=document.subject,
        addressees=(),
        bases=(functions_of(source.agency), *decision_on_plan(source.plan)),
        closing=f"Trên đây là Kế hoạch {lower_first(document.subject)}, {source.issuer} đề nghị các cơ quan, "
        "đơn vị có liên quan phối hợp thực hiện",
        recipients=recipients(source, *told),
        signature=signature(source),
        illustrative=_is_illustrative(source),
        sections=_sections(source),
        annexes=(Annex("chosen", "Danh sách cơ quan, đơn vị được kiểm tra", annex),) if annex else (),
    )


def purpose_of(plan: Plan) -> tuple[str, ...]:
    return lines(plan.purpose) or (PURPOSE,)


def scope_of(plan: Plan) -> tuple[str, ...]:
    return lines(plan.scope) or SCOPE


def _sections(source: PlanSource) -> tuple[Section, ...]:
    opening = f"{source.issuer} ban hành Kế hoạch {lower_first(source.document.subject)} như sau:"
    units = chosen_units(source.plan, source.units, source.draws)
    return (
        Section("opening", (Paragraph(opening),)),
        Section("purpose", _purpose(source), "I. MỤC ĐÍCH, YÊU CẦU"),
        Section("scope", paragraphs(_scope(source)), "II. NỘI DUNG, PHẠM VI KIỂM TRA"),
        Section("units", units, "III. ĐỐI TƯỢNG KIỂM TRA"),
        Section("time", _time(source), "IV. THỜI GIAN, HÌNH THỨC KIỂM TRA"),
        Section("carrying-out", _carrying_out(source), "V. TỔ CHỨC THỰC HIỆN"),
    )


def _purpose(source: PlanSource) -> tuple[Block, ...]:
    return (
        Heading("1. Mục đích"),
        *paragraphs(purpose_of(source.plan)),
        Heading("2. Yêu cầu"),
        *paragraphs(REQUIREMENTS),
    )


def _scope(source: PlanSource) -> tuple[str, ...]:
    """What the plan says, and the checklists by which its rounds ask."""
    asked = dict.fromkeys(checklist_words(round_.checklist) for round_ in source.rounds)
    return (*scope_of(source.plan), *asked)


def _time(source: PlanSource) -> tuple[Block, ...]:
    return (
        Heading("1. Thời gian"),
        *paragraphs([_period(round_) for round_ in source.rounds], otherwise=_no_period(source)),
        Heading("2. Hình thức"),
        *paragraphs(FORMS),
    )


def _period(round_: Round) -> str:
    start, end = paper_day(round_.period_start), paper_day(round_.period_end)
    return f"- {round_.name}: từ ngày {start} đến ngày {end}."


def _no_period(source: PlanSource) -> str:
    return f"Trong năm {source.plan.year}; thời gian cụ thể do {source.issuer} thông báo."


def _carrying_out(source: PlanSource) -> tuple[Block, ...]:
    inspected = INSPECTED_BODIES[:1].upper() + INSPECTED_BODIES[1:]
    return (
        Heading(f"1. {source.issuer}"),
        Paragraph(
            "- Thành lập Đoàn kiểm tra; gửi đề cương báo cáo, thông báo lịch kiểm tra đến các cơ quan, đơn "
            "vị được kiểm tra, trừ trường hợp kiểm tra đột xuất."
        ),
        Paragraph(
            "- Thông báo kết luận kiểm tra; theo dõi, đôn đốc việc khắc phục tồn tại, hạn chế; tổng hợp, báo "
            "cáo kết quả kiểm tra."
        ),
        Heading(f"2. {inspected}"),
        Paragraph(f"- Xây dựng báo cáo theo đề cương, gửi về {source.issuer} {self_report_due()}."),
        Paragraph(
            "- Chuẩn bị hồ sơ, tài liệu; phân công lãnh đạo, công chức, viên chức làm việc với Đoàn kiểm tra."
        ),
        Paragraph(
            "- Khắc phục tồn tại, hạn chế theo kết luận kiểm tra; báo cáo kết quả khắc phục về "
            f"{source.issuer}."
        ),
    )


def _place_of_parent(unit) -> str:
    return unit.parent.sort_key if unit.parent else ""


def _is_illustrative(source: PlanSource) -> bool:
    return source.plan.illustrative or any(round_.illustrative for round_ in source.rounds)
