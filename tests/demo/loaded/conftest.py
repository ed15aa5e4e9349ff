"""The demonstration, loaded once for all the tests that only look at it."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction


class _Undo(Exception):
    """Takes back what was loaded once the last test has looked."""


@pytest.fixture(scope="package")
def demonstration(_stage, django_db_blocker):
    """Everything that load_demo brings; these tests must not write outside their own transaction."""
    with django_db_blocker.unblock():
        _stage.clear()
        try:
            with transaction.atomic():
                call_command("load_demo", stdout=StringIO())
                yield
                _stage.clear()
                raise _Undo
        except _Undo:
            pass
