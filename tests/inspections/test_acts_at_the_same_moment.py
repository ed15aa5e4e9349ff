"""What a request read a moment ago may be past: verbs look again under lock before they write."""

from datetime import date

import pytest

from core.errors import DomainError
from inspections.models import Round, Visit
from tests import make
from tests.standing import standing

pytestmark = pytest.mark.django_db


@standing
def planned(team_a, que_vo):
    return make.make_visit(team_a, que_vo)


def start_elsewhere():
    Visit.objects.update(state="under_way")


def test_a_visit_started_meanwhile_is_neither_moved_nor_cancelled(planned, officer):
    start_elsewhere()
    with pytest.raises(DomainError):
        planned.reschedule(by=officer, date=date(2018, 9, 20))
    with pytest.raises(DomainError):
        planned.cancel(by=officer)
    assert Visit.objects.get().state == "under_way"


def test_no_photo_comes_to_a_visit_completed_meanwhile(visit, minh):
    Visit.objects.update(state="completed")
    with pytest.raises(DomainError):
        visit.add_evidence(make.make_image(), by=minh)
    assert not visit.evidence.exists()


def test_a_photo_of_a_visit_completed_meanwhile_stays(visit, minh):
    photo = make.make_photo(visit, by=minh)
    Visit.objects.update(state="completed")
    with pytest.raises(DomainError):
        photo.remove(by=minh)
    assert visit.evidence.exists()


def test_who_may_not_complete_a_visit_does_not_learn_how_much_is_missing(visit, binh):
    with pytest.raises(DomainError) as refusal:
        visit.complete(by=binh)
    assert not any(char.isdigit() for char in str(refusal.value))


def test_what_is_asked_stays_once_the_round_opened_meanwhile(inspection_round, officer):
    Round.objects.update(state="preparing")
    read_before = Round.objects.get()
    Round.objects.update(state="open")
    with pytest.raises(DomainError):
        read_before.ask("district", [], by=officer)
    assert inspection_round.asked.filter(level="district").exists()


def test_a_visit_cancelled_meanwhile_is_told_and_no_error(planned, officer, minh):
    Visit.objects.all().delete()
    for act in (
        lambda: planned.start(by=minh),
        lambda: planned.reschedule(by=officer, date=date(2018, 9, 20)),
        lambda: planned.cancel(by=officer),
    ):
        with pytest.raises(DomainError):
            act()
