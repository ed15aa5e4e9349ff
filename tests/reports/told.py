"""What a paper says, as plain lines: for tests of builders that never need HTML."""

from reports.blocks import BarChart, Heading, Paragraph, Photos, Remark, Table


def text_of(part) -> str:
    """A paper, or one of its sections or annexes, as lines of text."""
    parts = (*part.sections, *part.annexes) if hasattr(part, "sections") else (part,)
    return "\n".join(line for one in parts for line in (one.title, *map(_line, one.blocks)) if line)


def section(paper, name):
    return next(one for one in (*paper.sections, *paper.annexes) if one.id == name)


def said(paper, name) -> str:
    """The section or annex of this id as text."""
    return text_of(section(paper, name))


def rows(paper, name, place=0) -> list[tuple[str, ...]]:
    """The cells of one of its tables, the first unless `place` says another."""
    tables = [block for block in section(paper, name).blocks if isinstance(block, Table)]
    return [row.cells for row in tables[place].rows]


def widths(paper) -> set[int]:
    """The widths in mm of all columns of its tables."""
    blocks = [block for one in (*paper.sections, *paper.annexes) for block in one.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    return {column.width for table in tables for column in table.columns if column.width}


def _line(block) -> str:
    match block:
        case Heading(text) | Remark(text):
            return text
        case Paragraph(text, lead):
            return f"{lead} {text}" if lead else text
        case Table(caption=caption):
            cells = ("\n".join(row.cells) for row in block.rows)
            return "\n".join([caption, *(group.title for group in block.groups), *cells])
        case BarChart(caption=caption):
            return caption
        case Photos():
            return ""
