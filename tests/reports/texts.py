"""The words of a paper, as the sections and tables of its blocks have them."""

from reports.blocks import Heading, Paragraph, Remark, Table


def texts(paper, section_id):
    """The headings and paragraphs of one section, each as it reads."""
    section = next(section for section in paper.sections if section.id == section_id)
    return [_text(block) for block in section.blocks if isinstance(block, Heading | Paragraph | Remark)]


def tables(parts):
    """The tables of sections or annexes, in their order."""
    return [block for part in parts for block in part.blocks if isinstance(block, Table)]


def text_of(paper):
    """All of it, for what must or must not be there."""
    told = [line for section in paper.sections for line in (section.title, *texts(paper, section.id))]
    for table in tables([*paper.sections, *paper.annexes]):
        told += [table.caption, *(cell for row in table.rows for cell in row.cells)]
    return "\n".join(told)


def _text(block):
    lead = getattr(block, "lead", "")
    return f"{lead} {block.text}" if lead else block.text
