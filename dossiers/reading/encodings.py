"""In which encoding a text file was written; the old one-byte fonts are recognised, and refused in words."""

import codecs
from collections import Counter

from django.utils.translation import gettext as _

from core.errors import DomainError

_CHUNK = 1 << 20
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = bytes(set(range(32)) - {0, 9, 10, 12, 13, 26, 27})
# TCVN3 (ABC): “®” stands for đ, “µ ¶ · ¸ ¹” for à ả ã á ạ, “¨ © ª « ¬ ­” for ă â ê ô ơ ư. Windows-1258
# has only signs there that hardly come up in a table.
_TCVN3 = bytes(set(range(0xA8, 0xBF)) - {0xB0})
# VNI writes a letter and its mark one after the other: “ø ï û” and capitals, of which Windows-1258 uses none.
_VNI = b"\xf8\xef\xfb\xd8\xcf\xdb"
_SHARE = 0.15


def looks_like_text(head: bytes) -> bool:
    """Whether a file begins like text in some encoding: UTF-16 has zeros in it, a picture much else."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _utf16(head):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls <= len(head) // 200 and head.count(0) <= len(head) // 20


def plain(head: bytes) -> str:
    """The beginning of a text, of which the plain letters are right in every encoding."""
    return head.replace(b"\0", b"").decode("latin-1").lstrip("ï»¿þÿ \t\r\n").casefold()


def detect(file) -> str:
    """The name of the codec that reads `file`; DomainError(field="file") for TCVN3 and VNI."""
    file.seek(0)
    head = file.read(1 << 16)
    marked = next((codec for mark, codec in _MARKS if head.startswith(mark)), "")
    return marked or _utf16(head) or ("utf-8" if _is_utf8(file) else _legacy(file))


def _utf16(head: bytes) -> str:
    """UTF-16 without a mark: digits, spaces and plain letters leave every second byte at zero."""
    half = len(head) // 2 or 1
    first, second = head[0::2].count(0), head[1::2].count(0)
    if second > half * 0.3 and first < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if first > half * 0.3 and second < half * 0.05 else ""


def _is_utf8(file) -> bool:
    """Tried on the whole file: the first name with a mark may stand in its last row.

    Unicode letters take more bytes than one; a letter cut in two somewhere does not make it another code.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    file.seek(0)
    bad = surplus = 0
    while chunk := file.read(_CHUNK):
        text = decoder.decode(chunk)
        bad += text.count("\ufffd")
        surplus += len(chunk) - len(text)
    return bad * 20 <= surplus


def _legacy(file) -> str:
    """Windows-1258, where the bytes do not speak for a font of the time before Unicode."""
    counts: Counter[int] = Counter()
    file.seek(0)
    while chunk := file.read(_CHUNK):
        counts.update(chunk.translate(None, bytes(range(128))))
    if is_old_font(counts):
        raise old_font()
    return "cp1258"


def is_old_font(counts: Counter[int]) -> bool:
    """Whether bytes (or letters of Latin-1), counted, are those of TCVN3 or VNI."""
    total = sum(counts[byte] for byte in range(0x80, 0x100))
    return any(sum(counts[byte] for byte in font) > total * _SHARE for font in (_TCVN3, _VNI))


def has_old_font(text: str) -> bool:
    """The same of text in a book, whose cells carry such letters as Latin-1 beside the name of the font."""
    letters = [ord(letter) for letter in text if ord(letter) >= 0x80]
    vietnamese = sum(letter > 0xFF for letter in letters)
    return len(letters) > 3 * max(vietnamese, 1) and is_old_font(Counter(letters))


def old_font() -> DomainError:
    return DomainError(
        _(
            "The text is in an old font code (TCVN3/ABC or VNI), whose letters cannot be read surely. "
            "Convert it to Unicode, or choose Unicode in the software, and hand it in again."
        ),
        field="file",
    )
