from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """Until now every paper was about a round: its agency is that of the round's plan."""
    rounds = apps.get_model("inspections", "Round").objects.filter(pk=OuterRef("round_id"))
    agency = Subquery(rounds.values("plan__agency")[:1])
    for name in ("Document", "HistoricalDocument"):
        apps.get_model("reports", name).objects.filter(agency=None).update(agency_id=agency)


class Migration(migrations.Migration):

    dependencies = [
        ("reports", "0002_documents_about_units_and_submissions"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
