"""Reads pages from the bytes of a PDF, whatever program made it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException

from .page import POINT, Box, Line, Page, Word

# Letters whose baselines differ by less than this (mm) stand on one line.
SAME_LINE = 0.3


class Unreadable(Exception):
    """The file is no PDF, is damaged or locked."""


class _Device(PDFPageAggregator):
    """Keeps letters and strokes as they come, and which fonts the file carries in itself."""

    def __init__(self, manager):
        super().__init__(manager, laparams=None)
        self.embedded: dict[str, bool] = {}
        self.in_pieces = False

    def render_char(self, matrix, font, *rest):
        carried = any(f"FontFile{kind}" in font.descriptor for kind in ("", "2", "3"))
        self.embedded[font.fontname] = carried
        return super().render_char(matrix, font, *rest)

    def paint_path(self, *path):
        before = len(self.cur_item)
        super().paint_path(*path)
        for item in islice(self.cur_item, before, None):
            item.in_pieces = self.in_pieces


class _Interpreter(PDFPageInterpreter):
    """Tells the device while only pieces of a drawing are let through: some programs draw dashes so."""

    def _cut(self):
        self.device.in_pieces = sum(step[0] == "m" for step in self.curpath) > 3

    def do_W(self):
        self._cut()
        super().do_W()

    def do_W_a(self):
        self._cut()
        super().do_W_a()

    def do_Q(self):
        self.device.in_pieces = False
        super().do_Q()


def read(path) -> tuple[Page, ...]:
    """The pages of the file; Unreadable when there is no reading it."""
    manager = PDFResourceManager()
    device = _Device(manager)
    interpreter = _Interpreter(manager, device)
    pages = []
    try:
        with open(path, "rb") as file:
            for number, page in enumerate(PDFPage.get_pages(file), start=1):
                interpreter.process_page(page)
                pages.append(_page(number, device.get_result(), device.embedded))
    except (PDFException, PSException) as error:
        raise Unreadable(str(error)) from error
    if not pages:
        raise Unreadable("no pages")
    return tuple(pages)


def _page(number, layout, embedded) -> Page:
    items = list(_flat(layout))
    letters = [item for item in items if isinstance(item, LTChar) and item.upright]
    drawn = [item for item in items if isinstance(item, LTImage) or _is_seen(item)]
    lines = _lines(number, letters, layout.height, embedded)
    boxes = tuple(_box(item, layout.height) for item in drawn)
    return Page(number, layout.width * POINT, layout.height * POINT, lines, boxes)


def _flat(container) -> Iterator:
    for item in container:
        if isinstance(item, LTFigure):
            yield from _flat(item)
        else:
            yield item


def _is_seen(item) -> bool:
    """Whether it is a drawn line or area; white paint, as word processors lay under text, is not seen."""
    if not isinstance(item, LTCurve) or not (item.stroke or item.fill):
        return False
    return item.stroke or not _is_white(item.non_stroking_color)


def _box(item, height) -> Box:
    dashes = getattr(item, "dashing_style", None)
    dashed = (bool(dashes and dashes[0]) and item.stroke) or getattr(item, "in_pieces", False)
    left, bottom, right, top = item.bbox
    return Box(left * POINT, (height - top) * POINT, right * POINT, (height - bottom) * POINT, dashed)


def _lines(page, letters: Iterable[LTChar], height, embedded) -> tuple[Line, ...]:
    """Letters gathered into lines from top to bottom, spaces dropped."""
    rows: list[list[LTChar]] = []
    last = None
    for letter in sorted(letters, key=lambda letter: -letter.matrix[5]):
        baseline = (height - letter.matrix[5]) * POINT
        if last is None or baseline - last > SAME_LINE:
            rows.append([])
            last = baseline
        rows[-1].append(letter)
    made = (tuple(_words(row, height, embedded)) for row in rows)
    return tuple(Line(page, words) for words in made if words)


def _words(row, height, embedded) -> Iterator[Word]:
    """The words of one line: they end at a space or where a gap is as wide as one."""
    group: list[LTChar] = []
    for letter in sorted(row, key=lambda letter: letter.x0):
        is_space = not letter.get_text().strip()
        if group and (is_space or letter.x0 - group[-1].x1 > 0.2 * letter.size):
            yield _word(group, height, embedded)
            group = []
        if not is_space:
            group.append(letter)
    if group:
        yield _word(group, height, embedded)


def _word(letters, height, embedded) -> Word:
    first = letters[0]
    name = re.sub(r"^[A-Z]{6}\+", "", first.fontname)
    text = "".join(letter.get_text() for letter in letters).replace("\u00ad", "")
    return Word(
        text=unicodedata.normalize("NFC", text),
        left=first.x0 * POINT,
        right=letters[-1].x1 * POINT,
        baseline=round((height - first.matrix[5]) * POINT, 2),
        size=round(first.size, 1),
        font=name,
        bold=bool(re.search(r"bold|black|heavy", name, re.I)),
        italic=bool(re.search(r"italic|oblique", name, re.I)),
        black=all(_is_black(letter.graphicstate.ncolor) for letter in letters),
        red=all(_is_red(letter.graphicstate.ncolor) for letter in letters),
        embedded=embedded.get(first.fontname, False),
    )


def _shades(color) -> list[float] | None:
    """Grey or red-green-blue from 0 (black) to 1, None when the colour is of another kind (a pattern)."""
    parts = [color] if isinstance(color, int | float) else list(color or [0])
    if not all(isinstance(part, int | float) for part in parts):
        return None
    if len(parts) == 4:
        return [(1 - ink) * (1 - parts[3]) for ink in parts[:3]]
    return parts


def _is_black(color) -> bool:
    shades = _shades(color)
    return shades is not None and max(shades) <= 0.15


def _is_red(color) -> bool:
    shades = _shades(color)
    return shades is not None and len(shades) == 3 and shades[0] > 0.6 and max(shades[1:]) < 0.3


def _is_white(color) -> bool:
    shades = _shades(color)
    return shades is not None and min(shades) >= 0.99
