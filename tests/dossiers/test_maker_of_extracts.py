"""What the other tests start from: an extract with some dossiers in time, some late and some open."""

import pytest

from dossiers.rates import FINISHED_ONLY, NATIONAL
from tests import make


def test_the_maker_gives_dossiers_of_every_standing(visit, minh):
    extract = make.make_extract(visit, by=minh)
    counts = extract.totals.counts
    assert (counts.early, counts.on_time, counts.late, counts.running, counts.overdue) == (3, 2, 2, 1, 2)
    assert NATIONAL.share(counts) == (6, 10)
    assert FINISHED_ONLY.share(counts) == (5, 7)
    suggested = [dossier.suggested and dossier.suggested.code for dossier in extract.dossiers.late()]
    assert sorted(filter(None, suggested)) == ["not-handled", "other-body", "payment"]


@pytest.mark.parametrize("state", ["signed", "concluded"])
def test_a_visit_that_is_signed_had_its_extract_before(team_a, que_vo, minh, state):
    visit = make.make_visit(team_a, que_vo, state=state)
    assert make.make_extract(visit, by=minh).state == "counted"
    visit.refresh_from_db()
    assert visit.state == state
