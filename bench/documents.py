"""The suite “documents”: the report of a round, beside WeasyPrint alone on as many pages of one table."""

import os
import resource
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from core.files import clean_photo
from findings.models import Finding
from inspections.models import Evidence, Visit
from reports.kinds import compose, printed_parts
from reports.models import Document
from reports.render import MadePdf, render_pdf
from tests import make

from . import measure
from .data import make_world
from .measure import Case

SIZES = (100, 1_000, 5_000)
PHOTOS = 10
# The bare table is one document in one process, whatever that takes.
BARE_MEMORY_MB = 8_192
# What stands in one cell of the bare table; about as long as a shortcoming and what is demanded.
CELL = "Chưa niêm yết đầy đủ thủ tục hành chính tại Bộ phận Tiếp nhận và Trả kết quả theo quy định. "
BARE = """<!doctype html><html lang="vi"><head><title>Bảng</title><style>
@page { size: 297mm 210mm; margin: 20mm 15mm 20mm 30mm }
html { font: 12pt/1.15 "Times New Roman", "Liberation Serif", serif }
table { table-layout: fixed; width: 100%%; border-collapse: collapse }
td, th { border: 0.5pt solid #000; padding: 2pt 3pt }
tr { break-inside: avoid }
</style></head><body><table><thead><tr><th>TT</th><th>Một</th><th>Hai</th><th>Ba</th></tr></thead><tbody>%s</tbody></table></body></html>"""


def round_report(n: int) -> dict:
    """From the rows to the bytes, and the same number of pages without any content of ours, in turn."""
    document = _document(n)
    pairs = [_pair(document) for _ in range(min(measure.REPEATS, 3 if n <= 1_000 else 1))]
    mine, bare, ratios, cpu_ratios = zip(*pairs, strict=True)
    made, seconds = mine[-1].made, median(run.seconds for run in mine)
    in_worker_mb = measure.peak_mb(lambda: printed_parts(document, compose(document)))
    return {
        "findings": n,
        "pages": made.pages,
        "parts": made.parts,
        "seconds": round(seconds, 2),
        "bare_seconds": round(median(run.seconds for run in bare), 2),
        "bare_pages": bare[-1].made.pages,
        "ratio": round(median(ratios), 2),
        "cpu_ratio": round(median(cpu_ratios), 2),
        "content_share": round(median(run.content_seconds / run.seconds for run in mine), 3),
        "ms_per_page": round(seconds / made.pages * 1000, 1),
        "queries": measure.count_queries(lambda: compose(document)),
        "peak_mb": max(made.peak_mb, round(in_worker_mb)),
        "bare_mb": bare[-1].made.peak_mb,
        "load": round(os.getloadavg()[0], 1),
    }


@dataclass(frozen=True)
class Run:
    """One making: seconds until the bytes are there, those of building the content, those of processors."""

    made: MadePdf
    seconds: float
    content_seconds: float
    cpu_seconds: float

    @property
    def per_page(self) -> float:
        return self.seconds / self.made.pages

    @property
    def cpu_per_page(self) -> float:
        return self.cpu_seconds / self.made.pages


def _pair(document) -> tuple[Run, Run, float, float]:
    mine = _run(lambda: printed_parts(document, compose(document)))
    bare = _run(lambda: _bare(mine.made.pages), memory_mb=BARE_MEMORY_MB)
    return mine, bare, mine.per_page / bare.per_page, mine.cpu_per_page / bare.cpu_per_page


def _run(parts: Callable, **limit) -> Run:
    began, cpu = perf_counter(), _cpu_seconds()
    html = parts()
    content = perf_counter() - began
    made = render_pdf(html, **limit)
    return Run(made, perf_counter() - began, content, _cpu_seconds() - cpu)


def _cpu_seconds() -> float:
    """Seconds of processors that this process and its children that ended have used for their own work."""
    return sum(resource.getrusage(who).ru_utime for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def _bare(pages: int) -> str:
    """A bare table of about as many pages: five rows a page."""
    row = "<tr><td>%d</td>" + f"<td>{CELL * 2}</td>" * 3 + "</tr>"
    return BARE % "".join(row % number for number in range(pages * 5))


def _document(n: int) -> Document:
    """A report of n findings, five a visit, with photos."""
    world = make_world(visits=max(n // 5, 12), criteria=4, findings=n)
    Visit.objects.filter(round=world.round).update(state="completed")
    Finding.objects.filter(visit__round=world.round).update(state="confirmed")
    _photos(world)
    return Document.of(world.round, Document.Kind.ROUND_REPORT)


def _photos(world):
    """Photos as a telephone takes them and the site keeps them, each with a caption."""
    picture = clean_photo(make.make_snapshot())
    visit = world.visits[0]
    Evidence.objects.bulk_create(
        Evidence(
            visit=visit,
            file=default_storage.save(f"bench/{number}.jpg", ContentFile(picture)),
            name=f"{number}.jpg",
            size=len(picture),
            content_type="image/jpeg",
            sha256="0" * 64,
            caption=f"Niêm yết số {number}",
            order=number,
        )
        for number in range(PHOTOS)
    )


CASES = {"round_report": Case(round_report, SIZES)}
