"""How findings become the sentences of a Vietnamese administrative paper. Pure functions, no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone

from core.formats import paper_month
from core.text import clean_line, list_words

# A paragraph of prose is broken when it would grow longer than this.
PARAGRAPH_LENGTH = 900

# Bodies that are named together: what stands before the names of several, for what stands before one.
PLURALS = {
    "Sở": "các Sở:",
    "UBND huyện": "UBND các huyện:",
    "UBND thị xã": "UBND các thị xã:",
    "UBND thành phố": "UBND các thành phố:",
    "UBND xã": "UBND các xã:",
    "UBND phường": "UBND các phường:",
    "UBND thị trấn": "UBND các thị trấn:",
    "UBND đặc khu": "UBND các đặc khu:",
}

# What a group of findings is called when it touches every visited unit.
EVERYONE = "tất cả các cơ quan, đơn vị được kiểm tra"


@dataclass(frozen=True)
class Found:
    """One finding as the prose needs it; `commune` tells whether it belongs to the commune level."""

    title: str
    text: str
    unit: str
    commune: bool = False


def paper_number(number: int) -> str:
    """A count in running text: under ten it is written with a zero before it."""
    return f"{number:02}" if number < 100 else f"{number:,}".replace(",", ".")


def paper_date(day: date) -> str:
    """A date in words; days under ten and the months 1 and 2 carry a zero (Decree 30/2020, annex I)."""
    return f"ngày {day.day:02} tháng {paper_month(day.month)} năm {day.year}"


def paper_time(moment) -> str:
    """The hour of a moment in words, by the clock of the office."""
    return f"{timezone.localtime(moment):%H giờ %M phút}"


def sentence(text: str) -> str:
    """The text on one line, beginning with a capital and ending with a full stop."""
    text = clean_line(text)
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…" else text.rstrip(";,:") + "."


def name_units(names: Iterable[str], everyone: Sequence[str] = ()) -> str:
    """Names in a sentence: each once, bodies of one kind named together, all of them as one phrase."""
    names = list(dict.fromkeys(names))
    if len(everyone) > 2 and set(names) == set(everyone):
        return EVERYONE
    phrases = name_kinds(names)
    return "; ".join(phrases) if any(": " in phrase for phrase in phrases) else list_words(phrases, last=", ")


def name_kinds(names: Iterable[str]) -> list[str]:
    """One phrase for the bodies of each kind, in the order of the kinds; each name once."""
    names = dict.fromkeys(names)
    prefixed = sorted(((_prefix(name), name) for name in names), key=lambda pair: _rank(pair[0]))
    phrases = []
    for prefix, pairs in groupby(prefixed, key=lambda pair: pair[0]):
        phrases += _name_kind(prefix, [name for _prefix, name in pairs])
    return phrases


def _prefix(name: str) -> str:
    return next((prefix for prefix in PLURALS if name.startswith(prefix + " ")), "")


def _rank(prefix: str) -> int:
    return list(PLURALS).index(prefix) if prefix else -1


def _name_kind(prefix: str, names: list[str]) -> list[str]:
    """One phrase for several bodies of a kind; names whose kind is not known stand alone."""
    if not prefix or len(names) == 1:
        return names
    return [f"{PLURALS[prefix]} {', '.join(name.removeprefix(prefix + ' ') for name in names)}"]


def tell(findings: Sequence[Found], *, everyone: Sequence[str] = (), details: bool = True) -> tuple[str, ...]:
    """Findings of one domain as paragraphs: the same finding of several units is told once, with their names.

    What only communes have comes after the rest, in a paragraph that says so. Without `details` a finding
    that differs from unit to unit is only named; an annex tells it unit by unit.
    """
    groups = _by_title(findings)
    above = [group for group in groups if not all(one.commune for one in group)]
    communes = [group for group in groups if all(one.commune for one in group)]
    told = paragraphs(_tell_group(group, everyone, details) for group in above)
    of_communes = paragraphs(_tell_group(group, everyone, details) for group in communes)
    if of_communes:
        of_communes[0] = "Đối với cấp xã: " + of_communes[0]
    return (*told, *of_communes)


def _by_title(findings: Sequence[Found]) -> list[list[Found]]:
    groups: dict[str, list[Found]] = {}
    for one in findings:
        groups.setdefault(clean_line(one.title).casefold(), []).append(one)
    return list(groups.values())


def _tell_group(group: list[Found], everyone: Sequence[str], with_details: bool) -> str:
    """One sentence for a finding that is the same everywhere, else its title and what each unit adds."""
    texts = {clean_line(one.text) for one in group}
    if len(texts) == 1 or not with_details:
        told = sentence((len(texts) == 1 and texts.pop()) or group[0].title)
        return in_parentheses(told, name_units((one.unit for one in group), everyone))
    details = [f"{clean_line(one.text).rstrip('.;')} ({one.unit})" for one in group if clean_line(one.text)]
    bare = [one.unit for one in group if not clean_line(one.text)]
    if bare:
        details.append(f"nội dung này cũng có tại {name_units(bare)}")
    return f"{sentence(group[0].title).rstrip('.')}: {'; '.join(details)}."


def in_parentheses(told: str, words: str) -> str:
    """The sentence with `words`, such as names, before the stop that ends it."""
    return f"{told} ({words})." if told.endswith("…") else f"{told[:-1]} ({words}){told[-1]}"


def paragraphs(sentences: Iterable[str]) -> list[str]:
    """Sentences flowing into paragraphs of a readable length."""
    flowing: list[str] = []
    for one in sentences:
        if flowing and len(flowing[-1]) + len(one) < PARAGRAPH_LENGTH:
            flowing[-1] += " " + one
        else:
            flowing.append(one)
    return flowing
