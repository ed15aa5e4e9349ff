"""Writing the ZIP: every file in pieces and hashed on its way, so that none is ever in memory as a whole."""

import csv
import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone

from .collect import Piece

MANIFEST = "manifest.json"
_CHUNK = 1 << 16
_READABLE = 0o644 << 16
_BOM = b"\xef\xbb\xbf"


class BoxWriter:
    """A ZIP that is written into `file`, with the list of what is in it; `seal` puts the list in.

    It is left as a context: what was broken off is closed too, though nobody will read it.
    """

    def __init__(self, file, moment: datetime):
        self.moment = moment
        self.entries: list[dict] = []
        self.lost: list[dict] = []
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)

    def add_piece(self, piece: Piece) -> None:
        """Put a kept file in as it is; one that is gone from the disk is noted as lost."""
        attachment = piece.attachment
        recorded = {"name": attachment.name, "kept_at": _iso(attachment.uploaded_at)} | piece.more
        try:
            content = attachment.file.open("rb")
        except OSError:
            facts = {"path": piece.path, "size": attachment.size, "sha256": attachment.sha256}
            self.lost.append(facts | {"what": piece.what} | recorded)
            return
        # Photos, PDFs and office files are packed already.
        info = self._info(piece.path, attachment.uploaded_at, zipfile.ZIP_STORED, attachment.size)
        with content, self._entry(info, piece.what, recorded) as out:
            shutil.copyfileobj(content, out, _CHUNK)
        entry = self.entries[-1]
        if entry["sha256"] != attachment.sha256:
            entry |= {"altered": True, "recorded_sha256": attachment.sha256}

    def add_bytes(self, path: str, content: bytes, what: str) -> None:
        with self._entry(self._info(path, self.moment), what) as out:
            out.write(content)

    def add_table(self, path: str, lines: Iterable[list[str]], what: str) -> None:
        """Rows of text as a CSV that a spreadsheet reads as UTF-8; the first line is of names."""
        rows = -1
        with self._entry(self._info(path, self.moment), what) as out:
            out.write(_BOM)
            table = csv.writer(_Encoded(out))
            for line in lines:
                table.writerow(line)
                rows += 1
        self.entries[-1]["rows"] = rows

    @property
    def faulty(self) -> int:
        """How many kept files were gone, or no longer as recorded."""
        return len(self.lost) + sum("altered" in entry for entry in self.entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self._zip.close()

    def seal(self, about: dict) -> None:
        """Put the manifest in, as the last file: `about` says what the box is, then come the files."""
        manifest = about | {"files": self.entries, "lost": self.lost}
        words = json.dumps(manifest, ensure_ascii=False, indent=1)
        self._zip.writestr(self._info(MANIFEST, self.moment), words.encode())

    def _info(self, path, moment, packing=zipfile.ZIP_DEFLATED, size=0) -> zipfile.ZipInfo:
        """`size` only tells the ZIP whether it needs the fields for more than two gigabytes."""
        info = zipfile.ZipInfo(path, timezone.localtime(moment).timetuple()[:6])
        info.compress_type, info.external_attr, info.file_size = packing, _READABLE, size
        return info

    @contextmanager
    def _entry(self, info, what: str, more: dict | None = None) -> Iterator["_Hashed"]:
        """The way into one file of the ZIP; what went there is noted once it is whole."""
        with self._zip.open(info, "w") as target:
            out = _Hashed(target)
            yield out
        facts = {"path": info.filename, "size": out.size, "sha256": out.digest.hexdigest(), "what": what}
        self.entries.append(facts | (more or {}))


class _Hashed:
    """Passes bytes on, counting and hashing them."""

    def __init__(self, target):
        self._target, self.size, self.digest = target, 0, hashlib.sha256()

    def write(self, content: bytes) -> None:
        self.digest.update(content)
        self.size += len(content)
        self._target.write(content)


class _Encoded:
    """Takes the lines of a CSV as text."""

    def __init__(self, out):
        self._out = out

    def write(self, text: str) -> None:
        self._out.write(text.encode())


def _iso(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")
