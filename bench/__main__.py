"""python -m bench SUITE...: measure in a test database beside that of DATABASE_URL, made and dropped here."""

import json
import os
import sys

import django


def main(names: list[str]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
    from django.db import connection

    from .suites import SUITES, figures

    if not names or set(names) - set(SUITES):
        sys.exit(f"Name one or more suites: {', '.join(SUITES)}")
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        for name in names:
            for line in figures(name):
                print(json.dumps(line), flush=True)
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main(sys.argv[1:])
