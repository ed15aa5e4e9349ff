"""Columns pile up their numbers from one zero line, stay on the paper, and say in words what they show."""

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from core.columns import Column, columns

SERIES = ["Khắc phục đúng hạn", "Khắc phục chậm", "Chưa khắc phục"]
ROWS = [Column(("Quý III", "2018"), (25, 2, 1207)), Column(("Quý IV", "2018"), (0, 0, 0))]

numbers = st.tuples(*[st.integers(0, 5000)] * 3)
several = st.lists(st.builds(Column, st.just(("Quý I", "2018")), numbers), max_size=12)


@given(several, st.integers(200, 900))
def test_everything_stays_on_the_paper_and_nothing_overlaps(asked, width):
    chart = columns(asked, SERIES, "t", width=width)
    right = 0
    for pile in chart.piles:
        assert pile.x >= right and pile.x + pile.width <= chart.width
        right = pile.x + pile.width
        assert 0 < pile.sum_y < chart.height
        assert all(0 < line.y < chart.height for line in pile.lines)
        edges = [edge for piece in pile.pieces for edge in (piece.y + piece.height, piece.y)]
        assert edges == sorted(edges, reverse=True)
    assert all(entry.text_x < chart.width for entry in chart.legend)


@given(several.filter(bool))
def test_a_column_is_as_high_as_its_numbers_together(asked):
    chart = columns(asked, SERIES, "t")
    zero, top = chart.grid[0].y, chart.grid[-1].y
    highest = max(sum(column.values) for column in asked)
    for column, pile in zip(asked, chart.piles, strict=True):
        drawn = sum(piece.height for piece in pile.pieces)
        assert drawn <= zero - top
        if highest:
            assert abs(drawn * highest - (zero - min(_tops(chart))) * sum(column.values)) <= highest


def _tops(chart):
    return [piece.y for pile in chart.piles for piece in pile.pieces]


@given(st.integers(1, 100_000))
def test_the_grid_has_few_lines_and_reaches_over_the_highest(highest):
    grid = columns([Column(("2018",), (highest, 0, 0))], SERIES, "t").grid
    assert 2 <= len(grid) <= 6
    assert grid[0].display == "0"
    assert int(grid[-1].display.replace(".", "").replace(",", "")) >= highest


def test_it_says_in_words_what_it_shows_and_numbers_as_they_are_written():
    drawing = render_to_string("components/columns.svg", {"chart": columns(ROWS, SERIES, "Theo thời gian")})
    assert "Quý III 2018: Khắc phục đúng hạn 25, Khắc phục chậm 2, Chưa khắc phục 1.207" in drawing
    assert ">1.234</text>" in drawing
    assert 'role="img"' in drawing
    assert "style=" not in drawing


def test_without_columns_there_is_still_a_drawing():
    assert columns([], SERIES, "t").piles == ()
