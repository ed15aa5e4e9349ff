"""How findings become sentences of an administrative paper."""

from datetime import date

import pytest

from reports.prose import (
    EVERYONE,
    Found,
    name_units,
    paper_date,
    paper_number,
    paragraphs,
    sentence,
    tell,
)


@pytest.mark.parametrize(
    "day, words",
    [
        (date(2018, 9, 5), "ngày 05 tháng 9 năm 2018"),
        (date(2018, 2, 18), "ngày 18 tháng 02 năm 2018"),
        (date(2017, 12, 13), "ngày 13 tháng 12 năm 2017"),
    ],
)
def test_dates_carry_a_zero_before_days_under_ten_and_months_one_and_two(day, words):
    assert paper_date(day) == words


@pytest.mark.parametrize("number, written", [(4, "04"), (14, "14"), (1204, "1.204")])
def test_counts_under_ten_carry_a_zero(number, written):
    assert paper_number(number) == written


@pytest.mark.parametrize(
    "text, told",
    [
        ("chưa niêm yết", "Chưa niêm yết."),
        ("Chưa niêm yết;", "Chưa niêm yết."),
        ("Còn thiếu sót…", "Còn thiếu sót…"),
        ("Hai\ndòng.", "Hai dòng."),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_a_capital_and_ends_with_a_stop(text, told):
    assert sentence(text) == told


def test_bodies_of_one_kind_are_named_together():
    names = ["UBND huyện Quế Võ", "Sở Khoa học và Công nghệ", "UBND huyện Tiên Du", "UBND thị xã Từ Sơn"]
    assert (
        name_units(names) == "Sở Khoa học và Công nghệ; UBND các huyện: Quế Võ, Tiên Du; UBND thị xã Từ Sơn"
    )


def test_single_bodies_are_named_with_commas():
    assert name_units(["UBND xã Phù Lãng", "Sở Y tế"]) == "Sở Y tế, UBND xã Phù Lãng"


def test_all_visited_bodies_are_named_as_one():
    names = ["Sở Y tế", "UBND huyện Quế Võ", "UBND xã Phù Lãng"]
    assert name_units(reversed(names), everyone=names) == EVERYONE


def test_the_same_finding_of_several_units_is_told_once():
    found = [Found("Hồ sơ trả chậm", "Còn hồ sơ trả chậm", unit) for unit in ("Sở Y tế", "UBND huyện Quế Võ")]
    assert tell(found) == ("Còn hồ sơ trả chậm (Sở Y tế, UBND huyện Quế Võ).",)


def test_what_differs_is_told_unit_by_unit():
    found = [
        Found("Có cách làm mới", "trả kết quả tại nhà", "Sở Y tế"),
        Found("Có cách làm mới", "", "Sở Tư pháp"),
    ]
    (told,) = tell(found)
    assert told == "Có cách làm mới: trả kết quả tại nhà (Sở Y tế); nội dung này cũng có tại Sở Tư pháp."


def test_without_details_what_differs_is_only_named():
    found = [
        Found("Hồ sơ trả chậm", "62 hồ sơ", "Sở Y tế"),
        Found("Hồ sơ trả chậm", "58 hồ sơ", "Sở Tư pháp"),
    ]
    assert tell(found, details=False) == ("Hồ sơ trả chậm (các Sở: Y tế, Tư pháp).",)


def test_what_only_communes_have_comes_last_and_says_so():
    found = [
        Found("Thiếu bảng tên", "", "UBND xã Phù Lãng", commune=True),
        Found("Báo cáo chậm", "", "UBND huyện Quế Võ"),
    ]
    assert tell(found) == (
        "Báo cáo chậm (UBND huyện Quế Võ).",
        "Đối với cấp xã: Thiếu bảng tên (UBND xã Phù Lãng).",
    )


def test_sentences_flow_into_paragraphs_of_readable_length():
    made = paragraphs(["Một câu dài vừa phải. " * 10] * 9)
    assert 1 < len(made) < 9
    assert max(map(len, made)) < 1200
