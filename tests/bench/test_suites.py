"""Each benchmark can be run, and what it measures asks the database no more when there is more."""

import pytest

from bench import dossiers, measure
from bench.suites import SUITES, figures

CASES = [(suite, name) for suite, cases in SUITES.items() for name in cases]


@pytest.fixture(autouse=True)
def _once(monkeypatch):
    monkeypatch.setattr(measure, "REPEATS", 1)
    # A process of its own would not see what the test has not committed.
    monkeypatch.setattr(dossiers, "peak_of_a_process", lambda *_: 0)


@pytest.mark.django_db
@pytest.mark.parametrize(("suite", "name"), CASES, ids=[name for _, name in CASES])
def test_queries_do_not_grow_with_the_rows(suite, name):
    case = SUITES[suite][name]
    assert case.run(10)["queries"] == case.run(30)["queries"]


@pytest.mark.django_db
def test_a_line_says_what_was_measured_and_how_it_compares(monkeypatch):
    monkeypatch.setitem(
        SUITES, "small", {"visit_page": measure.Case(SUITES["pages"]["visit_page"].measure, (4,))}
    )
    (line,) = figures("small")
    assert list(line) == ["suite", "database", "name", "n", "queries", "median_ms", "bare_ms", "ratio"]
    assert line["suite"] == "small" and line["n"] == 4 and line["ratio"] > 0
