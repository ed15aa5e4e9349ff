"""Names inside the box: readable, in plain ASCII, safe on every system, and never the same twice."""

import re
from pathlib import PurePosixPath

from core.files import EXTENSIONS
from core.text import fold

# With three folders and the place where it is unpacked a path stays below the 260 characters of Windows.
LONGEST = 60
NAMELESS = "khong-ten"
# Windows takes these for devices, whatever the extension.
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")


def plain(text: str, longest: int = LONGEST) -> str:
    """ "UBND huyện Quế Võ" → "ubnd-huyen-que-vo"; no dots or slashes, so that nothing leads elsewhere."""
    name = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:longest].rstrip("-")
    return f"{name}-" if _DEVICES.fullmatch(name) else name or NAMELESS


def suffix_of(attachment) -> str:
    """The extension of what the file is, ".pdf"; of an unknown kind as its name has it."""
    known = EXTENSIONS.get(attachment.content_type)
    return known or re.sub(r"[^.a-z0-9]", "", PurePosixPath(attachment.name).suffix.lower())[:10]


class Names:
    """The paths that were given out for one box."""

    def __init__(self):
        self._taken = set()

    def take(self, folder: str, stem: str, suffix: str) -> str:
        """A path in `folder` that no other file has: a second one of the name ends in "-2".

        All letters are small, so that no two names differ by case alone.
        """
        path, turn = f"{folder}/{stem}{suffix}", 1
        while path in self._taken:
            turn += 1
            path = f"{folder}/{stem}-{turn}{suffix}"
        self._taken.add(path)
        return path
