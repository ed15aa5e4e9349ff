"""Beside a note stand the notes made before for the same criterion, as far as the person may read them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def noted(visit, que_vo):
    """noted("A", "B"): one visit for each note, which stands beside A1; the last is the newest."""

    def write(*notes, team=visit.team, unit=que_vo, **fields):
        for place, note in enumerate(notes):
            day = date(2018, 1, 1) + timedelta(days=team.visits.count())
            other = make.make_visit(team, unit, day=day, **{"state": "completed"} | fields)
            at = timezone.now() + timedelta(minutes=place)
            make.make_answer(other, other.asked().get(code="A1"), note=note, changed_at=at)

    return write


def offered(sheet, code="A1"):
    lines = sheet.get().context["lines"]
    return next(line.phrases for line in lines if line.criterion.code == code)


def test_the_most_used_come_first_then_the_latest(noted, sheet):
    noted("Niêm yết thiếu", "Chưa cập nhật", "Niêm yết thiếu", "Đủ theo quy định")
    assert offered(sheet) == ["Niêm yết thiếu", "Đủ theo quy định", "Chưa cập nhật"]


def test_at_most_five_are_offered_and_no_long_story(noted, sheet):
    noted(*[f"Câu số {n}" for n in range(7)], "Dài" * 100)
    assert offered(sheet) == [f"Câu số {n}" for n in (6, 5, 4, 3, 2)]


def test_another_criterion_and_this_visit_offer_nothing(noted, sheet, visit):
    noted("Niêm yết thiếu", "")
    sheet.save(A1={"verdict": "no", "note": "Lời của chính mình"})
    assert offered(sheet) == ["Niêm yết thiếu"]
    assert offered(sheet, "A2") == []


def test_notes_of_visits_that_the_person_does_not_see_stay_unseen(noted, sheet, team_b):
    noted("Của đoàn khác", team=team_b)
    assert offered(sheet) == []


def test_who_comes_from_a_unit_does_not_read_what_is_not_signed_about_it(
    noted, sheet, visit, team_b, an, yen_phong
):
    visit.team.members.create(user=an, role="member")
    visit.members.add(an)
    noted("Chưa ký", team=team_b, unit=yen_phong)
    noted("Đã ký", team=team_b, unit=yen_phong, state="signed")
    sheet.client.force_login(an, "units.backends.PeopleBackend")
    assert offered(sheet) == ["Đã ký"]


def test_who_only_reads_is_offered_none(noted, sheet, officer):
    noted("Niêm yết thiếu")
    sheet.client.force_login(officer, "units.backends.PeopleBackend")
    assert offered(sheet) == []
