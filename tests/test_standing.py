"""What stands from test to test is as the next one would have made it, and nothing else is there."""

import pytest

from tests import make
from units.models import Unit

from .standing import Stage

pytestmark = pytest.mark.django_db


def province():
    return make.make_unit("Tỉnh Bắc Ninh")


def district(province):
    return make.make_unit("Huyện Quế Võ", parent=province)


def renamed(province):
    province.name = "Tỉnh Kinh Bắc"
    province.save()
    return province


DISTRICT = {province: {}, district: {"province": province}}
RENAMED = {province: {}, renamed: {"province": province}}


@pytest.fixture
def place():
    place = Stage()
    yield place
    place.clear()


def names():
    return sorted(Unit.objects.values_list("name", flat=True))


def test_what_the_next_test_asks_for_too_is_not_made_again(place):
    place.prepare(DISTRICT)
    before = place.lent[district].pk, place.lent[province].pk
    place.prepare(DISTRICT)
    assert (place.lent[district].pk, place.lent[province].pk) == before
    assert names() == ["Huyện Quế Võ", "Tỉnh Bắc Ninh"]


def test_what_it_does_not_ask_for_is_gone(place):
    place.prepare(DISTRICT)
    place.prepare({province: {}})
    assert names() == ["Tỉnh Bắc Ninh"]
    assert district not in place.lent


def test_objects_are_lent_as_they_were_made(place):
    place.prepare(DISTRICT)
    place.lent[province].name = "Đã đổi"
    place.prepare(DISTRICT)
    assert place.lent[province].name == "Tỉnh Bắc Ninh"


def test_objects_of_a_test_know_each_other(place):
    place.prepare(DISTRICT)
    assert place.lent[district].parent is place.lent[province]


def test_what_a_fixture_does_to_another_goes_with_it(place):
    place.prepare(RENAMED)
    assert place.lent[province].name == "Tỉnh Kinh Bắc"
    place.prepare({province: {}})
    assert place.lent[province].name == "Tỉnh Bắc Ninh"
    assert names() == ["Tỉnh Bắc Ninh"]


def test_a_fixture_that_fails_leaves_nothing(place):
    def failing(province):
        make.make_unit("Huyện Quế Võ", parent=province)
        raise ValueError

    with pytest.raises(ValueError):
        place.prepare({province: {}, failing: {"province": province}})
    assert names() == ["Tỉnh Bắc Ninh"]
