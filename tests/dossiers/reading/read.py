"""A made-up export read from its bytes to its end, for the tests beside this file."""

from dossiers.reading.aliases import shipped
from dossiers.reading.parsing import Options, parse
from dossiers.reading.problems import Problem
from dossiers.reading.sheets import open_export
from dossiers.records import Record


def read(file, **options):
    """The export, its records and its problems."""
    export = open_export(file, shipped())
    known = {"parts": export.header.parts, "state": export.header.state, "faults": export.sheet.faults}
    known["width"] = export.width
    found = list(parse(export.rows(), export.header.mapping, Options(shipped(), **known, **options)))
    records = [one for one in found if isinstance(one, Record)]
    return export, records, [one for one in found if isinstance(one, Problem)]


def kinds(problems):
    return [problem.kind.value for problem in problems]
