"""Which version of this software runs."""

import tomllib
from functools import cache

from django.conf import settings


@cache
def version() -> str:
    """As the project's own file has it; the application runs from its folder and is not installed."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return project["project"]["version"]
