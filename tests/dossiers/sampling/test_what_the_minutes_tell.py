"""The minutes tell how the sample was drawn, every earlier draw with its reason, and what was found."""

from datetime import datetime

import pytest
from django.utils import timezone

from dossiers.models import Check, Sample
from dossiers.sample_words import samples_told

from .conftest import add_dossiers, make_counted

MORNING = timezone.make_aware(datetime(2018, 5, 15, 8, 5))


@pytest.fixture
def told(sample, extract):
    Sample.objects.update(seed="c0ffee", drawn_at=MORNING)
    return lambda: samples_told([extract])[extract.pk]


def test_they_tell_how_it_was_drawn(told):
    assert told().sentences[:3] == (
        "Chọn mẫu ngẫu nhiên 05 hồ sơ trong tổng số 40 hồ sơ được tính trong kỳ từ ngày 01/01/2018 đến ngày "
        "31/3/2018, theo phương pháp bốc thăm trong toàn bộ hồ sơ.",
        "Mẫu do phần mềm bốc thăm lúc 08 giờ 05 phút ngày 15/5/2018, người thực hiện: Phạm Văn Minh; mã bốc "
        "thăm: c0ffee. Với mã này và danh sách hồ sơ xếp theo thứ tự của tệp trích xuất "
        "từ phần mềm một cửa, đơn vị được kiểm tra và Đoàn kiểm tra đều có thể bốc thăm lại và nhận được "
        "đúng các hồ sơ đã chọn.",
        "Mẫu được chọn một lần, không chọn lại.",
    )


def test_they_tell_every_earlier_draw_with_its_reason(told, sample, officer):
    sample.redraw(by=officer, reason="Hồ sơ giấy đã chuyển kho.", method="lateness", size=6)
    Sample.objects.filter(pk=sample.pk).update(redrawn_at=MORNING)
    assert (
        "Mẫu chọn lần 1 (05 hồ sơ, lúc 08 giờ 05 phút ngày 15/5/2018, mã bốc thăm: c0ffee) được chọn lại lúc "
        "08 giờ 05 phút ngày 15/5/2018, người thực hiện: Lê Chuyên Viên; lý do: Hồ sơ giấy đã chuyển kho."
    ) in told().sentences
    assert "một nửa trong số hồ sơ trễ hạn" in told().sentences[0]
    assert len(told().codes) == 6


def test_they_tell_what_was_found_by_check_and_which_dossiers_were_drawn(told, sample, minh):
    first, second = sample.dossiers.all()[:2]
    first.look_into(by=minh, version=1, answers=dict.fromkeys(Check, "yes"), note="")
    second.look_into(by=minh, version=1, answers={"receipt": "no", "apology": "na"}, note="")
    assert told().sentences[-1] == "Đoàn kiểm tra đã kiểm tra 01 trong số 05 hồ sơ được chọn."
    assert ("Có Giấy tiếp nhận hồ sơ và hẹn trả kết quả", 1, 1, 0) in told().rows
    assert ("Hồ sơ quá hạn có Phiếu xin lỗi và hẹn lại ngày trả kết quả", 1, 0, 1) in told().rows
    assert len(told().rows) == len(Check)
    assert told().codes[0] == first.dossier.code


def test_nothing_is_told_while_none_was_drawn(extract):
    assert samples_told([extract]) == {}


def test_all_extracts_of_a_visit_take_three_queries(extract, sample, visit, minh, django_assert_num_queries):
    other = make_counted(visit, by=minh, sha256="1" * 64)
    add_dossiers(other, 20)
    Sample.draw_from(other, by=minh, method="simple", size=7)
    without = make_counted(visit, by=minh, sha256="2" * 64)
    with django_assert_num_queries(3):
        told = samples_told([extract, other, without])
    assert {pk: len(each.codes) for pk, each in told.items()} == {extract.pk: 5, other.pk: 7}
