"""What a handed-in export is by its content, and the refusal of what must not reach the reader of books."""

import re
import zipfile
import zlib
from enum import Enum

from django.utils.translation import gettext as _

from core.errors import DomainError
from core.files import sniff
from core.formats import number

from . import encodings, opendocument, openxml, spreadsheetml
from .extents import MOST_FAULTS, TooLarge, TooManyFaults

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What begins like text or a book and is neither.
_OTHERS = (b"PK\x03\x04", b"%PDF", b"{\\rtf")
_TABLE = re.compile(r"<(?:html|table)\b")
# The beginning of the workbook in Excel 97–2003, and the record that follows it soon when it is locked.
_BIFF8_START = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_FILEPASS = 0x2F
# 200,000 rows of fifteen columns unfold to some 165 MB; a book of a million rows is sent as CSV.
MOST_UNFOLDED = 900 * 1024**2
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, RuntimeError, OSError)


class Kind(Enum):
    XLSX = "XLSX"
    XLS = "XLS"
    ODS = "ODS"
    TEXT = "CSV"
    PAGE = "HTML"  # called .xls by the products that write it, like the next
    XML = "XML"


_BY_TYPE = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": Kind.XLSX,
    "application/vnd.oasis.opendocument.spreadsheet": Kind.ODS,
}


def recognise(file) -> Kind:
    """The kind of `file`, by its content; DomainError(field="file") where it is none that can be read."""
    file.seek(0)
    head = file.read(8192)
    if not head.strip(b"\0 \t\r\n"):
        raise DomainError(_("The file is empty."), field="file")
    if head.startswith(_COMPOUND):
        return _old_book(file)
    kind = _BY_TYPE.get(sniff(file))
    if kind:
        return kind
    if head.startswith(_OTHERS) or not encodings.looks_like_text(head):
        raise unknown()
    return _marked_up(encodings.plain(head)) or Kind.TEXT


def _marked_up(opening: str) -> Kind | None:
    if opening.startswith("mime-version:"):
        raise web_page()
    if not opening.startswith("<"):
        return None
    if spreadsheetml.NAMESPACE in opening:
        return Kind.XML
    if not _TABLE.search(opening):
        raise web_page()
    return Kind.PAGE


def web_page() -> DomainError:
    return DomainError(
        _(
            "This is a web page without a table that can be read, under the name of an Excel file. "
            "Open it in Excel, save it as .xlsx and hand that in."
        ),
        field="file",
    )


def unknown() -> DomainError:
    return DomainError(
        _(
            "By its content this is no export that can be read. "
            "Hand in an Excel (.xlsx, .xls), ODS or CSV file."
        ),
        field="file",
    )


def _old_book(file) -> Kind:
    """Compound files hold Excel 97–2003, and also the newer books when they are locked by a password."""
    file.seek(0)
    content = file.read()
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise locked()
    if not any(f"{name}\0".encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise unknown()
    if _has_filepass(content):
        raise locked()
    return Kind.XLS


def _has_filepass(content: bytes) -> bool:
    """[MS-XLS] 2.4.117: the record stands among the first of the workbook and locks all that follows."""
    place, seen = content.find(_BIFF8_START), 0
    while 0 <= place < len(content) - 4 and seen < 6:
        record = int.from_bytes(content[place : place + 2], "little")
        if record == _FILEPASS:
            return True
        place += 4 + int.from_bytes(content[place + 2 : place + 4], "little")
        seen += 1
    return False


def locked() -> DomainError:
    return DomainError(
        _("The file is protected by a password. Open it, save it without the password and hand it in again."),
        field="file",
    )


def damaged() -> DomainError:
    return DomainError(_("The file is damaged and cannot be read. Export it once more."), field="file")


def too_large() -> DomainError:
    return DomainError(
        _("Unpacked, the file is too large to be read. Export a shorter period, or export it as CSV."),
        field="file",
    )


def without_values() -> DomainError:
    return DomainError(
        _(
            "More than %s rows of the file hold formulas without a value, or errors. "
            "Open it in Excel, save it and hand it in again."
        )
        % number(MOST_FAULTS),
        field="file",
    )


def examine(file, kind: Kind, most: int = MOST_UNFOLDED) -> dict[str, dict[int, set[int]]]:
    """Make sure that a book can be read in the memory there is; name its cells without a value.

    The answer holds, by the name of the sheet and the number of the row (from 1), the columns (from 0) of
    errors such as #REF! and of formulas whose value was not saved. Nothing of that is known of XLS.
    """
    if kind not in (Kind.XLSX, Kind.ODS):
        return {}
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            _check_directory(archive, most)
            return (openxml if kind is Kind.XLSX else opendocument).examine(archive)
    except TooLarge as error:
        raise too_large() from error
    except TooManyFaults as error:
        raise without_values() from error
    except opendocument.Locked as error:
        raise locked() from error
    except _BROKEN as error:
        raise damaged() from error


def _check_directory(archive: zipfile.ZipFile, most: int) -> None:
    """The sizes that the directory claims; where it lies, reading stops there and finds a wrong checksum."""
    if sum(part.file_size for part in archive.infolist()) > most:
        raise TooLarge
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise locked()
