"""Procedures are found and ordered by the keys that other things have."""

from django.db import migrations, models

from core.text import clean_line, fold, sort_key


def fill_keys(apps, schema_editor):
    """As `core.models.Searchable` writes them."""
    model = apps.get_model("dossiers", "Procedure")
    rows = list(model.objects.all())
    for row in rows:
        row.search = fold(clean_line(f"{row.code} {row.name}"))
        row.sort_key = sort_key(row.name or row.code)
    model.objects.bulk_update(rows, ["search", "sort_key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_persons_beside_their_names")]

    operations = [
        migrations.AlterModelOptions(
            name="procedure",
            options={
                "ordering": ["sort_key", "code"],
                "verbose_name": "administrative procedure",
                "verbose_name_plural": "administrative procedures",
            },
        ),
        migrations.AddField(
            model_name="procedure",
            name="search",
            field=models.TextField(blank=True, editable=False, verbose_name="search text", default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="procedure",
            name="sort_key",
            field=models.CharField(
                blank=True, db_index=True, editable=False, max_length=500, verbose_name="sort key", default=""
            ),
            preserve_default=False,
        ),
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
    ]
