"""A checklist that asks for all six figures of one-stop dossiers, and a visit that is asked it."""

from inspections.models import Domain
from inspections.models.checklists import Figure

from . import make

RATIOS = {Figure.ON_TIME, Figure.LATE_WITH_APOLOGY}


def make_figure_checklist():
    """Two three-way criteria, and in a second section one criterion for each figure, coded as the figure."""
    checklist = make.make_checklist(published=False)
    section = make.make_section(checklist, domain=Domain.PROCEDURES, title="Cơ chế một cửa")
    for figure in Figure:
        is_ratio = figure in RATIOS
        make.make_criterion(
            section,
            code=figure.name[:20],
            figure=figure,
            asks_verdict=False,
            asks_ratio=is_ratio,
            numbers=0 if is_ratio else 1,
        )
    checklist.publish(by=None)
    return checklist


def make_figure_visit(agency, unit, head, **fields):
    """A visit under way that is asked that checklist, by a team whose head is `head`."""
    round_ = make.make_round(make.make_plan(agency, units=[unit]), checklist=make_figure_checklist())
    return make.make_visit(make.make_team(round_, head=head), unit, **{"state": "under_way"} | fields)


def asked(visit, figure):
    return visit.asked().get(figure=figure)
