"""Photos brought down to what a printer shows before WeasyPrint sees them.

A photo of 12 million pixels takes 36 MB once it is unpacked, and a third of a second, for a picture of 79 mm.
JPEG is unpacked at a half, a quarter or an eighth of its size by the decoder itself.
"""

import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

# The longer side: 79 mm at 150 dots an inch are 467; twice as many leave room for a larger frame.
LONGER_SIDE = 1000

# Twice compressed (here, and at its final size by WeasyPrint): the first time almost without loss.
JPEG_QUALITY = 92


class TooManyPixels(Exception):
    """More pixels than Pillow unpacks without a warning, 89 million: a mistake, or meant to do harm."""


def bring_down(path: Path) -> tuple[bytes, str] | None:
    """(the picture as it is printed, its type); None for what is small enough, or no photo at all."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(path) as picture:
                return None if max(picture.size) <= LONGER_SIDE else _smaller(picture)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise TooManyPixels(path.name) from None
        except UnidentifiedImageError:
            return None


def _smaller(picture: Image.Image) -> tuple[bytes, str]:
    format_ = "JPEG" if picture.format in ("JPEG", "MPO") else "PNG"
    picture.draft(picture.mode, (LONGER_SIDE, LONGER_SIDE))
    picture.thumbnail((LONGER_SIDE, LONGER_SIDE), reducing_gap=2)
    picture = ImageOps.exif_transpose(picture)
    if picture.mode not in ("L", "RGB"):  # archive quality knows no CMYK; a JPEG has no transparency
        see_through = format_ == "PNG" and picture.has_transparency_data
        picture = picture.convert("RGBA" if see_through else "RGB")
    written = BytesIO()
    picture.save(written, format_, quality=JPEG_QUALITY, exif=b"")
    return written.getvalue(), f"image/{format_.lower()}"
