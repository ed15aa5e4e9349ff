"""What tests share: programs that some of them need, and the counting of queries."""

import os
import shutil

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext


def require_program(*names: str) -> str:
    """The path of the first of `names` that is installed; without it the test is skipped by name.

    On the build server (CI=true) that is a failure.
    """
    for name in names:
        path = shutil.which(name)
        if path:
            return path
    message = f"{names[0]} is not installed"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def count_queries(act, *args) -> int:
    """How many queries `act(*args)` takes, whichever test ran before it in the same process."""
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as captured:
        act(*args)
    return len(captured)
