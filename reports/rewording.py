"""A section as plain paragraphs that a person can change, and back.

People write as they write in any letter: a line is a paragraph, “1. Tên mục” without a full stop is a
heading, “a) Ưu điểm:” and “Điều 1.” are first words that stand out. Tables, charts and photos come from the
data: each stands in the text as one line in square brackets, which may be moved, or left out with what it
stands for.
"""

import re
from dataclasses import replace
from hashlib import sha256

from .blocks import Annex, BarChart, Block, Heading, Paragraph, Photos, Remark, Section, Table
from .content import Paper

_HEADING = re.compile(r"(?:\d+(?:\.\d+)*|[IVX]+)\. .{1,160}[^.;:,!?…]")
_LEAD = re.compile(r"([a-zđ]\) [^:]{1,60}:|Điều \d+\.) (.+)")


def fingerprint(text: str) -> str:
    """Enough of a hash to tell whether the words are still the same."""
    return sha256(text.encode()).hexdigest()[:16]


def to_text(section: Section | Annex) -> str:
    """The part in words, one paragraph a line, a blank line between them."""
    return "\n\n".join(_line(block, place) for place, block in enumerate(section.blocks, start=1))


def from_text(text: str, section: Section | Annex) -> Section | Annex:
    """The part saying `text`; what stands in brackets is taken from the part as it was."""
    fixed = {_line(block, place): block for place, block in enumerate(section.blocks, start=1)}
    lines = filter(None, (" ".join(line.split()) for line in text.splitlines()))
    return replace(section, blocks=tuple(fixed.get(line) or _block(line) for line in lines))


def reworded(paper: Paper, texts: dict[str, str]) -> Paper:
    """The paper with the sections and annexes that somebody worded (`texts` by their ids) in their words."""
    if not texts:
        return paper
    sections, annexes = (
        tuple(from_text(texts[part.id], part) if part.id in texts else part for part in parts)
        for parts in (paper.sections, paper.annexes)
    )
    return replace(paper, sections=sections, annexes=annexes)


def _line(block: Block, place: int) -> str:
    match block:
        case Heading(text):
            return text
        case Paragraph(text, lead):
            return f"{lead} {text}" if lead else text
        case Remark(text):
            return f"[Ghi chú: {text}]"
        case Table(caption=caption):
            return f"[{caption or f'Bảng ở vị trí {place}'}]"
        case BarChart(caption=caption):
            return f"[{caption}]"
        case Photos():
            return "[Hình ảnh]"


def _block(line: str) -> Block:
    if _HEADING.fullmatch(line):
        return Heading(line)
    if led := _LEAD.fullmatch(line):
        return Paragraph(led[2], led[1])
    return Paragraph(line)
