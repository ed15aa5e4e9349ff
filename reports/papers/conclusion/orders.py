"""What a conclusion asks for: what must be put right by when, how it is carried out and reported."""

from core.text import clean_line
from findings.models import Demand, Finding
from reports.blocks import MID, Annex, Block, Column, Paragraph, RowGroup, Table, numbered, paragraphs
from reports.frame import lower_first
from reports.papers.telling import deadline, full_text, shown_name, term_words
from reports.prose import paper_number, sentence

from .source import ConclusionSource

# What the paper calls itself, where a deadline runs from it.
THIS_PAPER = "Thông báo này"
NO_DEMANDS = "Không có nội dung phải khắc phục."


def demands(source: ConclusionSource) -> tuple[Block, ...]:
    """To one body each demand with its deadline; to several how many each has, the annex tells them."""
    if not source.demands:
        return (Paragraph(NO_DEMANDS),)
    asked = f"Yêu cầu {source.units} khắc phục {paper_number(len(source.demands))} tồn tại, hạn chế"
    if source.is_of_one:
        lines = (f"- {_demand_line(demand)}" for demand in source.demands)
        return (Paragraph(f"{asked}, cụ thể:"), *paragraphs(tuple(lines)))
    counted = ((visit, len(_demanded(source, visit))) for visit in source.visits)
    lines = [f"- {shown_name(visit)}: {paper_number(n)} yêu cầu;" for visit, n in counted if n]
    lines[-1] = lines[-1].rstrip(";") + "."
    return (
        Paragraph(f"{asked}; từng yêu cầu và thời hạn nêu tại Phụ lục I kèm theo. Cụ thể:"),
        *paragraphs(lines),
    )


def _demand_line(demand: Demand) -> str:
    until = lower_first(deadline(demand, THIS_PAPER))
    return f"{sentence(demand.what)} Thời hạn: {until} ({demand.finding.number})."


def _demanded(source: ConclusionSource, visit) -> list[Finding]:
    return [one for one in source.shortcomings if one.visit_id == visit.pk and hasattr(one, "demand")]


def carrying_out(source: ConclusionSource) -> tuple[Block, ...]:
    """Plan, report and who watches over it."""
    units = source.units[:1].upper() + source.units[1:]
    if not source.demands:
        return (Paragraph(f"{units} tiếp tục thực hiện công tác cải cách hành chính theo quy định."),)
    lines = [
        f"{units} tổ chức thực hiện nghiêm các yêu cầu khắc phục nêu trên.",
        *_plan(source, units),
        f"{units} báo cáo kết quả khắc phục kèm tài liệu chứng minh về {source.issuer} {_report_by(source)}.",
        f"{source.issuer} theo dõi, đôn đốc, kiểm tra việc thực hiện {THIS_PAPER}.",
    ]
    return paragraphs([f"{place}. {line}" for place, line in enumerate(lines, start=1)])


def _plan(source: ConclusionSource, units: str) -> tuple[str, ...]:
    term = source.document.plan_term
    if term is None:
        return ()
    return (
        f"{units} ban hành kế hoạch khắc phục, gửi về {source.issuer} trong thời hạn {term_words(term)} "
        f"kể từ ngày ban hành {THIS_PAPER}.",
    )


def _report_by(source: ConclusionSource) -> str:
    """The one deadline of all demands, or that each has its own."""
    until = {deadline(demand, THIS_PAPER) for demand in source.demands}
    return lower_first(until.pop()) if len(until) == 1 else "theo thời hạn của từng yêu cầu"


def annex(source: ConclusionSource) -> tuple[Annex, ...]:
    """Every demand beside its shortcoming, with its deadline; body by body where there are several."""
    if not source.demands:
        return ()
    columns = (
        Column("TT", 10, MID),
        Column("Số", 32),
        Column("Tồn tại, hạn chế", 84),
        Column("Yêu cầu khắc phục"),
        Column("Thời hạn", 48),
    )
    demanded = [(visit, found) for visit in source.visits if (found := _demanded(source, visit))]
    groups = tuple(
        RowGroup(numbered(map(_cells, found)), "" if source.is_of_one else f"{place}. {shown_name(visit)}")
        for place, (visit, found) in enumerate(demanded, start=1)
    )
    title = "Tồn tại, hạn chế, yêu cầu khắc phục và thời hạn"
    return (Annex("demands-annex", title, (Table(columns, groups),), is_wide=True),)


def _cells(finding: Finding) -> tuple[str, ...]:
    """Who must do it is said where that is not the body that was visited."""
    demand = finding.demand
    other = "" if demand.unit_id == finding.visit.unit_id else f"\nĐơn vị thực hiện: {demand.unit.body_name}"
    return (
        finding.number,
        full_text(finding),
        f"{sentence(clean_line(demand.what))}{other}",
        deadline(demand, THIS_PAPER),
    )
