"""Parts of one paper, each a tagged PDF/A-3a of WeasyPrint, joined into one that still is.

It runs as `python -m reports.joining`. The order names the open files of the parts; standard output is the
PDF. What speaks of the whole – metadata, colour profile, language, embedded files – is the first part's.

Each part brings its own subsets of the three cuts of the font and its own colour profile: some 40 KB a part,
beside 5 KB a page. Merging subsets would mean writing every page's text anew.
"""

import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from pikepdf import (
    Array,
    Dictionary,
    Name,
    ObjectStreamMode,
    OutlineItem,
    PageCopyWarning,
    Pdf,
    String,
)

from .child import OUT_OF_MEMORY, read_order, report


def join(parts: Sequence[BinaryIO], target: BinaryIO) -> int:
    """Write the parts, in their order, as one PDF, and return its number of pages.

    One part after the other is held in memory beside what is joined so far.
    """
    joined = Pdf.open(parts[0])
    for place, part in enumerate(parts[1:], start=2):
        _append(joined, Pdf.open(part), place)
    # Object streams are allowed from PDF/A-2 on, and hold the many small elements of structure compressed.
    joined.save(target, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return len(joined.pages)


def _append(joined: Pdf, part: Pdf, place: int) -> None:
    """The pages first: what is copied afterwards and points at them then points at the copies."""
    first = len(joined.pages)
    with warnings.catch_warnings():  # named destinations and the rest follow below
        warnings.simplefilter("ignore", PageCopyWarning)
        joined.pages.extend(part.pages)
    _append_structure(joined, part, first, place)
    _append_destinations(joined, part)
    _append_outline(joined, part, first)


# --- the tree of structure (ISO 32000-1, 14.7) ---------------------------------------------------


def _append_structure(joined: Pdf, part: Pdf, first: int, place: int) -> None:
    tree, before = joined.Root.StructTreeRoot, len(joined.objects)
    copied = joined.copy_foreign(part.Root.StructTreeRoot)
    whole, half = tree.K[0], copied.K[0]
    _adopt(joined, range(before + 1, len(joined.objects) + 1), half, whole, place)
    whole.K.extend(half.K)
    _append_parents(joined, tree, copied, first)
    for name in ("/RoleMap", "/ClassMap"):
        if name in copied:
            tree[name] = Dictionary({**copied[name], **tree.get(name, {})})


def _adopt(joined: Pdf, numbers: range, half, whole, place: int) -> None:
    """Elements below the part's Document come under the first one's; the ids of its cells stay their own.

    The children that Document names are not all: a page number has an element that names it as its parent.
    """
    for number in numbers:
        element = joined.get_object(number, 0)
        if not isinstance(element, Dictionary) or element.get("/Type") != Name.StructElem:
            continue
        if element.P.objgen == half.objgen:
            element.P = whole
        if "/ID" in element:
            element.ID = _id(place, element.ID)
        if "/A" in element and "/Headers" in element.A:
            element.A.Headers = Array([_id(place, header) for header in element.A.Headers])


def _id(place: int, given) -> String:
    """WeasyPrint names cells by the numbers of their objects, which are the same in every part."""
    return String(f"{place}.{given}")


def _append_parents(joined: Pdf, tree, copied, first: int) -> None:
    """Pages and annotations know their elements by a number in the tree; the part's come after."""
    numbers = tree.ParentTree.Nums
    start = tree.get("/ParentTreeNextKey", max((int(key) for key in list(numbers)[::2]), default=-1) + 1)
    added = list(copied.ParentTree.Nums)
    for key, value in zip(added[::2], added[1::2], strict=True):
        numbers.extend([int(key) + start, value])
    for page in list(joined.pages)[first:]:
        page.obj.StructParents = int(page.obj.StructParents) + start
        for annotation in page.obj.get("/Annots", []):
            if "/StructParent" in annotation:
                annotation.StructParent = int(annotation.StructParent) + start
    tree.ParentTreeNextKey = start + max(int(key) for key in added[::2]) + 1


# --- links and bookmarks ------------------------------------------------------------------------


def _append_destinations(joined: Pdf, part: Pdf) -> None:
    """Names that links lead to; a name that an earlier part has stays that part's."""
    if "/Names" not in part.Root or "/Dests" not in part.Root.Names:
        return
    if "/Names" not in joined.Root:
        joined.Root.Names = Dictionary()
    theirs = joined.copy_foreign(part.make_indirect(part.Root.Names.Dests))
    merged = _destinations(theirs) | _destinations(joined.Root.Names.get("/Dests", {}))
    names = [each for name in sorted(merged) for each in (String(name), merged[name])]
    joined.Root.Names.Dests = Dictionary(Names=Array(names))


def _destinations(tree) -> dict:
    listed = list(tree.get("/Names", []))
    return {str(name): place for name, place in zip(listed[::2], listed[1::2], strict=True)}


def _append_outline(joined: Pdf, part: Pdf, first: int) -> None:
    """Bookmarks of a part stand below the title of the paper, the first part's last bookmark."""
    pages = {page.obj.objgen: first + place for place, page in enumerate(part.pages)}
    with part.open_outline() as theirs, joined.open_outline() as outline:
        below = outline.root[-1].children if outline.root else outline.root
        below.extend(_bookmarks(joined, theirs.root, pages))


def _bookmarks(joined: Pdf, items, pages: dict) -> Iterator[OutlineItem]:
    for item in items:
        page, *place = item.destination
        bookmark = OutlineItem(item.title, Array([joined.pages[pages[page.objgen]].obj, *place]))
        bookmark.is_closed = item.is_closed
        bookmark.children.extend(_bookmarks(joined, item.children, pages))
        yield bookmark


def main() -> int:
    files = [os.fdopen(number, "rb") for number in read_order()["parts"]]
    try:
        pages = join(files, sys.stdout.buffer)
    except (MemoryError, SystemError):
        return OUT_OF_MEMORY
    report(pages=pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
