"""The data files, folded: on no day a code lives twice, and nothing vanishes between two units."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from units.models import Certainty, Level
from units.register_data import build

REGISTER = build()


def alive(day, level=None):
    return [unit for unit in REGISTER.units if unit.active_on(day) and level in (None, unit.level)]


def of_old_bac_ninh(unit):
    """Whether a unit of before 7/2025 lay in Bắc Ninh (code 27) and not in Bắc Giang."""
    return unit.code == "27" or bool(unit.parent and of_old_bac_ninh(unit.parent))


@given(st.dates(date(2016, 1, 1), date(2027, 12, 31)))
def test_on_no_day_a_code_or_a_name_in_one_place_lives_twice(day):
    keys = Counter(unit.code or (unit.parent, unit.name) for unit in alive(day))
    assert [key for key, times in keys.items() if times > 1] == []


def test_every_unit_that_ended_became_something_or_was_abolished():
    told = {item.old for item in REGISTER.successions}
    assert [unit.name for unit in REGISTER.units if unit.valid_to and unit not in told] == []


def test_no_day_lies_between_a_unit_and_its_heir():
    for item in REGISTER.successions:
        assert item.old.valid_to + timedelta(days=1) == item.effective
        assert item.new is None or item.new.active_on(item.effective)


def test_every_unit_hangs_on_one_that_existed_on_its_first_day():
    for unit in REGISTER.units:
        assert unit.level == Level.PROVINCE or unit.parent.active_on(unit.valid_from), unit.name


def test_what_began_after_the_first_lists_came_from_something():
    began = {item.new for item in REGISTER.successions}
    lists = {date(2016, 1, 1), date(2017, 1, 1), date(2025, 1, 4)}
    orphans = [unit.name for unit in REGISTER.units if unit not in began and unit.valid_from not in lists]
    assert orphans == []


@pytest.mark.parametrize(
    ("day", "districts", "communes"),
    [
        (date(2018, 10, 1), 8, 126),
        (date(2024, 11, 30), 8, 126),
        (date(2024, 12, 1), 8, 121),
        (date(2025, 6, 30), 8, 121),
    ],
)
def test_old_bac_ninh_day_by_day(day, districts, communes):
    def count(level):
        return sum(of_old_bac_ninh(unit) for unit in alive(day, level))

    assert (count(Level.DISTRICT), count(Level.COMMUNE)) == (districts, communes)


def test_the_last_communes_of_both_provinces_became_the_new_ones():
    assert len(alive(date(2025, 6, 30), Level.COMMUNE)) == 313
    new = alive(date(2025, 7, 1), Level.COMMUNE)
    kinds = Counter(unit.kind.value for unit in new)
    assert (len(new), kinds["xa"], kinds["phuong"]) == (99, 66, 33)
    assert alive(date(2025, 7, 1), Level.DISTRICT) == []


def test_only_what_the_article_names_is_sourced_among_the_bodies_of_2018():
    bodies = [unit for unit in alive(date(2018, 10, 1)) if unit.level in (Level.DEPARTMENT, Level.CENTRE)]
    assert {unit.name for unit in bodies if unit.certainty == Certainty.SOURCED} == {
        "Sở Nội vụ",
        "Sở Giao thông vận tải",
        "Sở Kế hoạch và Đầu tư",
        "Sở Lao động - Thương binh và Xã hội",
        "Sở Khoa học và Công nghệ",
        "Trung tâm Hành chính công huyện Quế Võ",
    }


def test_the_three_doubtful_wards_are_marked():
    doubtful = [u for u in alive(date(2018, 10, 1), Level.COMMUNE) if u.certainty == Certainty.BELIEVED]
    assert sorted(unit.code for unit in doubtful) == ["09214", "09256", "09286"]
