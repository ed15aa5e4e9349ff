"""Fixed words of the papers that prepare an inspection, and the term that they set."""

from core.workdays import Term
from inspections.workflow import VisitKind
from reports.prose import paper_number
from reports.wording import SHORT_DOMAINS

REQUIREMENTS = (
    "Việc kiểm tra bảo đảm khách quan, chính xác, công khai, đúng nội dung, đúng đối tượng; không gây phiền "
    "hà, không làm ảnh hưởng đến hoạt động bình thường của cơ quan, đơn vị được kiểm tra.",
    "Kết thúc kiểm tra phải chỉ rõ ưu điểm, tồn tại, hạn chế, nguyên nhân; nêu yêu cầu, thời hạn khắc phục "
    "và theo dõi đến khi khắc phục xong.",
)

SCOPE = (
    f"Công tác {SHORT_DOMAINS['direction'].lower()} và kết quả thực hiện các lĩnh vực cải cách hành chính: "
    + "; ".join(words.lower() for domain, words in SHORT_DOMAINS.items() if domain != "direction")
    + ".",
    "Kiểm tra thực tế việc công khai, tiếp nhận, giải quyết và trả kết quả hồ sơ thủ tục hành chính tại cơ "
    "quan, đơn vị được kiểm tra.",
)

# What stands behind a unit in a schedule; an ordinary visit needs no word.
NOTES = {VisitKind.REINSPECTION: "phúc tra", VisitKind.BY_REPORT: "kiểm tra qua báo cáo"}


def self_report_due() -> str:
    """By when a unit sends its report before a visit, as the office has set it."""
    term = Term.named("self_report")
    if not term.days:
        return "chậm nhất vào ngày kiểm tra"
    days = "ngày làm việc" if term.working else "ngày"
    return f"chậm nhất {paper_number(term.days)} {days} trước ngày kiểm tra tại cơ quan, đơn vị"
