"""A unit lives from its first to its last day, and is found again under the names it bore."""

from datetime import date

from tests import make
from tests.standing import standing
from units.models import Unit, parents_on

RENAMED = date(2023, 4, 10)


@standing
def thi_xa(que_vo, province):
    """Quế Võ became a town on 10/4/2023; Phù Lãng's row still hangs on the rural district."""
    que_vo.valid_to = date(2023, 4, 9)
    que_vo.save()
    town = make.make_unit("Thị xã Quế Võ", parent=province, valid_from=RENAMED)
    make.make_succession(que_vo, town, kind="rename", effective=RENAMED)
    return town


def test_the_first_and_the_last_day_count(que_vo, thi_xa):
    assert que_vo.active_on(date(2023, 4, 9)) and not que_vo.active_on(RENAMED)
    assert thi_xa.active_on(RENAMED) and not thi_xa.active_on(date(2023, 4, 9))
    assert set(Unit.objects.active_on(RENAMED).of_level("district")) == {thi_xa}
    assert set(Unit.objects.active_on(date(2023, 4, 9)).of_level("district")) == {que_vo}


def test_what_lay_under_the_old_name_lies_under_the_new(que_vo, thi_xa, phu_lang, province):
    assert list(Unit.objects.under(thi_xa)) == [phu_lang]
    assert list(Unit.objects.under(que_vo)) == [phu_lang]
    assert phu_lang in Unit.objects.under(province)
    assert not Unit.objects.under(phu_lang).exists()


def test_the_parent_bears_the_name_of_the_day(que_vo, thi_xa, phu_lang):
    assert phu_lang.parent_on(date(2018, 10, 1)) == que_vo
    assert phu_lang.parent_on(date(2024, 1, 1)) == thi_xa


def test_a_parent_that_nothing_followed_stays_the_one_recorded(que_vo, phu_lang):
    que_vo.valid_to = date(2025, 6, 30)
    que_vo.save()
    assert phu_lang.parent_on(date(2026, 1, 1)) == que_vo


def test_parents_of_many_units_cost_as_many_queries_as_of_one(
    thi_xa, phu_lang, que_vo, django_assert_num_queries
):
    make.make_unit("Xã Đào Viên", parent=que_vo)
    units = list(Unit.objects.filter(level="commune").select_related("parent"))
    with django_assert_num_queries(2):
        parents = parents_on(units, date(2024, 1, 1))
    assert set(parents.values()) == {thi_xa}


def test_lineage_goes_back_and_never_forward(que_vo, thi_xa, yen_phong):
    assert thi_xa.lineage() == {que_vo.pk, thi_xa.pk}
    assert que_vo.lineage() == {que_vo.pk}
    assert [step.new for step in que_vo.becomes.all()] == [thi_xa]


def test_lineage_costs_one_query_however_long(que_vo, thi_xa, province, django_assert_num_queries):
    city = make.make_unit("Thành phố Quế Võ", parent=province, valid_from=date(2026, 1, 1))
    make.make_succession(thi_xa, city, kind="rename", effective=date(2026, 1, 1))
    with django_assert_num_queries(1):
        assert city.lineage() == {que_vo.pk, thi_xa.pk, city.pk}
