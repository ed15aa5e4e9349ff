"""The XML of a Word file by hand: python-docx takes minutes for the thousands of cells of an annex."""

import re
from functools import cache

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, oxml_parser

from core.text import clean_text
from reports.wording import DOCUMENT_NUMBER

# A twip is a twentieth of a point.
TWIPS_PER_MM = 1440 / 25.4
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SPACES = re.compile("[ \t\n]+")
_qn = cache(qn)


def twips(mm: float) -> int:
    return round(mm * TWIPS_PER_MM)


def w(tag: str, *children, **attributes):
    """One element of the w: namespace; attributes are of it too, children that are None are left out."""
    element = oxml_parser.makeelement(_qn(f"w:{tag}"), nsmap=_NAMESPACES)
    for name, value in attributes.items():
        element.set(_qn(f"w:{name}"), str(value))
    element.extend(child for child in children if child is not None)
    return element


_NAMESPACES = {"w": re.search(r'"(.+)"', nsdecls("w"))[1]}


def shown(line: str) -> str:
    """A line as HTML shows it: nothing that XML cannot hold, one space at a time; room kept open stays."""
    return _SPACES.sub(" ", clean_text(line))


def text_run(text: str, *, bold: bool = False, italic: bool = False):
    """A run of text on one line."""
    element = w("t")
    element.text, element.attrib[_SPACE] = text, "preserve"
    marks = [w(mark) for mark, wanted in (("b", bold), ("i", italic)) if wanted]
    return w("r", w("rPr", *marks) if marks else None, element)


def paragraph(style: str, text: str = "", *, keep_next: bool = False, **marks):
    """A paragraph in the style of that id; lines apart by \\n stand one under the other in it."""
    made = w("p", w("pPr", w("pStyle", val=style), w("keepNext") if keep_next else None))
    add_lines(made, text, **marks)
    return made


def add_lines(paragraph, text: str, **marks) -> None:
    for place, line in enumerate(text.split("\n")):
        if place:
            paragraph.append(w("r", w("br")))
        if line := shown(line):
            paragraph.append(text_run(line, **marks))


def keep_numbers_whole(root) -> None:
    """The number of a document, such as 563/QĐ-SNV, is not broken at its hyphens.

    Word does not break at a slash, and its search finds a hyphen of this kind by the ordinary one.
    """
    for text in list(root.iter(qn("w:t"))):
        if "/" in (text.text or "") and "-" in text.text and DOCUMENT_NUMBER.search(text.text):
            _whole(text)


def _whole(text) -> None:
    """The text in pieces, with an unbreakable hyphen between two where a number has one."""
    marked = DOCUMENT_NUMBER.sub(lambda number: number[0].replace("-", "\0"), text.text)
    first, *rest = marked.split("\0")
    text.text, text.attrib[_SPACE], last = first, "preserve", text
    for piece in rest:
        hyphen, following = OxmlElement("w:noBreakHyphen"), w("t")
        following.text, following.attrib[_SPACE] = piece, "preserve"
        last.addnext(hyphen)
        hyphen.addnext(following)
        last = following
