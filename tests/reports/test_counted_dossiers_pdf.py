"""The bytes of minutes with a counted file: the late list is an annex that lies across, charts are drawn."""

from dossiers.models import Sample
from reports.checking import check
from reports.kinds import compose, html_of
from reports.models import Document
from reports.render import render_pdf

from .. import make
from .reading import pages_of


def test_the_late_list_follows_the_signatures_on_a_wide_page(poppler, team_a, que_vo, minh, tmp_path):
    visit = make.make_visit(team_a, que_vo, state="completed")
    extract = make.make_extract(visit, by=minh)
    document = Document.of(visit, Document.Kind.MINUTES)
    path = tmp_path / "bien-ban.pdf"
    path.write_bytes(render_pdf(html_of(document, compose(document), for_print=True)).content)
    *text, (width, height, words) = pages_of(path)
    assert width > height and all(page[0] < page[1] for page in text)
    told = {word[0] for word in words}
    assert set(extract.dossiers.late().values_list("code", flat=True)) <= told
    assert "0912345678" not in told


def test_with_a_sample_the_minutes_keep_to_the_layout(poppler, team_a, que_vo, minh, tmp_path):
    visit = make.make_visit(team_a, que_vo, state="completed")
    extract = make.make_extract(visit, by=minh)
    Sample.draw_from(extract, by=minh, method="simple", size=4)
    document = Document.of(visit, Document.Kind.MINUTES)
    path = tmp_path / "bien-ban.pdf"
    path.write_bytes(render_pdf(html_of(document, compose(document), for_print=True)).content)
    about_the_sample = [str(fault) for fault in check(path) if "hồ sơ" in str(fault)]
    assert about_the_sample == []
