"""The register's page shows the units of a day, found without diacritics, under their parents of that day."""

from datetime import date

import pytest
import time_machine

from tests import make
from units.models import Unit

URL = "/don-vi/"
NOW = date(2026, 10, 1)


@pytest.fixture
def page(client, viewer):
    client.force_login(viewer)
    return client


def shown(page, **asked):
    return [unit.name for unit, parent in page.get(URL, asked).context["rows"]]


def test_without_a_word_it_shows_the_units_of_today(page, que_vo, province):
    make.make_unit("Xã Cũ", parent=que_vo, valid_to=date(2025, 6, 30))
    make.make_unit("Xã Mới", parent=province, valid_from=date(2025, 7, 1))
    with time_machine.travel(NOW):
        assert "Xã Mới" in shown(page) and "Xã Cũ" not in shown(page)
    assert "Xã Cũ" in shown(page, on="30/06/2025") and "Xã Mới" not in shown(page, on="30/06/2025")
    assert {"Xã Cũ", "Xã Mới"} <= set(shown(page, on=""))


def test_it_is_searched_without_diacritics(page, que_vo, yen_phong):
    assert shown(page, q="que vo") == ["Huyện Quế Võ"]


def test_it_is_narrowed_to_a_level_and_a_district(page, phu_lang, que_vo, yen_phong):
    make.make_unit("Xã Dũng Liệt", parent=yen_phong)
    assert shown(page, level="commune", under=que_vo.pk) == ["Xã Phù Lãng"]


def test_a_bad_day_is_told_at_the_field(page, que_vo):
    answer = page.get(URL, {"on": "mai"})
    assert answer.status_code == 200 and "on" in answer.context["filter"].form.errors


def test_the_parent_bears_the_name_of_the_day(page, province, que_vo, phu_lang):
    que_vo.valid_to = date(2023, 4, 9)
    que_vo.save()
    town = make.make_unit("Thị xã Quế Võ", parent=province, valid_from=date(2023, 4, 10))
    make.make_succession(que_vo, town, effective=date(2023, 4, 10))
    rows = page.get(URL, {"on": "01/01/2024", "level": "commune"}).context["rows"]
    assert rows == [(phu_lang, town)]


def test_it_costs_the_same_for_fifty_units_as_for_two(page, register, django_assert_max_num_queries):
    with django_assert_max_num_queries(14) as few:
        page.get(URL, {"on": "01/06/2025", "q": "phu lang"})
    with django_assert_max_num_queries(14) as many:
        page.get(URL, {"on": "01/06/2025"})
    assert len(many) == len(few)


def test_everyone_who_signed_in_sees_the_register_and_nobody_else(client, cast, province):
    assert client.get(URL).status_code == 302
    for person in cast.values():
        client.force_login(person)
        assert client.get(URL).status_code == 200
        assert province in Unit.objects.visible_to(person)
