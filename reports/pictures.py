"""Photos brought down to what a printer shows before WeasyPrint sees them.

A photo of 12 million pixels takes 36 MB once it is unpacked, and a third of a second, for a picture of 79 mm.
JPEG is unpacked at a half, a quarter or an eighth of its size by the decoder itself.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

# The longer side: a photo is printed 79 mm wide, which are 467 dots at the 150 an inch of the PDF.
LONGER_SIDE = 500

# Twice compressed (here, and at its final size by WeasyPrint): the first time almost without loss.
JPEG_QUALITY = 92


class TooManyPixels(Exception):
    """More pixels than Pillow unpacks without a warning, 89 million: a mistake, or meant to do harm."""


def bring_down(path: Path) -> tuple[bytes, str] | None:
    """(the picture as it is printed, its type); None for what is small enough, or no photo at all."""
    try:
        with Image.open(path) as picture:
            if picture.width * picture.height > Image.MAX_IMAGE_PIXELS:
                raise TooManyPixels(path.name)
            return None if max(picture.size) <= LONGER_SIDE else _smaller(picture)
    except Image.DecompressionBombError:
        raise TooManyPixels(path.name) from None
    except UnidentifiedImageError:
        return None


def _smaller(picture: Image.Image) -> tuple[bytes, str]:
    format_ = "JPEG" if picture.format in ("JPEG", "MPO") else "PNG"
    share = LONGER_SIDE / max(picture.size)
    size = tuple(max(1, round(side * share)) for side in picture.size)
    picture.draft(None, size)
    if picture.mode not in ("L", "RGB"):  # archive quality knows no CMYK; a JPEG has no transparency
        see_through = format_ == "PNG" and picture.has_transparency_data
        picture = picture.convert("RGBA" if see_through else "RGB")
    picture.thumbnail(size)
    picture = ImageOps.exif_transpose(picture)
    written = BytesIO()
    picture.save(written, format_, quality=JPEG_QUALITY, exif=b"")
    return written.getvalue(), f"image/{format_.lower()}"
