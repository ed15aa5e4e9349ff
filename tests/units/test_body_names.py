"""Papers name the people's committee of a territory, and any other unit by its own name."""

import pytest

from tests import make
from units.names import body_name


@pytest.mark.parametrize(
    ("level", "name", "body"),
    [
        ("district", "Huyện Quế Võ", "UBND huyện Quế Võ"),
        ("district", "Thành phố Bắc Ninh", "UBND thành phố Bắc Ninh"),
        ("province", "Tỉnh Bắc Ninh", "UBND tỉnh Bắc Ninh"),
        ("province", "Thành phố Bắc Ninh", "UBND thành phố Bắc Ninh"),
        ("commune", "Thị trấn Phố Mới", "UBND thị trấn Phố Mới"),
        ("department", "Sở Nội vụ", "Sở Nội vụ"),
        ("centre", "Trung tâm Hành chính công huyện Quế Võ", "Trung tâm Hành chính công huyện Quế Võ"),
        ("commune", "", ""),
    ],
)
def test_the_body_of_a_unit(level, name, body):
    assert body_name(level, name) == body


def test_a_body_name_given_by_hand_stays(province):
    unit = make.make_unit("Huyện Gia Bình", parent=province, body_name="Ủy ban nhân dân huyện Gia Bình")
    unit.full_clean()
    unit.save()
    assert unit.body_name == "Ủy ban nhân dân huyện Gia Bình"
