"""How much of each level a plan reaches, counted on a day on which the agency's units exist."""

from datetime import date
from decimal import Decimal

import pytest

from inspections.models.plans import Coverage
from tests import make

pytestmark = pytest.mark.django_db


def of_level(plan, level):
    return next(row for row in plan.coverage if row.level == level)


def test_a_province_that_plans_for_itself_counts_its_units(province, que_vo, yen_phong):
    plan = make.make_plan(province, units=[que_vo])
    assert of_level(plan, "district").alive == 2


def test_an_agency_of_the_reorganisation_counts_the_units_that_came_with_it():
    new_province = make.make_unit("Tỉnh Mới", valid_from=date(2025, 7, 1))
    agency = make.make_unit("Sở Nội vụ", parent=new_province, valid_from=date(2025, 7, 1))
    commune = make.make_unit("Xã Mới", parent=new_province, valid_from=date(2025, 7, 1))
    plan = make.make_plan(agency, units=[commune], year=2025)
    assert plan.reference_day == date(2025, 7, 1)
    assert of_level(plan, "commune").alive == 1


def test_an_older_agency_counts_the_units_of_new_years_day(so_noi_vu, que_vo):
    make.make_unit("Xã Giữa Năm", parent=que_vo, valid_from=date(2018, 6, 1))
    plan = make.make_plan(so_noi_vu, units=[que_vo])
    assert plan.reference_day == date(2018, 1, 1)
    assert [row.level for row in plan.coverage] == ["district"]


def test_half_a_tenth_of_a_percent_is_rounded_up_as_people_do():
    assert Coverage("commune", "Cấp xã", 16, 1, 1, None).percent == Decimal("6.3")
