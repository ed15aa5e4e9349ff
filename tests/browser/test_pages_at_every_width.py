"""The main pages of the demonstration fit every screen, and axe finds nothing serious, in light and dark."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from findings.models import Conclusion, Finding
from inspections.models import ChecklistVersion, Round, Visit
from reports.models import Document
from units.models import Unit, User

from .checks import inaccessible, too_wide
from .conftest import WIDTHS


@pytest.fixture
def demonstration(transactional_db):
    call_command("load_demo", stdout=StringIO())


@pytest.fixture
def pages(demonstration):
    """The address of every main page, by whom it is looked at."""
    officer = User.objects.get(username="chuyenvien")
    round_ = Round.objects.get(code="BN-2018")
    plan = round_.plan
    visit = Visit.objects.filter(round=round_).in_order().first()
    under_way = Visit.objects.filter(state="under_way", team__members__user__role="inspector").first()
    section = under_way.asked().first().section
    inspector = under_way.team.head
    document = Document.open_for(round_, "round-report", by=officer)
    finding = Finding.objects.filter(visit__round=round_, demand__isnull=False).first()
    of_officer = [
        "/",
        reverse("desk:plans"),
        plan.get_absolute_url(),
        round_.get_absolute_url(),
        visit.get_absolute_url(),
        reverse("findings:list"),
        finding.get_absolute_url(),
        Conclusion.objects.filter(visit__round=round_).first().get_absolute_url(),
        reverse("units:list"),
        Unit.objects.get(name="Huyện Quế Võ").get_absolute_url(),
        reverse("inspections:checklists"),
        ChecklistVersion.objects.first().get_absolute_url(),
        reverse("inspections:plan_create"),
        reverse("units:notices"),
        reverse("reports:list"),
        reverse("reports:document", args=[document.pk]),
        reverse("password_change"),
    ]
    of_inspector = [
        "/",
        under_way.get_absolute_url(),
        reverse("field:section", args=[under_way.pk, section.pk]),
    ]
    return {officer: of_officer, inspector: of_inspector}


def look(page, pages, sign_in, *checks):
    """The faults that `checks` find on every page, looked at by its person."""
    faults = []
    for person, addresses in pages.items():
        sign_in(page, person)
        for address in addresses:
            page.goto(address)
            faults += [fault for check in checks for fault in check(page)]
    return faults


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(width, pages, new_page, sign_in):
    assert not look(new_page(width), pages, sign_in, too_wide)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_stands_in_the_way_of_anybody(scheme, pages, new_page, sign_in):
    assert not look(new_page("phone", color_scheme=scheme), pages, sign_in, inaccessible)


def test_the_page_to_sign_in_is_open_to_everybody(new_page, db):
    page = new_page("phone")
    page.goto("/dang-nhap/")
    assert not too_wide(page) + inaccessible(page)
