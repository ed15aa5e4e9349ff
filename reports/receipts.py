"""A plan or report that a unit sent → the paper that confirms its receipt (giấy xác nhận)."""

from core.formats import DASH, clock, paper_day
from core.text import clean_line
from findings.models import Submission, SubmissionFile, SubmissionItem

from .content import Receipt, ReceivedFile, ReceivedItem, Signature
from .frame import letterhead
from .letters import PLAN, REPORT, quote_conclusion
from .models import Document
from .prose import sentence
from .source import PaperSource

# Enough of a hash to tell two files apart by eye; the whole of it stays in the system.
HASH_LETTERS = 16


def build_receipt(document: Document, **_options) -> Receipt:
    """What was received, when and whether in time; at most six queries."""
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
        ("Người nhập thay" if submission.on_behalf else "Người gửi", _person(submission.sent_by)),
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


def _person(user) -> str:
    return ", ".join(filter(None, [user.get_full_name(), user.position]))


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
