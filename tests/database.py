"""The empty database, migrated once and copied for each process that tests.

`python -m tests.database` makes it at TEST_TEMPLATE: a file on SQLite, a database of its name on PostgreSQL.
Without TEST_TEMPLATE every process migrates its own.
"""

import os
import shutil
from pathlib import Path

TEMPLATE = Path(os.environ["TEST_TEMPLATE"]) if "TEST_TEMPLATE" in os.environ else None


def creation_settings(engine: str, scratch: Path) -> dict:
    """How Django makes the database of a test process; PostgreSQL copies by itself."""
    if engine.endswith("sqlite3"):
        return {"NAME": scratch / "test.sqlite3"}
    return {"TEMPLATE": TEMPLATE.name} if TEMPLATE else {}


def copy_template() -> bool:
    """Put the copy where the test database will be looked for; False when there is nothing to be put."""
    from django.db import connection

    if TEMPLATE is None or connection.vendor != "sqlite":
        return False
    shutil.copyfile(TEMPLATE, connection.settings_dict["TEST"]["NAME"])
    return True


def make_template():
    import django
    from django.db import connection

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    connection.settings_dict["TEST"] |= {
        "NAME": str(TEMPLATE) if connection.vendor == "sqlite" else TEMPLATE.name,
        "TEMPLATE": None,
    }
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()  # what SQLite wrote ahead goes into the file


if __name__ == "__main__":
    make_template()
