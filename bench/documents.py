"""The suite “documents”: the report of a round, beside WeasyPrint alone on as many pages of one table."""

from time import perf_counter

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from findings.models import Finding
from inspections.models import Evidence, Visit
from reports.kinds import compose, html_of
from reports.models import Document
from reports.render import render_pdf
from tests import make

from .data import make_world
from .measure import Case, count_queries

SIZES = (100, 1_000, 5_000)
PHOTOS = 10
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
    """From the rows to the bytes, and the same number of pages without any content of ours."""
    document = _document(n)
    began = perf_counter()
    html = html_of(document, compose(document), for_print=True)
    built = perf_counter() - began
    made = render_pdf(html)
    seconds = perf_counter() - began
    bare_seconds, bare_pages = _bare(made.pages)
    per_page = seconds / made.pages
    return {
        "findings": n,
        "pages": made.pages,
        "seconds": round(seconds, 2),
        "bare_seconds": round(bare_seconds, 2),
        "bare_pages": bare_pages,
        "ratio": round(per_page / (bare_seconds / bare_pages), 2),
        "content_share": round(built / seconds, 3),
        "ms_per_page": round(per_page * 1000, 1),
        "queries": count_queries(lambda: compose(document)),
        "peak_mb": made.peak_mb,
    }


def _bare(pages: int) -> tuple[float, int]:
    """Seconds and pages of a bare table of about as many pages: one page of it holds nine rows."""
    row = "<tr><td>%d</td>" + f"<td>{CELL * 2}</td>" * 3 + "</tr>"
    html = BARE % "".join(row % number for number in range(pages * 5))
    began = perf_counter()
    made = render_pdf(html)
    return perf_counter() - began, made.pages


def _document(n: int) -> Document:
    """A report of n findings, five a visit, with photos."""
    world = make_world(visits=max(n // 5, 12), criteria=4, findings=n)
    Visit.objects.filter(round=world.round).update(state="completed")
    Finding.objects.filter(visit__round=world.round).update(state="confirmed")
    _photos(world)
    return Document.of(world.round, Document.Kind.ROUND_REPORT)


def _photos(world):
    """Photos as a telephone takes them, each with a caption."""
    picture = make.make_noise(size=(4000, 3000)).read()
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
