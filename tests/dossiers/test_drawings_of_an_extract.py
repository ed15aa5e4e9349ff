"""Where the late ones lie, drawn from what was counted: the worst first, and nothing where none is late."""

from datetime import date

from dossiers import charting
from dossiers.models import Axis, DossierCount


def office(name, **counts) -> DossierCount:
    return DossierCount(axis="office", name=name, **counts)


def test_the_worst_stand_first_and_those_in_time_have_no_bar():
    rows = [office("A", late=1), office("B", overdue=2, early=3), office("C", on_time=9)]
    drawn = charting.by_axis(rows, Axis.OFFICE, "Theo phòng")
    assert [(row.label, row.display) for row in drawn.chart.rows] == [("B", "2/5"), ("A", "1/1")]
    assert [line.name for line in drawn.lines] == ["B", "A", "C"]


def test_what_is_equally_bad_stands_by_the_alphabet():
    rows = [office(name, late=1) for name in ("Phòng Y tế", "Đội thuế", "Ban Dân tộc")]
    names = [line.name for line in charting.lines(rows, Axis.OFFICE)]
    assert names == ["Ban Dân tộc", "Đội thuế", "Phòng Y tế"]


def test_at_most_ten_bars_but_every_line_in_the_table():
    rows = [office(f"P{place}", late=place + 1) for place in range(14)]
    drawn = charting.by_axis(rows, Axis.OFFICE, "Theo phòng")
    assert len(drawn.chart.rows) == charting.MOST_BARS
    assert len(drawn.lines) == 14


def test_a_phone_gets_a_narrow_drawing_of_the_same():
    drawn = charting.by_axis([office("Phòng Tài nguyên và Môi trường", late=1)], Axis.OFFICE, "Theo phòng")
    assert [row.display for row in drawn.narrow.rows] == [row.display for row in drawn.chart.rows]
    assert drawn.narrow.width <= 300


def test_without_late_ones_nothing_is_drawn():
    assert charting.by_axis([office("A", early=3)], Axis.OFFICE, "Theo phòng") is None
    assert charting.by_week([office("A", early=3)]) is None


def test_what_is_not_counted_is_not_among_the_lines():
    rows = [office("A", late=1), office("B", not_counted=5)]
    assert [line.name for line in charting.lines(rows, Axis.OFFICE)] == ["A"]


def test_weeks_stand_in_their_order_with_what_was_in_time_late_and_open():
    rows = [
        DossierCount(axis="week", week=date(2018, 7, 9), late=1, overdue=1, running=4),
        DossierCount(axis="week", week=date(2018, 7, 2), early=2, on_time=1),
    ]
    drawn = charting.by_week(rows)
    assert [line.name for line in drawn.lines] == ["02/07", "09/07"]
    assert [[piece.display for piece in pile.pieces] for pile in drawn.chart.piles] == [["3"], ["2", "4"]]
    assert "02/07" in drawn.chart.desc


def test_the_share_late_is_of_all_counted():
    line = charting.Line("A", office("A", late=1, running=3, not_counted=9).counts)
    assert line.share_late == 25
