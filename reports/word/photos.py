"""Photos in Word: two in a row under which their captions stand, no larger than a printer shows."""

from io import BytesIO

from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from reports.blocks import Photo, Photos

from . import styles
from .elements import paragraph, twips, w

# The room of a photo in mm; its picture keeps its proportions inside.
_WIDTH, _HEIGHT = 79, 59
_DPI = 150
_IN_A_ROW = 2
LOST = "(Không tìm thấy tệp ảnh)"


def write_photos(block: Photos, place):
    yield paragraph(place.styles[styles.GAP], keep_next=True)
    width = twips(place.width / _IN_A_ROW)
    numbered = list(enumerate(block.photos, start=1))
    pairs = (numbered[start : start + _IN_A_ROW] for start in range(0, len(numbered), _IN_A_ROW))
    yield w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=place.styles[styles.BARE_TABLE]),
            w("tblW", w=_IN_A_ROW * width, type="dxa"),
            w("tblLayout", type="fixed"),
        ),
        w("tblGrid", *(w("gridCol", w=width) for _place in range(_IN_A_ROW))),
        *(_row(pair, width, place) for pair in pairs),
    )
    if block.note:
        yield paragraph(place.styles[styles.REMARK], block.note)


def _row(pair, width: int, place):
    """Photos beside each other; an odd one has an empty cell beside it."""
    cells = [_cell(width, *_shown(number, photo, place)) for number, photo in pair]
    empty = [
        _cell(width, paragraph(place.styles[styles.PHOTO])) for _missing in range(_IN_A_ROW - len(cells))
    ]
    return w("tr", w("trPr", w("cantSplit")), *cells, *empty)


def _cell(width: int, *content):
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *content)


def _shown(number: int, photo: Photo, place):
    caption = f"Ảnh {number}. {photo.caption}"
    style = place.styles[styles.PHOTO]
    picture = _brought_down(photo.file)
    if picture is None:
        yield paragraph(style, LOST, italic=True, keep_next=True)
    else:
        shown = paragraph(style, keep_next=True)
        shown.append(w("r", w("drawing", _inline(picture, photo.caption, place.document))))
        yield shown
    yield paragraph(place.styles[styles.PHOTO_CAPTION], caption)


def _brought_down(name: str) -> Image.Image | None:
    """The photo the right way up and with no more dots than are printed; None when it is lost or broken."""
    room = tuple(round(mm / 25.4 * _DPI) for mm in (_WIDTH, _HEIGHT))
    try:
        with default_storage.open(name) as file, Image.open(file) as photo:
            photo.draft("RGB", (2 * room[0], 2 * room[0]))
            upright = ImageOps.exif_transpose(photo).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    upright.thumbnail(room)
    return upright


def _inline(picture: Image.Image, description: str, document):
    """The drawing, as large as its room allows; its words are read to whoever cannot see it."""
    file = BytesIO()
    picture.save(file, "JPEG", quality=85)
    file.seek(0)
    scale = min(_WIDTH / picture.width, _HEIGHT / picture.height) * 36000
    inline = document.part.new_pic_inline(file, round(picture.width * scale), round(picture.height * scale))
    inline.docPr.set("descr", description)
    return inline
