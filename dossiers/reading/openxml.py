"""A look through the XML of an XLSX book before it is read: its size, its extent, cells without a value."""

import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from .extents import MOST_FAULTS, TooLarge, TooManyFaults, check

_CHUNK = 1 << 20
_PART = 4 * 1024**2
_NAMES = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# Beyond column Z. Books of up to 26 columns, nearly all, need no further count.
_FAR_CELL = re.compile(rb' r="([A-Z]{2,3})\d')
_ANY_CELL = re.compile(rb' r="[A-Z]*(\d+)"')
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]|<(?:\w+:)?is\b")
_SIGNS = (b't="e"', b"<f", b":f")


def examine(archive: zipfile.ZipFile) -> dict[str, dict[int, set[int]]]:
    """Faulty cells by sheet and row; every part is read in full, so that a lie about its size comes out."""
    sheets = _sheets(archive)
    faults = {}
    for part in archive.namelist():
        if part in sheets:
            faults[sheets[part]] = _examine_sheet(archive, part)
        elif part.endswith((".xml", ".rels")):
            for _chunk in _chunks(archive, part):
                pass
    return faults


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The name of each sheet by the path of its part."""
    parts = {
        relation.get("Id"): _path(relation.get("Target", ""))
        for relation in _tree(archive, "xl/_rels/workbook.xml.rels")
    }
    found = (element for element in _tree(archive, "xl/workbook.xml").iter() if _local(element) == "sheet")
    return {parts.get(sheet.get(f"{_NAMES}id"), ""): sheet.get("name", "") for sheet in found}


def _local(element) -> str:
    return element.tag.rpartition("}")[2]


def _path(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _tree(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    if archive.getinfo(part).file_size > _PART:
        raise TooLarge
    try:
        return ElementTree.fromstring(archive.read(part))
    except ElementTree.ParseError as error:
        raise zipfile.BadZipFile(part) from error


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _examine_sheet(archive: zipfile.ZipFile, part: str) -> dict[int, set[int]]:
    faults: dict[int, set[int]] = {}
    columns = 26
    for text in _whole_cells(_chunks(archive, part)):
        columns = max([columns, *(_column(name) for name in set(_FAR_CELL.findall(text)))])
        if any(sign in text for sign in _SIGNS):
            _collect(text, faults)
    if columns > 26:
        check(_deepest_row(archive, part), columns)
    return faults


def _deepest_row(archive: zipfile.ZipFile, part: str) -> int:
    """Asked only of wide sheets, because it takes a second reading."""
    texts = _whole_cells(_chunks(archive, part))
    return max(int(row) for text in texts for row in _ANY_CELL.findall(text) or [0])


def _whole_cells(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same text cut before the beginning of a cell or a row, never inside one."""
    rest = b""
    for chunk in chunks:
        text = rest + chunk
        cut = text.rfind(b"<", 0, max(text.rfind(b' r="'), 0))
        yield text[:cut] if cut > 0 else text
        rest = text[cut:] if cut > 0 else b""
    yield rest


def _column(letters: bytes) -> int:
    """The number of a column, from 1: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _collect(text: bytes, faults: dict[int, set[int]]) -> None:
    for attributes, content in _CELL.findall(text):
        place = _PLACE.search(attributes)
        if place and _is_fault(attributes, content):
            faults.setdefault(int(place[2]), set()).add(_column(place[1]) - 1)
    if len(faults) > MOST_FAULTS:
        raise TooManyFaults


def _is_fault(attributes: bytes, content: bytes) -> bool:
    """An error value; or a formula and no value, unless the value is said to be an empty text."""
    if b't="e"' in attributes:
        return True
    is_formula = any(sign in content for sign in _SIGNS[1:])
    return is_formula and b't="str"' not in attributes and not _VALUE.search(content)
