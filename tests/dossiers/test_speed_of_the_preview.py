"""The pages of a file take the same number of queries however many columns, rows and errors it has."""

from django.urls import reverse

from tests import extracts
from tests.tools import count_queries


def bad(number):
    return [{"state": f"Chưa rõ {each % 7}"} for each in range(number)] + [{"received": "x"}] * number


def test_the_preview(desk, visit):
    few, many = (desk.hand_in(visit, extracts.export([{}, *bad(number)])) for number in (1, 60))
    assert many.rows_left_out == 120
    counts = [count_queries(desk.look, extract) for extract in (few, many)]
    assert counts[0] == counts[1] <= 26


def test_the_list_of_problems(desk, visit):
    few, many = (desk.hand_in(visit, extracts.export([{}, *bad(number)])) for number in (1, 60))
    counts = [
        count_queries(desk.client.get, reverse("dossiers:problems", args=[extract.pk]))
        for extract in (few, many)
    ]
    assert counts[0] == counts[1] <= 12
