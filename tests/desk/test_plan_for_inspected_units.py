"""An officer of an inspected unit sees the own unit in a plan, not who else was chosen or drawn."""

import pytest


@pytest.mark.parametrize(("person", "sees_others"), [("officer", True), ("minh", True), ("binh", False)])
def test_who_sees_the_other_units(client, cast, visit, plan, yen_phong, person, sees_others):
    client.force_login(cast[person])
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "Huyện Quế Võ" in page
    assert ("Huyện Yên Phong" in page) is sees_others


def test_the_pool_of_a_draw_is_not_shown_to_them(client, binh, officer, visit, plan, que_vo, phu_lang):
    plan.state = "draft"
    plan.save()
    plan.draw_units(by=officer, pool=[phu_lang], count=1, label="Các xã của huyện Quế Võ")
    client.force_login(binh)
    assert "Xã Phù Lãng" not in client.get(plan.get_absolute_url()).content.decode()
