"""What stands in a PDF and where, as other programs read it: lengths in millimetres, sizes in points."""

import subprocess
from xml.etree import ElementTree

import pikepdf

MM = 72 / 25.4
A4 = (210, 297)
XHTML = "{http://www.w3.org/1999/xhtml}"


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def pages_of(path):
    """For each page its width and height and its words (text, left, top, right, bottom), in millimetres."""
    root = ElementTree.fromstring(run("pdftotext", "-bbox", path, "-"))
    return [
        (
            float(page.get("width")) / MM,
            float(page.get("height")) / MM,
            [
                (word.text, *(float(word.get(edge)) / MM for edge in ("xMin", "yMin", "xMax", "yMax")))
                for word in page.iter(f"{XHTML}word")
            ],
        )
        for page in root.iter(f"{XHTML}page")
    ]


def lines_of(path, page):
    """(text, size in points, is bold, is italic) of each run of text on a page."""
    listing = run("pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", "-f", str(page), "-l", str(page), path)
    listing = ElementTree.fromstring(listing)
    sizes = {font.get("id"): int(font.get("size")) for font in listing.iter("fontspec")}
    return [
        (
            "".join(run.itertext()).strip(),
            sizes[run.get("font")],
            run.find(".//b") is not None,
            run.find(".//i") is not None,
        )
        for run in listing.iter("text")
    ]


def inside_text(words, height):
    """The words between the top and the bottom margin, without page number and running note."""
    return [word for word in words if word[2] > 18 and word[4] < height - 18]


def elements(node, kind):
    """The structure elements of one kind below a node."""
    if not isinstance(node, pikepdf.Dictionary):
        return
    if node.get("/S") == pikepdf.Name(f"/{kind}"):
        yield node
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        yield from elements(child, kind)
