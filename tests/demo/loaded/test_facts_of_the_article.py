"""What the article of 06/11/2018 states stands in the demonstration exactly as it says."""

from datetime import date

import pytest

from core.workdays import Calendar
from inspections.models import DrawCandidate, Evidence, Plan, PlanUnit, Round, Visit
from units.models import Unit

pytestmark = pytest.mark.usefixtures("demonstration", "db")

DEPARTMENTS = {
    "Sở Giao thông vận tải",
    "Sở Kế hoạch và Đầu tư",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Khoa học và Công nghệ",
}
CAPTIONS = {
    "Giám đốc Trung tâm HCC huyện Quế Võ đang giới thiệu với Đoàn kiểm tra việc niêm yết công khai TTHC"
    " tại nơi làm việc.",
    "Người dân hài lòng với thái độ phục vụ của cán bộ Một cửa khi đến giao dịch tại phường Vũ Ninh.",
}
DOUBTFUL = ["09214", "09256", "09286"]


def visits(level=None):
    found = Visit.objects.filter(round__code="BN-2018")
    return found.filter(unit__level=level) if level else found


def test_the_plan_and_its_decision_are_the_articles():
    plan = Plan.objects.get(year=2018)
    assert (plan.title, plan.decision_number) == ("Kế hoạch thanh tra, kiểm tra năm 2018", "563/QĐ-SNV")
    assert (plan.decision_date, plan.state) == (date(2017, 12, 13), "approved")
    assert plan.agency.name == "Sở Nội vụ"
    assert plan.changes.get(act="approve").at.date() == date(2017, 12, 13)


def test_four_departments_under_their_official_names():
    assert set(visits("department").values_list("body_name", flat=True)) == DEPARTMENTS


def test_seven_of_eight_districts_two_communes_each():
    districts = visits("district")
    assert len(districts) == 7
    assert "UBND huyện Quế Võ" in set(districts.values_list("body_name", flat=True))
    assert [visit.sub_visits.count() for visit in districts] == [2] * 7
    assert visits("commune").count() == 14
    assert visits("commune").filter(body_name="UBND phường Vũ Ninh").exists()


def test_no_other_unit_was_visited():
    assert visits().count() == 25


def test_the_communes_came_out_of_draws_that_can_be_repeated():
    plan = Plan.objects.get(year=2018)
    assert plan.draws.count() == 7
    drawn = PlanUnit.objects.filter(draw__plan=plan).values_list("unit", flat=True)
    assert set(drawn) == set(visits("commune").values_list("unit", flat=True))


@pytest.mark.parametrize("rows", [Visit, PlanUnit, DrawCandidate])
def test_the_three_doubtful_communes_are_not_even_in_a_draw(rows):
    assert Unit.objects.filter(code__in=DOUBTFUL).exists()
    assert not rows.objects.filter(unit__code__in=DOUBTFUL, unit__valid_from__year__lt=2025).exists()


def test_the_captions_of_the_two_photos_are_word_for_word():
    assert set(Evidence.objects.values_list("caption", flat=True)) >= CAPTIONS


def test_all_visits_of_the_round_are_concluded():
    round_ = Round.objects.get(code="BN-2018")
    assert set(round_.visits.values_list("state", flat=True)) == {"concluded"}
    assert round_.name == "Kiểm tra công tác cải cách hành chính năm 2018"


def test_every_visit_was_on_a_working_day():
    calendar = Calendar.load()
    assert all(calendar.is_working_day(visit.date) for visit in Visit.objects.all())
