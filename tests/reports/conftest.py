"""A sample paper as HTML and as PDF, made once for all tests that look at the bytes."""

import pytest
from django.conf import settings
from PIL import Image

from reports.blocks import Photo
from reports.papers.round_report.layout import arrange
from reports.render import render_html, render_pdf

from ..tools import require_program
from .sample import round_report

TEMPLATE = "reports/report.html"


@pytest.fixture(scope="session")
def sample_photos():
    """Six large photos in the uploads folder."""
    folder = settings.MEDIA_ROOT / "sample"
    folder.mkdir(parents=True, exist_ok=True)
    photos = []
    for number in range(1, 7):
        path = folder / f"{number}.jpg"
        Image.effect_noise((1600, 1200), 60).convert("RGB").save(path)
        photos.append(Photo(f"Niêm yết thủ tục hành chính số {number}", f"sample/{path.name}", number))
    return tuple(photos)


@pytest.fixture
def html():
    """Render the sample for the screen, with some fields changed."""
    return lambda **changes: render_html(
        TEMPLATE, arrange(round_report(**changes)), for_print=False, document=7
    )


@pytest.fixture(scope="session")
def sample_pdf(sample_photos, tmp_path_factory):
    """The path of the sample's PDF."""
    made = render_pdf(render_html(TEMPLATE, arrange(round_report(sample_photos)), for_print=True))
    path = tmp_path_factory.mktemp("paper") / "sample.pdf"
    path.write_bytes(made.content)
    return path


@pytest.fixture(scope="session")
def poppler():
    """The tools that read and measure a PDF."""
    for program in ("pdftotext", "pdftohtml", "pdffonts"):
        require_program(program)
