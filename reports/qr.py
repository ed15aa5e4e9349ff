"""A QR code: one path of an SVG drawing, for papers that allow no inline style; a picture for Word."""

from dataclasses import dataclass
from io import BytesIO
from itertools import groupby

import segno

# Light modules on each side, without which a telephone does not find the code (ISO/IEC 18004).
QUIET_ZONE = 4


@dataclass(frozen=True)
class QrDrawing:
    """A square of `size` modules, and the path around the dark ones."""

    size: int
    path: str


def draw_qr(text: str) -> QrDrawing:
    """`text` as the path of a drawing."""
    rows = list(_code(text).matrix_iter(border=QUIET_ZONE))
    return QrDrawing(len(rows), "".join(_line(y, row) for y, row in enumerate(rows)))


def qr_picture(text: str) -> bytes:
    """`text` as a PNG with 8 dots to a module, more than a printer shows at 18 mm."""
    file = BytesIO()
    _code(text).save(file, kind="png", scale=8, border=QUIET_ZONE)
    return file.getvalue()


def _code(text: str):
    """It is still read when 15 % of it is lost to a fold or a stamp."""
    return segno.make_qr(text, error="m")


def _line(y: int, row) -> str:
    """The dark runs of one row; neighbouring modules are one box, so that no printer leaves gaps between."""
    path, x = "", 0
    for is_dark, modules in groupby(row):
        width = len(list(modules))
        if is_dark:
            path += f"M{x} {y}h{width}v1h-{width}z"
        x += width
    return path
