"""Two versions of a paper beside each other, section by section, tables row by row."""

from dataclasses import dataclass

from .blocks import Annex, BarChart, Photos, Section, Table
from .content import Paper
from .rewording import to_text


@dataclass(frozen=True)
class Changed:
    """One part that reads differently: its title, its words before and now (empty where it is not there)."""

    title: str
    before: str
    now: str


def changed_parts(old: Paper, new: Paper) -> list[Changed]:
    """The parts of the paper that changed, in their order; the frame (subject, recipients, …) first."""
    before, now = _parts(old), _parts(new)
    return [
        Changed(now.get(key, before.get(key))[0], before.get(key, ("", ""))[1], now.get(key, ("", ""))[1])
        for key in dict.fromkeys([*now, *before])
        if before.get(key) != now.get(key)
    ]


def _parts(paper: Paper) -> dict[str, tuple[str, str]]:
    """(title, words) of each part by its id."""
    frame = [paper.subject, *paper.addressees, *paper.bases, paper.closing, *paper.recipients]
    parts = {"": ("", "\n\n".join(filter(None, frame)))}
    for part in (*paper.sections, *paper.annexes):
        parts[part.id] = (part.title, in_full(part))
    return parts


def in_full(part: Section | Annex) -> str:
    """All words of a part, those of its tables, charts and photos too."""
    return "\n\n".join(filter(None, (to_text(part), *map(_inside, part.blocks))))


def _inside(block) -> str:
    match block:
        case Table():
            return "\n".join(" | ".join(row.cells) for row in block.rows)
        case BarChart():
            return "\n".join(f"{bar.label}: {bar.shown or bar.value}" for bar in block.bars)
        case Photos():
            return "\n".join(photo.caption for photo in block.photos)
    return ""
