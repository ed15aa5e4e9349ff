"""Running numbers are never given twice, however many ask at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from core.numbering import next_number


@pytest.mark.django_db
def test_each_series_and_year_counts_from_one():
    assert [
        next_number("A", 2018),
        next_number("A", 2018),
        next_number("A", 2019),
        next_number("B", 2018),
    ] == [
        1,
        2,
        1,
        1,
    ]


@pytest.mark.django_db
def test_a_transaction_that_is_undone_gives_its_number_back():
    next_number("A", 2018)
    with pytest.raises(RuntimeError), transaction.atomic():
        assert next_number("A", 2018) == 2
        raise RuntimeError
    assert next_number("A", 2018) == 2


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_different_numbers():
    def ask(_):
        try:
            return next_number("A", 2018)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(ask, range(24)))
    assert sorted(numbers) == list(range(1, 25))
