"""A unit and what it owes → the letter that chases it (công văn đôn đốc)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from core.formats import DASH, number, paper_day
from core.text import clean_line, list_words
from findings.models import Conclusion, DeadlineChange, Demand
from findings.workflow import DemandState
from reports.blocks import MID, Column, Paragraph, RowGroup, Section, Table, numbered
from reports.content import Frame, Paper
from reports.frame import contact, letter_symbol, letterhead, lower_first, recipients, signature
from reports.models import Document
from reports.prose import paper_date, paper_number, sentence
from reports.source import PaperSource

# What is awaited, by the state: a paper that was returned is awaited in a better form.
PLAN, REPORT = "kế hoạch khắc phục", "báo cáo khắc phục"
AGAIN = "đã được trả lại để hoàn thiện"
RETURNED = {DemandState.PLAN_RETURNED: PLAN, DemandState.RETURNED: REPORT}


@dataclass(frozen=True)
class ChasedDemand:
    """One line of the letter: the shortcoming, what must be done, what is awaited and since when.

    `days_late` are calendar days after the last day; None when that has not passed.
    """

    number: str
    title: str
    demand: str
    awaited: str
    deadline: str
    is_extended: bool = False
    days_late: int | None = None


@dataclass(frozen=True)
class ReminderLetter(Frame):
    """What the letter to one unit says."""

    opening: str = ""
    items: tuple[ChasedDemand, ...] = ()
    lead: str = ""
    requests: tuple[str, ...] = ()


def build_reminder_letter(document: Document) -> Paper:
    """The letter about what its demands still owe on the day it is dated; at most eight queries."""
    return arrange(collect(document))


def arrange(letter: ReminderLetter) -> Paper:
    """The letter in its sections; one that has nothing to chase says only that."""
    sections = [Section("opening", (Paragraph(letter.opening),))]
    if letter.items:
        requests = [f"{place}. {request}" for place, request in enumerate(letter.requests, start=1)]
        sections += [
            Section("demands", (_table(letter),)),
            Section("request", tuple(map(Paragraph, [letter.lead, *requests]))),
        ]
    return Paper(**letter.frame, sections=tuple(sections))


def _table(letter: ReminderLetter) -> Table:
    columns = (
        Column("TT", 10, MID),
        Column("Tồn tại, hạn chế", 48),
        Column("Yêu cầu khắc phục"),
        Column("Thời hạn", 38),
        Column("Số ngày quá hạn", 16, MID),
    )
    return Table(columns, (RowGroup(numbered(map(_cells, letter.items))),))


def _cells(item: ChasedDemand) -> tuple[str, ...]:
    extended = " (đã gia hạn)" if item.is_extended else ""
    return (
        f"{item.title}\n({item.number})",
        item.demand,
        f"Gửi {item.awaited}: {item.deadline}{extended}",
        DASH if item.days_late is None else number(item.days_late),
    )


def collect(document: Document) -> ReminderLetter:
    """What the letter says."""
    source = PaperSource(document)
    demands = list(
        document.chased()
        .select_related("finding__conclusion__round__plan__agency", "finding__visit", "unit")
        .prefetch_related("deadline_changes")
        .order_by("due_on", "finding__number")
    )
    items = tuple(_item(demand, document.dated) for demand in demands)
    return ReminderLetter(
        **_frame(source, demands),
        opening=_opening(source, items),
        items=items,
        lead=f"{source.issuer} đề nghị {document.unit.body_name}:",
        requests=_requests(source, items),
    )


def _frame(source: PaperSource, demands) -> dict:
    document = source.document
    return {
        "letterhead": letterhead(
            source, letter_symbol(source), about=f"V/v {lower_first(clean_line(document.subject))}"
        ),
        "kind": "Công văn",
        "subject": f"V/v {lower_first(document.subject)}",
        "addressees": (document.unit.body_name,),
        "bases": _bases(demands),
        "closing": f"{source.issuer} đề nghị {document.unit.body_name} quan tâm chỉ đạo thực hiện",
        "recipients": _recipients(source),
        "signature": signature(source),
        "illustrative": any(demand.finding.visit.illustrative for demand in demands),
    }


def _recipients(source: PaperSource) -> tuple[str, ...]:
    """The unit, those who are told, and the archive as the agency has set it."""
    return ("Như trên", *recipients(source))


def _bases(demands) -> tuple[str, ...]:
    conclusions = sorted(
        {demand.finding.conclusion for demand in demands}, key=lambda one: (one.date, one.pk)
    )
    return tuple(f"Căn cứ {quote_conclusion(conclusion)}" for conclusion in conclusions)


def quote_conclusion(conclusion: Conclusion) -> str:
    agency = conclusion.round.plan.agency.body_name
    return f"Thông báo kết luận số {conclusion.number} {paper_date(conclusion.date)} của {agency}"


def _item(demand: Demand, day: date) -> ChasedDemand:
    due, awaited = _awaited(demand, day)
    changes = [change.kind for change in demand.deadline_changes.all()]
    return ChasedDemand(
        number=demand.finding.number,
        title=sentence(demand.finding.title),
        demand=sentence(demand.what),
        awaited=awaited,
        deadline=f"chậm nhất ngày {paper_day(due)}",
        is_extended=due == demand.due_on and DeadlineChange.Kind.EXTENSION in changes,
        days_late=(day - due).days if due < day else None,
    )


def _awaited(demand: Demand, day: date) -> tuple[date, str]:
    """Until when what was awaited: the plan, unless the report itself is late by now."""
    plan = demand.is_plan_owed and demand.due_on >= day
    what = PLAN if plan else REPORT
    again = f" {AGAIN}" if RETURNED.get(demand.state) == what else ""
    return (demand.plan_due_on if plan else demand.due_on), what + again


def _opening(source: PaperSource, items) -> str:
    unit, day = source.document.unit.body_name, paper_day(source.document.dated)
    if not items:
        return f"Tính đến ngày {day}, {unit} không còn yêu cầu khắc phục nào phải đôn đốc."
    counted = Counter(item.awaited for item in items)
    missing = list_words(
        f"chưa gửi {awaited} đối với {paper_number(n)} yêu cầu khắc phục" for awaited, n in counted.items()
    )
    return f"Qua theo dõi, tính đến ngày {day}, {unit} {missing} theo kết luận kiểm tra{_past(items)}."


def _past(items) -> str:
    """How many of them are late by now."""
    late = sum(item.days_late is not None for item in items)
    if late == len(items):
        return "; tất cả đã quá thời hạn" if late > 1 else ", đã quá thời hạn"
    return f", trong đó {paper_number(late)} yêu cầu đã quá thời hạn" if late else ""


def _requests(source: PaperSource, items) -> tuple[str, ...]:
    document = source.document
    papers = list_words(
        what for what in (PLAN, REPORT) if any(item.awaited.startswith(what) for item in items)
    )
    return (
        f"Khẩn trương thực hiện các yêu cầu khắc phục nêu trên; gửi {papers} kèm tài liệu chứng minh về "
        f"{source.issuer} chậm nhất ngày {paper_day(document.answer_by)}.",
        "Đối với nội dung chưa khắc phục xong, báo cáo rõ nguyên nhân và thời gian hoàn thành.",
        *_contact(source),
    )


def _contact(source: PaperSource) -> tuple[str, ...]:
    """Whom to ask: the person who prepared the letter, where a telephone number is known."""
    who = contact(source)
    if who == source.issuer:
        return ()
    return (f"Trong quá trình thực hiện, nếu có vướng mắc, liên hệ {who}.",)
