"""An upload is judged by its content; photos lose their position; what is stored is served safely."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core import files
from core.errors import DomainError
from core.files import DOCUMENT_TYPES, PHOTO_TYPES, clean_photo, receive, sniff

EVERYTHING = PHOTO_TYPES | DOCUMENT_TYPES
GPS = 0x8825
ORIENTATION = 0x0112


def upload(content: bytes, name="tep.bin"):
    return SimpleUploadedFile(name, content)


def picture(size=(80, 60), kind="JPEG", mode="RGB", **options) -> bytes:
    out = BytesIO()
    Image.new(mode, size, "red").save(out, kind, **options)
    return out.getvalue()


def archive(*names: str, **contents: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        for name in names:
            zipped.writestr(name, "")
        for name, content in contents.items():
            zipped.writestr(name, content)
    return out.getvalue()


def phone_photo() -> bytes:
    """A picture 80 wide and 60 high, taken with the phone on its side near Bắc Ninh."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS).update({1: "N", 2: (21.0, 11.0, 0.0), 3: "E", 4: (106.0, 4.0, 0.0)})
    return picture(exif=exif, comment=b"21.18,106.06")


def refusal(content: bytes, name="anh.jpg", accepted=EVERYTHING) -> str:
    with pytest.raises(DomainError) as refused:
        receive(upload(content, name), accepted=accepted)
    assert refused.value.field == "file"
    return str(refused.value)


def test_position_and_all_other_exif_data_are_gone():
    assert Image.open(BytesIO(phone_photo())).getexif().get_ifd(GPS)
    cleaned = clean_photo(upload(phone_photo()))
    image = Image.open(BytesIO(cleaned))
    assert not image.getexif()
    assert not {"exif", "comment", "xmp"} & set(image.info)
    assert b"21.18" not in cleaned


def test_the_picture_stands_upright():
    assert Image.open(BytesIO(clean_photo(upload(phone_photo())))).size == (60, 80)


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB")]
)
def test_every_accepted_kind_of_picture_keeps_its_kind(kind, mode):
    image = Image.open(BytesIO(clean_photo(upload(picture(kind=kind, mode=mode)))))
    assert (image.format, image.size) == (kind, (80, 60))
    if mode != "CMYK":
        assert image.convert("RGB").getpixel((40, 30))[0] > 200


def test_a_huge_photo_is_made_smaller():
    assert max(Image.open(BytesIO(clean_photo(upload(picture((6000, 3000)))))).size) == 4096


def test_a_photo_of_80_mb_is_refused_before_a_pixel_is_decoded(monkeypatch):
    monkeypatch.setattr(files.Image, "open", lambda *args, **kwargs: pytest.fail("decoded"))
    assert "80" in refusal(picture() + b"\0" * 80 * 1024**2)


def test_a_document_may_be_larger_than_a_photo():
    big = b"%PDF-1.7\n" + b"\0" * 30 * 1024**2
    assert receive(upload(big), accepted=EVERYTHING).content_type == "application/pdf"
    assert "51" in refusal(b"%PDF-1.7\n" + b"\0" * 51 * 1024**2)


def test_a_decompression_bomb_is_refused():
    bomb = BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 100_000
    refusal(bomb.getvalue())
    smaller = BytesIO()
    Image.new("1", (7_000, 7_000)).save(smaller, "PNG")
    refusal(smaller.getvalue())


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><script>alert(1)</script>",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"GIF89a" + b"\0" * 40,
        b"MZ" + b"\0" * 200,
        b"just words",
    ],
    ids=["html", "svg", "gif", "program", "text"],
)
def test_other_things_called_jpg_are_refused(content):
    assert "jpg" in refusal(content, "anh.jpg")


def test_half_a_photo_is_refused():
    assert refusal(picture((800, 600))[:300])


def test_nothing_at_all_is_refused():
    assert refusal(b"")


def test_an_iphone_photo_is_refused_with_advice():
    assert "HEIC" in refusal(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64, "IMG_1.HEIC")


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (b"%PDF-1.4\n%%EOF", ".pdf"),
        (archive("[Content_Types].xml", "word/document.xml"), ".docx"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), ".xlsx"),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), ".odt"),
        (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), ".ods"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "WordDocument\0".encode("utf-16-le"), ".doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "Workbook\0".encode("utf-16-le"), ".xls"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_documents_are_known_by_their_content_and_named_after_it(content, extension):
    received = receive(upload(content, "C:\\thư mục\\Báo cáo.tmp"), accepted=DOCUMENT_TYPES)
    assert received.name == f"Báo cáo{extension}"
    assert received.content.read() == content


@pytest.mark.parametrize(
    "content",
    [
        archive("anh.jpg"),
        archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
        archive("META-INF/MANIFEST.MF"),
        b"PK\x03\x04 not really",
    ],
    ids=["zip", "macros", "program", "broken"],
)
def test_other_archives_are_refused(content):
    assert refusal(content, "bao-cao.docx", DOCUMENT_TYPES)


def test_a_photo_is_no_document():
    assert refusal(picture(), accepted=DOCUMENT_TYPES)
    assert sniff(upload(picture())) == "image/jpeg"


def test_a_thumbnail_is_small():
    image = Image.open(BytesIO(files.thumbnail(BytesIO(picture((2000, 1000), "PNG", "RGBA")))))
    assert (image.format, image.size) == ("JPEG", (480, 240))


@pytest.mark.parametrize("place", range(0, 400, 7))
def test_a_damaged_archive_is_refused_and_is_no_error(place):
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    damaged = bytearray(content.getvalue())
    damaged[4 + place % (len(damaged) - 4)] ^= 0xA5
    assert isinstance(sniff(upload(bytes(damaged), "a.docx")), str)
