"""A table as tall as the page is known by the lines at its sides; a frame around the page is no table."""

import pytest

from reports.checking.page import Box, Page


def zones_of(*boxes):
    return Page(2, 210, 297, (), boxes).zones


# Word and LibreOffice draw no line between merged cells, but for those at the sides of the table.
SIDE = Box(30.1, 27.1, 30.1, 274.7)
BETWEEN = (Box(157.1, 27.3, 157.1, 38.6), Box(157.1, 44.9, 157.1, 101.7))


def test_the_sides_of_a_table_hold_its_merged_cells_too():
    assert zones_of(SIDE, *BETWEEN) == ((27.1, 274.7),)


@pytest.mark.parametrize("frame", [Box(10, 10, 10, 287), Box(0, 0, 210, 297), Box(30, 20, 195, 277)])
def test_what_is_drawn_around_the_page_or_behind_it_holds_nothing(frame):
    assert zones_of(frame, *BETWEEN) == ((27.3, 38.6), (44.9, 101.7))
