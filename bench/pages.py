"""The suite “pages”: the main pages, and the import of the register."""

from dataclasses import replace
from functools import partial

from django.db import transaction

from findings.models import Finding
from inspections.models import Visit
from units.models import Unit, UnitSuccession
from units.register_import import import_register

from .bare import Page
from .data import make_visit_under_way, make_world
from .measure import Case, compare


def round_page(n: int) -> dict:
    """The page of a round with n visits and three findings on each, as the officer sees it."""
    world = make_world(visits=n, findings=3 * n)

    def rows(context):
        visits = Visit.objects.filter(round=world.round).in_bulk()
        return {"lines": [replace(line, visit=visits[line.visit.pk]) for line in context["lines"]]}

    page = Page(world.people["officer"], world.round.get_absolute_url())
    return compare(page, page.bare(rows))


def visit_page(n: int) -> dict:
    """The overview of a visit with n criteria and n findings, as the head of the team sees it."""
    world, visit = make_visit_under_way(n)

    def rows(context):
        findings = list(Finding.objects.filter(visit=visit))
        groups = context["finding_groups"]
        return {
            "finding_groups": [
                (kind, icon, [f for f in findings if f.kind == kind]) for kind, icon, _ in groups
            ]
        }

    page = Page(world.people["inspector"], visit.get_absolute_url())
    return compare(page, page.bare(rows))


def register_import(_n: int) -> dict:
    """The import of the whole register into an empty one, beside its rows written as they are."""
    rows = []

    def read():
        before = list(Unit.objects.values_list("pk", flat=True))
        import_register()
        units = Unit.objects.exclude(pk__in=before).order_by("pk")
        rows.extend([list(units), list(UnitSuccession.objects.filter(old__in=units))])

    _undone(read)
    units, successions = rows

    def write():
        Unit.objects.bulk_create(units)
        UnitSuccession.objects.bulk_create(successions)

    return compare(partial(_undone, import_register), partial(_undone, write), repeats=3)


def _undone(act):
    with transaction.atomic():
        act()
        transaction.set_rollback(True)


CASES = {
    "round_page": Case(round_page, (25, 100)),
    "visit_page": Case(visit_page, (12, 80)),
    "register_import": Case(register_import, (1,)),
}
