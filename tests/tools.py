"""Programs that some tests need: without one they are skipped by name, and fail on the build server."""

import os
import shutil

import pytest


def require_program(*names: str) -> str:
    """The path of the first of `names` that is installed."""
    for name in names:
        path = shutil.which(name)
        if path:
            return path
    message = f"{names[0]} is not installed"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
