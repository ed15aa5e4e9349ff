"""Which files of this machine a paper may read: those under the roots that its order names, and no other."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname


class Reach:
    """The roots under which files may be read, links followed."""

    def __init__(self, roots: Iterable):
        self.roots = [Path(root).resolve() for root in roots]

    def file_at(self, url: str) -> Path | None:
        """The real file behind an address where it lies under a root of this machine."""
        parts = urlsplit(url)
        path = Path(url2pathname(parts.path)).resolve()
        is_ours = parts.scheme == "file" and not parts.netloc and any(map(path.is_relative_to, self.roots))
        return path if is_ours else None
