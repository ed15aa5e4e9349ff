"""Late dossiers of the extract that the maker gives, by what the tests ask of them."""

from dossiers.models import Judgement, LateCause
from tests import make

from . import products


def late_of(extract):
    """In the order of the list, the worst first."""
    return list(extract.dossiers.late().worst_first())


def cause(code="really-late") -> LateCause:
    return LateCause.objects.get(code=code)


def judge_all(extract, *, by, code="really-late", **words) -> int:
    """The same cause for every late dossier."""
    pks = [dossier.pk for dossier in late_of(extract)]
    return Judgement.decide(extract, pks, by=by, cause=cause(code), **words)


def summary_report() -> bytes:
    """Three groups of a product's own numbers, of which 25 were settled late or are overdue."""
    return products.text(products.summary_report()).getvalue()


def visit_asking_for_late(agency, unit, *, head, **fields):
    """A visit under way whose criteria ask for late dossiers; gives the visit, and its criteria by figure."""
    checklist = make.make_checklist(criteria=0, published=False)
    section = make.make_section(checklist, domain="procedures")
    criteria = {
        figure: make.make_criterion(section, figure=figure, asks_verdict=False, numbers=1)
        for figure in ("dossiers_late_real", "dossiers_late_in_software")
    }
    checklist.publish(by=None)
    plan = make.make_plan(agency, units=[unit])
    team = make.make_team(make.make_round(plan, checklist=checklist), head=head)
    return make.make_visit(team, unit, state="under_way", **fields), criteria
