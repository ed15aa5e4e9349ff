"""The photos of a paper, begun before anybody asks for them: half the work of a small paper."""

import re
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from .pictures import bring_down
from .reach import Reach

AT_ONCE = 2
PHOTO = re.compile(r'<img [^>]*src="(file:[^"]+)"')


class ForeseenPhotos:
    """Photos being brought down on the other processor; a decoder of pictures lets Python go on meanwhile."""

    def __init__(self, html: str, reach: Reach):
        self.begun: dict[Path, Future] = {}
        pool = ThreadPoolExecutor(AT_ONCE)
        for path in filter(None, map(reach.file_at, dict.fromkeys(PHOTO.findall(html)))):
            if path not in self.begun:
                self.begun[path] = pool.submit(bring_down, path)
        pool.shutdown(wait=False)

    def bring_down(self, path: Path) -> tuple[bytes, str] | None:
        """As pictures.bring_down, also for a photo that was not foreseen; raises TooManyPixels."""
        begun = self.begun.get(path)
        return begun.result() if begun else bring_down(path)
