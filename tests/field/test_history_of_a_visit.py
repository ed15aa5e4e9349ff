"""The reasons given between a team and its agency are not read by the inspected unit."""

import pytest

from inspections.models import Visit
from tests.standing import standing

from .. import make

REASON = "Còn thiếu ảnh chụp quầy số 3"


@standing
def reopened(team_a, que_vo, minh):
    """A visit that was reopened for a reason and has been signed since."""
    visit = make.make_visit(team_a, que_vo, state="completed")
    visit.reopen(by=minh, note=REASON)
    Visit.objects.filter(pk=visit.pk).update(
        state="signed", minutes_signed_on=visit.date, minutes_signed_by="Chủ tịch UBND huyện"
    )
    return visit


@pytest.mark.parametrize(("person", "reads"), [("minh", True), ("officer", True), ("binh", False)])
def test_who_reads_why_it_was_reopened(client, cast, reopened, person, reads):
    client.force_login(cast[person])
    page = client.get(reopened.get_absolute_url())
    assert page.status_code == 200
    assert (REASON in page.content.decode()) is reads
