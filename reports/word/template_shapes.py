"""What the Word templates say: lines of (style, text with tags), cell by cell, and which shape has which.

The pieces answer to those in templates/reports/paper/, the shapes to the files beside that folder.
"""

from dataclasses import dataclass

from . import styles

Lines = tuple[tuple[str, str], ...]

# What the registry writes in by hand keeps its room.
BLANK = "\N{NO-BREAK SPACE}" * 8
SHORT_BLANK = "\N{NO-BREAK SPACE}" * 5


def _tag(words: str) -> tuple[str, str]:
    """A line that is a tag and nothing else vanishes from the paper."""
    return ("Normal", f"{{%p {words} %}}")


def when(condition: str, *lines) -> Lines:
    return (_tag(f"if {condition}"), *lines, _tag("endif"))


def each(loop: str, *lines) -> Lines:
    return (_tag(f"for {loop}"), *lines, _tag("endfor"))


# The end of each line of a list.
_END = "{% if loop.last %}.{% else %};{% endif %}"

ILLUSTRATIVE = (
    "{% if illustrative %}Bản trình diễn: số liệu, tên người và những chi tiết nguồn không nêu là minh họa."
    "{% endif %}"
)

# --- the letterhead -----------------------------------------------------------------------------

ISSUER = (
    *when("parent", ("VB Cơ quan cấp trên", "{{ parent }}")),
    ("VB Cơ quan", "{{ issuer }}"),
    (styles.ISSUER_LINE, ""),
)
NATION = (
    ("VB Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("VB Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc"),
    ("VB Kẻ dưới Tiêu ngữ", ""),
)
PLACE_AND_DAY = (
    (
        "VB Địa danh",
        f"{{{{ place }}}}, ngày {{% if day %}}{{{{ day }}}}{{% else %}}{SHORT_BLANK}{{% endif %}} "
        "tháng {{ month }} năm {{ year }}",
    ),
)
NUMBER = (
    ("VB Số", f"Số: {{% if number %}}{{{{ number }}}}{{% else %}}{BLANK}{{% endif %}}/{{{{ symbol }}}}"),
)
CODE = (("VB Số", "Mã: {{ code }}"),)
MATTER = (("VB Trích yếu công văn", "{{ about }}"),)
STAMP = when("stamp", (styles.STAMP, "{{ stamp }}"))

# --- before and after the content ---------------------------------------------------------------

SUBJECT = (
    ("VB Tên loại", "{{ kind }}"),
    ("VB Trích yếu", "{{ subject }}"),
    ("VB Kẻ dưới trích yếu", ""),
)
ADDRESSEES = (
    _tag("if addressees|length == 1"),
    ("VB Kính gửi", "Kính gửi: {{ addressees[0] }}."),
    _tag("elif addressees"),
    ("VB Kính gửi nhiều nơi", "Kính gửi:"),
    *each("addressee in addressees", ("VB Kính gửi từng nơi", "- {{ addressee }}" + _END)),
    _tag("endif"),
)
BASES = each("basis in bases", ("VB Căn cứ", "{{ basis }}" + _END))
DECIDER = (("VB Thẩm quyền", "{{ authority }}"),)
DECIDES = (("VB Thẩm quyền", "QUYẾT ĐỊNH:"),)
CLOSING = when("closing", (styles.CLOSING, "{{ closing }}./."))

# --- the foot -----------------------------------------------------------------------------------

RECIPIENTS = (
    ("VB Nơi nhận", "Nơi nhận:"),
    *each("recipient in recipients", ("VB Nơi nhận từng dòng", "- {{ recipient }}" + _END)),
)
# The picture of the code, and what stands beside it.
QR = ((styles.QR, "{{ verification.qr }}"),)
WHERE_VERIFIED = (
    (styles.VERIFICATION, "Mã tra cứu: {{ verification.code }}"),
    (styles.VERIFICATION, "Xác thực tại:"),
    (styles.VERIFICATION, "{{ verification.asked_at }}"),
)


def titles(name: str) -> Lines:
    return each(f"title in {name}.titles", (styles.SIGNER, "{{ title }}"))


def signed(name: str) -> Lines:
    return (("VB Họ tên", f"{{{{ {name}.name }}}}"),)


# Who signs: one at the right, two or three side by side, nobody.
ONE, SEVERAL, NOBODY = "one", "several", "nobody"


@dataclass(frozen=True)
class Shape:
    """One template: the cell under the issuer, what stands before and after the content, who signs."""

    under_issuer: Lines
    opening: Lines
    closing: Lines = CLOSING
    signers: str = ONE


SHAPES = {
    "report": Shape((*NUMBER, *STAMP), (*SUBJECT, *ADDRESSEES, *BASES)),
    "letter": Shape((*NUMBER, *MATTER, *STAMP), (*ADDRESSEES, *BASES)),
    "decision": Shape((*NUMBER, *STAMP), (*SUBJECT, *DECIDER, *BASES, *DECIDES)),
    "minutes": Shape((*NUMBER, *STAMP), (*SUBJECT, *BASES), signers=SEVERAL),
    "receipt": Shape(CODE, SUBJECT, closing=(), signers=NOBODY),
}
