"""A plan or report that a unit sent → the paper that confirms its receipt (giấy xác nhận)."""

from dataclasses import dataclass

from core.formats import DASH, clock, filesize, number, paper_day
from core.text import clean_line
from findings.models import Submission, SubmissionFile, SubmissionItem
from reports.blocks import MID, Column, Heading, Paragraph, Remark, Row, RowGroup, Section, Table, numbered
from reports.content import Frame, Paper, Signature
from reports.frame import letterhead
from reports.models import Document
from reports.people import person
from reports.prose import sentence
from reports.source import PaperSource

from .reminder_letter import PLAN, REPORT, quote_conclusion

# Enough of a hash to tell two files apart by eye; the whole of it stays in the system.
HASH_LETTERS = 16


@dataclass(frozen=True)
class ReceivedItem:
    """One demand that the paper of the unit speaks of; `days_late` are calendar days, None when in time."""

    number: str
    title: str
    deadline: str
    turn: int
    days_late: int | None = None


@dataclass(frozen=True)
class ReceivedFile:
    """One file as it was kept: `of` is the number of the finding it came with, empty for the whole paper."""

    name: str
    size: int
    sha256: str
    of: str = ""


@dataclass(frozen=True)
class Receipt(Frame):
    """What was received from one unit; nobody signs it."""

    opening: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    items: tuple[ReceivedItem, ...] = ()
    files: tuple[ReceivedFile, ...] = ()
    notes: tuple[str, ...] = ()


def build_receipt(document: Document) -> Paper:
    """What was received, when and whether in time; at most six queries."""
    return arrange(collect(document))


def arrange(receipt: Receipt) -> Paper:
    """The facts, then what it says of each demand, then the files that came with it."""
    opening = (Paragraph(receipt.opening), _facts_table(receipt), *map(Paragraph, receipt.notes))
    return Paper(
        **receipt.frame,
        sections=(
            Section("opening", opening),
            Section(
                "items", (Heading("Nội dung báo cáo theo từng yêu cầu khắc phục"), _items_table(receipt))
            ),
            Section("files", (Heading("Tài liệu kèm theo"), *_files_blocks(receipt))),
        ),
    )


def _facts_table(receipt: Receipt) -> Table:
    columns = (Column(width=38, names_row=True), Column())
    return Table(columns, (RowGroup(tuple(map(Row, receipt.facts))),), style="facts")


def _items_table(receipt: Receipt) -> Table:
    columns = (
        Column("TT", 10, MID),
        Column("Số hiệu", 26),
        Column("Tồn tại, hạn chế"),
        Column("Thời hạn", 38),
        Column("Tình trạng", 22),
    )
    return Table(columns, (RowGroup(numbered(map(_item_cells, receipt.items))),))


def _item_cells(item: ReceivedItem) -> tuple[str, ...]:
    turn = f"\n(gửi lần {item.turn})" if item.turn > 1 else ""
    late = "Đúng hạn" if item.days_late is None else f"Quá hạn {number(item.days_late)} ngày"
    return (item.number, f"{item.title}{turn}", item.deadline, late)


def _files_blocks(receipt: Receipt):
    if not receipt.files:
        return (Paragraph("Không có tài liệu kèm theo."),)
    columns = (
        Column("TT", 10, MID),
        Column("Tên tệp"),
        Column("Kèm theo", 30),
        Column("Dung lượng", 20, MID),
        Column("Mã SHA-256", 38),
    )
    rows = (
        (file.name, file.of or "Văn bản chung", filesize(file.size), file.sha256) for file in receipt.files
    )
    return (
        Remark("Mã SHA-256 ghi 16 ký tự đầu; mã đầy đủ được lưu trên hệ thống."),
        Table(columns, (RowGroup(numbered(rows)),)),
    )


def collect(document: Document) -> Receipt:
    """What the receipt says."""
    source, submission = PaperSource(document), document.submission
    items = list(submission.items.select_related("demand__finding__visit").order_by("pk"))
    files = submission.files.select_related("item__demand__finding")
    files = sorted(files, key=lambda file: (file.item_id or 0, file.pk))
    return Receipt(
        letterhead=letterhead(source, "", day=document.dated.day, code=document.code),
        kind="Giấy xác nhận",
        subject=document.subject,
        addressees=(),
        bases=(),
        closing="",
        recipients=(),
        signature=Signature(()),
        illustrative=any(item.demand.finding.visit.illustrative for item in items),
        opening=f"{source.issuer} xác nhận đã nhận văn bản sau đây:",
        facts=_facts(submission),
        items=tuple(_item(item, submission) for item in items),
        files=tuple(map(_file, files)),
        notes=_notes(document),
    )


def _facts(submission: Submission) -> tuple[tuple[str, str], ...]:
    return (
        ("Cơ quan, đơn vị gửi", submission.unit.body_name),
        ("Văn bản", _paper(submission)),
        ("Thực hiện", quote_conclusion(submission.conclusion)),
        ("Thời điểm nhận", _received(submission)),
        ("Người nhập thay" if submission.on_behalf else "Người gửi", person(submission.sent_by)),
    )


def _paper(submission: Submission) -> str:
    """The kind, and the number and date of the unit's own paper where it gave them."""
    what = PLAN if submission.is_plan else REPORT
    words = [what[0].upper() + what[1:]]
    if submission.number:
        words.append(f"số {clean_line(submission.number)}")
    if submission.letter_date:
        words.append(f"ngày {paper_day(submission.letter_date)}")
    return " ".join(words)


def _received(submission: Submission) -> str:
    at = f"{clock(submission.sent_at)} ngày {paper_day(submission.sent_at)}"
    if not submission.on_behalf:
        return f"{at}, gửi trực tuyến trên hệ thống"
    return f"Nhập vào hệ thống lúc {at}; tính là gửi ngày {paper_day(submission.reported_on)}"


def _item(item: SubmissionItem, submission: Submission) -> ReceivedItem:
    due = item.demand.plan_due_on if submission.is_plan else item.demand.due_on
    late = (submission.reported_on - due).days if due else 0
    return ReceivedItem(
        number=item.demand.finding.number,
        title=sentence(item.demand.finding.title),
        deadline=f"Chậm nhất ngày {paper_day(due)}" if due else DASH,
        turn=item.turn,
        days_late=late if late > 0 else None,
    )


def _file(file: SubmissionFile) -> ReceivedFile:
    of = file.item.demand.finding.number if file.item else ""
    return ReceivedFile(file.name, file.size, file.sha256[:HASH_LETTERS], of)


def _notes(document: Document) -> tuple[str, ...]:
    return (
        f"Giấy xác nhận này do hệ thống tự động lập từ dữ liệu đã nhận, mã {document.code}, không cần chữ ký "
        "và con dấu.",
        "Việc xác nhận đã nhận không thay cho kết quả xem xét, chấp nhận của cơ quan kiểm tra.",
    )
