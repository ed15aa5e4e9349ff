"""The heading of each annex: number, title and what it belongs to (annex I, part II, point IV)."""

import re
from collections.abc import Iterator

from .fault import Fault, quoted
from .style import Style, check_centred, check_style


def check_annexes(paper) -> Iterator[Fault]:
    """Number 14 bold, title in bold capitals 13–14, “(Kèm theo …)” slanted: part II, point IV, number 1."""
    for annex in paper.annexes:
        yield from _annex(annex, alone=len(paper.annexes) == 1)


def _annex(annex, *, alone):
    page = annex.pages[0]
    area = annex.areas[page.number]
    number, title, belongs = _heading(page.lines)
    yield from check_style("số phụ lục", [number], Style((14, 14), bold=True))
    form = r"Phụ lục [IVXLC]+" + ("|Phụ lục" if alone else "")
    if not re.fullmatch(form, number.text):
        yield Fault(page.number, "số phụ lục", f"ghi {quoted(number.text)}", "có dạng “Phụ lục I”")
    if not title:
        yield Fault(page.number, "tên phụ lục", "không có", "ở giữa, dưới số phụ lục")
    yield from check_style("tên phụ lục", title, Style((13, 14), bold=True, capitals=True))
    if not belongs:
        yield Fault(page.number, "dòng “(Kèm theo …)”", "không có", "ở giữa, dưới tên phụ lục")
    yield from check_style("dòng “(Kèm theo …)”", belongs, Style((13, 14), italic=True))
    if belongs and not belongs[-1].text.endswith(")"):
        yield Fault(page.number, "dòng “(Kèm theo …)”", quoted(belongs[-1].text), "nằm trong ngoặc đơn")
    for what, lines in (("số phụ lục", [number]), ("tên phụ lục", title), ("dòng “(Kèm theo …)”", belongs)):
        for line in lines:
            yield from check_centred(what, line, area.middle, "ở giữa trang", 2.5)


def _heading(lines):
    """Number, lines of the title, lines from “(Kèm theo” to its closing bracket."""
    start = next((i for i, line in enumerate(lines[:8]) if line.begins("(Kèm theo")), None)
    if start is None:
        return lines[0], [line for line in lines[1:2] if line.bold], []
    end = next((i for i, line in enumerate(lines[start:], start) if line.text.endswith(")")), start)
    return lines[0], list(lines[1:start]), list(lines[start : end + 1])
