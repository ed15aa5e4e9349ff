"""The suites by name; a new one is a module with its CASES and a line here."""

from collections.abc import Iterator

from django.db import connection

from . import documents, dossiers, field, findings, pages

SUITES = {
    "pages": pages.CASES,
    "field": field.CASES,
    "findings": findings.CASES,
    "documents": documents.CASES,
    "dossiers": dossiers.CASES,
}


def figures(suite: str) -> Iterator[dict]:
    """One dict per name and size of the suite, each as soon as it is measured."""
    for name, case in SUITES[suite].items():
        for n in case.sizes:
            where = {"suite": suite, "database": connection.vendor, "name": name, "n": n}
            yield where | case.run(n)
