"""What stands in a Word file, wherever it stands: in the text, in tables and in tables' cells."""

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def paragraphs_of(document) -> list[Paragraph]:
    """All paragraphs in their order."""
    return [Paragraph(p, document) for p in document.element.body.iter(qn("w:p"))]


def lines_of(document) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(document)]
