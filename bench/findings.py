"""The suite “findings”: the list of findings as people use it, its export, and “My work” beside them."""

import tempfile
from functools import partial

import xlsxwriter
from django.core.paginator import Page as PageOfRows
from django.urls import reverse
from django.utils.http import urlencode

from core.lists import PER_PAGE
from findings.models import Finding
from inspections.models import Visit
from units.models import User

from .bare import Download, Page
from .data import make_world
from .measure import Case, compare, peak_mb

SIZES = (1_000, 10_000)

LISTS = {
    "list": lambda world, n: {},
    "last": lambda world, n: {"page": -(-n // PER_PAGE)},
    "search": lambda world, n: {"q": "que vo"},
    "filter": lambda world, n: {
        "round": world.round.code,
        "kind": "shortcoming",
        "remediation": "overdue",
    },
}


# What a sheet of findings says at the least.
COLUMNS = [
    "number",
    "title",
    "text",
    "kind",
    "domain",
    "severity",
    "state",
    "visit__body_name",
    "visit__date",
    "demand__what",
    "demand__unit__body_name",
    "demand__due_on",
    "demand__state",
]


def make_findings(n: int):
    """n findings in n/5 visits, three quarters of which lie in the past."""
    return make_world(visits=max(n // 5, 12), criteria=4, findings=n)


def with_memory(full, bare) -> dict:
    return compare(full, bare) | {"peak_mb": peak_mb(full)}


def listed(query, n: int) -> dict:
    """One page of the list as the officer sees it, beside as many findings read without any question."""
    world = make_findings(n)
    everything = Finding.objects.select_related("visit", "unit", "demand__unit", "demand__finding")

    def rows(context):
        paginator, page = context["paginator"], context["page_obj"]
        found = list(everything[: len(page)])
        return {"filter": None, "page_obj": PageOfRows(found, page.number, paginator)}

    page = Page(world.people["officer"], f"{reverse('findings:list')}?{urlencode(query(world, n))}")
    return with_memory(page, page.bare(rows))


def home(role: str, n: int) -> dict:
    """“My work” of one role, beside the same page with ten visits read in one query."""
    world = make_findings(n)
    visits = Visit.objects.select_related("round", "team")[:10]
    page = Page(world.people[role], reverse("desk:home"))
    return with_memory(page, page.bare(lambda _: {"read": list(visits.all())}))


def export(n: int) -> dict:
    """All findings as a sheet, as the officer downloads them, beside the bare columns of one query."""
    world = make_findings(n)
    return with_memory(Download(world.people["officer"], reverse("findings:export")), write_bare)


def write_bare():
    rows = Finding.objects.values_list(*COLUMNS).order_by("-raised_at", "-pk")
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file:
        options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
        with xlsxwriter.Workbook(file.name, options) as book:
            sheet = book.add_worksheet()
            for place, row in enumerate(rows.iterator()):
                sheet.write_row(place, 0, row)


CASES = {
    **{f"findings_{name}": Case(partial(listed, query), SIZES) for name, query in LISTS.items()},
    **{f"home_{role}": Case(partial(home, role), SIZES) for role in User.Role.values},
    "findings_export": Case(export, SIZES),
}
