"""Measuring: the queries of a call, and its time beside that of a bare counterpart in the same run."""

import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

REPEATS = 11

TRANSACTION_WORDS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@dataclass(frozen=True)
class Case:
    """One name of a suite: what measures it for a size, and the sizes that a run asks for."""

    measure: Callable[[int], dict]
    sizes: tuple[int, ...]
    commits: bool = False  # what it times must reach the disk, so its rows are not rolled back

    def run(self, n: int) -> dict:
        """The figures for `n`; the next case does not see the rows of this one."""
        if self.commits:
            return self.measure(n)
        with transaction.atomic():
            figures = self.measure(n)
            transaction.set_rollback(True)
        return figures


def compare(full: Callable, bare: Callable, *, repeats: int | None = None) -> dict:
    """Figures of `full` beside `bare`.

    Both are called once beforehand, so that templates are compiled, and then in turn, so that whatever
    else the machine does meanwhile falls on both.
    """
    for warm_up in (full, bare):
        warm_up()
    queries = count_queries(full)
    pairs = [(milliseconds(full), milliseconds(bare)) for _ in range(repeats or REPEATS)]
    mine, theirs = (median(column) for column in zip(*pairs, strict=True))
    return {
        "queries": queries,
        "median_ms": round(mine, 2),
        "bare_ms": round(theirs, 2),
        "ratio": round(mine / theirs, 2),
    }


def count_queries(call: Callable) -> int:
    """Statements that read or write; what only opens or ends a transaction is not counted."""
    with CaptureQueriesContext(connection) as captured:
        call()
    return sum(not query["sql"].startswith(TRANSACTION_WORDS) for query in captured.captured_queries)


def peak_mb(call: Callable) -> float:
    """Megabytes that `call` holds at most at one time, beside what was held before it."""
    tracemalloc.start()
    try:
        before, _peak = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        call()
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return round((peak - before) / 1024 / 1024, 1)


def milliseconds(call: Callable) -> float:
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1000
