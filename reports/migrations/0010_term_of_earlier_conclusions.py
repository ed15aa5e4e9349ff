from django.conf import settings
from django.db import migrations


def enter_terms(apps, schema_editor):
    """As it was entered at the issue; a paper that is not issued yet printed the term of the settings."""
    documents = apps.get_model("reports", "Document").objects.using(schema_editor.connection.alias)
    conclusions = apps.get_model("findings", "Conclusion").objects.using(schema_editor.connection.alias)
    days, in_working_days = settings.TERMS["plan"]
    for paper in documents.filter(kind="conclusion"):
        paper.plan_days, paper.plan_in_working_days = days, in_working_days
        entered = conclusions.filter(visits__in=paper.visits.all()).order_by("pk").first()
        if paper.issued_on and entered:
            paper.plan_days = entered.plan_days
            paper.plan_in_working_days = entered.plan_in_working_days
        paper.save(update_fields=["plan_days", "plan_in_working_days"])


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0005_moves_of_plan_deadlines"),
        ("reports", "0009_term_of_conclusions"),
    ]

    operations = [migrations.RunPython(enter_terms, migrations.RunPython.noop)]
