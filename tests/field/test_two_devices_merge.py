"""Of two values entered apart for one field the later stands, by the office's clock, the other beside it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from inspections.answering import Entry, save_answers
from inspections.models import AnswerChange
from tests import make

from .conftest import Tablet

pytestmark = pytest.mark.django_db
EARLIER = timedelta(minutes=-30)
LATER = timedelta(minutes=-10)


def test_the_value_entered_later_stands_though_it_arrived_first(tablet, her_tablet, criteria, visit):
    now = timezone.now()
    tablet.send(tablet.answer(criteria["A1"], note="Nhập sau", at=now + LATER))
    response = her_tablet.send(her_tablet.answer(criteria["A1"], note="Nhập trước", at=now + EARLIER))
    assert visit.answers.get().note == "Nhập sau"
    [told] = response.json()["answers"]
    assert (told["values"]["note"], told["contested"]) == ("Nhập sau", 1)
    assert "Nhập trước" in told["beside"]


def test_the_earlier_value_can_be_taken_by_one_tap(tablet, her_tablet, criteria, visit):
    now = timezone.now()
    tablet.send(tablet.answer(criteria["A1"], note="Nhập sau", at=now + LATER))
    her_tablet.send(her_tablet.answer(criteria["A1"], note="Nhập trước", at=now + EARLIER))
    change = AnswerChange.objects.get(contested=True)
    tablet.client.post(f"/cuoc/{visit.pk}/chon/{change.pk}/lay-lai/")
    assert visit.answers.get().note == "Nhập trước"
    assert not AnswerChange.objects.filter(contested=True).exists()


def test_both_values_stay_in_the_history(tablet, her_tablet, criteria):
    now = timezone.now()
    tablet.send(tablet.answer(criteria["A1"], note="Nhập sau", at=now + LATER))
    her_tablet.send(her_tablet.answer(criteria["A1"], note="Nhập trước", at=now + EARLIER))
    assert list(AnswerChange.objects.values_list("new", "stands")) == [
        ("Nhập sau", True),
        ("Nhập trước", False),
    ]


@pytest.mark.parametrize("wrong_by", [timedelta(days=-400), timedelta(hours=-3), timedelta(days=2)])
def test_a_clock_that_is_wrong_is_corrected_by_what_it_is_off(visit, minh, her_tablet, criteria, wrong_by):
    now = timezone.now()
    wrong = Tablet(visit, minh, skew=wrong_by)
    her_tablet.send(her_tablet.answer(criteria["A1"], note="Của Thủy", at=now + LATER))
    wrong.send(wrong.answer(criteria["A1"], note="Của Minh", at=now + EARLIER))
    assert visit.answers.get().note == "Của Thủy"
    entered = AnswerChange.objects.get(by=minh).entered_at
    assert abs(entered - (now + EARLIER)) < timedelta(seconds=5)


def test_at_the_same_moment_what_arrives_later_stands(tablet, her_tablet, criteria, visit, time_machine):
    time_machine.move_to("2026-11-24T03:00:00Z", tick=False)
    tablet.send(tablet.answer(criteria["A1"], note="Đến trước"))
    her_tablet.send(her_tablet.answer(criteria["A1"], note="Đến sau"))
    assert visit.answers.get().note == "Đến sau"


def test_nothing_is_entered_in_the_future(tablet, criteria):
    tablet.send(tablet.answer(criteria["A1"], note="Mai", at=timezone.now() + timedelta(days=1)))
    assert AnswerChange.objects.get().entered_at <= timezone.now()


def test_one_person_on_two_devices_keeps_both_words(tablet, visit, minh, criteria):
    second = Tablet(visit, minh)
    now = timezone.now()
    second.send(second.answer(criteria["A1"], note="Trên máy bàn", at=now + LATER))
    tablet.send(tablet.answer(criteria["A1"], note="Trên điện thoại", at=now + EARLIER))
    assert visit.answers.get().note == "Trên máy bàn"
    assert AnswerChange.objects.get(contested=True).beside == "Trên điện thoại"


def test_what_was_typed_knowing_the_other_value_is_no_clash(tablet, her_tablet, criteria, visit):
    """The device's clock does not matter where it had seen what it typed over."""
    tablet.send(tablet.answer(criteria["A1"], note="Trước"))
    her_tablet.send(
        her_tablet.answer(criteria["A1"], base=1, note="Sau", at=timezone.now() + timedelta(days=-1))
    )
    assert visit.answers.get().note == "Sau"
    assert not AnswerChange.objects.filter(contested=True).exists()


class AnyOrder(TestCase):
    """Whatever order entries arrive in, the one entered last stands, and the history has every word."""

    def setUp(self):
        province = make.make_unit("Tỉnh Bắc Ninh")
        agency = make.make_unit("Sở Nội vụ", parent=province)
        district = make.make_unit("Huyện Quế Võ", parent=province)
        self.people = [make.make_user(f"n{i}", role="inspector", unit=agency) for i in range(4)]
        round_ = make.make_round(make.make_plan(agency, units=[district]))
        team = make.make_team(round_, head=self.people[0], members=self.people[1:])
        self.visit = make.make_visit(team, district, state="under_way", members=self.people)
        self.criterion = self.visit.asked().first()

    @given(st.permutations(range(4)))
    def test_in_which_they_arrive(self, order):
        self.visit.answers.all().delete()
        start = timezone.now() - timedelta(hours=1)
        for place in order:
            moment = start + timedelta(minutes=place)
            entry = Entry(
                self.criterion.pk,
                0,
                {"note": f"Lời {place}"},
                whole=False,
                entered_at={"note": moment},
                source=str(place),
            )
            save_answers(self.visit, [entry], by=self.people[place])
        self.assertEqual(self.visit.answers.get().note, "Lời 3")
        said = set(AnswerChange.objects.values_list("new", flat=True))
        self.assertEqual(said, {f"Lời {place}" for place in range(4)})
