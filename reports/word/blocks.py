"""One writer for each type of block: from what a paper says to the XML of Word."""

from dataclasses import dataclass

from reports.blocks import BarChart, Block, Heading, Paragraph, Photos, Remark, Table

from . import styles
from .charts import write_chart
from .elements import paragraph, shown, text_run
from .photos import write_photos
from .styles import Styles
from .tables import write_table


@dataclass(frozen=True)
class Place:
    """Where blocks are put: the file, its styles, the width of the text in mm.

    A paper that the system gives is small: it has smaller headings.
    """

    document: object
    styles: Styles
    width: int
    is_small: bool = False


def write(blocks, place: Place):
    """The elements of all blocks, in their order."""
    for block in blocks:
        yield from _WRITERS[type(block)](block, place)


def _heading(block: Heading, place: Place):
    style = styles.SMALL_HEADING if place.is_small else styles.HEADING
    yield paragraph(place.styles[style], block.text)


def _paragraph(block: Paragraph, place: Place):
    """Prose, its first words in italics; the articles of a decision are called in bold."""
    written = paragraph(place.styles[styles.PARAGRAPH])
    if block.lead:
        is_article = block.lead.startswith("Điều ")
        written.append(text_run(f"{shown(block.lead)} ", bold=is_article, italic=not is_article))
    written.append(text_run(shown(block.text)))
    yield written


def _remark(block: Remark, place: Place):
    yield paragraph(place.styles[styles.REMARK], block.text)


_WRITERS: dict[type[Block], object] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Remark: _remark,
    Table: write_table,
    BarChart: write_chart,
    Photos: write_photos,
}
