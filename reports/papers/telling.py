"""What every paper says alike of a visit and of one finding: name, words, causes, deadline, addressee."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.formats import paper_day
from core.text import clean_line
from core.workdays import Term
from findings.models import Demand, Finding
from inspections.models import Visit
from inspections.workflow import VisitKind
from reports.blocks import Block, Heading, Paragraph, paragraphs
from reports.frame import lower_first
from reports.prose import name_units, sentence

NO_STRENGTHS = "Đoàn kiểm tra không ghi nhận nội dung nổi bật."
NO_SHORTCOMINGS = "Qua kiểm tra chưa phát hiện tồn tại, hạn chế."
NO_RECOMMENDATIONS = "Đoàn kiểm tra không có kiến nghị, đề xuất."
SHARE_RULE = (
    "Tỷ lệ nội dung đạt = (số nội dung đạt + ½ số nội dung đạt một phần) ÷ số nội dung áp dụng; nội dung "
    "không áp dụng không tính."
)


def shown_name(visit: Visit) -> str:
    """The body's name as it was on the day; a second look at it says that it is one."""
    return f"{visit.body_name} (phúc tra)" if visit.kind == VisitKind.REINSPECTION else visit.body_name


def full_text(finding: Finding) -> str:
    """Title and description as sentences, without saying the same twice."""
    title, text = clean_line(finding.title), clean_line(finding.text)
    if text.startswith(title.rstrip(".")):
        return sentence(text)
    return " ".join(filter(None, [sentence(title), sentence(text)]))


def causes(finding: Finding) -> tuple[str, ...]:
    """The causes that were given, each with its kind in front, objective first."""
    given = {"Khách quan": finding.objective_cause, "Chủ quan": finding.subjective_cause}
    return tuple(f"{label}: {sentence(cause)}" for label, cause in given.items() if cause.strip())


def deadline(demand: Demand, since: str = "thông báo kết luận") -> str:
    """The last day; before the conclusion has started the clock, the rule that will give it.

    `since` is what the paper calls the conclusion.
    """
    if demand.due_on or demand.fixed_on:
        return f"Chậm nhất ngày {paper_day(demand.due_on or demand.fixed_on)}"
    working = demand.deadline_kind == Demand.DeadlineKind.WORKING
    return f"Chậm nhất {term_words(Term(demand.days, working))} kể từ ngày ban hành {since}"


def term_words(term: Term) -> str:
    return f"{term.days} ngày làm việc" if term.working else f"{term.days} ngày"


# --- recommendations ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Recommendations:
    """What is recommended to one addressee."""

    addressee: str
    items: tuple[str, ...]


def told_by_addressee(findings: Iterable[Finding]) -> dict[str, list[str]]:
    """What is recommended, by the name of the addressee; the visited unit where none is named."""
    told: dict[str, list[str]] = {}
    units_told: dict[str, list[str]] = {}
    for finding in findings:
        if finding.kind != Finding.Kind.RECOMMENDATION:
            continue
        words = sentence(finding.text or finding.title)
        if finding.addressee:
            told.setdefault(_inside_sentence(finding.addressee), []).append(words)
        else:
            units_told.setdefault(words, []).append(finding.visit.body_name)
    for words, units in units_told.items():
        told.setdefault(name_units(units), []).append(words)
    return told


def _inside_sentence(name: str) -> str:
    """An addressee after “Đối với”: “Các …” begins small there, names keep their capital."""
    name = clean_line(name)
    return lower_first(name) if name.startswith("Các ") else name


def recommendations(findings: Iterable[Finding], *, first: Iterable[str] = ()) -> tuple[Recommendations, ...]:
    """By addressee, those of `first` in front; the same said twice to one stands once."""
    told, first = told_by_addressee(findings), tuple(first)
    ordered = sorted(told, key=lambda name: name not in first)
    return tuple(Recommendations(f"Đối với {name}", tuple(dict.fromkeys(told[name]))) for name in ordered)


def recommendation_blocks(
    groups: Iterable[Recommendations], otherwise: str = NO_RECOMMENDATIONS
) -> tuple[Block, ...]:
    """A numbered heading for each addressee, a line for each recommendation; `otherwise` without any."""
    told = []
    for place, group in enumerate(groups, start=1):
        told += [Heading(f"{place}. {group.addressee}"), *paragraphs([f"- {item}" for item in group.items])]
    return tuple(told) or (Paragraph(otherwise),)
