"""Walking up from a unit ends at the top: nothing belongs to what lies under it."""

import pytest
from django.core.exceptions import ValidationError

pytestmark = pytest.mark.django_db


def test_a_district_cannot_be_put_under_its_own_commune(que_vo, phu_lang):
    que_vo.parent = phu_lang
    with pytest.raises(ValidationError) as refusal:
        que_vo.clean()
    assert list(refusal.value.message_dict) == ["parent"]


def test_moving_it_to_another_place_is_no_circle(phu_lang, yen_phong):
    phu_lang.parent = yen_phong
    phu_lang.clean()
