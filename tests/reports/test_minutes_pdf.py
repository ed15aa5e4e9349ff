"""The bytes of minutes: the number of pages is the true one, the signatures stand side by side."""

import pytest

from inspections.models import TeamMember
from reports.kinds import compose, html_of
from reports.models import Document
from reports.render import render_pdf

from .. import make
from .reading import pages_of

KIND = Document.Kind.MINUTES


@pytest.fixture
def pages(poppler, team_a, que_vo, minh, hoa, tmp_path):
    """The words on each page of minutes of some length."""
    TeamMember.objects.create(team=team_a, user=hoa, role="secretary", order=1)
    visit = make.make_visit(team_a, que_vo, state="completed")
    for number in range(25):
        make.make_finding(
            visit, by=minh, title=f"Tồn tại {number}", text="Sổ ghi thiếu. " * 12, state="confirmed"
        )
    document = Document.of(visit, KIND)
    made = render_pdf(html_of(document, compose(document), for_print=True))
    path = tmp_path / "bien-ban.pdf"
    path.write_bytes(made.content)
    return pages_of(path)


def test_the_pages_are_counted(pages):
    words = [word[0] for word in pages[-1][2]]
    place = words.index("gồm")
    assert len(pages) > 2 and words[place + 1 : place + 3] == [f"{len(pages):02}", "trang,"]


def test_the_names_of_those_who_sign_stand_on_one_line(pages):
    tops = {top for text, _left, top, _right, _bottom in pages[-1][2] if text in {"Hoa", "Minh"}}
    lefts = [left for text, left, *_rest in pages[-1][2] if text in {"Hoa", "Minh"}]
    assert len(tops) == 1 and len(lefts) == 2 and lefts[0] != lefts[1]
