"""What 0003 has carried over is gone from its old place."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0007_reinspections"),
        ("findings", "0003_reports_become_submissions"),
    ]

    operations = [
        migrations.DeleteModel(name="ReportFile"),
        migrations.DeleteModel(name="RemediationReport"),
        migrations.RemoveField(model_name="conclusion", name="visit"),
        migrations.AlterField(
            model_name="conclusion",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="conclusions",
                to="inspections.round",
                verbose_name="round",
            ),
        ),
    ]
