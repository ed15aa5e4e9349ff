"""The settings of the tests, but SQLite writes as safely as in use and no request looks for static files."""

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"

WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = False
