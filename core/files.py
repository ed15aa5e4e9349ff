"""Files people hand in: what they really are, photos without position data, and how they are served."""

import hashlib
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from uuid import uuid4

import filetype
from django.conf import settings
from django.core.files.base import ContentFile
from django.http import FileResponse, Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from .errors import DomainError
from .text import clean_line

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OLD_WORD, _OLD_EXCEL = "application/msword", "application/vnd.ms-excel"
_OPEN_TEXT = "application/vnd.oasis.opendocument.text"
_OPEN_SHEET = "application/vnd.oasis.opendocument.spreadsheet"
_HEIC = {"image/heic", "image/heif", "image/avif"}

EXTENSIONS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "application/pdf": ".pdf",
    WORD: ".docx",
    _EXCEL: ".xlsx",
    _OLD_WORD: ".doc",
    _OLD_EXCEL: ".xls",
    _OPEN_TEXT: ".odt",
    _OPEN_SHEET: ".ods",
}
PHOTO_TYPES = frozenset(kind for kind in EXTENSIONS if kind.startswith("image/"))
DOCUMENT_TYPES = frozenset(EXTENSIONS) - PHOTO_TYPES
# What a browser may show by itself; the rest is only offered for download.
_SHOWN_INLINE = PHOTO_TYPES | {"application/pdf"}

# A JPEG can be decoded at a fraction of its size, so that a phone's 108-megapixel picture is fine;
# the other formats unfold in memory in full, and a few kilobytes of them can be a bomb.
_MAX_PIXELS = {"JPEG": 120_000_000, "MPO": 120_000_000, "PNG": 40_000_000, "WEBP": 40_000_000}
_LONGEST_EDGE = 4096
_THUMBNAIL_EDGE = 480


@dataclass(frozen=True)
class Received:
    """An upload after its checks: what is to be stored, under which name and type."""

    name: str
    content_type: str
    content: ContentFile
    sha256: str


def receive(upload, *, accepted: frozenset[str]) -> Received:
    """Check `upload` by content and size, clean it if it is a photo; DomainError(field="file") refuses."""
    content_type = check(upload, accepted=accepted)
    content = clean_photo(upload) if content_type in PHOTO_TYPES else _read(upload)
    return Received(
        name=_safe_name(upload.name, EXTENSIONS[content_type]),
        content_type=content_type,
        content=ContentFile(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def check(upload, *, accepted: frozenset[str]) -> str:
    """The content type of `upload`; DomainError(field="file") when it is none of `accepted`, or too large."""
    content_type = sniff(upload)
    check_accepted(content_type, accepted)
    check_size(upload, content_type)
    return content_type


def sniff(upload) -> str:
    """The content type read from the bytes; name and declared type are not believed. "" when unknown."""
    upload.seek(0)
    head = upload.read(8192)
    if head.startswith(b"PK\x03\x04"):
        return _sniff_zip(upload)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _sniff_old_office(upload)
    guess = filetype.guess(head)
    return guess.mime if guess else ""


def _sniff_zip(upload) -> str:
    """Office documents are zip archives that say inside what they are."""
    upload.seek(0)
    try:
        with zipfile.ZipFile(upload) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                return archive.read("mimetype").decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError):
        return ""  # a damaged archive fails in any of these ways
    if "[Content_Types].xml" not in names or any(name.endswith("vbaProject.bin") for name in names):
        return "application/zip"
    known = {"word/document.xml": WORD, "xl/workbook.xml": _EXCEL}
    return next((kind for part, kind in known.items() if part in names), "application/zip")


def _sniff_old_office(upload) -> str:
    """Word and Excel 97–2003 name their main stream in the directory of the compound file."""
    content = _read(upload) if upload.size <= settings.FILE_MAX_MB * 1024**2 else b""
    streams = {"WordDocument": _OLD_WORD, "Workbook": _OLD_EXCEL, "Book": _OLD_EXCEL}
    return next((kind for name, kind in streams.items() if f"{name}\0".encode("utf-16-le") in content), "")


def check_accepted(content_type: str, accepted: frozenset[str]) -> None:
    if content_type in accepted:
        return
    if content_type in _HEIC:
        raise DomainError(
            _("HEIC photos are not accepted. Set the camera to “Most compatible”, or send a JPEG."),
            field="file",
        )
    kinds = ", ".join(sorted(EXTENSIONS[kind].removeprefix(".") for kind in accepted))
    raise DomainError(_("By its content this is not a file of an accepted kind (%s).") % kinds, field="file")


def check_size(upload, content_type: str) -> None:
    """Refuse what is too big before a single pixel of it is decoded."""
    limit = settings.PHOTO_MAX_MB if content_type in PHOTO_TYPES else settings.FILE_MAX_MB
    if upload.size > limit * 1024**2:
        size = round(upload.size / 1024**2)
        raise DomainError(
            _("The file has %(size)s MB; at most %(limit)s MB are accepted.")
            % {"size": size, "limit": limit},
            field="file",
        )
    if not upload.size:
        raise DomainError(_("The file is empty."), field="file")


def clean_photo(upload) -> bytes:
    """The picture written anew: upright, at most 4096 pixels long, with no EXIF data and so no position."""
    check_size(upload, "image/jpeg")
    upload.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _rewrite(Image.open(upload, formats=["JPEG", "PNG", "WEBP"]), _LONGEST_EDGE)
    except Image.DecompressionBombError as error:
        raise DomainError(_too_many_pixels(), field="file") from error
    except DomainError:
        raise
    except Exception as error:  # Pillow fails in a dozen ways over damaged pictures
        raise DomainError(_("The picture is damaged and cannot be read."), field="file") from error


def _too_many_pixels():
    return _("The picture has too many pixels. Take it again at a lower resolution.")


def _rewrite(image, edge: int) -> bytes:
    """Encode upright and at most `edge` long, in the same format, with only the colour profile beside it."""
    if image.width * image.height > _MAX_PIXELS[image.format]:
        raise DomainError(_too_many_pixels(), field="file")
    kind = "JPEG" if image.format == "MPO" else image.format
    profile = image.info.get("icc_profile")
    image.draft("RGB", (edge, edge))
    image = ImageOps.exif_transpose(image)
    if image.mode == "P" or (kind == "JPEG" and image.mode != "RGB"):
        image, profile = image.convert("RGB" if kind == "JPEG" else "RGBA"), None
    image.thumbnail((edge, edge))
    return _encode(image, kind, profile)


def _encode(image, kind: str, profile: bytes | None) -> bytes:
    """The bare pixels on a new picture: whatever else the old one carried stays behind."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    out = BytesIO()
    bare.save(out, kind, quality=88, icc_profile=profile)
    return out.getvalue()


def storage_path(instance, filename: str) -> str:
    """A name nobody can guess, in a folder per kind of thing and year; the row keeps the person's name."""
    return f"{instance._meta.label_lower}/{timezone.now():%Y}/{uuid4().hex}{PurePosixPath(filename).suffix}"


def _safe_name(name: str, extension: str) -> str:
    """The person's file name without folders, with the extension of what the file really is."""
    stem = PurePosixPath(clean_line(name).replace("\\", "/")).stem[:150].strip(" .")
    return f"{stem or 'file'}{extension}"


def _read(upload) -> bytes:
    upload.seek(0)
    return upload.read()


def serve(attachment, as_download: bool = False) -> FileResponse:
    """The stored file as a response; the calling view has checked that the person may see its owner."""
    response = FileResponse(
        _open(attachment),
        as_attachment=as_download or attachment.content_type not in _SHOWN_INLINE,
        filename=attachment.name,
        content_type=attachment.content_type,
    )
    return _guard(response)


def _open(attachment):
    """The stored bytes; a file that is gone, after a restored backup for example, is a page not found."""
    try:
        return attachment.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error


def serve_thumbnail(attachment) -> HttpResponse:
    """A small copy of a photo for lists of photos, made once and kept beside the uploads."""
    name = f"thumbnails/{attachment.sha256[:2]}/{attachment.sha256}.jpg"
    storage = attachment.file.storage
    if not storage.exists(name):
        with _open(attachment) as original:
            storage.save(name, ContentFile(thumbnail(original)))
    return _guard(FileResponse(storage.open(name), content_type="image/jpeg"))


def thumbnail(photo, edge: int = _THUMBNAIL_EDGE) -> bytes:
    """A stored, so already cleaned, photo as a JPEG at most `edge` pixels long; white where it is clear."""
    image = Image.open(photo, formats=["JPEG", "PNG", "WEBP"])
    image.draft("RGB", (edge, edge))
    image.thumbnail((edge, edge))
    image = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return _encode(paper, "JPEG", None)


def _guard(response):
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=600"
    return response
