"""Bars are drawn in whole numbers, none is lost, and the drawing says in words what it shows."""

from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.charts import LETTER, Bar, bars

ROWS = [Bar("Cải cách thủ tục hành chính", 12, "12"), Bar("Cải cách tài chính công", 0, "0")]

values = st.lists(st.floats(0, 1e6) | st.integers(0, 50), max_size=12)


def test_zero_keeps_its_row():
    chart = bars(ROWS, title="Tồn tại theo lĩnh vực")
    assert [row.bar_width for row in chart.rows][1] == 0
    assert [row.display for row in chart.rows] == ["12", "0"]
    assert "Cải cách tài chính công: 0" in chart.desc


@given(values, st.integers(300, 900), st.text("abc đêơ", max_size=90))
def test_everything_stays_on_the_paper_and_no_rows_touch(numbers, width, label):
    chart = bars([Bar(label, value, "9") for value in numbers], title="t", width=width)
    for row in chart.rows:
        assert isinstance(row.bar_width, int)
        assert row.bar_y >= 0 and row.bar_y + row.bar_height <= chart.height
        assert row.value_x < width
        assert all(0 <= line.y <= chart.height for line in row.lines)
    edges = [edge for row in chart.rows for edge in (row.bar_y, row.bar_y + row.bar_height)]
    assert edges == sorted(edges)


def test_long_numbers_stay_on_the_paper_too():
    chart = bars([Bar("Phòng Kinh tế", 9, "12.345/123.456")], title="t", width=300)
    assert chart.rows[0].value_x + LETTER * len("12.345/123.456") <= 300


def test_two_drawings_of_one_thing_are_told_apart_on_a_page():
    assert bars(ROWS, title="t", width=300).id != bars(ROWS, title="t", width=600).id


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=9))
def test_longer_bars_are_longer(numbers):
    chart = bars([Bar("x", value, str(value)) for value in numbers], title="t")
    drawn = [row.bar_width for row in chart.rows]
    assert sorted(range(len(numbers)), key=lambda i: (numbers[i], i)) == sorted(
        range(len(numbers)), key=lambda i: (drawn[i], numbers[i], i)
    )


def test_the_drawing_is_the_same_each_time_and_readable_in_vietnamese():
    with translation.override("vi"):
        first, second = (
            render_to_string("components/bars.svg", {"chart": bars(ROWS, title="Tồn tại", width=701)})
            for _ in "ab"
        )
    assert first == second
    assert 'role="img"' in first
    assert "style=" not in first
