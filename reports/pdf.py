"""The one door to WeasyPrint: HTML in, the bytes of a PDF out, for the program `reports.printing`."""

import logging
from datetime import datetime
from urllib.parse import urlsplit

from .child import TOO_MANY_PIXELS
from .foreseeing import ForeseenPhotos
from .libraries import loaded_by_name
from .pictures import TooManyPixels
from .reach import Reach

with loaded_by_name():
    from weasyprint import HTML, Attachment
    from weasyprint.urls import URLFetcher, URLFetcherResponse

# Photos are brought down to what a printer shows: files 20 times smaller at no cost in time.
PHOTO_DPI = 150

# Archive quality with tags (ISO 19005-3, level A): the text stays searchable and in reading order.
PDF_VARIANT = "pdf/a-3a"

EPOCH = datetime(1970, 1, 1)


class Unfit(Exception):
    """The paper cannot be made as asked; the message names each reason."""


class HouseFetcher(URLFetcher):
    """Reads files under the given roots and nothing else: no network, no other file of this machine."""

    def __init__(self, reach: Reach, photos: ForeseenPhotos):
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self.reach, self.photos = reach, photos
        self.refused: list[str] = []

    def fetch(self, url, headers=None):
        if urlsplit(url).scheme == "data":
            return super().fetch(url, headers)
        if path := self.reach.file_at(url):
            return self._brought_down(url, path) or super().fetch(url, headers)
        return self._refuse(f"refused: {url}")

    def _brought_down(self, url, path) -> URLFetcherResponse | None:
        """A large photo as it is printed."""
        try:
            smaller = self.photos.bring_down(path)
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
    html: str,
    *,
    base_url: str,
    roots,
    attached: dict[str, bytes] | None = None,
    photos: ForeseenPhotos | None = None,
) -> tuple[bytes, int]:
    """The PDF of `html` and its number of pages; Unfit when a part was refused, lost or wordless.

    `attached` maps the names of files to put inside to their bytes; `photos` are those of `html` where they
    were begun already.
    """
    reach = Reach(roots)
    fetcher, complaints = HouseFetcher(reach, photos or ForeseenPhotos(html, reach)), Complaints()
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
