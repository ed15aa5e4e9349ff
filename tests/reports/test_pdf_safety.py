"""What a paper may read while it is made: files of the site and nothing else."""

import pytest
from django.conf import settings

from core.errors import DomainError
from reports.foreseeing import ForeseenPhotos
from reports.pdf import HouseFetcher, Unfit, make_pdf
from reports.reach import Reach
from reports.render import render_pdf

PAGE = '<!doctype html><html lang="vi"><head><title>Thử</title>{head}</head><body>{body}</body></html>'


def page(*, head="", body="<p>Thử</p>"):
    return PAGE.format(head=head, body=body)


@pytest.fixture
def roots(tmp_path):
    root = tmp_path / "media"
    root.mkdir()
    return [root]


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("không ai được đọc")
    return path


def refused(html, roots):
    with pytest.raises(Unfit) as raised:
        make_pdf(html, base_url="", roots=roots)
    return str(raised.value)


def test_a_plain_page_is_made(roots):
    made, pages = make_pdf(page(), base_url="", roots=roots)
    assert made.startswith(b"%PDF") and pages == 1


def test_a_file_outside_the_roots_is_not_attached(roots, secret):
    html = page(head=f'<link rel="attachment" href="{secret.as_uri()}">')
    assert str(secret) in refused(html, roots)


def test_dots_in_the_path_do_not_lead_out(roots, secret):
    html = page(head=f'<link rel="attachment" href="{roots[0].as_uri()}/../secret.txt">')
    assert "refused" in refused(html, roots)


def test_a_link_in_the_file_system_does_not_lead_out(roots, secret):
    (roots[0] / "link.png").symlink_to(secret)
    html = page(body=f'<img alt="ảnh" src="{(roots[0] / "link.png").as_uri()}">')
    assert "refused" in refused(html, roots)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/a.png", "https://example.org/a.png", "ftp://h/a.png"]
)
def test_the_network_is_never_asked(roots, address):
    assert "refused" in refused(page(body=f'<img alt="ảnh" src="{address}">'), roots)


def test_a_file_of_another_machine_is_not_read(roots):
    assert "refused" in refused(page(body='<img alt="ảnh" src="file://server/share/a.png">'), roots)


def test_styles_may_not_fetch_from_outside_either(roots):
    head = "<style>body { background: url(file:///etc/hostname) }</style>"
    assert "refused" in refused(page(head=head), roots)


def test_a_picture_without_words_is_refused(roots, sample_photos):
    html = page(body=f'<img src="{settings.MEDIA_ROOT.as_uri()}/{sample_photos[0].file}">')
    assert "alt" in refused(html, [*roots, settings.MEDIA_ROOT])


def test_a_lost_picture_is_refused(roots):
    html = page(body=f'<img alt="ảnh" src="{roots[0].as_uri()}/none.png">')
    assert "none.png" in refused(html, roots)


def test_redirects_are_not_followed():
    nothing = Reach([])
    fetcher = HouseFetcher(nothing, ForeseenPhotos("", nothing))
    assert not any("Redirect" in type(handler).__name__ for handler in fetcher.handlers)


def test_the_reason_comes_back_from_the_child_process():
    with pytest.raises(DomainError, match="/etc/hostname"):
        render_pdf(page(head='<link rel="attachment" href="file:///etc/hostname">'))


def test_the_child_process_tells_how_many_pages_it_made():
    made = render_pdf(page(body="<p>Thử</p>" * 200))
    assert made.content.startswith(b"%PDF") and made.pages > 1
