"""Two versions of a paper beside each other, section by section, tables row by row."""

from dataclasses import dataclass

from core.differences import Stretch, stretches

from .blocks import Annex, BarChart, Photos, Section, Table
from .content import Paper
from .rewording import to_text


@dataclass(frozen=True)
class Changed:
    """One part that reads differently: its id, its words before and now; empty where it is not there."""

    id: str
    before: str
    now: str

    @property
    def stretches(self) -> list[Stretch]:
        """Its paragraphs and rows: the changed ones, their neighbours, and the rest to be folded away."""
        return stretches(self.before, self.now)


def changed_parts(old: Paper, new: Paper) -> list[Changed]:
    """The parts of the paper that changed, in their order; what frames it first, under an empty id."""
    before, now = _words(old), _words(new)
    return [
        Changed(key, before.get(key, ""), now.get(key, ""))
        for key in dict.fromkeys([*now, *before])
        if before.get(key) != now.get(key)
    ]


def _words(paper: Paper) -> dict[str, str]:
    """The words of each part by its id."""
    stamp = paper.letterhead.stamp
    frame = [
        stamp.words if stamp else "",
        paper.subject,
        *paper.addressees,
        *paper.bases,
        paper.closing,
        *paper.recipients,
    ]
    parts = {part.id: in_full(part) for part in (*paper.sections, *paper.annexes)}
    return {"": "\n\n".join(filter(None, frame))} | parts


def in_full(part: Section | Annex) -> str:
    """All words of a part, those of its tables, charts and photos too."""
    return "\n\n".join(filter(None, (to_text(part), *map(_inside, part.blocks))))


def _inside(block) -> str:
    match block:
        case Table():
            return "\n".join(" | ".join(cell.replace("\n", " ") for cell in row.cells) for row in block.rows)
        case BarChart():
            return "\n".join(f"{bar.label}: {bar.shown or bar.value}" for bar in block.bars)
        case Photos():
            return "\n".join(photo.caption for photo in block.photos)
    return ""
