"""The body: size, slant, edges, first line, gaps and line spacing (annex I, part II, point I, number 6)."""

from collections.abc import Iterator
from statistics import median

from .fault import Fault, number, quoted
from .paragraphs import SINGLE

INDENTS = (10, 12.7)


def check_body(paper) -> Iterator[Fault]:
    """The first fault of each sort on each page: a wrong style sheet would fill the screen otherwise."""
    seen = set()
    for fault in _faults(paper):
        if (fault.page, fault.rule) not in seen:
            seen.add((fault.page, fault.rule))
            yield fault


def _faults(paper):
    for paragraph in paper.body + paper.bases:
        if paragraph.is_note:
            continue
        area = paper.main.areas[paragraph.page]
        if paragraph in paper.body:
            yield from _look(paragraph)
        if len(paragraph.lines) > 1 and not paragraph.is_heading:
            yield from _indent(paragraph, area)
            yield from _edges(paragraph, paper.main.areas)
            yield from _spacing(paragraph)
        yield from _gap(paragraph)


def _look(paragraph):
    """Size 13–14, upright but for words that lead in a paragraph: number 6."""
    for line in paragraph.lines:
        if not 12.8 <= line.size <= 14.2:
            measured = f"{number(line.size)} ({quoted(line.text)})"
            yield Fault(line.page, "cỡ chữ nội dung", measured, "từ 13 đến 14")
            return
    if paragraph.italic:
        measured = f"nghiêng ({quoted(paragraph.text)})"
        yield Fault(paragraph.page, "kiểu chữ nội dung", measured, "là đứng")


def _indent(paragraph, area):
    """The first line begins 1 or 1.27 cm further in: number 6."""
    measured = paragraph.lines[0].left - area.left
    if all(abs(measured - indent) > 0.6 for indent in INDENTS):
        text = f"{number(measured)} mm ({quoted(paragraph.text)})"
        yield Fault(paragraph.page, "lùi đầu dòng", text, "là 10 mm hoặc 12,7 mm")


def _edges(paragraph, areas):
    """Every line but the last reaches the right edge: number 6. A single word cannot be spread to it."""
    for line in paragraph.lines[:-1]:
        short = areas[line.page].right - line.right
        if short > 1.2 and " " in line.text:
            text = f"hụt {number(short)} mm bên phải ({quoted(line.text)})"
            yield Fault(line.page, "căn lề nội dung", text, "được căn đều hai bên")


def _spacing(paragraph):
    """From single to one and a half lines: number 6."""
    pitches = paragraph.pitches
    if not pitches:
        return
    measured = median(pitches) / (SINGLE * paragraph.lines[0].size)
    if not 0.97 <= measured <= 1.53:
        yield Fault(paragraph.page, "dãn dòng", f"{number(measured)} dòng", "từ 1 đến 1,5 dòng")


def _gap(paragraph):
    """At least 6 points between paragraphs: number 6."""
    if paragraph.gap is None or paragraph.is_heading:
        return
    if paragraph.gap < 5.4:
        text = f"{number(max(0, paragraph.gap))} pt (trước {quoted(paragraph.text)})"
        yield Fault(paragraph.page, "khoảng cách đoạn", text, "ít nhất 6 pt")
