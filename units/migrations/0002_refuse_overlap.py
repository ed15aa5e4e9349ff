"""No two rows of one unit may be alive at once: the database itself refuses it.

One unit is one code, or without a code one name under one parent. PostgreSQL has exclusion constraints
for this (with btree_gist); SQLite gets triggers that do the same. Beware: Django alters a SQLite table by
copying it, and triggers do not come along. A later migration that alters units_unit must run
`create_guards` of a migration like this one again; tests/units/test_overlap.py would notice.
"""

from django.db import migrations

POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    """
    ALTER TABLE units_unit ADD CONSTRAINT unit_code_no_overlap
    EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
    WHERE (code <> '')
    """,
    """
    ALTER TABLE units_unit ADD CONSTRAINT unit_name_no_overlap
    EXCLUDE USING gist (
        COALESCE(parent_id, 0) WITH =, name WITH =, daterange(valid_from, valid_to, '[]') WITH &&
    )
    WHERE (code = '')
    """,
]
POSTGRESQL_UNDO = [
    "ALTER TABLE units_unit DROP CONSTRAINT unit_name_no_overlap",
    "ALTER TABLE units_unit DROP CONSTRAINT unit_code_no_overlap",
]

# Dates are ISO text in SQLite, so they compare as text; an open end comes after every date.
SQLITE_TRIGGER = """
    CREATE TRIGGER unit_no_overlap_{event} BEFORE {when} ON units_unit
    WHEN EXISTS (
        SELECT 1 FROM units_unit AS other
        WHERE other.id IS NOT NEW.id
          AND other.code = NEW.code
          AND (NEW.code <> '' OR (other.name = NEW.name AND other.parent_id IS NEW.parent_id))
          AND other.valid_from <= COALESCE(NEW.valid_to, '9999-12-31')
          AND NEW.valid_from <= COALESCE(other.valid_to, '9999-12-31')
    )
    BEGIN SELECT RAISE(ABORT, 'unit_no_overlap'); END
"""
SQLITE = [
    SQLITE_TRIGGER.format(event="insert", when="INSERT"),
    SQLITE_TRIGGER.format(event="update", when="UPDATE OF code, name, parent_id, valid_from, valid_to"),
]
SQLITE_UNDO = ["DROP TRIGGER unit_no_overlap_insert", "DROP TRIGGER unit_no_overlap_update"]


def _run(schema_editor, **statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def create_guards(apps, schema_editor):
    _run(schema_editor, postgresql=POSTGRESQL, sqlite=SQLITE)


def drop_guards(apps, schema_editor):
    _run(schema_editor, postgresql=POSTGRESQL_UNDO, sqlite=SQLITE_UNDO)


class Migration(migrations.Migration):
    dependencies = [("units", "0001_initial")]
    operations = [migrations.RunPython(create_guards, drop_guards)]
