"""Nobody assesses the own unit, its predecessor, its successor, or a unit under one of them."""

from datetime import date

from tests import make
from tests.standing import standing
from units.permissions import may_assess


@standing
def thi_xa(que_vo, province):
    que_vo.valid_to = date(2023, 4, 9)
    que_vo.save()
    town = make.make_unit("Thị xã Quế Võ", parent=province, valid_from=date(2023, 4, 10))
    make.make_succession(que_vo, town, effective=date(2023, 4, 10))
    return town


@standing
def inspector(que_vo):
    return make.make_user(role="inspector", unit=que_vo)


def test_a_stranger_to_the_unit_may(minh, que_vo, phu_lang):
    assert may_assess(minh, que_vo) and may_assess(minh, phu_lang)


def test_a_person_without_a_unit_may(que_vo):
    assert may_assess(make.make_user(role="inspector"), que_vo)


def test_the_own_unit_is_refused_in_words(inspector, que_vo):
    verdict = may_assess(inspector, que_vo)
    assert not verdict and verdict.reason


def test_what_the_own_unit_became_is_refused(inspector, thi_xa):
    assert not may_assess(inspector, thi_xa)


def test_what_the_own_unit_came_from_is_refused(que_vo, thi_xa):
    assert not may_assess(make.make_user(role="inspector", unit=thi_xa), que_vo)


def test_a_unit_under_it_is_refused_under_any_name(inspector, thi_xa, phu_lang):
    new = make.make_unit("Phường Phố Mới", parent=thi_xa, valid_from=date(2023, 4, 10))
    assert not may_assess(inspector, phu_lang) and not may_assess(inspector, new)


def test_another_forerunner_of_the_own_heir_is_not_kin(so_noi_vu, province):
    """Sở Nội vụ of 2018 may judge the labour department of 2018, though both became one in 2025."""
    merged = make.make_unit("Sở Hợp nhất", parent=province)
    labour = make.make_unit("Sở Lao động", parent=province)
    make.make_succession(so_noi_vu, merged, kind="merge")
    make.make_succession(labour, merged, kind="merge")
    assert may_assess(make.make_user(role="inspector", unit=so_noi_vu), labour)


def test_a_page_full_of_verdicts_reads_the_register_once(
    inspector, que_vo, phu_lang, yen_phong, django_assert_num_queries
):
    with django_assert_num_queries(1):
        assert [bool(may_assess(inspector, unit)) for unit in [que_vo, phu_lang, yen_phong]] == [0, 0, 1]
