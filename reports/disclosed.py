"""What anybody may learn about a paper: that it was issued, by whom, and whether it still holds.

Neither subject nor unit, neither persons nor content; a paper that was not issued is as if there were none.
"""

import re
from dataclasses import dataclass
from datetime import date

from core.text import clean_line, fold

from .models import Document, DocumentFile
from .workflow import RELEASED_STATES

Role = DocumentFile.Role
# The files that vouch for a paper; of those to be signed only the last, as earlier approvals were taken back.
TOLD_ROLES = [Role.TO_SIGN, Role.NUMBERED, Role.SIGNED]


@dataclass(frozen=True)
class IssuedPaper:
    """All that is told of a paper; `number` is empty where its kind has none."""

    agency: str
    kind: str
    number: str
    issued_on: date
    state: str
    replaced_by: str = ""
    replaced_on: date | None = None


@dataclass(frozen=True)
class Answer:
    """The answer to one question: no paper, or the paper and what was compared with it (None: not asked).

    `file` is the role of the file that was shown, empty when it is none of this paper's.
    """

    paper: IssuedPaper | None = None
    number_fits: bool | None = None
    date_fits: bool | None = None
    file: str | None = None

    @property
    def differs(self) -> bool:
        """Whether something that was compared is not this paper's: a true code may stand on a false paper."""
        return self.number_fits is False or self.date_fits is False or self.file == ""


def answer(code="", *, number="", issued_on=None, sha256="") -> Answer:
    """What to say about the paper with this code, or else about that of this file; at most two queries."""
    document = _find(code, sha256)
    role = _role_of(document, sha256) if document and sha256 else None
    if document is None or not (code or role):
        return Answer()
    return Answer(
        _told(document),
        number_fits=_same_number(number, document) if number else None,
        date_fits=issued_on == document.issued_on if issued_on else None,
        file=role,
    )


def _find(code, sha256) -> Document | None:
    issued = Document.objects.filter(state__in=RELEASED_STATES).select_related("agency", "replaced_by")
    if code:
        return issued.filter(verify_code=code).first()
    return issued.filter(files__sha256=sha256, files__role__in=TOLD_ROLES).order_by("-pk").first()


def _role_of(document, sha256) -> str:
    """What the file is to this paper; empty when nothing."""
    files = document.files.filter(role__in=TOLD_ROLES).order_by("turn").values_list("role", "sha256")
    approved = [kept for role, kept in files if role == Role.TO_SIGN][-1:]
    roles = {kept: role for role, kept in files if role != Role.TO_SIGN or kept in approved}
    return roles.get(sha256, "")


def _told(document) -> IssuedPaper:
    later = getattr(document, "replaced_by", None)
    later = later if later and later.state in RELEASED_STATES else None
    return IssuedPaper(
        agency=document.agency.body_name,
        kind=document.get_kind_display(),
        number=document.full_number,
        issued_on=document.issued_on,
        state=document.state,
        replaced_by=later.full_number if later else "",
        replaced_on=later.issued_on if later else None,
    )


def _same_number(typed: str, document) -> bool:
    """Whether “5”, “05/BC-SNV” or “Số: 05/bc-snv” is the number; what was typed without symbol is enough."""
    found = re.fullmatch(r"(?:so:?)?0*(\d+)(?:/(.*))?", _bare(typed))
    if not found or document.number is None:
        return False
    number, symbol = found.groups()
    return int(number) == document.number and (not symbol or symbol == _bare(document.symbol))


def _bare(text: str) -> str:
    return fold(clean_line(text)).replace(" ", "")
