"""A large paper as parts that are printed one beside the other: the paper itself, then annexes in groups.

WeasyPrint holds every cell and every line of a document until it is written: about 40 KB for a cell and
0.2 KB for a letter, beside 60 MB of its own. An annex begins on a new page with a new number, so that nobody
sees where parts meet.
"""

from dataclasses import dataclass

from .blocks import Annex, Block, Photos, Table
from .content import Paper

CELL_KB, LETTER_KB, PHOTO_KB = 40, 0.2, 1000

# So much for one part makes some 100 pages of tables, or 250 of prose. Small parts are quick as well:
# WeasyPrint looks up the list of all pages for every cell.
PART_KB = 150_000


@dataclass(frozen=True)
class Part:
    """What is printed by one program: the paper before its annexes or not, and some of the annexes."""

    paper: Paper
    annexes: tuple[Annex, ...]
    has_main: bool = True


def divide(paper: Paper, most: float = PART_KB) -> list[Part]:
    """The parts of a paper, one where it is small; an annex is never divided here."""
    groups: list[list[Annex]] = [[]]
    held = sum(_weight(section.blocks) for section in paper.sections)
    for annex in paper.annexes:
        weight = _weight(annex.blocks)
        if held and held + weight > most:
            groups.append([])
            held = 0
        groups[-1].append(annex)
        held += weight
    return [Part(paper, tuple(group), has_main=place == 0) for place, group in enumerate(groups)]


def _weight(blocks: tuple[Block, ...]) -> float:
    """KB of memory that the blocks take while they are printed, as far as it can be told beforehand."""
    return sum(map(_weigh, blocks))


def _weigh(block: Block) -> float:
    match block:
        case Table():
            cells = [text for row in block.rows for text in row.cells]
            return len(cells) * CELL_KB + sum(map(len, cells)) * LETTER_KB
        case Photos():
            return len(block.photos) * PHOTO_KB
    return len(getattr(block, "text", "")) * LETTER_KB
