"""Rows are written by the thousand as if each had been saved, on both databases."""

from datetime import date, timedelta

import pytest

from core.bulk import BulkWriter
from core.models import Holiday, Job

pytestmark = pytest.mark.django_db
NAMES = ("date", "kind", "name", "source")
HARD = "Tết \"Bính Ngọ\", \\N và\ttab\nhai dòng; 'nháy'"


def holidays(number):
    first = date(2050, 1, 1)
    return [(first + timedelta(days=place), "off", f"Ngày {place}", "") for place in range(number)]


def test_all_are_there_after_one_statement(django_assert_max_num_queries):
    with django_assert_max_num_queries(1 + 2):  # the savepoint of the act around it
        BulkWriter(Holiday, NAMES).insert(holidays(20))
    assert Holiday.objects.filter(date__year=2050).count() == 20


def test_more_than_a_statement_bears_are_all_there_in_their_order():
    rows = holidays(1_500)
    BulkWriter(Holiday, NAMES).insert(iter(rows))
    written = Holiday.objects.filter(date__year__gte=2050).order_by("pk")
    assert list(written.values_list(*NAMES)) == rows


def test_quotes_backslashes_and_line_ends_come_back_as_they_were():
    BulkWriter(Holiday, NAMES).insert([(date(2050, 1, 1), "off", HARD, HARD)])
    assert Holiday.objects.get(date=date(2050, 1, 1)).name == HARD


@pytest.fixture
def jobs():
    return [Job.objects.create(kind="k", key=f"k{place}", label="Việc", state="done") for place in range(3)]


def write(*rows):
    BulkWriter(Job, ("id", "error", "started_at")).update(rows)


def told(job):
    job.refresh_from_db()
    return job.error, job.started_at


def test_an_empty_text_stays_a_text_and_none_a_null(jobs):
    write((jobs[0].pk, "", None))
    assert told(jobs[0]) == ("", None)


def test_only_the_named_rows_change(jobs):
    write((jobs[0].pk, HARD, None), (jobs[2].pk, "khác", None))
    assert [told(job)[0] for job in jobs] == [HARD, "", "khác"]


def test_a_second_update_in_one_transaction_finds_its_place(jobs):
    for error in ("một", "hai"):
        write((jobs[0].pk, error, None))
    assert told(jobs[0])[0] == "hai"


def test_nothing_of_a_refused_batch_stays():
    twice = [*holidays(3), *holidays(1)]
    with pytest.raises(Exception, match="(?i)unique"):
        BulkWriter(Holiday, NAMES).insert(twice)
