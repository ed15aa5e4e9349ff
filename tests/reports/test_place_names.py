"""A place is called by its name without the word for its kind, whether that is one word or two."""

import pytest

from reports.wording import bare_name


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Tỉnh Bắc Ninh", "Bắc Ninh"),
        ("Thành phố Bắc Ninh", "Bắc Ninh"),
        ("Thị xã Từ Sơn", "Từ Sơn"),
        ("Thị trấn Lim", "Lim"),
        ("Huyện Quế Võ", "Quế Võ"),
        ("Phường Vũ Ninh", "Vũ Ninh"),
    ],
)
def test_the_kind_is_left_out(name, bare):
    assert bare_name(name) == bare
