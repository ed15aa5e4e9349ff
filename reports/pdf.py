"""The one door to WeasyPrint: a program of its own that reads HTML and writes a PDF.

It runs as `python -m reports.pdf`, so that the memory of a large paper goes back to the machine with the
process. Standard input is one line of JSON {"html", "base_url", "roots", "attached", "memory_mb"}, where
attached maps the names of files to put inside the PDF to their contents in base64; standard output is the
PDF, and the last line on standard error is {"pages", "peak_mb"}. When the paper is not fit to be signed (a
file that may not be read, a picture without words), or needs more memory than it may have, no PDF is written
and the reasons stand on standard error.
"""

import gc
import logging
import re
import sys
from base64 import b64decode
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint import HTML, Attachment
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .child import OUT_OF_MEMORY, TOO_MANY_PIXELS, UNFIT, read_order, report
from .pictures import TooManyPixels, bring_down

# Photos are brought down to what a printer shows: files 20 times smaller at no cost in time.
PHOTO_DPI = 150

# Archive quality with tags (ISO 19005-3, level A): the text stays searchable and in reading order.
PDF_VARIANT = "pdf/a-3a"

AT_ONCE = 2
PHOTO = re.compile(r'<img [^>]*src="(file:[^"]+)"')

EPOCH = datetime(1970, 1, 1)


class Unfit(Exception):
    """The paper cannot be made as asked; the message names each reason."""


class HouseFetcher(URLFetcher):
    """Reads files under the given roots and nothing else: no network, no other file of this machine."""

    def __init__(self, roots):
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self.roots = [Path(root).resolve() for root in roots]
        self.refused: list[str] = []
        self.foreseen: dict[str, Future] = {}

    def foresee(self, html: str) -> None:
        """Begin with the photos on the other processor: unpacking them is half the work of a small paper."""
        pool = ThreadPoolExecutor(AT_ONCE)
        for url in dict.fromkeys(PHOTO.findall(html)):
            if path := self._inside(urlsplit(url)):
                self.foreseen[url] = pool.submit(bring_down, path)
        pool.shutdown(wait=False)

    def fetch(self, url, headers=None):
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url, headers)
        if path := self._inside(parts):
            return self._brought_down(url, path) or super().fetch(url, headers)
        return self._refuse(f"refused: {url}")

    def _inside(self, parts) -> Path | None:
        """The real file, links followed, where it lies under a root of this machine."""
        path = Path(url2pathname(parts.path)).resolve()
        is_ours = parts.scheme == "file" and not parts.netloc and any(map(path.is_relative_to, self.roots))
        return path if is_ours else None

    def _brought_down(self, url, path) -> URLFetcherResponse | None:
        """A large photo as it is printed."""
        begun = self.foreseen.get(url)
        try:
            smaller = begun.result() if begun else bring_down(path)
        except TooManyPixels:
            return self._refuse(f"{TOO_MANY_PIXELS}{path.name}")
        return smaller and URLFetcherResponse(url, smaller[0], {"Content-Type": smaller[1]})

    def _refuse(self, reason):
        self.refused.append(reason)
        raise ValueError(reason)


class Complaints(logging.Handler):
    """Collects what WeasyPrint only writes to its log: a lost picture, a missing alternative text."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record):
        self.messages.append(record.getMessage())


def make_pdf(
    html: str, *, base_url: str, roots, attached: dict[str, bytes] | None = None
) -> tuple[bytes, int]:
    """The PDF of `html` and its number of pages; Unfit when a part was refused, lost or wordless.

    `attached` maps the names of files to put inside to their bytes.
    """
    fetcher, complaints = HouseFetcher(roots), Complaints()
    fetcher.foresee(html)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        source = HTML(string=html, base_url=base_url, url_fetcher=fetcher)
        options = {"pdf_variant": PDF_VARIANT, "dpi": PHOTO_DPI, "optimize_images": True, "cache": {}}
        options["attachments"] = [_attachment(*each) for each in (attached or {}).items()]
        document = source.render(**options)
        made = document.write_pdf(**options)
    finally:
        logger.removeHandler(complaints)
    wrong = fetcher.refused + complaints.messages
    if wrong:
        raise Unfit("\n".join(wrong))
    return made, len(document.pages)


def _attachment(name: str, content: bytes) -> Attachment:
    """The data of the paper; without a moment of its own, so that the same paper is the same file."""
    return Attachment(string=content, name=name, created=EPOCH, modified=EPOCH, relationship="Data")


def main() -> int:
    # All is held until it is written, and goes with the process: looking for waste is a fifth of the time.
    gc.disable()
    order = read_order()
    attached = {name: b64decode(content) for name, content in order["attached"].items()}
    try:
        made, pages = make_pdf(
            order["html"], base_url=order["base_url"], roots=order["roots"], attached=attached
        )
    except Unfit as unfit:
        print(unfit, file=sys.stderr)
        return UNFIT
    except (MemoryError, SystemError):  # Python 3.11 may forget which error it was when memory ends
        return OUT_OF_MEMORY
    sys.stdout.buffer.write(made)
    report(pages=pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
