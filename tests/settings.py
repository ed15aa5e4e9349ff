"""The settings of the tests: quick, quiet, and writing only to a folder that is thrown away."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

SCRATCH = Path(tempfile.mkdtemp(prefix="reform-tests-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ["REFORM_VAR"] = str(SCRATCH)

from reform_inspect.settings import *  # noqa: E402, F403
from reform_inspect.settings import DATABASES  # noqa: E402

from .database import creation_settings  # noqa: E402

# On SQLite a file, not memory: every thread has its own connection, so that locks behave as they do in use.
DATABASES["default"]["TEST"] = creation_settings(DATABASES["default"]["ENGINE"], SCRATCH)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

MEDIA_ROOT = SCRATCH / "media"
STATIC_ROOT = SCRATCH / "static"
STATIC_ROOT.mkdir()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # the live server has nothing collected
