"""The style sheet knows every width that a column of a preparing paper asks for."""

import re

import pytest
from django.contrib.staticfiles import finders

from reports.kinds import compose
from reports.models import Document

from .. import make
from .told import widths

Kind = Document.Kind


@pytest.mark.parametrize("kind", [Kind.PLAN, Kind.TEAM_DECISION, Kind.OUTLINE, Kind.SCHEDULE_NOTICE])
def test_every_width_has_its_class(kind, visit, officer, phu_lang):
    make.make_visit(visit.team, phu_lang, parent=visit)
    plan = visit.round.plan
    type(plan).objects.update(state="draft")
    plan.refresh_from_db()
    plan.draw_units(by=officer, pool=[phu_lang], count=1, label="Các xã")
    things = {Kind.PLAN: plan, Kind.TEAM_DECISION: visit.team}
    asked = widths(compose(Document.of(things.get(kind, visit.round), kind)))
    with open(finders.find("css/reports/paper.css")) as sheet:
        known = set(map(int, re.findall(r"\.c-(\d+) ", sheet.read())))
    assert asked and asked <= known
