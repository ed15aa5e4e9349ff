"""What frames every official paper, as frozen values: the builders fill them, the templates show them."""

from dataclasses import dataclass, fields, replace
from datetime import date

from .blocks import Annex, Section


@dataclass(frozen=True)
class Stamp:
    """The red box that says how urgent a paper is: its words, and the width of its frame in mm."""

    words: str
    width: int


@dataclass(frozen=True)
class Letterhead:
    """Who issues, under which symbol, where and when; number and day are the registry's to fill.

    A letter says under its number what it is `about`; a paper that the system gives has its `code` instead of
    number and symbol; an urgent one has a `stamp` below them.
    """

    parent: str
    issuer: str
    symbol: str
    place: str
    month: int
    year: int
    day: int | None = None
    number: str = ""
    about: str = ""
    code: str = ""
    stamp: Stamp | None = None


@dataclass(frozen=True)
class Signature:
    """The block at the lower right: authority and office in capitals, the name below the signature."""

    titles: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Frame:
    """What stands around the content of every paper.

    A decision names the `authority` that decides; minutes have `signatures` side by side in place of one; a
    paper that was approved carries the `code` by which it is verified.
    """

    letterhead: Letterhead
    kind: str
    subject: str
    addressees: tuple[str, ...]
    bases: tuple[str, ...]
    closing: str
    recipients: tuple[str, ...]
    signature: Signature
    illustrative: bool = False
    authority: str = ""
    signatures: tuple[Signature, ...] = ()
    code: str = ""

    @property
    def frame(self) -> dict:
        """The fields of the frame alone, to put another content into it."""
        return {field.name: getattr(self, field.name) for field in fields(Frame)}


@dataclass(frozen=True)
class Paper(Frame):
    """A paper ready to be shown in any format."""

    sections: tuple[Section, ...] = ()
    annexes: tuple[Annex, ...] = ()

    def numbered(self, number: str, day: date, signer: str) -> "Paper":
        """The same paper with what the registry gave it; without a number (minutes) only with its day."""
        letterhead = replace(self.letterhead, number=number, day=day.day, month=day.month, year=day.year)
        signature = replace(self.signature, name=signer)
        return replace(self, letterhead=letterhead, signature=signature)

    def number_of(self, annex: Annex) -> str:
        """The number of an annex, in Roman figures."""
        return roman(self.annexes.index(annex) + 1)


def roman(number: int) -> str:
    """A number under 90 in Roman figures."""
    letters = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    told = ""
    for value, letter in letters:
        count, number = divmod(number, value)
        told += letter * count
    return told
