"""A sample is drawn once from an extract, by those who may; a seed gives the same dossiers everywhere."""

import pytest

from core.errors import DomainError
from dossiers.models import Sample

from .conftest import add_dossiers, make_counted, rows_of

# What the seed gives on every database and machine.
KNOWN = {
    "simple": [32, 33, 28, 35, 22, 39],
    "procedure": [22, 37, 23, 17, 15, 30],
    "lateness": [20, 4, 8, 27, 5, 11],
}


def draw_known(monkeypatch, extract, by, method, size=6):
    monkeypatch.setattr("dossiers.models.samples.new_seed", lambda: "c0ffee")
    return Sample.draw_from(extract, by=by, method=method, size=size)


@pytest.mark.parametrize("method", Sample.Method.values)
def test_the_same_seed_draws_the_same_dossiers_on_every_database(extract, minh, monkeypatch, method):
    sample = draw_known(monkeypatch, extract, minh, method)
    assert rows_of(sample) == KNOWN[method]
    assert (sample.population, sample.drawn_by, sample.repeats) == (40, minh, True)


def test_a_draw_repeats_no_longer_once_dossiers_are_gone(sample, extract):
    drawn = sample.dossiers.values("dossier")
    extract.dossiers.exclude(pk__in=drawn).first().delete()
    assert not sample.repeats


def test_half_of_a_sample_by_lateness_is_late(extract, minh):
    sample = Sample.draw_from(extract, by=minh, method="lateness", size=8)
    assert sample.dossiers.filter(dossier__standing="late", stratum="late").count() == 4


def test_every_procedure_is_drawn_from_and_dossiers_without_one_are_a_procedure_of_their_own(extract, minh):
    add_dossiers(extract, 1, first=100)
    sample = Sample.draw_from(extract, by=minh, method="procedure", size=4)
    strata = set(sample.dossiers.values_list("stratum", flat=True))
    assert strata == {"1.000001", "2.000002", "3.000003", "-"}


def test_dossiers_that_do_not_count_are_not_drawn_from(extract, minh):
    add_dossiers(extract, 10, first=100, standing="not_counted", state=1)
    sample = Sample.draw_from(extract, by=minh, method="simple", size=40)
    assert sample.population == 40
    assert max(rows_of(sample)) == 40


def test_a_second_sample_needs_a_reason(sample, extract, minh):
    with pytest.raises(DomainError):
        Sample.draw_from(extract, by=minh, method="simple", size=5)
    assert extract.samples.count() == 1


@pytest.mark.parametrize("size", [0, 41, 501])
def test_the_size_lies_between_one_and_what_there_is(extract, minh, size):
    with pytest.raises(DomainError) as refusal:
        Sample.draw_from(extract, by=minh, method="simple", size=size)
    assert refusal.value.field == "size"
    assert not extract.samples.exists()


def test_the_other_team_and_the_unit_draw_nothing(extract, hoa, binh):
    for stranger in (hoa, binh):
        with pytest.raises(DomainError):
            Sample.draw_from(extract, by=stranger, method="simple", size=5)


@pytest.mark.parametrize("fields", [{"state": "read"}, {"state": "reduced"}, {"kind": "summary"}])
def test_lots_are_drawn_while_all_dossiers_are_there(visit, minh, fields):
    extract = make_counted(visit, by=minh, **fields)
    add_dossiers(extract, 5)
    with pytest.raises(DomainError):
        Sample.draw_from(extract, by=minh, method="simple", size=2)


@pytest.mark.parametrize("method", Sample.Method.values)
@pytest.mark.parametrize("more", [0, 3_000])
def test_drawing_takes_the_same_queries_from_many_dossiers(
    extract, minh, method, more, django_assert_max_num_queries
):
    add_dossiers(extract, more, first=100)
    with django_assert_max_num_queries(14):
        Sample.draw_from(extract, by=minh, method=method, size=10)
