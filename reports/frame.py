"""What frames every paper alike: letterhead and signature, from the settings of its agency."""

from core.text import clean_line

from .content import Letterhead, Signature
from .source import PaperSource
from .wording import DIVISION, bare_name, head_titles, initials

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
    titles = lines(source.settings.signer_titles) or head_titles(source.agency)
    return Signature(titles, source.settings.signer_name)


def lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(clean_line, text.splitlines())))


def lower_first(text: str) -> str:
    """For the middle of a sentence; a word in capitals, such as an abbreviation, stays."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
