"""The page on which a notice is entered, and where a visit tells of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from inspections.models import Visit
from tests import make
from tests.world import signed_in

from .conftest import clock_of

pytestmark = pytest.mark.django_db


def page_of(round_):
    return reverse("inspections:announce", args=[round_.code])


def test_the_page_ticks_what_is_still_to_be_announced(coming, team_a, yen_phong, today, officer):
    other = make.make_visit(team_a, yen_phong, day=today + timedelta(days=4))
    make.announce(other, by=officer)
    lines = signed_in(officer).get(page_of(coming.round)).context["form"].lines()
    assert [(visit, ticked) for visit, ticked, _clock in lines] == [(coming, True), (other, False)]


def test_what_is_entered_on_the_page_holds_for_the_ticked_alone(coming, team_a, yen_phong, today, officer):
    other = make.make_visit(team_a, yen_phong, day=today + timedelta(days=4))
    data = {"number": " 65/TB-SNV ", "on": f"{today:%d/%m/%Y}", "visits": [coming.pk]}
    assert signed_in(officer).post(page_of(coming.round), data).status_code == 302
    told, untold = Visit.objects.get(pk=coming.pk), Visit.objects.get(pk=other.pk)
    assert (told.announcement_number, told.announced_on) == ("65/TB-SNV", today)
    assert untold.is_to_announce


def test_a_refused_form_keeps_what_was_typed_and_ticked(coming, team_a, yen_phong, today, officer):
    make.make_visit(team_a, yen_phong, day=today + timedelta(days=4))
    data = {"number": "", "on": f"{today:%d/%m/%Y}", "visits": [coming.pk]}
    form = signed_in(officer).post(page_of(coming.round), data).context["form"]
    assert "number" in form.errors
    assert [ticked for _visit, ticked, _clock in form.lines()] == [True, False]


def test_the_page_of_a_visit_tells_the_day_to_those_who_run_it(coming, officer, minh, binh):
    by = f"{clock_of(coming).by:%d/%m/%Y}"
    for person, knows in ((officer, True), (minh, True), (binh, False)):
        assert (by in signed_in(person).get(coming.get_absolute_url()).text) is knows, person
