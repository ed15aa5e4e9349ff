"""What the sections of a paper are put together from, as frozen values.

Each block has one partial in templates/reports/paper/ for HTML and PDF, and one writer in `word.py`: whatever
a paper says is said once, and every format shows it.
"""

from dataclasses import dataclass
from itertools import groupby

from core.formats import number

# How the words of a column stand; figures stand at the right, one under the other.
LEFT, MID, RIGHT = "left", "mid", "right"


@dataclass(frozen=True)
class Heading:
    """A heading inside a section, such as “1. Mục đích, yêu cầu”."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of prose; `lead` are its first words, such as “a) Ưu điểm:”, in italics.

    In a decision they are the bold “Điều 1.”.
    """

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Remark:
    """A line in small italics under a table: how a figure was reckoned, what was left out."""

    text: str


@dataclass(frozen=True)
class Column:
    """One column; `width` in mm, None for what is left over. `group` stands over several columns together."""

    title: str = ""
    width: int | None = None
    align: str = LEFT
    group: str = ""
    names_row: bool = False


@dataclass(frozen=True)
class HeadCell:
    """One cell of the head of a table and how many columns and rows it takes."""

    title: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Row:
    """One row of cells; a cell of several lines has them apart by \\n. A sum stands out and stays below."""

    cells: tuple[str, ...]
    is_sum: bool = False


@dataclass(frozen=True)
class RowGroup:
    """Rows that belong together, under a title that goes over all columns but the first."""

    rows: tuple[Row, ...]
    title: str = ""

    @classmethod
    def of(cls, title: str, rows) -> "RowGroup":
        """Rows of cells under a title."""
        return cls(tuple(map(Row, rows)), title)


@dataclass(frozen=True)
class Table:
    """A table with fixed widths; `style` is "figures" for numbers, "facts" for names and what they mean."""

    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    caption: str = ""
    style: str = ""

    @property
    def head(self) -> list[list[HeadCell]]:
        """The rows of its head: none without titles, two where columns stand together under one name."""
        if not any(column.title for column in self.columns):
            return []
        depth = 2 if any(column.group for column in self.columns) else 1
        upper, lower = [], []
        for group, columns in groupby(self.columns, key=lambda column: column.group):
            columns = list(columns)
            if group:
                upper.append(HeadCell(group, columns=len(columns)))
                lower += [HeadCell(column.title) for column in columns]
            else:
                upper += [HeadCell(column.title, rows=depth) for column in columns]
        return [upper, lower] if lower else [upper]

    @property
    def rows(self) -> list[Row]:
        return [row for group in self.groups for row in group.rows]


@dataclass(frozen=True)
class Bar:
    """One bar of a chart; `shown` is its value in words where that is more than the number."""

    label: str
    value: int
    shown: str = ""


@dataclass(frozen=True)
class BarChart:
    """Bars from one zero line, in greys that survive a photocopier."""

    caption: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Photo:
    """One photo: the name under which it is kept, empty when the file is lost, and the row it comes from."""

    caption: str
    file: str = ""
    evidence: int | None = None


@dataclass(frozen=True)
class Photos:
    """Photos two in a row; `left_out` is how many more are kept than shown."""

    photos: tuple[Photo, ...]
    left_out: int = 0

    @property
    def note(self) -> str:
        """What is said below of the photos that are not shown."""
        if not self.left_out:
            return ""
        count = number(self.left_out)
        return f"Ngoài các ảnh trên, hồ sơ kiểm tra còn {count} ảnh được lưu tại cơ quan kiểm tra."


Block = Heading | Paragraph | Remark | Table | BarChart | Photos


@dataclass(frozen=True)
class Section:
    """One part of a paper that is remarked on and worded as a whole; `id` is its anchor."""

    id: str
    blocks: tuple[Block, ...]
    title: str = ""


@dataclass(frozen=True)
class Annex:
    """A part with pages and numbers of its own; a wide one lies across the page."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    is_wide: bool = False


def paragraphs(texts, lead: str = "", otherwise: str = "") -> tuple[Paragraph, ...]:
    """The texts as paragraphs, the first beginning with `lead`; `otherwise` where there is none."""
    texts = texts or ((otherwise,) if otherwise else ())
    return tuple(Paragraph(text, lead if place == 0 else "") for place, text in enumerate(texts))


def numbered(rows, first: int = 1) -> tuple[Row, ...]:
    """Rows of cells with their running number in front."""
    return tuple(Row((str(number), *cells)) for number, cells in enumerate(rows, start=first))
