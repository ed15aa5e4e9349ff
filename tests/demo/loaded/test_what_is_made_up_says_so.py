"""What no source states is marked: people as invented, rounds, visits and pictures as illustrative."""

import pytest

from demo.story import DATA, read_text
from inspections.models import Evidence, Round, SelfEvidence, SelfReport, Visit
from units.models import User

pytestmark = pytest.mark.usefixtures("demonstration", "db")


def test_all_people_say_that_they_are_invented():
    assert User.objects.count() == User.objects.filter(invented=True).count() == 18


def test_what_is_sent_to_them_reaches_nobody():
    addresses = set(User.objects.values_list("email", flat=True))
    assert len(addresses) == 18
    assert all(address.endswith(".example") for address in addresses)


def test_rounds_visits_and_pictures_are_marked():
    for rows in (Round, Visit, Evidence, SelfReport, SelfEvidence):
        assert rows.objects.exists()
        assert not rows.objects.filter(illustrative=False).exists()


def test_plans_without_a_source_are_marked_and_the_sourced_one_says_what_is_made_up():
    plans = {round_.code: round_.plan for round_ in Round.objects.select_related("plan")}
    sourced = plans.pop("BN-2018")
    assert all(plan.illustrative and "minh họa" in plan.title for plan in plans.values())
    assert "minh họa" in sourced.purpose
    assert "minh họa" in sourced.scope
    assert all("minh họa" in draw.label for draw in sourced.draws.all())


def test_every_data_file_is_in_nfc():
    files = [path for path in DATA.rglob("*") if path.is_file()]
    assert len(files) > 20
    for path in files:
        read_text(path)
