"""Points are shown only where the office has given every criterion asked its points."""

import pytest
from django.urls import reverse

from tests import make
from tests.world import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit_with_points(plan, que_vo, minh):
    def make_one(*most_points):
        version = make.make_checklist(criteria=0, published=False)
        section = version.sections.get()
        for points in most_points:
            make.make_criterion(section, max_points=points)
        version.publish(by=None)
        team = make.make_team(make.make_round(plan, checklist=version), head=minh)
        visit = make.make_visit(team, que_vo, state="under_way")
        for criterion, verdict in zip(visit.asked(), ["yes", "partly"], strict=True):
            make.make_answer(visit, criterion, verdict=verdict)
        return signed_in(minh).get(reverse("field:visit", args=[visit.pk])).content.decode()

    return make_one


def test_with_points_the_page_tells_them_with_the_offices_word(visit_with_points):
    page = visit_with_points(6, 4)
    assert "8/10 (80,0%)" in page
    assert "Tốt" in page


def test_without_points_no_page_speaks_of_them(visit_with_points):
    page = visit_with_points(None, 4)
    assert "Điểm" not in page
    assert "Tỷ lệ nội dung đạt" in page
