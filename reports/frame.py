"""What frames every paper alike: letterhead and signature, from the settings of its agency."""

from core.text import clean_line, list_words

from .content import Letterhead, Signature
from .source import PaperSource
from .urgency import STAMPS
from .wording import DIVISION, bare_name, head_of, head_titles, initials

# The last line of the recipients: the registry keeps one, the division that drafted it another.
ARCHIVE = f"Lưu: VT, {DIVISION}"


def letterhead(source: PaperSource, number_symbol: str, **words) -> Letterhead:
    """`words` are fields of Letterhead that not every paper has: day, about, code."""
    superior, dated = source.superior, source.document.dated
    return Letterhead(
        parent=superior.body_name if superior else "",
        issuer=source.issuer,
        symbol=number_symbol,
        place=source.settings.place or bare_name((superior or source.agency).name),
        month=dated.month,
        year=dated.year,
        stamp=STAMPS.get(source.document.urgency),
        **words,
    )


def symbol(source: PaperSource) -> str:
    """The agency in document numbers."""
    return source.settings.symbol or initials(source.issuer)


def letter_symbol(source: PaperSource) -> str:
    """A letter has no name of a kind: the agency, then the division that drafted it."""
    agency = symbol(source)
    return agency if "-" in agency else f"{agency}-{DIVISION}"


def signature(source: PaperSource) -> Signature:
    return Signature(_signer_titles(source), source.settings.signer_name)


def _signer_titles(source: PaperSource) -> tuple[str, ...]:
    return lines(source.settings.signer_titles) or head_titles(source.agency)


def decider(source: PaperSource) -> str:
    """Who decides, whoever signs in that name: “Giám đốc Sở Nội vụ”."""
    return head_of(source.agency, _signer_titles(source))


def decision_signature(source: PaperSource) -> Signature:
    """The head decides in person: a decision of the chairman is not signed on behalf of the committee."""
    titles = tuple(title for title in _signer_titles(source) if not title.upper().startswith("TM."))
    return Signature(titles or _signer_titles(source), source.settings.signer_name)


def archive(source: PaperSource) -> tuple[str, ...]:
    """The last line of the recipients, as the agency has set it."""
    return lines(source.settings.recipients)[-1:] or (ARCHIVE,)


def recipients(source: PaperSource, *told: str) -> tuple[str, ...]:
    """The body above, the leaders of the agency, those who are `told`, and the archive."""
    above = (f"{source.superior.body_name} (để báo cáo)",) if source.superior else ()
    return (*above, f"Lãnh đạo {source.issuer}", *told, *archive(source))


def contact(source: PaperSource) -> str:
    """Whom to ask: the agency, and who prepared the paper where a telephone number is known."""
    person = source.document.opened_by
    if not person or not person.phone:
        return source.issuer
    who = ", ".join(filter(None, [person.get_full_name(), person.position, f"điện thoại {person.phone}"]))
    return f"{source.issuer} ({who})"


def superior_name(source: PaperSource) -> tuple[str, ...]:
    return (source.superior.body_name,) if source.superior else ()


def report_frame(source: PaperSource, *, bases, illustrative) -> dict:
    """What frames a report that goes up: to whom, how it ends, who else has it."""
    addressees = lines(source.settings.addressees) or superior_name(source)
    closing = f"Trên đây là Báo cáo {lower_first(source.document.subject)}"
    asked = f"kính báo cáo {list_words(addressees)} xem xét, chỉ đạo" if addressees else "báo cáo để tổng hợp"
    above = ("Như trên",) if addressees else ()
    usual = (*above, f"Lãnh đạo {source.issuer}", "Các cơ quan, đơn vị được kiểm tra", ARCHIVE)
    return {
        "letterhead": letterhead(source, f"BC-{symbol(source)}"),
        "kind": "Báo cáo",
        "subject": source.document.subject,
        "addressees": addressees,
        "bases": bases,
        "closing": f"{closing}, {source.issuer} {asked}",
        "recipients": lines(source.settings.recipients) or usual,
        "signature": signature(source),
        "illustrative": illustrative,
    }


def lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(clean_line, text.splitlines())))


def lower_first(text: str) -> str:
    """For the middle of a sentence; a word in capitals, such as an abbreviation, stays."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
