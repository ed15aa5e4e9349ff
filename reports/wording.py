"""Fixed words of the papers, Vietnamese whatever the reader's language."""

import re

from inspections.models import Domain, Verdict3
from units.models import Unit
from units.names import TERRITORIAL_LEVELS

Level = Unit.Level

# The levels in the order of the papers: as a heading, and as what is counted in a sentence.
LEVELS = {
    Level.DEPARTMENT: "Cơ quan chuyên môn cấp tỉnh",
    Level.DISTRICT: "UBND cấp huyện",
    Level.COMMUNE: "UBND cấp xã",
    Level.CENTRE: "Trung tâm Hành chính công",
    Level.SERVICE: "Đơn vị sự nghiệp công lập",
    Level.VERTICAL: "Cơ quan ngành dọc",
    Level.PROVINCE: "UBND cấp tỉnh",
}
COUNTED = LEVELS | {
    Level.DEPARTMENT: "cơ quan chuyên môn cấp tỉnh",
    Level.SERVICE: "đơn vị sự nghiệp công lập",
    Level.VERTICAL: "cơ quan ngành dọc",
}

# Short enough for the labels of a chart, and right for both generations of the checklist.
SHORT_DOMAINS = {
    Domain.DIRECTION: "Chỉ đạo, điều hành",
    Domain.INSTITUTIONS: "Thể chế",
    Domain.PROCEDURES: "Thủ tục hành chính, một cửa",
    Domain.APPARATUS: "Tổ chức bộ máy",
    Domain.CIVIL_SERVICE: "Cán bộ, công chức, công vụ",
    Domain.FINANCE: "Tài chính công",
    Domain.MODERNISATION: "Hiện đại hóa, chính quyền số",
}

PURPOSE = (
    "Đánh giá đúng thực trạng thực hiện công tác cải cách hành chính (CCHC) của các cơ quan, đơn vị, địa "
    "phương; kịp thời ghi nhận ưu điểm, chỉ ra tồn tại, hạn chế, nguyên nhân và yêu cầu khắc phục."
)

FIGURES_LEAD = (
    "Kết quả đánh giá từng cơ quan, đơn vị theo bộ nội dung kiểm tra, số ưu điểm, tồn tại, kiến nghị và tình "
    "hình giải quyết hồ sơ thủ tục hành chính được tổng hợp tại các bảng dưới đây."
)

VERDICTS = {
    Verdict3.YES: "Đạt",
    Verdict3.PARTLY: "Đạt một phần",
    Verdict3.NO: "Không đạt",
    Verdict3.NOT_APPLICABLE: "Không áp dụng",
}

# What is left to be filled in by hand: a word, and a whole line of the text.
GAP = "……"
DOTTED_LINE = "…" * 30
# The number of pages: left to the hand, but where the program that lays the paper out can count them.
PAGES = f"{GAP} trang"

# The division that drafts the papers, in their numbers and among those that keep them.
DIVISION = "CCHC"
DIVISION_HEAD = "Trưởng phòng Cải cách hành chính"

# What stands before the office of whoever signs in another's name (Decree 30/2020, article 13).
_SIGNED_FOR = re.compile(r"(?i)^(KT|TL|TUQ|Q)\.\s*")

# The number of a document, such as 30c/NQ-CP or 563/QĐ-SNV, which is kept on one line.
DOCUMENT_NUMBER = re.compile(r"\b\d+\w?/(?:\d{4}/)?[A-ZĐ]\w*(?:[-&]\w+)*")

INSPECTED_BODIES = "các cơ quan, đơn vị được kiểm tra"


def initials(name: str) -> str:
    """The letters of an agency in document numbers: “Sở Nội vụ” → “SNV”."""
    return "".join(word[0] for word in name.split() if word[0].isalpha()).upper()


def head_titles(agency: Unit) -> tuple[str, ...]:
    """How the head of an agency signs: a people's committee as a body, every other agency by its head."""
    if agency.level in TERRITORIAL_LEVELS:
        return ("TM. Ủy ban nhân dân", "Chủ tịch")
    return ("Giám đốc",)


def head_of(agency: Unit, titles: tuple[str, ...]) -> str:
    """The head of an agency by office, from how papers are signed for it: “KT. Giám đốc” → “Giám đốc …”."""
    in_person = [title for title in titles if not title.upper().startswith("TM.")]
    office = _SIGNED_FOR.sub("", in_person[0]) if in_person else head_titles(agency)[-1]
    office = office.capitalize() if office.isupper() else office
    if agency.level in TERRITORIAL_LEVELS:
        body = f"Ủy ban nhân dân {agency.name[0].lower()}{agency.name[1:]}"
    else:
        body = agency.body_name
    return f"{re.sub(rf'(?i) {re.escape(body)}$', '', office)} {body}"


def bare_name(name: str) -> str:
    """“Huyện Quế Võ” → “Quế Võ”: what people call the place, whatever word stands before it."""
    words_of_kind = 2 if name.startswith(("Thành phố", "Thị xã", "Thị trấn", "Đặc khu")) else 1
    return name.split(maxsplit=words_of_kind)[-1]
