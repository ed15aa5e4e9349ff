"""However large a file is, only a piece of it is in memory while it is packed."""

import hashlib
import tempfile
import tracemalloc

from django.core.files.base import File
from django.utils import timezone

from inspections.models import Evidence
from reports.box.collect import Piece
from reports.box.write import BoxWriter
from reports.models import Box

MB = 1024**2
SIZE = 60 * MB


def large_photo(visit, by):
    """Sixty megabytes, which lie on the disk only."""
    with tempfile.TemporaryFile() as content:
        content.truncate(SIZE)
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        photo = Evidence(
            visit=visit, name="lon.jpg", size=SIZE, content_type="image/jpeg", sha256=sha256, uploaded_by=by
        )
        photo.file.save(photo.name, File(content), save=False)
    photo.save()
    return photo


def test_sixty_megabytes_need_a_few_at_a_time(visit, minh):
    photo = large_photo(visit, minh)
    with tempfile.TemporaryFile() as file:
        tracemalloc.start()
        with BoxWriter(file, timezone.now()) as writer:
            writer.add_piece(Piece(photo, "minh-chung/lon.jpg", "Ảnh", {}))
            writer.seal({})
        box = Box.keep_made(file, visit, by=minh, name="ho-so.zip", files=1)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert box.size > SIZE
    assert peak < 4 * MB
    assert writer.entries[0]["sha256"] == photo.sha256
